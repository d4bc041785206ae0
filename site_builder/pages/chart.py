"""The geometry of a history chart: the template only draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from site_builder.model.forecast import Forecast
from site_builder.model.measure import Confidential, Guard, Measure, Metric
from site_builder.model.plan import Cycle
from site_builder.model.standing import Standing, confidence_status, values_of
from site_builder.model.terms import Status
from site_builder.pages.english import in_words, short
from site_builder.pages.figures import possible, quantity

WIDTH, HEIGHT = 340, 116
_LEFT, _RIGHT, _TOP, _BOTTOM = 6, 334, 18, 94
_LEAST = 2
_AIR = 0.12
"""The share of the height that stays free above and below."""


class Point(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A check-in: `slug` is the status that its confidence alone stands for, shape and colour."""

    x: float
    y: float
    slug: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level line: the target or a bound, for as long as it was promised."""

    y: float
    label: str
    label_y: float
    starts: float = _LEFT
    ends: float = _RIGHT
    former: bool = False


class Step(NamedTuple):
    """Where an amendment moved a level: a day, and the heights before and after."""

    x: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A history: the values as a line with dots, the pace, the levels, the forecast."""

    title: str
    caption: str
    line: str
    """The points of the values, as SVG writes them."""
    dots: tuple[Dot, ...]
    pace: str
    forecast: str
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    doubted: bool
    """Whether any dot is no plain one, so that the shapes want a word."""
    starts: str
    ends: str


class _Scale(NamedTuple):
    """From days and values to places in the drawing."""

    cycle: Cycle
    low: float
    high: float

    def at(self, day: date, value: float) -> Point:
        """The place of a value on a day."""
        length = (self.cycle.ends - self.cycle.starts).days or 1
        along = min(1.0, max(0.0, (day - self.cycle.starts).days / length))
        return Point(round(_LEFT + along * (_RIGHT - _LEFT), 1), self.height(value))

    def height(self, value: float) -> float:
        """The height of a value, counted from the top."""
        share = (value - self.low) / (self.high - self.low)
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


def chart(standing: Standing, *, settled: bool = False) -> Chart | None:
    """The history of a key result; None with fewer than two values.

    Once it is `settled` there is no forecast any more.
    """
    values = values_of(standing.readings)
    if len(values) < _LEAST:
        return None
    pace, terms = _pace(standing), list(_terms(standing))
    ahead = None if settled or standing.on >= standing.cycle.ends else standing.forecast
    extremes = [value for _, value in (*values, *pace)] + [
        value for one in terms for value, _ in _promised(one.measure)
    ]
    scale = _scale(standing.cycle, extremes)
    tail = _tail(standing, ahead, scale) if ahead else []
    dots = tuple(_dots(standing, scale))
    return Chart(
        title=f"History of “{standing.key_result.title}”",
        caption=_caption(standing, values),
        line=_line(scale, values),
        dots=dots,
        pace=_line(scale, pace),
        forecast=_line(scale, tail),
        levels=tuple(_level(scale, term, *one) for term in terms for one in _shown(term)),
        steps=tuple(_steps(scale, terms)),
        doubted=any(one.slug != Status.ON_TRACK.value for one in dots),
        starts=short(standing.cycle.starts),
        ends=short(standing.cycle.ends),
    )


def _tail(standing: Standing, ahead: Forecast, scale: _Scale) -> list[tuple[date, float]]:
    """From the last value to the forecast, which is kept inside the drawing."""
    value = min(max(possible(standing, ahead.value), scale.low), scale.high)
    return [values_of(standing.readings)[-1], (ahead.on, value)]


def _scale(cycle: Cycle, values: Sequence[float]) -> _Scale:
    low, high = min(values), max(values)
    air = (high - low) * _AIR or abs(high) * _AIR or 1.0
    return _Scale(cycle, low - air, high + air)


def _pace(standing: Standing) -> list[tuple[date, float]]:
    """The values that the pace asks for, along its corners."""
    metric, cycle = standing.key_result.measure, standing.cycle
    if isinstance(metric, Confidential):
        metric = Metric(0.0, 1.0)
    if not isinstance(metric, Metric) or metric.baseline is None or metric.target is None:
        return []
    due = min(standing.key_result.by or cycle.ends, cycle.ends)
    inside = [one for one in metric.phases if cycle.starts <= one[0] < due]
    return [(cycle.starts, metric.baseline), *inside, (due, metric.target)]


class _Term(NamedTuple):
    """What was promised from one day to another; a former one was amended away."""

    measure: Measure | None
    starts: date
    ends: date
    former: bool


def _terms(standing: Standing) -> Iterator[_Term]:
    """What was promised, one after the other; nothing that came after the last day shown."""
    cycle, key = standing.cycle, standing.key_result
    begins = cycle.starts
    changed = [one for one in key.amended if one.measure]
    measures = [*(one.measure for one in changed), key.measure]
    for past, after in zip(changed, measures[1:], strict=True):
        moved = _promised(past.measure) != _promised(after)
        if moved and begins < past.on < cycle.ends:
            yield _Term(past.measure, begins, past.on, former=True)
            begins = past.on
    yield _Term(key.measure, begins, cycle.ends, former=False)


def _promised(measure: Measure | None) -> list[tuple[float, str]]:
    """The levels that a measure promises, each with its name."""
    match measure:
        case Metric(target=float(target)):
            return [(target, "Target")]
        case Guard(at_least=low, at_most=high):
            bounds = [(high, "At most"), (low, "At least")]
            return [(value, word) for value, word in bounds if value is not None]
    return []


def _shown(term: _Term) -> list[tuple[float, str]]:
    """The levels of a term with their labels."""
    unit = term.measure.unit if isinstance(term.measure, Metric | Guard) else None
    named = [(value, f"{word} {quantity(value, unit)}") for value, word in _promised(term.measure)]
    if not term.former:
        return named
    return [(value, f"was {quantity(value, unit)}") for value, _ in named]


def _level(scale: _Scale, term: _Term, value: float, label: str) -> Level:
    starts, ends = scale.at(term.starts, value), scale.at(term.ends, value)
    above = starts.y < (_TOP + _BOTTOM) / 2
    label_y = round(starts.y - 5, 1) if above else round(starts.y + 13, 1)
    return Level(starts.y, label, label_y, starts.x, ends.x, term.former)


def _steps(scale: _Scale, terms: Sequence[_Term]) -> Iterator[Step]:
    """From each level to the one of the same name after it."""
    for term, after in pairwise(terms):
        now = {word: value for value, word in _promised(after.measure)}
        for value, word in _promised(term.measure):
            if word in now:
                x = scale.at(term.ends, value).x
                yield Step(x, scale.height(value), scale.height(now[word]))


def _dots(standing: Standing, scale: _Scale) -> Iterator[Dot]:
    """The check-ins that give a value, each with the last confidence told by then."""
    confidence = None
    for one in standing.readings:
        told = one.update.confidence
        confidence = confidence if told is None else told
        if one.update.value is not None:
            place = scale.at(one.on, one.update.value)
            status = Status.ON_TRACK if confidence is None else confidence_status(confidence)
            yield Dot(place.x, place.y, status.value)


def _line(scale: _Scale, values: Sequence[tuple[date, float]]) -> str:
    places = (scale.at(*one) for one in values)
    return " ".join(f"{one.x:g},{one.y:g}" for one in places)


def _caption(standing: Standing, values: Sequence[tuple[date, float]]) -> str:
    (first_day, first), (last_day, last) = values[0], values[-1]
    unit = standing.key_result.unit
    start, end = quantity(first, unit), quantity(last, unit)
    *before, promise = _terms(standing)
    now = _shown(promise)
    levels = ", ".join(label[0].lower() + label[1:] for _, label in now)
    told = f"From {start} on {in_words(first_day)} to {end} on {in_words(last_day)}"
    moved = "".join(
        f" It {label} until {in_words(term.ends)}." for term in before for _, label in _shown(term)
    )
    return f"{told}; {levels}.{moved}" if levels else f"{told}."
