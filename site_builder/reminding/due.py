"""What a team's check-ins still owe on a day, by the periods that `model/schedule.py` cuts."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from site_builder.model.change import Kind
from site_builder.model.history import History
from site_builder.model.objective import Ref
from site_builder.model.plan import Plan
from site_builder.model.quiet import is_workday
from site_builder.model.schedule import Period, due_periods, next_due, periods
from site_builder.model.standing import Standing, objective_standing
from site_builder.model.terms import Status

_TWO = 2
"""After how many missed check-ins the lead is told."""


@dataclass(frozen=True, slots=True)
class Due:
    """A key result that waits for a word."""

    standing: Standing
    owner: str | None
    missed: tuple[Period, ...]
    """The newest periods that are over and in which nothing was told of it, oldest first."""
    asked: Period | None
    """The running one, on its last workday and after; not before."""

    @property
    def _periods(self) -> tuple[Period, ...]:
        return (*self.missed, *((self.asked,) if self.asked else ()))

    @property
    def by(self) -> date:
        """The day by which something should have been told."""
        return self._periods[0].ends

    @property
    def turn(self) -> date:
        """The last day of the newest period that it is asked for: each wants one reminder."""
        return self._periods[-1].ends

    @property
    def escalates(self) -> bool:
        """Whether two cadences have passed without a word."""
        return len(self.missed) >= _TWO


@dataclass(frozen=True, slots=True)
class TeamDue:
    """All that a team owes on a day."""

    team: str
    on: date
    running: bool
    """Whether it has objectives in any cycle that runs."""
    dues: tuple[Due, ...] = ()
    """By cycle, then in the order of the plan."""

    @property
    def turn(self) -> date | None:
        """The newest period that is asked for."""
        return max((one.turn for one in self.dues), default=None)


def team_due(plan: Plan, history: History, team: str, on: date) -> TeamDue:
    """What a team owes on a day, in all cycles that run.

    A key result owes nothing for the period in which it came into the plan, or once it is done.
    """
    standings = list(_standings(plan, team, on))
    found = []
    for standing, owner in standings:
        begun = _begun(history, standing.key_result.ref, on) or standing.cycle.starts
        missed = _missed(standing, begun)
        asked = _asked(standing, begun, plan.frame.company.holidays)
        if (missed or asked) and standing.status is not Status.DONE:
            found.append(Due(standing, owner, missed, asked))
    return TeamDue(team, on, bool(standings), tuple(found))


def _standings(plan: Plan, team: str, on: date) -> Iterator[tuple[Standing, str | None]]:
    for cycle in plan.frame.cycles.values():
        folder = plan.folders.get((cycle.id, team)) if cycle.runs(on) else None
        for objective in folder.objectives if folder else ():
            if folder and objective.dropped is None:
                for one in objective_standing(objective, folder, cycle, on).key_results:
                    yield one, one.key_result.owner or plan.frame.owner(objective)


def _begun(history: History, ref: Ref, on: date) -> date | None:
    """When a key result came into the plan; None where nobody knows."""
    for step in history.of(ref.parent, on):
        for one in step.changes:
            if one.kind is Kind.ADDED and one.key_result in {"", ref.key_result}:
                return step.revision.on
    return None


def _missed(standing: Standing, begun: date) -> tuple[Period, ...]:
    """The newest periods that are over without a word, back to when it came into the plan."""
    days = [one.on for one in standing.readings]
    found: list[Period] = []
    for period in reversed(due_periods(standing.cycle, standing.asked, days)):
        if period.starts < begun or any(period.has(day) for day in days):
            break
        found.append(period)
    return tuple(reversed(found))


def _asked(standing: Standing, begun: date, holidays: Container[date]) -> Period | None:
    """The running period, once its check-in can wait no longer."""
    cycle, on = standing.cycle, standing.asked
    ends = next_due(cycle, on, (one.on for one in standing.readings))
    for period in periods(cycle):
        if period.has(on) and period.ends == ends and begun <= period.starts:
            return period if _last_workday(period, holidays) <= on else None
    return None


def _last_workday(period: Period, holidays: Container[date]) -> date:
    """The last day of a period on which people work; its last day where there is none."""
    day = period.ends
    while day > period.starts and not is_workday(day, holidays):
        day -= timedelta(days=1)
    return day if is_workday(day, holidays) else period.ends
