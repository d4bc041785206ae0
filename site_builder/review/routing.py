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
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle, Frame, Plan
from site_builder.model.terms import COMPANY, Ambition
from site_builder.review.difference import (
    ALIGNMENT,
    Act,
    Difference,
    Record,
    RecordDifference,
)
from site_builder.review.hands import Hands


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
    person: str = ""
    """Whose file it is."""


def touched(difference: Difference, base: Plan, on: date) -> Iterator[Touched]:
    """The matters of a difference, each once."""
    found = dict.fromkeys(_matter(difference, one, base, on) for one in difference.changes)
    name, team = str(difference.subject), _team(difference)
    for matter in found:
        yield Touched(matter, name, team, _aligned(difference), _who(difference))


def _team(difference: Difference) -> str:
    """Whose it is: the team that had it, so that moving one away needs its word."""
    former = difference.former
    return former.team if isinstance(former, Ref) else COMPANY


def _who(difference: Difference) -> str:
    """Whose file it is, as the base has it: who renames a person is not asked in their place."""
    former = difference.former
    return former.name if isinstance(former, File) else ""


def _aligned(difference: Difference) -> bool:
    shown = difference.after or difference.before
    return shown is None or bool(shown.supports)


def _matter(difference: Difference, change: Change, base: Plan, on: date) -> Matter:
    subject = difference.subject
    if isinstance(subject, File):
        return Matter.PRIORITIES if _personal(difference, change) else Matter.COMPANY
    if COMPANY in {subject.team, _team(difference)}:
        return Matter.COMPANY
    if not change.key_result and change.kind in ALIGNMENT:
        return Matter.OBJECTIVE
    cycle = base.frame.cycles.get(difference.before.ref.cycle) if difference.before else None
    if cycle and cycle.starts <= on and _promised(change, cycle, on):
        return Matter.AMENDMENT
    return Matter.KEY_RESULT


def _personal(difference: Difference, change: Change) -> bool:
    """Whether it is a person's own: a login says who may approve, and a file who somebody is."""
    is_new = any(one.kind is Kind.ADDED for one in difference.changes)
    personal = change.kind in {Kind.PRIORITIES, Kind.TEXT} and not is_new
    return personal and isinstance(difference.subject, File) and difference.subject.kind == "person"


def _promised(change: Change, cycle: Cycle, on: date) -> bool:
    """Whether a change takes back something that was promised."""
    if change.key_result:
        return change.of_commitment or change.kind in _PROMISES
    if change.kind is Kind.GRADE:  # it is due between the last day and the close
        return on <= cycle.ends or bool(cycle.closed and cycle.closed <= on)
    return change.kind is Kind.AMBITION and _rank(change.now) > _rank(change.was)


_PROMISES = {
    Kind.REMOVED,
    Kind.MOVED,
    Kind.UNIT,
    Kind.DUE,
    Kind.PHASES,
    Kind.WEIGHT,
    Kind.AMENDED,
    Kind.REWRITTEN,
}
"""What of a key result belongs to its promise, beside what the model calls its commitment."""


def _rank(ambition: str) -> int:
    """0 for the ambition that promises most."""
    return list(Ambition).index(Ambition(ambition))


def demands(
    found: Iterable[Difference],
    records: Iterable[RecordDifference],
    base: Plan,
    hands: Hands,
    on: date,
) -> tuple[Demand, ...]:
    """All approvals that a proposal needs."""
    router = _Router(base.frame, hands)
    for difference in found:
        for one in touched(difference, base, on):
            router.ask(one)
    for record in records:
        router.record(record, base, on)
    return router.demands()


class _Router:
    """Gathers who is asked for what; the same people are asked once."""

    def __init__(self, frame: Frame, hands: Hands) -> None:
        self._frame, self._hands, self._author = frame, hands, hands.author
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
        others = self._hands.without(own) if _listed(own) else []
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
        others = self._hands.without(leaders, needed)
        if not others and self._author in leaders and not self._hands.others:
            return  # a sole leader's own change is theirs to make
        title = "leadership" if needed == 1 else f"{needed} of leadership"
        self._add(one, title, others, max(1, min(needed, len(others))))

    def _lead(self, one: Touched) -> None:
        """The team's lead; where that is the author, or nobody, the lead around the team."""
        for team in self._around(one.team):
            lead = self._frame.teams[team].lead
            if lead and self._hands.judges(lead):
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
        if one.person != self._author:
            self._add(one, "the person", [one.person])
        elif self._hands.others:
            self._leaders(one)

    def _by_team(self, own: str | int | list[str]) -> bool:
        """Whether what the company says of check-ins is what every stage says."""
        return isinstance(own, str) and self._decider(Matter.CHECK_IN, own) is Decider.TEAM

    def record(self, found: RecordDifference, base: Plan, on: date) -> None:
        """A check-in needs nobody's word where its team wrote it, and changes nothing that was."""
        one = Touched(Matter.CHECK_IN, record_name(found.record), found.team)
        own = self._frame.company.approvals.get(Matter.CHECK_IN)
        if own is not None and not self._by_team(own):
            self.ask(one)
        elif not self._is_news(found, base, on):
            self._lead(one)

    def _is_news(self, found: RecordDifference, base: Plan, on: date) -> bool:
        """Whether the author tells what is their own to tell, in their own name, and in time."""
        ours = {self._author, *self._hands.makers} <= _tellers(found.record, found, base)
        signed = found.after.by if found.after else None
        cycle = base.frame.cycles.get(found.record.cycle)
        late = found.record.on and cycle and cycle.closed and cycle.closed <= on
        told = found.act is Act.ADDED and not found.exceptions
        return told and ours and signed in {None, self._author} and not late


def _listed(own: str | int | list[str] | None) -> TypeGuard[list[str]]:
    return isinstance(own, list)


def record_name(record: Record) -> str:
    """What a check-in or a retrospective is called where it is a reason.

    Each has a name of its own, even the second one of a day: an approval of one is none of another.
    """
    if record.on is None:
        return f"{record.cycle}/{record.team}, retrospective"
    file = record.file.rpartition("/")[2].removesuffix(".md")
    return f"{record.cycle}/{record.team}, {file or record.on}"


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
