"""When check-ins are due: the cadence cuts a cycle into periods, and each one wants a check-in."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.model.plan import Cycle


class Period(NamedTuple):
    """A stretch of a cycle that wants one check-in; both days belong to it."""

    starts: date
    ends: date

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.starts <= day <= self.ends


def elapsed(cycle: Cycle, on: date) -> float:
    """The share of the cycle that is gone: 0 on its first day, 1 on its last (DESIGN §3)."""
    if cycle.ends <= cycle.starts:
        return 1.0 if on >= cycle.ends else 0.0
    share = (on - cycle.starts) / (cycle.ends - cycle.starts)
    return min(1.0, max(0.0, share))


def week(cycle: Cycle, on: date) -> tuple[int, int]:
    """Week n of m; n is 0 before the first day and at most m."""
    weeks = (cycle.ends - cycle.starts).days // 7 + 1
    if on < cycle.starts:
        return 0, weeks
    return min(weeks, (on - cycle.starts).days // 7 + 1), weeks


def periods(cycle: Cycle) -> tuple[Period, ...]:
    """All periods of a cycle, in order; a rest shorter than half a cadence joins the last one."""
    length = timedelta(days=cycle.check_ins.days)
    found: list[Period] = []
    start = cycle.starts
    while start <= cycle.ends:
        end = min(start + length - timedelta(days=1), cycle.ends)
        if found and (end - start + timedelta(days=1)) * 2 < length:
            found[-1] = Period(found[-1].starts, cycle.ends)
        else:
            found.append(Period(start, end))
        start += length
    return tuple(found)


def due_periods(cycle: Cycle, on: date, made: Iterable[date]) -> tuple[Period, ...]:
    """The periods whose check-in counts on a day.

    They are those that are over, and the running one once its check-in is made.
    """
    days = [day for day in made if day <= on]
    return tuple(
        one
        for one in periods(cycle)
        if one.ends < on or (one.starts <= on and any(one.has(day) for day in days))
    )


def next_due(cycle: Cycle, on: date, made: Iterable[date]) -> date | None:
    """The last day for the next check-in; None once the cycle is over."""
    days = list(made)
    for one in periods(cycle):
        if one.ends >= on and not any(one.has(day) for day in days):
            return one.ends
    return None


def stale_after(cycle: Cycle) -> timedelta:
    """How old a check-in may be: two cadences (DESIGN §3)."""
    return timedelta(days=2 * cycle.check_ins.days)
