"""What changed between two states of an objective: typed, and said in a sentence each.

`frame_change` does the same for the files around the objectives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from site_builder.model import explain
from site_builder.model.change import Change, Kind, became
from site_builder.model.commitment import Value, commitment, entry, in_words
from site_builder.model.measure import Confidential, Measure, Metric
from site_builder.model.objective import KeyResult, Objective, Support
from site_builder.model.quantity import format_number, format_quantity

_NOBODY = "nobody"
_THE_LEAD = "the team's lead"


def changes(before: Objective | None, after: Objective | None) -> tuple[Change, ...]:
    """What changed from one state of an objective to the next; None where there was or is none."""
    if before is not None and after is not None:
        parts = (_moved(before, after), _objective(before, after), _inside(before, after))
        return tuple(chain.from_iterable(parts))
    if after is not None:
        count = len(after.key_results)
        words = f"Proposed with {count or 'no'} key result{'s' * (count != 1)}."
        return (Change(Kind.ADDED, "", words),)
    if before is not None:
        return (Change(Kind.REMOVED, "", "Removed from the plan."),)
    return ()


def _moved(before: Objective, after: Objective) -> Iterator[Change]:
    old, new = str(before.ref), str(after.ref)
    if old != new:
        yield Change(Kind.MOVED, "", f"Moved from {old} to {new}.", old, new)


def _objective(before: Objective, after: Objective) -> Iterator[Change]:
    yield from _title(before, after, "")
    yield from became(Kind.OWNER, "", "Owner", before.owner, after.owner, _THE_LEAD)
    yield from _contributors(before, after, "")
    yield from became(Kind.AMBITION, "", "Ambition", before.ambition, after.ambition)
    yield from _supports(before.supports, after.supports)
    if after.dropped != before.dropped:
        words = f"Dropped: {_ended(after.dropped)}" if after.dropped else "Taken up again."
        yield Change(Kind.DROPPED, "", words)
    yield from _graded(before, after)
    if before.body.split() != after.body.split():
        yield Change(Kind.WHY, "", "The reasons below the title were rewritten.")


def _graded(before: Objective, after: Objective) -> Iterator[Change]:
    if after.score != before.score:
        words = "The grade was taken back." if after.score is None else f"Graded {after.score:.1f}."
        yield Change(Kind.GRADE, "", words)
    elif after.note != before.note:
        yield Change(Kind.NOTE, "", "The word on the grade was rewritten.")


def _supports(before: Iterable[Support], after: Iterable[Support]) -> Iterator[Change]:
    old, new = dict(before), dict(after)
    for written, how in new.items():
        if written not in old:
            yield Change(Kind.SUPPORT, "", _with(f"Supports {written} now", how))
        elif old[written] != how:
            yield Change(Kind.SUPPORT, "", _with(f"How it supports {written} was rewritten", how))
    for written in old:
        if written not in new:
            yield Change(Kind.SUPPORT, "", f"No longer supports {written}.")
    if _reordered(list(old), list(new)):
        yield Change(Kind.SUPPORT, "", "What it supports stands in another order.")


def _inside(before: Objective, after: Objective) -> Iterator[Change]:
    old = {one.id: one for one in before.key_results}
    new = {one.id: one for one in after.key_results}
    former = _renamed(old, new)
    for name, one in new.items():
        known = old.get(former.get(name, name))
        if known is None:
            words = f"Key result added: {one.title} ({explain.measure(one.measure)})."
            yield Change(Kind.ADDED, name, words)
            yield from _weight(name, 1.0, one.weight)
            continue
        if known.id != name:
            words = f"{known.id} is called {name} now."
            yield Change(Kind.MOVED, name, words, known.id, name)
        if known != one:
            yield from key_result_changes(known, one)
    for name, one in old.items():
        if name not in new and name not in former.values():
            yield Change(Kind.REMOVED, name, f"Key result removed: {_ended(one.title)}")
    if _reordered(list(old), [former.get(name, name) for name in new]):
        yield Change(Kind.ORDER, "", "The key results stand in another order.")


def _reordered(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what both have stands in another order."""
    return [one for one in before if one in after] != [one for one in after if one in before]


def _renamed(old: Mapping[str, KeyResult], new: Mapping[str, KeyResult]) -> dict[str, str]:
    """The former names of key results that kept their title under a new name."""
    gone = {one.title: name for name, one in old.items() if name not in new}
    return {
        name: gone.pop(one.title)
        for name, one in new.items()
        if name not in old and one.title in gone
    }


def key_result_changes(before: KeyResult, after: KeyResult) -> Iterator[Change]:
    """What changed from one state of a key result to the next."""
    yield from _title(before, after, after.id)
    if type(before.measure) is type(after.measure):
        yield from _committed(before, after)
    else:
        words = f"Measured differently: {_ended(explain.measure(after.measure))}"
        old, new = explain.measure(before.measure), explain.measure(after.measure)
        yield Change(Kind.MEASURE, after.id, words, old, new)
    if before.owners != after.owners:
        was, now = (" and ".join(one.owners) or _NOBODY for one in (before, after))
        yield Change(Kind.OWNER, after.id, f"Owner {was} → {now}.", was, now)
    yield from _details(before, after)
    yield from _amended(before, after)


def _amended(before: KeyResult, after: KeyResult) -> Iterator[Change]:
    """The amendments that came, and whether those that were there are as they were."""
    known = [entry(one) for one in before.amended]
    kept = [entry(one) for one in after.amended if entry(one) in known]
    if kept != known:
        words = "What earlier amendments say was rewritten, deleted or put in another order."
        yield Change(Kind.REWRITTEN, after.id, words)
    for one in after.amended:
        if entry(one) not in known:
            yield Change(Kind.AMENDED, after.id, f"Amended: {_ended(one.why)}", now=one.why)


_COMMITTED = {
    "from": (Kind.BASELINE, "Baseline"),
    "to": (Kind.TARGET, "Target"),
    "keep": (Kind.BOUNDS, "Bounds"),
    "done_when": (Kind.EVIDENCE, "Evidence"),
}


def _committed(before: KeyResult, after: KeyResult) -> Iterator[Change]:
    if before.measure == after.measure:
        return
    old, new = commitment(before), commitment(after)
    for key, (kind, word) in _COMMITTED.items():
        if old.get(key) != new.get(key):
            was, now = _value(old.get(key), ""), _value(new.get(key), after.unit or "")
            yield Change(kind, after.id, f"{word} {was} → {_ended(now)}", was, now)
    was, now = _where(before.measure), _where(after.measure)
    if was != now:
        yield Change(Kind.MEASURE, after.id, f"The figures live elsewhere now: {now}.", was, now)


def _value(value: Value | None, unit: str) -> str:
    return format_quantity(value, unit) if isinstance(value, float | int) else in_words(value)


def _where(measure: Measure | None) -> str:
    return measure.where if isinstance(measure, Confidential) else ""


def _details(before: KeyResult, after: KeyResult) -> Iterator[Change]:
    name = after.id
    yield from became(Kind.UNIT, name, "Unit", before.unit, after.unit)
    yield from became(Kind.STRETCH, name, "Stretch", _stretch(before), _stretch(after))
    yield from _weight(name, before.weight, after.weight)
    yield from _contributors(before, after, name)
    if before.by != after.by:
        words = f"Due on {after.by}." if after.by else "Due at the end of the cycle."
        yield Change(Kind.DUE, name, words)
    if _phases(before) != _phases(after):
        yield Change(Kind.PHASES, name, "The expected pace was redrawn.")
    if before.source != after.source:
        words = f"Source: {_ended(after.source)}" if after.source else "No source is named now."
        yield Change(Kind.SOURCE, name, words)


def _weight(name: str, before: float, after: float) -> Iterator[Change]:
    yield from became(Kind.WEIGHT, name, "Weight", format_number(before), format_number(after))


def _stretch(one: KeyResult) -> str | None:
    known = one.measure.stretch if isinstance(one.measure, Metric) else None
    return None if known is None else format_number(known)


def _phases(one: KeyResult) -> object:
    return one.measure.phases if isinstance(one.measure, Metric) else ()


def _title(
    before: Objective | KeyResult, after: Objective | KeyResult, name: str
) -> Iterator[Change]:
    if before.title != after.title:
        words = f"Title “{before.title}” became “{after.title}”."
        yield Change(Kind.TITLE, name, words, before.title, after.title)


def _contributors(
    before: Objective | KeyResult, after: Objective | KeyResult, name: str
) -> Iterator[Change]:
    joined = [one for one in after.contributors if one not in before.contributors]
    left = [one for one in before.contributors if one not in after.contributors]
    for who in joined:
        yield Change(Kind.CONTRIBUTORS, name, f"{who} contributes now.", "", who)
    for who in left:
        yield Change(Kind.CONTRIBUTORS, name, f"{who} no longer contributes.", who, "")
    if not joined and not left and before.contributors != after.contributors:
        yield Change(Kind.ORDER, name, "The contributors stand in another order.")


def _with(said: str, more: str | None) -> str:
    return f"{said}: {_ended(more)}" if more else f"{said}."


def _ended(text: str) -> str:
    """The text with a full stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
