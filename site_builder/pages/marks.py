"""What the eye catches first: a status with its shape, a bar with its tick, counts by status."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.progress import clamp
from site_builder.model.terms import STATUS_ORDER, Status
from site_builder.pages.english import percent

_WHOLE = 100
WORST_FIRST = (*reversed(STATUS_ORDER), Status.DROPPED)
"""All statuses in the order in which a reader wants to see them."""


class Mark(NamedTuple):
    """A status: `slug` picks shape and colour, `word` says it."""

    slug: str
    word: str


@lru_cache
def mark(status: Status) -> Mark:
    """The mark of a status."""
    return Mark(status.value, status.word.capitalize())


class Tally(NamedTuple):
    """How many have a status."""

    mark: Mark
    number: int


def tally(marks: Iterable[Mark]) -> tuple[Tally, ...]:
    """Counts by mark, the worst first."""
    found = Counter(marks)
    return tuple(Tally(one, found[one]) for one in sorted(found, key=rank))


def rank(one: Mark) -> tuple[int, str]:
    """Where a mark stands among others: the worst first."""
    return (WORST_FIRST.index(Status(one.slug)), one.word)


class Bar(NamedTuple):
    """A progress bar in whole per cents; `tick` is where it should be by now, if anywhere."""

    fill: int
    tick: int | None
    slug: str
    label: str
    """The bar in words."""


def bar(progress: float | None, expected: float | None, shown: Mark) -> Bar:
    """A bar for a progress; without a tick where `expected` is None."""
    fill = round(clamp(progress or 0.0) * _WHOLE)
    tick = None if expected is None else round(expected * _WHOLE)
    return Bar(fill, tick, shown.slug, _in_words(progress, expected))


def _in_words(progress: float | None, expected: float | None) -> str:
    if progress is None:
        return "No progress yet"
    reached = (
        f"{percent(progress)} of the way" if progress >= 0 else "Further away than at the start"
    )
    return reached if expected is None else f"{reached}, {percent(expected)} expected by now"
