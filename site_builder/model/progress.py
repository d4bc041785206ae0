"""The arithmetic of one key result: progress, expectation, grade (DESIGN §3)."""

from collections.abc import Sequence
from datetime import date

from site_builder.model.check_in import Reading
from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.plan import Cycle
from site_builder.model.schedule import due_periods, elapsed


def clamp(share: float) -> float:
    """The share between 0 and 1, as every mean takes it."""
    return min(1.0, max(0.0, share))


def progress(
    measure: Measure | None, readings: Sequence[Reading], cycle: Cycle, on: date
) -> float | None:
    """The signed progress on a day, from readings up to it, oldest first.

    None before the first reading that tells, and while a baseline or target is to be found.
    0 is the baseline and 1 the target; below the baseline it is negative.
    """
    seen = [reading for reading in readings if reading.on <= on]
    match measure:
        case Metric():
            value = last_value(seen)
            return None if value is None else metric_progress(measure, value)
        case Guard():
            return guard_progress(measure, seen, cycle, on)
        case Milestone():
            return float(is_done(seen)) if seen else None
        case Confidential():
            return _told(seen)
        case None:
            return None


def is_done(readings: Sequence[Reading]) -> bool:
    """Whether the last reading that speaks of it says that it is done."""
    said = [one.update.done for one in readings if one.update.done is not None]
    return bool(said) and said[-1]


def metric_progress(metric: Metric, value: float) -> float | None:
    """(value − baseline) / (target − baseline); with both equal, 1 at that value, else 0."""
    if metric.baseline is None or metric.target is None:
        return None
    distance = metric.target - metric.baseline
    if distance == 0:
        return 1.0 if value == metric.target else 0.0
    return (value - metric.baseline) / distance


def _told(readings: Sequence[Reading]) -> float | None:
    """The share that the last reading tells, written as `0.6` or as `60 %`."""
    told = [one.update for one in readings if one.update.value is not None]
    if not told or told[-1].value is None:
        return None
    return clamp(told[-1].value / 100 if told[-1].unit == "%" else told[-1].value)


def guard_progress(
    guard: Guard, readings: Sequence[Reading], cycle: Cycle, on: date
) -> float | None:
    """Check-ins inside the bounds ÷ check-ins due so far; a missed one earns nothing.

    The last value of a period speaks for it. None before the first value.
    """
    values = [(one.on, one.update.value) for one in readings if one.update.value is not None]
    if not values:
        return None
    due = due_periods(cycle, on, [day for day, _ in values])
    if not due:
        return None
    kept = 0
    for period in due:
        inside = [value for day, value in values if period.has(day)]
        kept += bool(inside) and guard.holds(inside[-1])
    return kept / len(due)


def last_value(readings: Sequence[Reading]) -> float | None:
    """The value of the last reading that gives one."""
    return next(
        (one.update.value for one in reversed(readings) if one.update.value is not None), None
    )


def expected(measure: Measure | None, cycle: Cycle, on: date, by: date | None = None) -> float:
    """The progress that a day asks for, from 0 to 1.

    A figure to move follows the elapsed share of its time, or the broken line through its phases.
    A guard is to be kept all the time. Something done or not done is asked for on its last day.
    """
    due = due_day(cycle, by)
    match measure:
        case Guard():
            return 1.0
        case Milestone():
            return 1.0 if on >= due else 0.0
        case Metric() if measure.phases:
            return _along_phases(measure, cycle, on, due)
    return elapsed(Cycle("", "", "", cycle.starts, due), on)


def due_day(cycle: Cycle, by: date | None) -> date:
    """The day by which a key result is to be reached: its own, but no day outside the cycle."""
    return max(cycle.starts, min(by or cycle.ends, cycle.ends))


def _along_phases(metric: Metric, cycle: Cycle, on: date, due: date) -> float:
    points = {cycle.starts: 0.0, due: 1.0}
    for day, value in sorted(metric.phases):
        share = metric_progress(metric, value)
        if share is not None and cycle.starts <= day <= due:
            points[day] = clamp(share)
    before = max((day for day in points if day <= on), default=None)
    after = min((day for day in points if day >= on), default=None)
    if before is None:
        return 0.0
    if after is None:
        return points[before]
    if before == after:
        return points[before]
    share = (on - before) / (after - before)
    return points[before] + share * (points[after] - points[before])


def mean(weighted: Sequence[tuple[float, float]]) -> float | None:
    """The weighted mean of (share, weight) pairs, each share clamped to 0…1; None of none."""
    total = sum(weight for _, weight in weighted)
    if not weighted or total <= 0:
        return None
    return sum(clamp(share) * weight for share, weight in weighted) / total


def grade(
    measure: Measure | None, readings: Sequence[Reading], cycle: Cycle, on: date
) -> float | None:
    """The grade from 0.0 to 1.0 at the close: the progress reached, clamped."""
    if measure is None:
        return None
    inside = [one for one in readings if one.on <= cycle.ends]
    return clamp(progress(measure, inside, cycle, on) or 0.0)
