"""Where a series of values is heading: a robust line through the check-ins."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from statistics import median, quantiles
from typing import NamedTuple

LEAST = 3
"""The number of check-ins on different days that a forecast needs."""


class Forecast(NamedTuple):
    """The value at a day to come, and the band that the middle half of all slopes gives."""

    on: date
    value: float
    low: float
    high: float


def forecast(values: Sequence[tuple[date, float]], on: date) -> Forecast | None:
    """Read the Theil–Sen line through (day, value) pairs at a day.

    The slope is the median of the slopes of all pairs of days, the intercept the median of what it
    leaves (Theil 1950, Sen 1968), so that one odd check-in doesn't turn the line. Of several values
    a day the last counts. None with fewer than three days.
    """
    points = sorted(dict(sorted(values, key=lambda pair: pair[0])).items())
    if len(points) < LEAST:
        return None
    origin = points[0][0]
    places = [((day - origin).days, value) for day, value in points]
    slopes = [(b - a) / (y - x) for (x, a), (y, b) in combinations(places, 2)]
    at = (on - origin).days
    low, slope, high = quantiles(slopes, n=4, method="inclusive")
    value = _read(places, slope, at)
    ends = sorted((_read(places, low, at), _read(places, high, at)))
    return Forecast(on, value, min(ends[0], value), max(ends[1], value))


def _read(places: Sequence[tuple[int, float]], slope: float, at: int) -> float:
    return median(value - slope * day for day, value in places) + slope * at
