"""What differs between two states of the plan, compared as models and not as texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import structs

from site_builder.model.change import Change, Kind
from site_builder.model.check_in import CheckIn, Retrospective
from site_builder.model.frame_change import Written, frame_changes, said
from site_builder.model.history import File
from site_builder.model.objective import Objective, Ref
from site_builder.model.objective_change import changes
from site_builder.model.plan import Plan
from site_builder.model.rename import At, moved_folders, renamed


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
    renamed: File | None = None
    """What a file around the objectives was called before, where it had another name."""

    @property
    def former(self) -> Ref | File:
        """What it was called before."""
        return self.before.ref if self.before else self.renamed or self.subject


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A check-in or a retrospective that came, changed or went."""

    record: Record
    act: Act
    before: CheckIn | Retrospective | None = None
    after: CheckIn | Retrospective | None = None
    exceptions: tuple[str, ...] = ()
    """The exceptions from rules that come or go with it."""

    @property
    def team(self) -> str:
        """Whose it is: the team that told it first, whatever it is called now."""
        return self.before.file.split("/")[_TEAM] if self.before else self.record.team


_TEAM = 2
"""Where the team stands in the path of a check-in: `okrs/CYCLE/TEAM/…`."""

Files = Mapping[File, Written]
"""The files around the objectives, as they were written."""
Exceptions = Mapping[Ref | File | Record, Sequence[str]]
"""By subject the exceptions from rules that come or go, in a sentence each."""


def differences(before: Plan, after: Plan) -> Iterator[Difference]:
    """The objectives that differ, by name; one that was moved or renamed counts as one."""
    old, new = before.objectives, after.objectives
    former = _former(before, after)
    for ref in sorted(new):
        known = old.get(former.get(ref, ref))
        if known != new[ref]:
            found = changes(known, new[ref])
            if found:
                yield Difference(ref, found, known, new[ref])
    for ref in sorted(old.keys() - new.keys() - set(former.values())):
        gone = (_UNREADABLE,) if _unread(ref, after) else changes(old[ref], None)
        yield Difference(ref, gone, old[ref], None)


_UNREADABLE = Change(Kind.UNREADABLE, "", "Its file can't be read, so it is gone from the plan.")


def _unread(ref: Ref, plan: Plan) -> bool:
    folder = plan.folders.get((ref.cycle, ref.team))
    return folder is not None and ref.objective in folder.unread


def _former(before: Plan, after: Plan) -> dict[Ref, Ref]:
    """The former names of objectives: of those in folders that were renamed, then of others."""
    old, new = before.objectives, after.objectives
    gone = {one for one in old.keys() - new.keys() if not _unread(one, after)}
    come = new.keys() - old.keys()
    folders = _moved_folders(before, after)
    along = {
        one: was
        for one in come
        if (at := folders.get((one.cycle, one.team))) and (was := Ref(*at, one.objective)) in gone
    }
    others = gone - set(along.values())
    return along | _moved([old[one] for one in others], [new[one] for one in come - along.keys()])


def _moved_folders(before: Plan, after: Plan) -> Mapping[At, At]:
    return moved_folders(before.frame, after.frame, before.folders, after.folders)


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
    """The files around the objectives that differ; one that was renamed counts as one."""
    former = _renamed_files(before, after)
    for file in sorted({*before, *after} - set(former.values())):
        was, now = before.get(former.get(file, file)), after.get(file)
        found = frame_changes(was, now)
        if found:
            yield Difference(file, tuple(_in_full(found, was, now)), renamed=former.get(file))


def _renamed_files(before: Files, after: Files) -> dict[File, File]:
    found: dict[File, File] = {}
    for kind in ("team", "person", "cycle"):
        gone = {one.name: before[one].shape for one in before.keys() - after if one.kind == kind}
        come = {one.name: after[one].shape for one in after.keys() - before if one.kind == kind}
        names = renamed(gone, come)
        found |= {File(kind, new): File(kind, old) for new, old in names.items()}
    return found


def _in_full(
    found: Iterable[Change], before: Written | None, after: Written | None
) -> Iterator[Change]:
    """The changes with all that a file says where that is new, so that it can be approved."""
    more = said(after) if before is None and after is not None else ()
    was, now = (one.body if one else "" for one in (before, after))
    for one in (*found, *more):
        yield one._replace(was=was, now=now) if one.kind is Kind.TEXT else one


def record_differences(before: Plan, after: Plan) -> Iterator[RecordDifference]:
    """The check-ins and retrospectives that differ, by file.

    One that went along with its folder, and says what it said, tells nothing new.
    """
    old, new = dict(_records(before)), dict(_records(after))
    former = _former_records(old, new, _moved_folders(before, after))
    for record in sorted({*old, *new} - set(former.values()), key=lambda one: one.file):
        was, now = old.get(former.get(record, record)), new.get(record)
        if was != now and not (was and now and _same_words(was, now)):
            act = Act.ADDED if was is None else Act.DELETED if now is None else Act.EDITED
            yield RecordDifference(record, act, was, now)


def _former_records(
    old: Mapping[Record, object], new: Iterable[Record], folders: Mapping[At, At]
) -> dict[Record, Record]:
    """From a record in a folder that was renamed to the one of the same file name before."""
    found: dict[Record, Record] = {}
    for one in new if folders else ():
        at = folders.get((one.cycle, one.team))
        if at:
            root, _, _, *inside = one.file.split("/")
            was = Record(*at, one.on, "/".join((root, *at, *inside)))
            found |= {one: was} if was in old else {}
    return found


def _same_words(was: CheckIn | Retrospective, now: CheckIn | Retrospective) -> bool:
    """Whether they say the same, whatever their folder is called."""
    if isinstance(was, CheckIn) and isinstance(now, CheckIn):
        return structs.replace(was, file=now.file, cycle=now.cycle, team=now.team) == now
    return structs.replace(was, file=now.file) == now


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
    left = {one: words for one, words in told.items() if not isinstance(one, Record)}
    for one in found:
        own = *left.pop(one.subject, ()), *left.pop(one.former, ())
        yield replace(one, changes=(*one.changes, *_said(own)))
    for subject, words in left.items():
        ref = subject if isinstance(subject, Ref) else None
        was, now = (plan.objectives.get(ref) if ref else None for plan in (before, after))
        yield Difference(subject, tuple(_said(words)), was, now)


def records_with_exceptions(
    found: Iterable[RecordDifference], told: Exceptions
) -> Iterator[RecordDifference]:
    """The same for check-ins and retrospectives."""
    left = {one: words for one, words in told.items() if isinstance(one, Record)}
    for one in found:
        yield replace(one, exceptions=tuple(left.pop(one.record, ())))
    for record, words in left.items():
        yield RecordDifference(record, Act.EDITED, exceptions=tuple(words))


def _said(exceptions: Iterable[str]) -> Iterator[Change]:
    for one in exceptions:
        yield Change(Kind.EXCEPTION, "", one)


ALIGNMENT = frozenset(
    {Kind.ADDED, Kind.REMOVED, Kind.UNREADABLE, Kind.MOVED, Kind.DROPPED, Kind.SUPPORT}
)
"""The kinds that make an objective new, dropped or re-aligned."""
