"""The figures of a key result in words: where it stands, where it goes, where it is heading."""

import math
from collections.abc import Iterable
from functools import lru_cache

from site_builder.model.check_in import Update
from site_builder.model.forecast import Forecast
from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.quantity import format_quantity
from site_builder.model.schedule import due_periods
from site_builder.model.standing import Standing, values_of
from site_builder.model.terms import Status
from site_builder.pages.english import in_words, percent

_MOST_DECIMALS = 4
_UNCHANGED_WITHIN = 0.005
_STEPS = 50


def value_text(standing: Standing) -> str:
    """The figure of the last check-in: `14.4 %`, `Done`, `40 % of the way`."""
    match standing.key_result.measure:
        case Milestone():
            return "Done" if standing.status is Status.DONE else "Not yet"
        case Confidential():
            return "—" if standing.value is None else f"{percent(standing.value)} of the way"
    return quantity(standing.value, standing.key_result.unit)


def reading_text(measure: Measure | None, update: Update) -> str:
    """The figure that a check-in gives: `14.4 %`, `Done`; empty where it gives none."""
    if update.value is None:
        return "Done" if update.done else ""
    if isinstance(measure, Confidential):
        return f"{percent(update.value)} of the way"
    unit = measure.unit if isinstance(measure, Metric | Guard) else update.unit
    return quantity(update.value, unit)


@lru_cache(maxsize=65536)
def quantity(value: float | None, unit: str | None) -> str:
    """A figure with its unit; a dash for one that nobody knows yet."""
    if value is None:
        return "—"
    sign = "−" if value < 0 else ""
    return sign + format_quantity(abs(value), unit)


def course(measure: Measure | None) -> str:
    """What is promised: `from 12 % to 18 %`, `at most 40 tickets a week`."""
    match measure:
        case Metric():
            return f"from {_known(measure.baseline, measure)} to {_known(measure.target, measure)}"
        case Guard():
            return _bounds(measure)
        case Milestone():
            return f"done when: {measure.done_when}"
        case Confidential():
            return f"the figures are kept elsewhere: {measure.where}"
    return "without a measure"


def _known(value: float | None, metric: Metric) -> str:
    return "a value still to be found" if value is None else quantity(value, metric.unit)


def _bounds(guard: Guard) -> str:
    low, high = quantity(guard.at_least, guard.unit), quantity(guard.at_most, guard.unit)
    if guard.at_most is None:
        return f"at least {low}"
    return f"at most {high}" if guard.at_least is None else f"between {low} and {high}"


def tick(standing: Standing) -> float | None:
    """Where the bar should be by now; None for what is done or not, and for a guard."""
    measure = standing.key_result.measure
    return standing.expected if isinstance(measure, Metric | Confidential) else None


def progress_text(standing: Standing, *, settled: bool = False) -> str:
    """The progress in a sentence; once it is `settled` nothing is expected any more."""
    measure, progress = standing.key_result.measure, standing.progress
    if isinstance(measure, Metric) and None in {measure.baseline, measure.target}:
        return "It can be measured once its baseline and target are known."
    if progress is None:
        return "No check-in yet."
    match measure:
        case Guard():
            return _kept(standing, progress)
        case Milestone():
            return "It is done." if progress else "It was not done." if settled else _due(standing)
    return _moved(standing, progress, settled=settled)


def _moved(standing: Standing, progress: float, *, settled: bool) -> str:
    reached = f"{percent(progress)} of the way"
    if progress >= 1:
        return "It is reached." if progress == 1 else f"It is reached, and more: {reached}."
    if progress < 0:
        reached = "Further away than at the start"
    return f"{reached}." if settled else f"{reached}, {percent(standing.expected)} expected by now."


def _kept(standing: Standing, progress: float) -> str:
    days = [day for day, _ in values_of(standing.readings)]
    due = len(due_periods(standing.cycle, standing.on, days))
    return f"Kept in {round(progress * due)} of the {due} check-ins due so far."


def _due(standing: Standing) -> str:
    day = standing.key_result.by or standing.cycle.ends
    return f"It is due on {in_words(day)}."


def confidence_text(standing: Standing) -> str:
    """The confidence and its change: `75 %, up from 60 %`."""
    if standing.confidence is None:
        return ""
    change = standing.confidence_change or 0.0
    now = percent(standing.confidence)
    if abs(change) < _UNCHANGED_WITHIN:
        return now
    return f"{now}, {'up' if change > 0 else 'down'} from {percent(standing.confidence - change)}"


def heading(standing: Standing, *, settled: bool = False) -> Forecast | None:
    """Where the check-ins point to; None once it is `settled` or the cycle has ended."""
    return None if settled or standing.on >= standing.cycle.ends else standing.forecast


def forecast_text(standing: Standing, ahead: Forecast | None) -> str:
    """Where the check-ins point to at the end of the cycle."""
    metric = standing.key_result.measure
    if ahead is None or not isinstance(metric, Metric):
        return ""
    if metric.baseline is None or metric.target is None or standing.status is Status.DONE:
        return ""
    digits = _digits(standing, metric.target - metric.baseline)
    value, target = round(possible(standing, ahead.value), digits), metric.target
    upwards = metric.target >= metric.baseline
    met = value >= target if upwards else value <= target
    verdict = "which reaches" if value == target else "which passes" if met else "short of"
    shown, aim = quantity(value, metric.unit), quantity(target, metric.unit)
    return f"At this pace it ends at {shown}, {verdict} the target of {aim}."


def forecast_range(standing: Standing, ahead: Forecast) -> str:
    """The band of the forecast in words; empty where it is too narrow to be told.

    Its edges are the quartiles of the slopes between all check-ins (`model/forecast.py`).
    """
    metric = standing.key_result.measure
    if not isinstance(metric, Metric):
        return ""
    written = _written(standing)
    digits = _digits(standing, max(written) - min(written))
    low, high = (round(possible(standing, one), digits) for one in (ahead.low, ahead.high))
    if low == high:
        return ""
    start, end = quantity(low, metric.unit), quantity(high, metric.unit)
    return f"Its check-ins point to between {start} and {end} at the end."


def possible(standing: Standing, value: float) -> float:
    """A forecast that doesn't fall below zero where no figure ever did."""
    return value if min(_written(standing), default=-1.0) < 0 else max(0.0, value)


def _digits(standing: Standing, distance: float) -> int:
    """How many decimals a forecast deserves: those people write, and a fiftieth of the way."""
    coarse = -math.floor(math.log10(abs(distance) / _STEPS)) if distance else 0
    return min(decimals(_written(standing)), coarse)


def _written(standing: Standing) -> list[float]:
    """The figures as people wrote them: baseline, target and values."""
    measure = standing.key_result.measure
    ends = [measure.baseline, measure.target] if isinstance(measure, Metric) else []
    values = [value for _, value in values_of(standing.readings)]
    return [one for one in (*ends, *values) if one is not None]


def decimals(values: Iterable[float]) -> int:
    """The most decimals that any of some figures has, as people wrote them."""
    written = (f"{value:.{_MOST_DECIMALS}f}".rstrip("0") for value in values)
    return max((len(one.partition(".")[2]) for one in written), default=0)


def claim_text(standing: Standing) -> str:
    """What a person claims against the figures; empty where nobody does."""
    if standing.status is standing.computed or standing.last is None:
        return ""
    said, figures = standing.status.word, standing.computed.word
    return f"Called {said} on {in_words(standing.last.on)}; by its figures it is {figures}."


def grade_text(grade: float | None) -> str:
    """A grade from 0.0 to 1.0 with one decimal; two where it was given so."""
    if grade is None:
        return ""
    return f"{grade:.1f}" if round(grade, 1) == round(grade, 2) else f"{grade:.2f}"
