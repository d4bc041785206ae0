"""What differs between two states of the plan, compared as models and not as texts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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


Files = Mapping[File, Written]
"""The files around the objectives, as they were written."""


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


ALIGNMENT = frozenset({Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.DROPPED, Kind.SUPPORT})
"""The kinds that make an objective new, dropped or re-aligned."""
