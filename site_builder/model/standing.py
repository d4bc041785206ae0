"""How key results, objectives and cycles stand on a day: every figure a page shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.model.check_in import Reading
from site_builder.model.forecast import Forecast, forecast
from site_builder.model.measure import Guard, Measure, Metric
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.plan import Cycle, Folder
from site_builder.model.progress import clamp, expected, grade, last_value, mean, progress
from site_builder.model.schedule import stale_after
from site_builder.model.terms import STATUS_ORDER, Ambition, Status

ON_TRACK_WITHIN = 0.10
AT_RISK_WITHIN = 0.25
CONFIDENT_FROM = 0.7
DOUBTFUL_FROM = 0.4
TOO_SAFE_ABOVE = 0.85

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """How a key result stands on a day."""

    key_result: KeyResult
    cycle: Cycle
    on: date
    """The day it is shown for: the one asked for, or the cycle's last one once that is over."""
    asked: date
    """The day asked for. The day after the cycle, a check-in missing on its last day is missed."""
    readings: tuple[Reading, ...]
    """Up to that day, oldest first."""
    value: float | None
    progress: float | None
    """Signed; None before the first reading that tells."""
    expected: float
    confidence: float | None
    status: Status
    computed: Status
    """The status without an override."""
    stale: bool

    @property
    def last(self) -> Reading | None:
        """The last reading."""
        return self.readings[-1] if self.readings else None

    @property
    def pace(self) -> float | None:
        """Expected − progress: above 0 it is behind."""
        return None if self.progress is None else self.expected - self.progress

    @property
    def share(self) -> float:
        """The progress as means take it: clamped, 0 without a check-in."""
        return clamp(self.progress or 0.0)

    @property
    def age(self) -> int | None:
        """The days since the last reading."""
        return (self.on - self.last.on).days if self.last else None

    @property
    def forecast(self) -> Forecast | None:
        """The value that the readings point to at the end of the cycle."""
        if not isinstance(self.key_result.measure, Metric):
            return None
        return forecast(values_of(self.readings), self.cycle.ends)

    @property
    def confidence_change(self) -> float | None:
        """The last confidence minus the one before it."""
        told = [one.update.confidence for one in self.readings]
        known = [one for one in told if one is not None]
        return known[-1] - known[-2] if len(known) > 1 else None

    @property
    def grade(self) -> float | None:
        """The grade against the commitment as it is now."""
        return grade(self.key_result.measure, self.readings, self.cycle, self.asked)

    @property
    def original_grade(self) -> float | None:
        """The grade against the commitment as it was once its figures were known."""
        return grade(first_known(self.key_result), self.readings, self.cycle, self.asked)


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """How an objective stands on a day."""

    objective: Objective
    key_results: tuple[Standing, ...]
    progress: float | None
    expected: float | None
    status: Status

    @property
    def weakest(self) -> Standing | None:
        """The key result that gives the objective its status."""
        return next((one for one in self.key_results if one.status is self.status), None)

    @property
    def stale(self) -> bool:
        """Whether any of its key results is."""
        return any(one.stale for one in self.key_results)

    @property
    def age(self) -> int | None:
        """The days since the newest reading."""
        return min((one.age for one in self.key_results if one.age is not None), default=None)

    @property
    def grade(self) -> float | None:
        """The final score where one was given, else the mean grade; None where it is learning."""
        if self.objective.score is not None or self.objective.dropped:
            return self.objective.score
        if self.objective.ambition is Ambition.LEARNING:
            return None
        return mean([(one.grade or 0.0, one.key_result.weight) for one in self.key_results])


def values_of(readings: Iterable[Reading]) -> list[tuple[date, float]]:
    """The (day, value) pairs of the readings that give a value."""
    return [(one.on, one.update.value) for one in readings if one.update.value is not None]


def first_known(key_result: KeyResult) -> Measure | None:
    """The earliest commitment to known figures: what was still to be found can't be graded."""
    former = (past.measure for past in key_result.amended if past.measure)
    return next((one for one in former if _known(one)), key_result.measure)


def _known(measure: Measure) -> bool:
    return not isinstance(measure, Metric) or None not in {measure.baseline, measure.target}


def key_result_standing(
    key_result: KeyResult, readings: Sequence[Reading], cycle: Cycle, on: date
) -> Standing:
    """How a key result stands on a day; after the cycle, on its last day."""
    day = min(on, cycle.ends)
    seen = tuple(one for one in readings if one.on <= day)
    confidence = next(
        (one.update.confidence for one in reversed(seen) if one.update.confidence is not None), None
    )
    standing = Standing(
        key_result=key_result,
        cycle=cycle,
        on=day,
        asked=on,
        readings=seen,
        value=last_value(seen),
        progress=progress(key_result.measure, seen, cycle, on),
        expected=expected(key_result.measure, cycle, day, key_result.by),
        confidence=confidence,
        status=Status.PENDING,
        computed=Status.PENDING,
        stale=False,
    )
    computed = _computed(standing)
    override = seen[-1].update.status if seen else None
    status = override if override and computed is not Status.DONE else computed
    stale = _is_stale(standing, computed)
    return replace(standing, status=status, computed=computed, stale=stale)


def objective_standing(
    objective: Objective, folder: Folder, cycle: Cycle, on: date
) -> ObjectiveStanding:
    """How an objective stands: the weighted mean of its key results, the status of the weakest."""
    standings = tuple(
        key_result_standing(one, folder.readings(one.ref), cycle, on)
        for one in objective.key_results
    )
    return ObjectiveStanding(
        objective=objective,
        key_results=standings,
        progress=mean([(one.share, one.key_result.weight) for one in standings]),
        expected=mean([(one.expected, one.key_result.weight) for one in standings]),
        status=Status.DROPPED if objective.dropped else weakest(one.status for one in standings),
    )


def mean_progress(standings: Iterable[ObjectiveStanding]) -> float | None:
    """The progress of a team or cycle: the mean over its objectives that aren't dropped."""
    shares = [(one.progress or 0.0, 1.0) for one in standings if one.status is not Status.DROPPED]
    return mean(shares)


def weakest(statuses: Iterable[Status]) -> Status:
    """The worst of some statuses; pending of none."""
    return max(statuses, key=STATUS_ORDER.index, default=Status.PENDING)


def too_safe(grades: Iterable[float | None]) -> bool:
    """Whether the average of the grades says that the goals were too easy."""
    known = [one for one in grades if one is not None]
    return bool(known) and sum(known) / len(known) > TOO_SAFE_ABOVE + _ROUNDING


def pace_status(pace: float) -> Status:
    """Up to 0.10 behind on track, up to 0.25 at risk, above that off track."""
    if pace <= ON_TRACK_WITHIN + _ROUNDING:
        return Status.ON_TRACK
    return Status.AT_RISK if pace <= AT_RISK_WITHIN + _ROUNDING else Status.OFF_TRACK


def confidence_status(confidence: float) -> Status:
    """Under 0.4 off track, under 0.7 at risk."""
    if confidence >= CONFIDENT_FROM - _ROUNDING:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= DOUBTFUL_FROM - _ROUNDING else Status.OFF_TRACK


def _computed(standing: Standing) -> Status:
    if standing.progress is None or standing.pace is None:
        return Status.PENDING
    if standing.progress >= 1 - _ROUNDING and not _is_guard_running(standing):
        return Status.DONE
    found = [pace_status(standing.pace)]
    if standing.confidence is not None:
        found.append(confidence_status(standing.confidence))
    return weakest(found)


def _is_guard_running(standing: Standing) -> bool:
    """A guard kept so far is on track, and done only when the cycle is over."""
    return isinstance(standing.key_result.measure, Guard) and standing.on < standing.cycle.ends


def _is_stale(standing: Standing, computed: Status) -> bool:
    closed = standing.cycle.closed and standing.cycle.closed <= standing.asked
    if computed is Status.DONE or closed or not standing.readings:
        return False
    return standing.on - standing.readings[-1].on > stale_after(standing.cycle)
