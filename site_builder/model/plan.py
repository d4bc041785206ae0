"""The plan: what the files mean once they are read. Every part knows where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from msgspec import Struct

from site_builder.model.check_in import CheckIn, Reading, Retrospective
from site_builder.model.finding import Place
from site_builder.model.objective import Objective, Ref
from site_builder.model.quiet import NIGHT, UTC, QuietHours
from site_builder.model.terms import Cadence, Severity, Stage


@dataclass(frozen=True, slots=True)
class Company:
    """The company and how it works with OKRs."""

    file: str
    name: str
    stage: Stage
    headcount: int
    leadership: tuple[str, ...]
    check_ins: Cadence = Cadence.WEEKLY
    rules: Mapping[str, Severity] = field(default_factory=dict)
    approvals: Mapping[str, str | int | list[str]] = field(default_factory=dict)
    merge_check_ins: bool = False
    time_zone: str = UTC
    quiet_hours: QuietHours = NIGHT
    holidays: tuple[date, ...] = ()
    mission: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Team:
    """A team; `id` is its file's name. The company's own folder has none."""

    id: str
    file: str
    name: str
    lead: str | None = None
    members: tuple[str, ...] = ()
    parent: str | None = None
    reviewers: str | None = None
    quota: bool = False
    time_zone: str | None = None
    """Only where it is another than the company's."""
    body: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file)

    @property
    def people(self) -> tuple[str, ...]:
        """The lead and the members, each once."""
        return tuple(dict.fromkeys(filter(None, (self.lead, *self.members))))


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `id` is what the plan calls them."""

    id: str
    file: str = ""
    name: str = ""
    github: str = ""
    priorities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: str = ""

    @property
    def place(self) -> Place:
        """Where their file stands."""
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period. `starts` and `ends` are both days of it."""

    id: str
    file: str
    title: str
    starts: date
    ends: date
    closed: date | None = None
    check_ins: Cadence = Cadence.WEEKLY
    theme: str = ""
    backwards: bool = False
    """Whether the file puts the end before the start; `ends` is the start then."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file)

    def holds(self, other: "Cycle") -> bool:
        """Whether the other lies inside it, as a quarter in its year."""
        longer = (self.ends - self.starts) > (other.ends - other.starts)
        return longer and self.starts <= other.starts and other.ends <= self.ends

    def runs(self, on: date) -> bool:
        """Whether it has begun, and is neither over nor closed."""
        return self.starts <= on and not self.over(on)

    def over(self, on: date) -> bool:
        """Whether it is closed, or its last day has passed."""
        return on > self.ends or bool(self.closed and self.closed <= on)


class Folder(Struct, frozen=True, array_like=True, dict=True):
    """What one team has in one cycle: its objectives, check-ins and retrospective."""

    cycle: str
    team: str
    objectives: tuple[Objective, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    """In order of their days, then of their file names."""
    retrospective: Retrospective | None = None
    unread: tuple[str, ...] = ()
    """The names of objectives whose files are there and can't be read."""

    @cached_property
    def _readings(self) -> Mapping[tuple[str, str], tuple[Reading, ...]]:
        found: dict[tuple[str, str], list[Reading]] = {}
        for check_in in self.check_ins:
            for update in check_in.updates:
                reading = Reading(check_in.on, check_in.by, update, check_in.file)
                found.setdefault((update.objective, update.key_result), []).append(reading)
        return {name: tuple(readings) for name, readings in found.items()}

    def readings(self, key_result: Ref) -> tuple[Reading, ...]:
        """What the check-ins say of a key result, oldest first."""
        return self._readings.get((key_result.objective, key_result.key_result), ())

    def objective(self, slug: str) -> Objective | None:
        """One of its objectives by name."""
        return self._objectives.get(slug)

    @cached_property
    def _objectives(self) -> Mapping[str, Objective]:
        return {one.id: one for one in self.objectives}


@dataclass(frozen=True)
class Frame:
    """What stands around the objectives: the company, its teams, people and cycles."""

    company: Company
    teams: Mapping[str, Team]
    persons: Mapping[str, Person]
    """The people who have a file of their own."""
    cycles: Mapping[str, Cycle]
    """In the order of their first days, the longer before the shorter."""
    hearsay: frozenset[str] = frozenset()
    """The words of files that can't be read in full: whom they name may well exist."""

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everyone the plan knows: leadership, leads, members and those with a file."""
        named = dict.fromkeys(self.company.leadership)
        for team in self.teams.values():
            named.update(dict.fromkeys(team.people))
        named.update(dict.fromkeys(self.persons))
        return {one: self.persons.get(one) or Person(one) for one in sorted(named)}

    def owner(self, objective: Objective) -> str | None:
        """Who owns an objective: the one it names, else the team's lead."""
        team = self.teams.get(objective.ref.team)
        return objective.owner or (team.lead if team else None)

    def called(self, person: str) -> str:
        """What a person is called: by the name in their file, else as the plan refers to them."""
        known = self.people.get(person)
        return (known.name if known else "") or person

    def around(self, cycle: str) -> tuple[Cycle, ...]:
        """The cycle and those that hold it, from the inside out."""
        inner = self.cycles[cycle]
        outer = [other for other in self.cycles.values() if other.holds(inner)]
        return (inner, *sorted(outer, key=lambda one: one.ends - one.starts))

    def running(self, on: date) -> tuple[Cycle, ...]:
        """The cycles in which a check-in of a day counts, the shortest first."""
        found = (one for one in self.cycles.values() if one.runs(on))
        return tuple(sorted(found, key=lambda one: (one.ends - one.starts, one.id)))

    def named(self, ref: Ref, on: date) -> str:
        """A reference without its cycle, where that is the shortest that runs on a day."""
        innermost = next(iter(self.running(on)), None)
        return str(ref._replace(cycle="") if innermost and innermost.id == ref.cycle else ref)

    def current(self, on: date) -> Cycle | None:
        """The shortest cycle that runs on a day; else the last begun; else the next one."""
        running = [one for one in self.cycles.values() if one.starts <= on <= one.ends]
        if running:
            return min(running, key=lambda one: (one.ends - one.starts, one.id))
        begun = [one for one in self.cycles.values() if one.starts <= on]
        if begun:
            return max(begun, key=lambda one: (one.ends, one.starts, one.id))
        return min(self.cycles.values(), key=lambda one: (one.starts, one.id), default=None)


@dataclass(frozen=True)
class Plan:
    """Everything that the files say."""

    frame: Frame
    folders: Mapping[tuple[str, str], Folder]
    """By cycle and team."""

    @cached_property
    def objectives(self) -> Mapping[Ref, Objective]:
        """All objectives by name."""
        return {one.ref: one for folder in self.folders.values() for one in folder.objectives}

    def folder(self, ref: Ref) -> Folder:
        """The folder an objective stands in."""
        return self.folders[(ref.cycle, ref.team)]

    def in_cycle(self, cycle: str) -> Iterator[Folder]:
        """The folders of a cycle; the company's first, then by team."""
        names = sorted(team for at, team in self.folders if at == cycle)
        for team in sorted(names, key=lambda name: name != "company"):
            yield self.folders[(cycle, team)]
