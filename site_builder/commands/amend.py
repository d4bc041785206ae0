"""`okrs amend`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands import offering
from site_builder.commands.changing import (
    Read,
    answer,
    committed,
    inside,
    key_result_named,
    need_no_new_errors,
    printable,
    read,
)
from site_builder.commands.options import content_options, where
from site_builder.commands.plan import known
from site_builder.files.amend import change, figure, former_values, leave_behind
from site_builder.files.edit import NotEditableError
from site_builder.files.read import read_team_folder
from site_builder.files.scalar import scalar
from site_builder.model.commitment import Commitment, commitment, entry, in_words, was
from site_builder.model.measure import Guard, Metric, Milestone
from site_builder.model.objective import KeyResult, Ref
from site_builder.model.plan import Cycle
from site_builder.model.quantity import NotExactError, read_quantity
from site_builder.model.terms import UNKNOWN

_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "a figure to move": (("from",), ("to",)),
    "a guard": (("keep", "at_least"), ("keep", "at_most")),
    "something to be done": (("done_when",),),
}
"""What may be written about each kind of measure."""

Values = Mapping[tuple[str, ...], str]
"""What a person wrote, by the keys below the key result."""


@click.command("amend")
@click.argument(
    "key_result",
    shell_complete=offering.key_results,
    metavar="[TEAM/OBJECTIVE/KEY]",
    required=False,
)
@content_options
@click.option("--from", "from_", metavar="FIGURE", help="Another baseline.")
@click.option("--to", metavar="FIGURE", help="Another target.")
@click.option("--at-most", metavar="FIGURE", help="Another upper bound of a guard.")
@click.option("--at-least", metavar="FIGURE", help="Another lower bound of a guard.")
@click.option("--done-when", metavar="TEXT", help="Another evidence that it is done.")
@click.option("--owner", shell_complete=offering.people, metavar="PERSON", help="Another owner.")
@click.option("--why", metavar="TEXT", help="The reason; asked for once the cycle runs.")
@click.option(
    "--cycle",
    shell_complete=offering.cycles,
    metavar="NAME",
    help="Another cycle than the one that runs.",
)
def command(  # noqa: PLR0913 (an argument an option)
    key_result: str | None,
    content: Path | None,
    as_of: date | None,
    from_: str | None,
    to: str | None,
    at_most: str | None,
    at_least: str | None,
    done_when: str | None,
    owner: str | None,
    why: str | None,
    cycle: str | None,
) -> None:
    """Change what a key result commits to, and leave the former value and the reason behind.

    Before its cycle begins nothing needs to be left behind, and the value just changes. What is
    missing is asked for. All else in the file stays as it is.

    \b
    okrs amend growth/trial-to-paid/activation-ctr --to 16 --why "The test moved to Q1"
    okrs amend growth/trial-to-paid/support-load --at-most 45 --owner ana --why "…"
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    plan = read(where(content, as_of))
    asked = "Name the key result: okrs amend TEAM/OBJECTIVE/KEY"
    ref = key_result_named(plan, key_result or answer("Which key result", asked), cycle)
    found = _Found(plan, ref)
    written = {
        ("from",): from_,
        ("to",): to,
        ("keep", "at_least"): at_least,
        ("keep", "at_most"): at_most,
        ("done_when",): done_when,
        ("owner",): owner,
    }
    given = {keys: one.strip() for keys, one in written.items() if one is not None}
    found.need_open()
    _write(found, given or _ask_values(found.now), why)


class _Found(NamedTuple):
    """The key result to amend, and where it was read."""

    plan: Read
    ref: Ref

    @property
    def now(self) -> KeyResult:
        return self.read(self.plan.content(self.ref))

    @property
    def keys(self) -> tuple[str, str]:
        return "key_results", self.ref.key_result

    @property
    def cycle(self) -> Cycle:
        return self.plan.plan.frame.cycles[self.ref.cycle]

    @property
    def binds(self) -> bool:
        """Whether the cycle has begun, from when on a commitment changes by an amendment."""
        return self.cycle.starts <= self.plan.at.as_of

    def read(self, content: bytes) -> KeyResult:
        """The key result that a state of the file holds."""
        path = inside(self.ref)
        folder, _ = read_team_folder(self.ref.cycle, self.ref.team, {path: content})
        objective = folder.objective(self.ref.objective)
        found = [one for one in objective.key_results if one.ref == self.ref] if objective else []
        if not found:
            raise NotEditableError("the change would leave a file that can't be read")
        return found[0]

    def need_open(self) -> None:
        """End the command where what was committed to no longer changes."""
        objective = self.plan.plan.objectives[self.ref.parent]
        if objective.dropped:
            reason = printable(objective.dropped)
            raise click.UsageError(f"{self.ref.parent} was dropped: {reason}")
        if self.cycle.over(self.plan.at.as_of):
            ended = min(self.cycle.closed or self.cycle.ends, self.cycle.ends)
            raise click.UsageError(
                f"{self.cycle.title} ended on {ended}, and is graded by what was committed to: "
                f"okrs close {self.cycle.id} does that."
            )


def _write(found: _Found, given: Values, why: str | None) -> None:
    """Change the file, once it is sure that nothing is lost and the plan stays sound."""
    old, before = found.plan.content(found.ref), found.now
    try:
        new = change(old, found.keys, _as_yaml(found, given))
        after = found.read(new)
        if before.unit and not after.unit:
            raise click.UsageError(f"Write the unit, too: so far it is {printable(before.unit)}.")
        former = _former(found, commitment(before), commitment(after))
        if former and found.binds:
            asked = 'Say why it changes: --why "…"'
            why = why if why is not None else answer("Why", asked)
            if not why.strip():
                raise click.UsageError(f"An amendment needs its reason. {asked}.")
            values = former_values(old, found.keys, former)
            new = leave_behind(new, found.keys, values, found.plan.at.as_of, why)
    except NotEditableError as error:
        raise click.UsageError(_by_hand(found, str(error))) from None
    need_no_new_errors(found.plan, {inside(found.ref): new})
    _show(found, before, found.read(new), new)


def _show(found: _Found, before: KeyResult, after: KeyResult, new: bytes) -> None:
    from site_builder.effects.amend import print_amendment
    from site_builder.effects.rewrite import NotWrittenError, rewrite

    at, path = found.plan.at, inside(found.ref)
    try:
        rewrite(at.content, found.plan.tree.files, {path: new})
    except NotWrittenError as error:
        raise click.UsageError(str(error)) from None
    readings = found.plan.plan.folder(found.ref).readings(found.ref)
    print_amendment((before, after), readings, found.cycle, at.as_of, at.shown(found.ref.file))


def _former(found: _Found, before: Commitment, after: Commitment) -> Commitment:
    """The values that change, as they were; ends the command where none does."""
    if before == after:
        raise click.UsageError("Nothing changes: the file says so already.")
    former = {key: old for key, old in before.items() if after.get(key) != old}
    objective = committed(found.plan, found.ref)
    keys = objective.key_results if objective else ()
    head = next((one for one in keys if one.ref == found.ref), None)
    if head and found.binds:
        _need_told(found, former, head)
    return former


def _need_told(found: _Found, former: Commitment, head: KeyResult) -> None:
    """End the command where a change that isn't committed would lose what was committed."""
    recorded = {entry(one) for one in head.amended}
    told = [was(one) for one in found.now.amended if entry(one) not in recorded]
    for key, now in former.items():
        old = commitment(head).get(key)
        if old is not None and old != now and not any(one.get(key) == old for one in told):
            here, there = printable(in_words(now)), printable(in_words(old))
            raise click.UsageError(
                f"{found.plan.at.shown(found.ref.file)} was changed and not committed: {key} is "
                f"{here} there and {there} in the last commit. Put {there} back, so that the "
                "amendment leaves behind what was committed."
            )


def _as_yaml(found: _Found, given: Values) -> Values:
    """The values as the file is to hold them; ends the command where one doesn't fit."""
    return {keys: _value(found, keys, text) for keys, text in given.items()}


def _value(found: _Found, keys: tuple[str, ...], text: str) -> str:
    if keys == ("owner",):
        return known(text, list(found.plan.plan.frame.people), "person")
    option = f"--{keys[-1].replace('_', '-')}"
    if keys not in _keys(found.now):
        kind = next(kind for kind, allowed in _KEYS.items() if keys in allowed)
        raise click.UsageError(
            f"{option} is for {kind}, and {found.ref.key_result} is measured in another way. "
            f"Measure it anew by hand in {found.plan.at.shown(found.ref.file)}."
        )
    if keys == ("done_when",):
        return scalar(" ".join(text.split()))
    if keys in {("from",), ("to",)} and text == UNKNOWN:
        return UNKNOWN
    try:
        read_quantity(text)
    except NotExactError as refused:
        raise click.UsageError(f"{option}: {refused.problem}. {refused.remedy}") from None
    return figure(text)


def _keys(one: KeyResult) -> tuple[tuple[str, ...], ...]:
    """What may change about the measure of a key result, by its keys."""
    match one.measure:
        case Metric():
            return _KEYS["a figure to move"]
        case Guard():
            return _KEYS["a guard"]
        case Milestone():
            return _KEYS["something to be done"]
    return ()


def _ask_values(one: KeyResult) -> Values:
    """Ask for each value of a key result; those that stay are left out."""
    values = commitment(one)
    option = "Say what changes, such as --to 16; okrs amend --help lists it"
    given: dict[tuple[str, ...], str] = {}
    for keys in [*_keys(one), ("owner",)]:
        now = values.get(keys[0])
        if isinstance(now, tuple):
            now = now[keys[-1] == "at_most"]
            if now is None:
                continue
        shown = "" if now is None and keys == ("owner",) else printable(in_words(now)).strip("“”")
        told = answer(keys[-1], option, shown)
        if told != shown:
            given[keys] = told
    if not given:
        raise click.UsageError("Nothing changes.")
    return given


def _by_hand(found: _Found, reason: str) -> str:
    """Where an edit can't be made, what a person does instead."""
    from site_builder.files.locate import locate_all
    from site_builder.model.finding import Finding, Place

    file = found.ref.file
    place = Finding("", Place(file, found.keys, on_key=True), "", "")
    line = locate_all([place], {inside(found.ref): found.plan.content(found.ref)})[0].span.line
    hint = ""
    if "amended" not in reason:
        entry = f"{{on: {found.plan.at.as_of}, was: {{…}}, why: …}}"
        hint = f" Change it by hand, and add below it: amended: [{entry}]"
    return f"{found.plan.at.shown(file)}:{line}: {reason}. Nothing was written.{hint}"
