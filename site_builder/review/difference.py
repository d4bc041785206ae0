"""What differs between two states of the plan, compared as models and not as texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from site_builder.model.change import Change, Kind, changes
from site_builder.model.check_in import CheckIn, Retrospective
from site_builder.model.frame_change import Written, frame_changes
from site_builder.model.history import File
from site_builder.model.plan import Objective, Plan, Ref


class Act(StrEnum):
    """What happened to a file that records what was."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


class Record(NamedTuple):
    """A check-in, or a retrospective where it has no day."""

    cycle: str
    team: str
    on: date | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """An objective, or a file around the objectives, before and after."""

    subject: Ref | File
    changes: tuple[Change, ...]
    before: Objective | None = None
    after: Objective | None = None
    weight: str = ""
    """How far its cycle is and what depends on it, in a sentence or two."""

    @property
    def former(self) -> Ref | File:
        """What it was called before."""
        return self.before.ref if self.before else self.subject


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A check-in or a retrospective that came, changed or went."""

    record: Record
    act: Act
    before: CheckIn | Retrospective | None = None
    after: CheckIn | Retrospective | None = None
    exceptions: tuple[str, ...] = ()
    """The exceptions from rules that come or go with it."""


Files = Mapping[File, Written]
"""The files around the objectives, as they were written."""
Exceptions = Mapping[Ref | File | Record, Sequence[str]]
"""By subject the exceptions from rules that come or go, in a sentence each."""


def differences(before: Plan, after: Plan) -> Iterator[Difference]:
    """The objectives that differ, by name; one that was moved or renamed counts as one."""
    old, new = before.objectives, after.objectives
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    former = _moved([old[one] for one in gone], [new[one] for one in come])
    for ref in sorted(new):
        known = old.get(former.get(ref, ref))
        if known != new[ref]:
            found = changes(known, new[ref])
            if found:
                yield Difference(ref, found, known, new[ref])
    for ref in sorted(gone - set(former.values())):
        yield Difference(ref, changes(old[ref], None), old[ref], None)


def _moved(gone: Iterable[Objective], come: Iterable[Objective]) -> dict[Ref, Ref]:
    """From the new name of an objective to its former one.

    It is the same one where it kept its title, or its name and a key result.
    """
    left = {one.ref: one for one in sorted(gone, key=lambda one: one.ref)}
    found: dict[Ref, Ref] = {}
    for one in sorted(come, key=lambda one: one.ref):
        same = next((old for old in left.values() if _same(old, one)), None)
        if same:
            found[one.ref] = left.pop(same.ref).ref
    return found


def _same(old: Objective, new: Objective) -> bool:
    shared = {one.id for one in old.key_results} & {one.id for one in new.key_results}
    return old.title == new.title or (old.id == new.id and bool(shared))


def file_differences(before: Files, after: Files) -> Iterator[Difference]:
    """The files around the objectives that differ."""
    for file in sorted({*before, *after}):
        found = frame_changes(before.get(file), after.get(file))
        if found:
            yield Difference(file, found)


def record_differences(before: Plan, after: Plan) -> Iterator[RecordDifference]:
    """The check-ins and retrospectives that differ, by file."""
    old, new = dict(_records(before)), dict(_records(after))
    for record in sorted({*old, *new}, key=lambda one: one.file):
        was, now = old.get(record), new.get(record)
        if was != now:
            act = Act.ADDED if was is None else Act.DELETED if now is None else Act.EDITED
            yield RecordDifference(record, act, was, now)


def _records(plan: Plan) -> Iterator[tuple[Record, CheckIn | Retrospective]]:
    for folder in plan.folders.values():
        for one in folder.check_ins:
            yield Record(one.cycle, one.team, one.on, one.file), one
        if folder.retrospective:
            file = folder.retrospective.file
            yield Record(folder.cycle, folder.team, None, file), folder.retrospective


def with_exceptions(
    found: Iterable[Difference], told: Exceptions, before: Plan, after: Plan
) -> Iterator[Difference]:
    """The differences with the exceptions from rules that come or go, which no model shows."""
    left = {one: said for one, said in told.items() if not isinstance(one, Record)}
    for one in found:
        yield replace(one, changes=(*one.changes, *_said(left.pop(one.subject, ()))))
    for subject, said in left.items():
        ref = subject if isinstance(subject, Ref) else None
        was, now = (plan.objectives.get(ref) if ref else None for plan in (before, after))
        yield Difference(subject, tuple(_said(said)), was, now)


def records_with_exceptions(
    found: Iterable[RecordDifference], told: Exceptions
) -> Iterator[RecordDifference]:
    """The same for check-ins and retrospectives."""
    left = {one: said for one, said in told.items() if isinstance(one, Record)}
    for one in found:
        yield replace(one, exceptions=tuple(left.pop(one.record, ())))
    for record, said in left.items():
        yield RecordDifference(record, Act.EDITED, exceptions=tuple(said))


def _said(exceptions: Iterable[str]) -> Iterator[Change]:
    for one in exceptions:
        yield Change(Kind.EXCEPTION, "", one)


ALIGNMENT = frozenset({Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.DROPPED, Kind.SUPPORT})
"""The kinds that make an objective new, dropped or re-aligned."""
