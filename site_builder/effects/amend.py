"""What an amendment changes, at a terminal; and who relies on an objective that is dropped."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from site_builder.effects.status import STYLES
from site_builder.effects.terminal import console, plain
from site_builder.model.alignment import Alignment
from site_builder.model.check_in import Reading
from site_builder.model.commitment import commitment, in_words
from site_builder.model.explain import percent
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.plan import Cycle
from site_builder.model.standing import Standing, key_result_standing

_COLUMN = 11


def print_amendment(
    versions: tuple[KeyResult, KeyResult],
    readings: Sequence[Reading],
    cycle: Cycle,
    on: date,
    file: str,
) -> None:
    """Print what a key result committed to before and after, and what that does to its figures."""
    out = console()
    before, after = versions
    out.print(Text(f"{plain(str(after.ref))}  {plain(after.title)}", "bold"))
    was, now = commitment(before), commitment(after)
    for key in ("from", "to", "keep", "done_when", "owner"):
        if was.get(key) != now.get(key):
            _line(out, key, in_words(was.get(key)), in_words(now.get(key)))
    if cycle.starts <= on:
        old, new = (key_result_standing(one, readings, cycle, on) for one in versions)
        _print_effect(out, old, new)
    begun = cycle.starts <= on
    free = "what was unknown is known now" if begun else f"{cycle.title} begins on {cycle.starts}"
    _print_next(out, before, after, free, file)


def _print_effect(out: Console, old: Standing, new: Standing) -> None:
    if old.progress is None and new.progress is None:
        out.print(f"  {'progress':<{_COLUMN}}unknown: no check-in gives a figure yet")
    elif old.progress == new.progress:
        out.print(f"  {'progress':<{_COLUMN}}{_share(new)}, as before")
    else:
        _line(out, "progress", _share(old), _share(new))
    changes = old.status is not new.status
    told = Text(f"  {'status':<{_COLUMN}}")
    if changes:
        told.append(old.status.word, STYLES[old.status]).append(" → ")
    told.append(new.status.word, STYLES[new.status])
    out.print(told if changes else told.append(", as before"))


def _print_next(out: Console, before: KeyResult, after: KeyResult, why: str, file: str) -> None:
    out.print(Text(f"Written to {plain(file)}.", "green"))
    if len(after.amended) > len(before.amended):
        if after.amended[-1].measure:
            out.print("It is graded by the former commitment and by this one.")
        out.print("Nothing is decided yet: okrs review says who decides.")
    else:
        out.print(f"No amendment is needed: {plain(why)}. okrs review says who decides.")


def _share(one: Standing) -> str:
    return "unknown" if one.progress is None else percent(one.progress)


def _line(out: Console, key: str, old: str, new: str) -> None:
    out.print(f"  {key:<{_COLUMN}}{plain(old)} → {plain(new)}")


def print_dropped(one: Objective, why: str, alignment: Alignment, file: str) -> None:
    """Print that an objective was dropped, and what supports it, with the people to tell."""
    out = console()
    out.print(Text(f"{plain(str(one.ref))}  {plain(one.title)}", "bold"))
    out.print(f"  dropped: {plain(why)}")
    objectives, frame = alignment.plan.objectives, alignment.plan.frame
    links = alignment.supported_by(one.ref)
    live = [link for link in links if not objectives[link.source].dropped]
    if live:
        out.print("What supports it has lost its reason. Tell these people:")
    for link in live:
        owner = frame.owner(objectives[link.source])
        who = frame.called(owner) if owner else "nobody owns it yet"
        out.print(f"  {plain(who)}: {plain(str(link.source))}, “{plain(link.sentence)}”")
    if not live:
        out.print("Nothing supports it, so there is nobody to tell but the team.")
    out.print(Text(f"Written to {plain(file)}.", "green"))
    out.print("Nothing is decided yet: okrs review says who decides.")
