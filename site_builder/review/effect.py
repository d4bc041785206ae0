"""What a proposal would change on the site: progress and status of what it touches, rolled up.

Only the folders it touches are worked out; of a wide cycle the mean over all its objectives is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from site_builder.model.check_in import CheckIn, Retrospective, Update
from site_builder.model.history import File
from site_builder.model.objective import Objective, Ref
from site_builder.model.plan import Cycle, Folder, Plan
from site_builder.model.standing import (
    ObjectiveStanding,
    mean_progress,
    objective_standing,
    weakest,
)
from site_builder.model.terms import COMPANY, Status
from site_builder.review.difference import Difference, RecordDifference

_WIDE = 300
"""A cycle with more objectives than that is left out."""


class Shown(NamedTuple):
    """What the site shows of an objective, a team or a cycle."""

    percent: int
    """The progress as a whole per cent, from 0 to 100."""
    status: Status | None
    """None once the cycle is over, when the grade counts, and for a cycle as a whole."""
    grade: float | None = None
    """From 0 to 1, with one decimal; None while the cycle runs."""

    def __str__(self) -> str:
        """`43 %, on track`; `pending`; `70 %, grade 0.7`."""
        if self.status is Status.DROPPED or (self.status is Status.PENDING and not self.percent):
            return self.status.word
        return ", ".join(filter(None, (f"{self.percent} %", self.word)))

    @property
    def word(self) -> str:
        """The status, or the grade."""
        graded = "" if self.grade is None else f"grade {self.grade:.1f}"
        return self.status.word if self.status else graded


@dataclass(frozen=True, slots=True)
class Effect:
    """What the site shows before and after."""

    name: str
    """`2026-Q4/growth/trial-to-paid`, `2026-Q4/growth`, `2026-Q4`."""
    title: str
    before: Shown | None
    """None where it is new."""
    after: Shown | None
    """None where it is gone."""

    def __str__(self) -> str:
        """`43 → 47 %, on track`; `43 %, on track → 47 %, at risk`; `new, pending`."""
        old, new = self.before, self.after
        if old is None or new is None:
            return f"gone, was {old}" if old else f"new, {new}"
        words = str(old), str(new)
        if old.word == new.word and all("%" in one for one in words):
            return f"{old.percent} → {words[1]}"
        return " → ".join(words)


def effects(
    found: Iterable[Difference],
    records: Iterable[RecordDifference],
    base: Plan,
    plan: Plan,
    on: date,
) -> tuple[Effect, ...]:
    """What would show otherwise on a day: objectives, then their teams, then their cycles."""
    found, records = tuple(found), tuple(records)
    states = _State(base, on), _State(plan, on)
    objectives = list(_objectives(found, records))
    folders = {(one.cycle, one.team): None for pair in objectives for one in pair if one}
    cycles = dict.fromkeys([cycle for cycle, _ in folders] + list(_cycles(found)))
    told = (
        *(_objective(*states, *pair) for pair in objectives),
        *(_team(*states, *one) for one in sorted(folders)),
        *(_cycle(*states, one) for one in sorted(cycles)),
    )
    return tuple(one for one in told if one.before != one.after)


def _objectives(
    found: Iterable[Difference], records: Iterable[RecordDifference]
) -> Iterator[tuple[Ref | None, Ref | None]]:
    """Each objective that changes or is told of, by its name before and after."""
    known: set[Ref | None] = set()
    for one in found:
        pair = (_ref(one.before), _ref(one.after))
        known.update(pair)
        yield pair
    told = dict.fromkeys(ref for one in records for ref in _told(one))
    yield from ((ref, ref) for ref in told if ref not in known)


def _ref(one: Objective | None) -> Ref | None:
    return one.ref if one else None


def _told(one: RecordDifference) -> Iterator[Ref]:
    """The objectives of which a check-in tells something else."""
    old, new = (set(_updates(state)) for state in (one.before, one.after))
    for name in sorted({update.objective for update in old ^ new}):
        yield Ref(one.record.cycle, one.record.team, name)


def _updates(one: CheckIn | Retrospective | None) -> tuple[Update, ...]:
    return one.updates if isinstance(one, CheckIn) else ()


def _cycles(found: Iterable[Difference]) -> Iterator[str]:
    """The cycles whose own files change."""
    for one in found:
        if isinstance(one.subject, File) and one.subject.kind == "cycle":
            yield one.subject.name


class _State:
    """A plan on a day; no standing is worked out twice."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.plan, self._on = plan, on
        self._standings = cache(self._standings_of)

    def objective(self, ref: Ref | None) -> ObjectiveStanding | None:
        """How an objective stands; None where there is none."""
        known = self._standings(ref.cycle, ref.team) if ref else ()
        return next((one for one in known if one.objective.ref == ref), None)

    def team(self, cycle: str, team: str) -> Shown | None:
        """How a team stands in a cycle: the mean progress, and the worst status."""
        return self.mean(cycle, self._standings(cycle, team))

    def cycle(self, name: str) -> Shown | None:
        """How a cycle stands; None where it has no objectives."""
        teams = [self._standings(*at) for at in self.plan.folders if at[0] == name]
        shown = self.mean(name, [one for team in teams for one in team])
        return shown and shown._replace(status=None)

    def size(self, cycle: str) -> int:
        """How many objectives a cycle has."""
        return sum(len(one.objectives) for one in self.plan.folders.values() if one.cycle == cycle)

    def mean(self, cycle: str, standings: Iterable[ObjectiveStanding]) -> Shown | None:
        """What is shown of several objectives; None of none."""
        live = [one for one in standings if one.status is not Status.DROPPED]
        progress = mean_progress(live)
        if progress is None:
            return None
        if self.over(cycle):
            return Shown(_percent(progress), None, _mean_grade(live))
        return Shown(_percent(progress), weakest(one.status for one in live))

    def shown(self, one: ObjectiveStanding | None) -> Shown | None:
        """What is shown of an objective."""
        if one is None:
            return None
        if one.status is Status.DROPPED or not self.over(one.objective.ref.cycle):
            return Shown(_percent(one.progress), one.status)
        return Shown(_percent(one.progress), None, one.grade and round(one.grade, 1))

    def over(self, cycle: str) -> bool:
        """Whether a cycle is over."""
        return self.plan.frame.cycles[cycle].over(self._on)

    def _standings_of(self, cycle: str, team: str) -> tuple[ObjectiveStanding, ...]:
        folder = self.plan.folders.get((cycle, team))
        known = self.plan.frame.cycles.get(cycle)
        return tuple(self._stand(folder, known)) if folder and known else ()

    def _stand(self, folder: Folder, cycle: Cycle) -> Iterator[ObjectiveStanding]:
        for one in folder.objectives:
            yield objective_standing(one, folder, cycle, self._on)


def _percent(progress: float | None) -> int:
    return round((progress or 0.0) * 100)


def _mean_grade(standings: Iterable[ObjectiveStanding]) -> float | None:
    known = [one.grade for one in standings if one.grade is not None]
    return round(sum(known) / len(known), 1) if known else None


def _objective(old: _State, new: _State, former: Ref | None, ref: Ref | None) -> Effect:
    before, after = old.objective(former), new.objective(ref)
    known = after or before
    title = known.objective.title if known else ""
    return Effect(str(ref or former or ""), title, old.shown(before), new.shown(after))


def _team(old: _State, new: _State, cycle: str, team: str) -> Effect:
    title = f"{_called(new.plan, team)} in {_title(old, new, cycle)}"
    return Effect(f"{cycle}/{team}", title, old.team(cycle, team), new.team(cycle, team))


def _called(plan: Plan, team: str) -> str:
    known = plan.frame.teams.get(team)
    return plan.frame.company.name if team == COMPANY else known.name if known else team


def _cycle(old: _State, new: _State, name: str) -> Effect:
    if max(old.size(name), new.size(name)) > _WIDE:
        return Effect(name, "", None, None)
    return Effect(name, _title(old, new, name), old.cycle(name), new.cycle(name))


def _title(old: _State, new: _State, cycle: str) -> str:
    known = new.plan.frame.cycles.get(cycle) or old.plan.frame.cycles.get(cycle)
    return known.title if known else cycle
