"""Who has to approve what, and why: the company's stage decides, and what it says itself.

Everything is read from the plan as it was before the proposal, so that none names its own judge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeGuard

from site_builder.model.change import Change, Kind
from site_builder.model.check_in import CheckIn
from site_builder.model.governance import FITTING, Decider, Matter, deciders
from site_builder.model.history import File
from site_builder.model.plan import Frame, Objective, Plan, Ref
from site_builder.model.terms import COMPANY
from site_builder.review.difference import (
    ALIGNMENT,
    Act,
    Difference,
    Record,
    RecordDifference,
)


class Reason(NamedTuple):
    """What an approval is needed for."""

    name: str
    """The subject that changes: `2026-Q4/growth/trial-to-paid`."""
    matter: Matter


@dataclass(frozen=True, slots=True)
class Demand:
    """An approval that is needed: some of these people, and why."""

    title: str
    """Who that is: `the lead of Growth`."""
    people: tuple[str, ...]
    """Any of them may give it."""
    reasons: tuple[Reason, ...]
    needed: int = 1
    """How many of them."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject that changes, and what kind of matter that is."""

    matter: Matter
    name: str
    team: str
    aligned: bool = True
    """Whether the objective supports something."""


def touched(difference: Difference, base: Plan, on: date) -> Iterator[Touched]:
    """The matters of a difference, each once."""
    found = dict.fromkeys(_matter(difference, one, base, on) for one in difference.changes)
    subject = difference.subject
    for matter in found:
        yield Touched(matter, str(subject), _team(difference), _aligned(difference))


def _team(difference: Difference) -> str:
    """Whose it is: the team that had it, so that moving one away needs its word."""
    former = difference.former
    return former.team if isinstance(former, Ref) else COMPANY


def _aligned(difference: Difference) -> bool:
    shown = difference.after or difference.before
    return shown is None or bool(shown.supports)


def _matter(difference: Difference, change: Change, base: Plan, on: date) -> Matter:
    subject = difference.subject
    if isinstance(subject, File):
        personal = subject.kind == "person" and change.kind in _PERSONAL
        return Matter.PRIORITIES if personal else Matter.COMPANY
    if COMPANY in {subject.team, _team(difference)}:
        return Matter.COMPANY
    if not change.key_result and change.kind in ALIGNMENT:
        return Matter.OBJECTIVE
    if _begun(base, difference.before, on) and _promised(change):
        return Matter.AMENDMENT
    return Matter.KEY_RESULT


_PERSONAL = {Kind.PRIORITIES, Kind.TEXT}
"""What of their file is a person's own; a login says who may approve, and is not."""


def _promised(change: Change) -> bool:
    """Whether a change takes back something that was promised."""
    return change.of_commitment or (bool(change.key_result) and change.kind in _PROMISES)


_PROMISES = {Kind.REMOVED, Kind.UNIT, Kind.DUE, Kind.WEIGHT, Kind.AMENDED}
"""What of a key result belongs to its promise, beside what the model calls its commitment."""


def _begun(base: Plan, before: Objective | None, on: date) -> bool:
    cycle = base.frame.cycles.get(before.ref.cycle) if before else None
    return cycle is not None and cycle.starts <= on


def demands(
    found: Iterable[Difference],
    records: Iterable[RecordDifference],
    base: Plan,
    author: str | None,
    on: date,
) -> tuple[Demand, ...]:
    """All approvals that a proposal needs."""
    router = _Router(base.frame, author)
    for difference in found:
        for one in touched(difference, base, on):
            router.ask(one)
    for record in records:
        router.record(record, base)
    return router.demands()


class _Router:
    """Gathers who is asked for what; the same people are asked once."""

    def __init__(self, frame: Frame, author: str | None) -> None:
        self._frame, self._author = frame, author
        self._asked: dict[tuple[str, tuple[str, ...], int], list[Reason]] = {}

    def demands(self) -> tuple[Demand, ...]:
        return tuple(
            Demand(title, people, tuple(dict.fromkeys(reasons)), needed)
            for (title, people, needed), reasons in self._asked.items()
        )

    def _add(self, one: Touched, title: str, people: Sequence[str], needed: int = 1) -> None:
        reason = Reason(one.name, one.matter)
        self._asked.setdefault((title, tuple(people), needed), []).append(reason)

    def ask(self, one: Touched) -> None:
        """Ask whoever decides a matter."""
        own = self._frame.company.approvals.get(one.matter.value)
        others = [person for person in own if person != self._author] if _listed(own) else []
        if others:
            self._add(one, "one of those whom the company names", others)
        elif isinstance(own, str | None):
            self._decide(one, self._decider(one.matter, own))
        else:
            self._leaders(one, own if isinstance(own, int) else 1)

    def _decider(self, matter: Matter, own: str | None) -> Decider:
        """What the company says, if that can be; else what its stage says."""
        fitting = {decider.value: decider for decider in FITTING[matter]}
        return fitting.get(own or "") or deciders(self._frame.company.stage)[matter]

    def _decide(self, one: Touched, decider: Decider) -> None:
        match decider:
            case Decider.LEAD:
                self._lead(one)
            case Decider.LEAD_AND_LEADERSHIP:
                self._lead(one)
                self._leaders(one)
            case Decider.LEAD_IF_ALIGNED if one.aligned:
                self._lead(one)
            case Decider.PERSON:
                self._person(one)
            case _:
                self._leaders(one)

    def _leaders(self, one: Touched, needed: int = 1) -> None:
        leaders = self._frame.company.leadership
        others = [leader for leader in leaders if leader != self._author]
        if not others and self._author in leaders:
            return  # a sole leader's own change is theirs to make
        title = "leadership" if needed == 1 else f"{needed} of leadership"
        self._add(one, title, others, max(1, min(needed, len(others))))

    def _lead(self, one: Touched) -> None:
        """The team's lead; where that is the author, or nobody, the lead around the team."""
        for team in self._around(one.team):
            lead = self._frame.teams[team].lead
            if lead and lead != self._author:
                self._add(one, f"the lead of {self._frame.teams[team].name}", [lead])
                return
        self._leaders(one)

    def _around(self, team: str) -> Iterator[str]:
        """A team and those around it, from the inside out; a circle ends."""
        seen: set[str] = set()
        while team in self._frame.teams and team not in seen:
            seen.add(team)
            yield team
            team = self._frame.teams[team].parent or ""

    def _person(self, one: Touched) -> None:
        person = one.name.rpartition("/")[2]
        if person != self._author:
            self._add(one, "the person", [person])

    def _by_team(self, own: str | int | list[str]) -> bool:
        """Whether what the company says of check-ins is what every stage says."""
        return isinstance(own, str) and self._decider(Matter.CHECK_IN, own) is Decider.TEAM

    def record(self, found: RecordDifference, base: Plan) -> None:
        """A check-in needs nobody's word where its team wrote it, and changes nothing that was."""
        record = found.record
        one = Touched(Matter.CHECK_IN, record_name(record), record.team)
        ours = self._author in _tellers(record, found, base)
        own = self._frame.company.approvals.get(Matter.CHECK_IN)
        if own is not None and not self._by_team(own):
            self.ask(one)
        elif found.act is not Act.ADDED or not ours or found.exceptions:
            self._lead(one)


def _listed(own: str | int | list[str] | None) -> TypeGuard[list[str]]:
    return isinstance(own, list)


def record_name(record: Record) -> str:
    """What a check-in or a retrospective is called where it is a reason."""
    return f"{record.cycle}/{record.team}, {record.on or 'retrospective'}"


def _tellers(record: Record, found: RecordDifference, base: Plan) -> set[str]:
    """Who may check in without asking: the team, and the owners of what is told."""
    team = base.frame.teams.get(record.team)
    people = set(team.people if team else ())
    if record.team == COMPANY:
        people |= set(base.frame.company.leadership)
    if isinstance(found.after, CheckIn):
        told = {(one.objective, one.key_result) for one in found.after.updates}
        folder = base.folders.get((record.cycle, record.team))
        keys = [key for one in (folder.objectives if folder else ()) for key in one.key_results]
        own = {(key.ref.objective, key.id): key.owners for key in keys}
        owners = [set(own.get(one, ())) for one in told]
        people |= set.intersection(*owners) if owners else set()
    return people
