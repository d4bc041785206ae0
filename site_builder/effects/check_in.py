"""The conversation of `okrs check-in`: a question a key result, and what each answer does."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.text import Text

from site_builder.effects.branch import Proposed
from site_builder.effects.status import STYLES, SYMBOLS
from site_builder.effects.terminal import STYLES as FINDING_STYLES
from site_builder.effects.terminal import console, plain
from site_builder.files.check_in_answer import (
    AnswerError,
    printable,
    read_claim,
    read_confidence,
    read_done,
    read_note,
    read_value,
)
from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_text import Told
from site_builder.files.replace import replace_file
from site_builder.model import explain
from site_builder.model.finding import Finding
from site_builder.model.measure import Confidential, Guard, Metric, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import format_quantity, read_quantity
from site_builder.model.standing import Standing, confidence_status
from site_builder.model.terms import Status
from site_builder.rules.okr404_beyond_target import beyond

T = TypeVar("T")

WITHOUT_FIGURE = "-"
"""The answer of who has no figure today and says why."""

_HOW = (
    "Enter leaves a question out, - is for a note without a figure. Ctrl-C stops, and nothing is "
    "written."
)


def choose_team(teams: Sequence[str]) -> str:
    """Ask for which of some teams a person checks in."""
    found: str = click.prompt(
        "You own key results in several teams. Which one", type=click.Choice(teams)
    )
    return found


def ask_all(draft: Draft, key_results: Sequence[KeyResult]) -> Draft:
    """Ask for each key result, and say after each answer what it makes of the status."""
    out = console()
    name = plain(f"{draft.folder.team} · {draft.cycle.title}")
    out.print(Text.assemble(f"Check-in of {draft.by} on {draft.on:%d %b %Y} · ", (name, "bold")))
    out.print(Text(_HOW, "bright_black"))
    for number, one in enumerate(key_results, start=1):
        before = draft.before(one)
        out.print()
        _print_question(out, before, f"{number} of {len(key_results)}")
        told = _ask(out, draft, before)
        if told:
            draft = draft.telling(told)
            _print_effect(out, before, draft.after([one])[0])
    return draft


def ask_prose(draft: Draft, *, edit: bool) -> Draft:
    """Ask for wins and blockers: in the person's editor, or on one line."""
    out = console()
    out.print()
    if edit:
        try:
            written = click.edit(draft.prose, extension=".md")
            return replace(draft, prose=draft.prose if written is None else printable(written))
        except (click.ClickException, UnicodeDecodeError) as error:
            out.print(Text(plain(f"The editor gave nothing: {error}. Say it here."), "yellow"))
    words = "Wins, blockers, what comes next (one line)"
    return replace(draft, prose=_ask_until(out, words, read_note) or "")


def _print_question(out: Console, one: Standing, count: str) -> None:
    key_result = one.key_result
    name = plain(f"{key_result.ref.objective}/{key_result.id}")
    out.print(Text.assemble((f"{count} · ", "bright_black"), (name, "bold")))
    measured = explain.measure(key_result.measure).rstrip(".")
    words = f"{key_result.title.rstrip('.')}. {measured[0].upper()}{measured[1:]}."
    out.print(plain(words))
    out.print(Text.assemble("Last: ", plain(_last(one)), ". ", plain(_pace(one))))


def _last(one: Standing) -> str:
    """The last value or word with its day, and what it came to."""
    if not one.last:
        return "no check-in yet"
    valued = next((read for read in reversed(one.readings) if read.update.value is not None), None)
    if valued and valued.update.value is not None:
        shown = format_quantity(valued.update.value, one.key_result.unit or valued.update.unit)
        said = f"{shown} on {valued.on:%d %b}"
    else:
        said = f"{one.last.on:%d %b}"
    confidence = "" if one.confidence is None else f", confidence {one.confidence:g}"
    return f"{said}{confidence}, {one.status.word}"


def _pace(one: Standing) -> str:
    """What the pace asks for today, as a figure too where there is one to move."""
    words = explain.expected(one)
    match one.key_result.measure:
        case Metric(baseline=start, target=end, unit=unit) if start is not None and end is not None:
            due = float(f"{start + one.expected * (end - start):.3g}")
            return f"{words.removesuffix('.')}, which is {format_quantity(due, unit)}."
    return words


def _ask(out: Console, draft: Draft, before: Standing) -> Told | None:
    """The answer; None where there is none."""
    one = before.key_result
    empty = Told(one.ref.objective, one.id)
    if isinstance(one.measure, Milestone):
        done = _ask_until(out, "Done (y, n)", read_done)
        told = empty._replace(done=done)
        if done is None:
            return None
    else:
        value = _ask_value(out, one)
        if value is None:
            return None
        told = empty._replace(value=value)
    if not told.done:
        told = told._replace(confidence=_ask_until(out, _sure(before), read_confidence) or "")
    after = draft.telling(told).after([one])[0] if told != empty else before
    if doubt := _doubt(before, after):
        out.print(Text(plain(doubt), "bright_black"))
    status, note = _ask_until(out, "Note", read_claim) or ("", "")
    told = told._replace(status=status, note=note)
    return None if told == empty else told


def _doubt(before: Standing, after: Standing) -> str:
    """Where the person may know what the figures don't: how to say so; empty where that is not."""
    computed, sure = after.computed, after.confidence
    if computed in {Status.PENDING, Status.DONE}:
        return ""
    called = before.status
    if before.last and called not in {before.computed, computed}:
        who = before.last.by or "Somebody"
        return f"{who} called it {called.word}. To say so again, begin the note with ! {called}."
    own = computed if sure is None else confidence_status(sure)
    if own is computed:
        return ""
    return (
        f"The pace is {computed.word}, your confidence {own.word}. Where you know more than the "
        f"figures, begin the note with ! {own}."
    )


def _sure(before: Standing) -> str:
    was = "" if before.confidence is None else f", was {before.confidence:g}"
    return f"Confidence (0 to 1{was})"


def _ask_value(out: Console, one: KeyResult) -> str | None:
    """The figure, an empty text for a note without one, or None."""
    unit = "0 to 1" if isinstance(one.measure, Confidential) else one.unit
    label = f"Value ({plain(unit)})" if unit else "Value"
    while True:
        value = _ask_until(out, label, lambda text: _value_or_none(one, text))
        if not value:
            return value
        doubt = beyond(one, read_quantity(value).value)
        if not doubt:
            return value
        out.print(Text(plain(f"{doubt}. Check the decimal point and the unit."), "yellow"))
        if click.confirm("Is it right?", default=False):
            return value


def _value_or_none(one: KeyResult, text: str) -> str:
    return "" if text == WITHOUT_FIGURE else read_value(one, text)


def _ask_until(out: Console, label: str, read: Callable[[str], T]) -> T | None:
    """Ask until the answer can be read; None where there is none."""
    while True:
        text = click.prompt(label, default="", show_default=False).strip()
        if not text:
            return None
        try:
            return read(text)
        except AnswerError as error:
            out.print(Text(plain(str(error)), "yellow"))


def _print_effect(out: Console, before: Standing, after: Standing) -> None:
    out.print(Text.assemble("→ ", _outcome(before, after)))
    words = [explain.progress(after), explain.status(after)]
    match after.key_result.measure:
        case Guard() as guard if after.last and after.last.update.value is not None:
            inside = guard.holds(after.last.update.value)
            words.insert(0, "Inside the bounds." if inside else "Outside the bounds.")
    out.print(Text(plain(f"  {' '.join(words)}"), "italic"))


def _outcome(before: Standing, after: Standing) -> Text:
    """The status and progress that come of an answer, and what they were."""
    now, was = _share(after), _share(before)
    text = Text.assemble((f"{SYMBOLS[after.status]} {after.status.word}", STYLES[after.status]))
    text.append(f" {now}".rstrip())
    if (before.status, was) != (after.status, now):
        text.append(f" (was {before.status.word} {was}".rstrip() + ")", "bright_black")
    return text


def _share(one: Standing) -> str:
    return "" if one.progress is None else explain.percent(one.progress)


def print_concerns(
    found: Sequence[Finding], shown: Callable[[str], str], *, to_errors: bool
) -> None:
    """What the rules say of the file, perhaps beside the output, which is the file itself then."""
    out = (
        Console(stderr=True, highlight=False, markup=False, emoji=False) if to_errors else console()
    )
    for one in found:
        text = Text.assemble((f"{one.severity}[{one.code}]", FINDING_STYLES[one.severity]))
        text.append(
            f" {plain(one.problem)}: {plain(shown(one.place.file))}:{one.span.line}\n", "bold"
        )
        out.print(text.append(f"  {plain(one.remedy)}"), soft_wrap=True)


def print_summary(draft: Draft) -> None:
    """One line a key result that the check-in tells of."""
    names = {(one.objective, one.key_result) for one in draft.told}
    every = [key for one in draft.folder.objectives for key in one.key_results]
    wanted = [one for one in every if one.ref[2:] in names]
    out = console()
    out.print()
    width = max(len(one.id) for one in wanted)
    for one, after in zip(wanted, draft.after(wanted), strict=True):
        said = f"  {plain(one.id):<{width}}  "
        out.print(Text.assemble(said, _outcome(draft.before(one), after)))


def write_check_in(content: Path, draft: Draft) -> None:
    """Write the file, which is new, in one step.

    Raises `OSError` where it can't be written, or somebody was faster.
    """
    file = content / draft.path
    if file.parent.resolve() != content.resolve() / Path(draft.path).parent:
        message = f"{file.parent} is a symbolic link, which is not followed"
        raise OSError(message)
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        message = "somebody wrote it just now"
        raise OSError(message)
    replace_file(file, draft.text.encode())


def print_proposed(one: Proposed, *, pushed: bool) -> None:
    """Say how to open the request."""
    click.echo(
        f"It is committed on the branch {one.branch} and lies there alone until it is merged; your "
        "own branch and changes are untouched."
    )
    if pushed:
        click.echo(f"It is pushed, and counts once it is merged into {one.into}.")
        if one.address:
            click.echo(f"Open the request:\n  {one.address}")
        return
    if not one.push:
        click.echo(f"There is no remote to push to. Its way in: git merge {one.branch}")
        return
    click.echo(f"It counts once it is merged into {one.into}. Next:\n  {one.push}")
    if one.address:
        click.echo(f"and open the request:\n  {one.address}")
