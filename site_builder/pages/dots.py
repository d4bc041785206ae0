"""The dots of a history chart: shape and colour by the confidence, drawn as one path a status."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.standing import Standing, confidence_status
from site_builder.model.terms import Status
from site_builder.pages.scale import Scale


class Dot(NamedTuple):
    """A check-in: `slug` is the status that its confidence alone stands for, shape and colour."""

    x: float
    y: float
    slug: str


class Shapes(NamedTuple):
    """All dots of one status as one path, which takes far less room than an element each."""

    slug: str
    path: str


class _Outline(NamedTuple):
    """A dot's outline: where it begins as seen from its centre, and the rest of the way."""

    x: float
    y: float
    way: str


_OUTLINES = {
    "on-track": _Outline(0, -2.6, "a2.6 2.6 0 1 0 .01 0z"),
    "at-risk": _Outline(0, -3.6, "l3.9 6.4h-7.8z"),
    "off-track": _Outline(0, -3.9, "l3.9 3.9-3.9 3.9-3.9-3.9z"),
}
_LAST_OUTLINES = {
    "on-track": _Outline(0, -3.6, "a3.6 3.6 0 1 0 .01 0z"),
    "at-risk": _Outline(0, -5, "l5.4 9h-10.8z"),
    "off-track": _Outline(0, -5.4, "l5.4 5.4-5.4 5.4-5.4-5.4z"),
}
"""The last dot is larger. A circle, a triangle, a diamond."""


def dots_of(standing: Standing, scale: Scale) -> Iterator[Dot]:
    """The check-ins that give a value, each with the last confidence told by then."""
    slug = Status.ON_TRACK.value
    for one in standing.readings:
        update = one.update
        if update.confidence is not None:
            slug = _slug(update.confidence)
        if update.value is not None:
            x, y = scale.at(one.on, update.value)
            yield Dot(x, y, slug)


@lru_cache(maxsize=1024)
def _slug(confidence: float) -> str:
    return confidence_status(confidence).value


def shapes_of(dots: Sequence[Dot]) -> Iterator[Shapes]:
    """The outlines of all dots by status, the last one larger."""
    found: dict[str, list[str]] = {}
    for number, (x, y, slug) in enumerate(dots, 1):
        outline = (_OUTLINES if number < len(dots) else _LAST_OUTLINES)[slug]
        begin = f"M{x + outline.x:.1f} {y + outline.y:.1f}"
        found.setdefault(slug, []).append(begin + outline.way)
    for slug, paths in found.items():
        yield Shapes(slug, "".join(paths))
