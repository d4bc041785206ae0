"""The plan as it stands on a day, with what several pages need worked out once.

Whatever a page reads of it is noted in `reads`: see there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from site_builder.files.layout import ROOT
from site_builder.model.alignment import Alignment
from site_builder.model.check_in import CheckIn
from site_builder.model.history import History, Names
from site_builder.model.measure import Measure
from site_builder.model.objective import KeyResult, Objective, Ref
from site_builder.model.plan import Cycle, Folder, Plan, Team
from site_builder.model.standing import ObjectiveStanding, Standing, objective_standing
from site_builder.model.terms import COMPANY
from site_builder.pages.english import Moment, moment
from site_builder.pages.page import Link
from site_builder.pages.paths import cycle_path, objective_path, person_path, team_path
from site_builder.pages.reads import (
    Noted,
    NotedAlignment,
    NotedNames,
    Reads,
    folder_of,
    noted_plan,
)
from site_builder.pages.repository import Repository, Source


class Share(NamedTuple):
    """What one person owns or contributes to; an objective or one of its key results."""

    ref: Ref
    owns: bool


@dataclass(frozen=True, repr=False)
class View:
    """A plan on a day."""

    plan: Plan
    as_of: date
    folder: str = ROOT
    """What the content's folder is called."""
    repository: Repository | None = None
    fixed: bool = False
    """Whether somebody chose the day; else it is today."""
    history: History = field(default_factory=History)
    reads: Reads = field(default_factory=Reads)
    read: Plan = field(init=False)
    """The plan itself; who looks at it must note that."""
    _standings: dict[Ref, ObjectiveStanding] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let the plan and its history note what is read of them."""
        object.__setattr__(self, "read", self.plan)
        object.__setattr__(self, "plan", noted_plan(self.plan, self.reads))
        pasts = Noted(self.reads, self.history.pasts, "history {}".format, "histories")
        object.__setattr__(self, "history", replace(self.history, pasts=pasts))

    def __repr__(self) -> str:
        """Say the day; the plan would be far too much."""
        return f"View({self.as_of})"

    @cached_property
    def alignment(self) -> Alignment:
        """What supports what."""
        return NotedAlignment(self.read, self.reads)

    @cached_property
    def current(self) -> Cycle | None:
        """The cycle that the home page is about."""
        return self.plan.frame.current(self.as_of)

    @cached_property
    def running(self) -> tuple[Cycle, ...]:
        """The current cycle and those around it, from the inside out."""
        return self.plan.frame.around(self.current.id) if self.current else ()

    @cached_property
    def newest_cycles(self) -> tuple[Cycle, ...]:
        """All cycles, the newest first."""
        return tuple(self.plan.frame.cycles.values())[::-1]

    @cached_property
    def teams(self) -> Mapping[str, Team]:
        """The company's own folder, the teams, and those that only have a folder."""
        company = self.read.frame.company
        own = Team(COMPANY, company.file, company.name or "Company", members=company.leadership)
        named = {one: Team(one, "", one) for _, one in sorted(self.read.folders)}
        found = {**named, **self.read.frame.teams, COMPANY: own}
        return Noted(self.reads, found, "team {}".format, "teams")

    @cached_property
    def names(self) -> Names:
        """Whom of the plan the authors of commits are."""
        return NotedNames(self.read.frame.people.values(), self.reads)

    @cached_property
    def teams_of(self) -> Mapping[str, Sequence[str]]:
        """The teams that each person leads or belongs to; the company's own is none."""
        found: dict[str, list[str]] = {}
        for team in self.read.frame.teams.values():
            for person in team.people:
                found.setdefault(person, []).append(team.id)
        return Noted(self.reads, found, "memberships {}".format, "teams")

    @cached_property
    def folders_of(self) -> Mapping[str, Sequence[Folder]]:
        """The folders of each team, the newest cycle first."""
        with self.reads.unrecorded():
            found: dict[str, list[Folder]] = {}
            for cycle in self.newest_cycles:
                for folder in self.in_cycle.get(cycle.id, ()):
                    found.setdefault(folder.team, []).append(folder)
        return Noted(self.reads, found, "folders-of {}".format, "folders")

    @cached_property
    def in_cycle(self) -> Mapping[str, Sequence[Folder]]:
        """The folders of each cycle, the company's first, then by team."""
        found: dict[str, list[Folder]] = {}
        for (cycle, _), folder in sorted(self.read.folders.items(), key=_company_first):
            found.setdefault(cycle, []).append(folder)
        return Noted(self.reads, found, "cycle {}".format, "folders")

    @cached_property
    def busy(self) -> frozenset[str]:
        """The teams that have objectives in the current cycle or those around it."""
        running = {one.id for one in self.running}
        folders = self.read.folders.values()
        return frozenset(one.team for one in folders if one.cycle in running and one.objectives)

    def made(self, cycle: str, monday: date) -> Sequence[CheckIn]:
        """The check-ins of a week of a cycle up to the day, the newest first, then by file."""
        self.reads.note(f"week {cycle} {monday}")
        return self._weeks.get((cycle, monday), ())

    @cached_property
    def _weeks(self) -> Mapping[tuple[str, date], Sequence[CheckIn]]:
        found: dict[tuple[str, date], list[CheckIn]] = {}
        for folder in self.read.folders.values():
            for one in folder.check_ins:
                if one.on <= self.as_of:
                    monday = one.on - timedelta(days=one.on.weekday())
                    found.setdefault((folder.cycle, monday), []).append(one)
        for made in found.values():
            made.sort(key=lambda one: (-one.on.toordinal(), one.file))
        return found

    @cached_property
    def shares_of(self) -> Mapping[str, Sequence[Share]]:
        """What each person owns and contributes to."""
        found: dict[str, list[Share]] = {}
        for one in self.read.objectives.values():
            owner = self.read.frame.owner(one)
            self._note(found, one.ref, [owner] if owner else [], one.contributors)
            for key in one.key_results:
                self._note(found, key.ref, key.owners, key.contributors)
        return Noted(self.reads, found, "shares {}".format, "folders")

    def _note(
        self,
        found: dict[str, list[Share]],
        ref: Ref,
        owners: Iterable[str],
        contributors: Iterable[str],
    ) -> None:
        for name in owners:
            found.setdefault(name, []).append(Share(ref, owns=True))
        for name in contributors:
            found.setdefault(name, []).append(Share(ref, owns=False))

    def standing(self, ref: Ref) -> ObjectiveStanding:
        """How an objective stands on the day."""
        ref = ref.parent
        self.reads.note(f"folder {ref.cycle}/{ref.team}")
        if ref not in self._standings:
            cycle = self.read.frame.cycles[ref.cycle]
            self._standings[ref] = objective_standing(
                self.read.objectives[ref], self.read.folder(ref), cycle, self.as_of
            )
        return self._standings[ref]

    def key_result(self, ref: Ref) -> Standing:
        """How a key result stands on the day."""
        standings = self.standing(ref).key_results
        return next(one for one in standings if one.key_result.ref == ref)

    def owner(self, objective: Objective) -> str | None:
        """Who owns an objective: the one it names, else the team's lead."""
        return self.plan.frame.owner(objective)

    def name(self, person: str) -> str:
        """What a person is called."""
        return self.plan.frame.called(person)

    def person(self, person: str) -> Link:
        """A person, with a link where the plan knows them."""
        known = person in self.plan.frame.people
        return Link(self.name(person), person_path(person) if known else None)

    def team(self, team: str) -> Link:
        """A team."""
        known = self.teams.get(team)
        return Link(known.name if known else team, team_path(team) if known else None)

    def cycle(self, cycle: str) -> Link:
        """A cycle."""
        return Link(self.plan.frame.cycles[cycle].title, cycle_path(cycle))

    def objective(self, ref: Ref) -> Link:
        """An objective, or a key result on its objective's page."""
        one = self.plan.objectives[ref.parent]
        title = self._key_results[ref].title if ref.key_result else one.title
        return Link(title, objective_path(ref))

    def named(self, ref: Ref) -> Link:
        """What a check-in names; only the words where there is no such key result."""
        if ref in self._key_results:
            return self.objective(ref)
        return Link(f"{ref.objective}/{ref.key_result}")

    def measure(self, ref: Ref) -> Measure | None:
        """What a key result measures; None where there is no such one."""
        key = self._key_results.get(ref)
        return key.measure if key else None

    @cached_property
    def _key_results(self) -> Mapping[Ref, KeyResult]:
        objectives = self.read.objectives.values()
        found = {key.ref: key for one in objectives for key in one.key_results}
        return Noted(self.reads, found, folder_of, "folders")

    def anyone(self, name: str) -> Link:
        """A person or a team, as contributors may be either."""
        return self.team(name) if name in self.plan.frame.teams else self.person(name)

    def source(self, file: str) -> Source:
        """A file of the plan, with its addresses where the repository is known."""
        path = self.file(file.removeprefix(f"{ROOT}/"))
        return self.repository.source(path) if self.repository else Source(path)

    def file(self, path: str) -> str:
        """A file as a person finds it, given by its path below the content's folder."""
        return f"{self.folder}/{path}"

    def over(self, cycle: Cycle) -> bool:
        """Whether a cycle is closed, or its last day gone."""
        closed = cycle.closed is not None and cycle.closed <= self.as_of
        return closed or cycle.ends < self.as_of

    def settled(self, ref: Ref) -> bool:
        """Whether nothing is expected of an objective: it is dropped, or its cycle is over."""
        dropped = self.plan.objectives[ref.parent].dropped is not None
        return dropped or self.over(self.plan.frame.cycles[ref.cycle])

    def moment(self, day: date) -> Moment:
        """A day as seen from the view's day."""
        return moment(day, self.as_of)


def _company_first(entry: tuple[tuple[str, str], Folder]) -> tuple[str, bool, str]:
    (cycle, team), _ = entry
    return (cycle, team != COMPANY, team)
