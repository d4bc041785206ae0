"""The geometry of a history chart: the template only draws it.

The forecast is a dashed line with a band around it. Both come from the slopes of all pairs of
check-ins (Theil 1950, Sen 1968; `model/forecast.py`): the line has their median, the band lies
between their quartiles, so that half of all pairs point into it. It begins in the last value, which
is known, and is widest at the end of the cycle. It is a spread of what was seen, no probability.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from site_builder.model.forecast import Forecast
from site_builder.model.measure import Confidential, Guard, Measure, Metric
from site_builder.model.plan import Cycle
from site_builder.model.standing import Standing, values_of
from site_builder.model.terms import Status
from site_builder.pages.dots import Dot, Shapes, dots_of, shapes_of
from site_builder.pages.english import in_words, short
from site_builder.pages.figures import forecast_range, possible, quantity
from site_builder.pages.scale import BOTTOM, LEFT, RIGHT, TOP, Scale, points

_LEAST = 2
_AIR = 0.12
"""The share of the height that stays free above and below."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level line: the target or a bound, for as long as it was promised."""

    y: float
    label: str
    label_y: float
    starts: float = LEFT
    ends: float = RIGHT
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
    shapes: tuple[Shapes, ...]
    """The dots, drawn."""
    pace: str
    forecast: str
    band: str
    """The corners of what the forecast may spread over."""
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    doubted: bool
    """Whether any dot is no plain one, so that the shapes want a word."""
    starts: str
    ends: str


def chart(standing: Standing, ahead: Forecast | None = None) -> Chart | None:
    """The history of a key result; None with fewer than two values.

    `ahead` is where it is heading, None where nobody asks any more.
    """
    values = values_of(standing.readings)
    if len(values) < _LEAST:
        return None
    pace, terms = _pace(standing), list(_terms(standing))
    extremes = [value for _, value in (*values, *pace)] + [
        value for one in terms for value, _ in _promised(one.measure)
    ]
    scale = _scale(standing.cycle, extremes + _reach(standing, ahead, extremes))
    dots = tuple(dots_of(standing, scale))
    tail = _tail(standing, ahead, scale, dots[-1]) if ahead else ("", "")
    return Chart(
        title=f"History of “{standing.key_result.title}”",
        caption=_caption(standing, values, terms, ahead),
        line=points(dots),
        dots=dots,
        shapes=tuple(shapes_of(dots)),
        pace=points([scale.at(*one) for one in pace]),
        forecast=tail[0],
        band=tail[1],
        levels=tuple(_level(scale, term, *one) for term in terms for one in _shown(term)),
        steps=tuple(_steps(scale, terms)),
        doubted=any(one.slug != Status.ON_TRACK.value for one in dots),
        starts=short(standing.cycle.starts),
        ends=short(standing.cycle.ends),
    )


def _reach(standing: Standing, ahead: Forecast | None, known: Sequence[float]) -> list[float]:
    """What the forecast spreads over, as far as it leaves two thirds of the height to the rest."""
    if ahead is None:
        return []
    low, high = min(known), max(known)
    room = (high - low) / 4
    spread = (possible(standing, one) for one in (ahead.low, ahead.high))
    return [min(max(one, low - room), high + room) for one in spread]


def _tail(standing: Standing, ahead: Forecast, scale: Scale, last: Dot) -> tuple[str, str]:
    """From the last value to the forecast, and the band around that."""
    low, value, high = (
        scale.at(ahead.on, scale.inside(possible(standing, one)))
        for one in (ahead.low, ahead.value, ahead.high)
    )
    band = points([last, low, high]) if low != high else ""
    return points([last, value]), band


def _scale(cycle: Cycle, values: Sequence[float]) -> Scale:
    low, high = min(values), max(values)
    air = (high - low) * _AIR or abs(high) * _AIR or 1.0
    low, high = low - air, high + air
    starts = cycle.starts.toordinal()
    a_day = (RIGHT - LEFT) / (cycle.ends.toordinal() - starts or 1)
    return Scale(starts, a_day, low, high, (BOTTOM - TOP) / (high - low))


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


def _level(scale: Scale, term: _Term, value: float, label: str) -> Level:
    starts, ends = scale.at(term.starts, value), scale.at(term.ends, value)
    above = starts.y < (TOP + BOTTOM) / 2
    label_y = round(starts.y - 5, 1) if above else round(starts.y + 13, 1)
    return Level(starts.y, label, label_y, starts.x, ends.x, term.former)


def _steps(scale: Scale, terms: Sequence[_Term]) -> Iterator[Step]:
    """From each level to the one of the same name after it."""
    for term, after in pairwise(terms):
        now = {word: value for value, word in _promised(after.measure)}
        for value, word in _promised(term.measure):
            if word in now:
                x = scale.at(term.ends, value).x
                yield Step(x, scale.height(value), scale.height(now[word]))


def _caption(
    standing: Standing,
    values: Sequence[tuple[date, float]],
    terms: Sequence[_Term],
    ahead: Forecast | None,
) -> str:
    (first_day, first), (last_day, last) = values[0], values[-1]
    unit = standing.key_result.unit
    start, end = quantity(first, unit), quantity(last, unit)
    *before, promise = terms
    now = _shown(promise)
    levels = ", ".join(label[0].lower() + label[1:] for _, label in now)
    told = f"From {start} on {in_words(first_day)} to {end} on {in_words(last_day)}"
    moved = "".join(
        f" It {label} until {in_words(term.ends)}." for term in before for _, label in _shown(term)
    )
    heading = forecast_range(standing, ahead) if ahead else ""
    return f"{told}{f'; {levels}' if levels else ''}.{moved}{f' {heading}' if heading else ''}"
