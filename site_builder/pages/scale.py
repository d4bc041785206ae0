"""The drawing of a history chart: its size, and the places of days and values in it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

LEFT, RIGHT, TOP, BOTTOM = 6, 334, 18, 94
"""The edges of what is drawn inside a frame of 340 by 116."""


class Point(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


class Scale(NamedTuple):
    """From days and values to places in the drawing."""

    starts: int
    """The cycle's first day, as a number."""
    a_day: float
    """How wide a day is."""
    low: float
    high: float
    a_unit: float
    """How high a unit is."""

    def at(self, day: date, value: float) -> Point:
        """The place of a value on a day; one outside the cycle stands at its edge."""
        x = LEFT + (day.toordinal() - self.starts) * self.a_day
        x = min(max(x, LEFT), RIGHT)
        return Point(round(x, 1), round(BOTTOM - (value - self.low) * self.a_unit, 1))

    def height(self, value: float) -> float:
        """The height of a value, counted from the top."""
        return round(BOTTOM - (value - self.low) * self.a_unit, 1)

    def inside(self, value: float) -> float:
        """A value, kept inside the drawing."""
        return min(max(value, self.low), self.high)


def points(places: Iterable[tuple[float, float, *tuple[object, ...]]]) -> str:
    """Corners as SVG writes them."""
    return " ".join([f"{one[0]:g},{one[1]:g}" for one in places])
