"""The geometry of a history chart: the template only draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from site_builder.model.forecast import Forecast
from site_builder.model.plan import Confidential, Cycle, Guard, Metric
from site_builder.model.standing import Standing, values_of
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
class Level:
    """A level line: the target or a bound."""

    y: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A history: the values as a line with dots, the pace, the levels, the forecast."""

    title: str
    caption: str
    line: str
    """The points of the values, as SVG writes them."""
    dots: tuple[Point, ...]
    pace: str
    forecast: str
    levels: tuple[Level, ...]
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
    pace, levels = _pace(standing), _levels(standing)
    ahead = None if settled or standing.on >= standing.cycle.ends else standing.forecast
    extremes = [value for _, value in (*values, *pace)] + [value for value, _ in levels]
    scale = _scale(standing.cycle, extremes)
    tail = _tail(standing, ahead, scale) if ahead else []
    return Chart(
        title=f"History of “{standing.key_result.title}”",
        caption=_caption(standing, values),
        line=_line(scale, values),
        dots=tuple(scale.at(*one) for one in values),
        pace=_line(scale, pace),
        forecast=_line(scale, tail),
        levels=tuple(_level(scale, *one) for one in levels),
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


def _levels(standing: Standing) -> list[tuple[float, str]]:
    match standing.key_result.measure:
        case Metric(target=float(target), unit=unit):
            return [(target, f"Target {quantity(target, unit)}")]
        case Guard(at_least=low, at_most=high, unit=unit):
            bounds = [(high, "At most"), (low, "At least")]
            return [
                (value, f"{word} {quantity(value, unit)}")
                for value, word in bounds
                if value is not None
            ]
    return []


def _level(scale: _Scale, value: float, label: str) -> Level:
    y = scale.height(value)
    above = y < (_TOP + _BOTTOM) / 2
    return Level(y, label, round(y - 5, 1) if above else round(y + 13, 1))


def _line(scale: _Scale, values: Sequence[tuple[date, float]]) -> str:
    places = (scale.at(*one) for one in values)
    return " ".join(f"{one.x:g},{one.y:g}" for one in places)


def _caption(standing: Standing, values: Sequence[tuple[date, float]]) -> str:
    (first_day, first), (last_day, last) = values[0], values[-1]
    unit = standing.key_result.unit
    start, end = quantity(first, unit), quantity(last, unit)
    levels = ", ".join(label[0].lower() + label[1:] for _, label in _levels(standing))
    told = f"From {start} on {in_words(first_day)} to {end} on {in_words(last_day)}"
    return f"{told}; {levels}." if levels else f"{told}."
