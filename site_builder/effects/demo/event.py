"""Something that happened at Lumen, and the request that brought it."""

from enum import Enum
from typing import NamedTuple

from site_builder.effects.demo.earlier import Undo

Q3, Q4, YEAR = "okrs/2026-Q3", "okrs/2026-Q4", "okrs/2026"
"""The folders of the cycles."""


class Way(Enum):
    """How a change came to the main line."""

    DIRECT = "direct"
    SQUASH = "squash"
    MERGE = "merge"


class Event(NamedTuple):
    """Something that happened; `at` is local time such as `2026-07-03 09:12`."""

    at: str
    by: str
    title: str
    undo: tuple[Undo, ...]
    way: Way = Way.DIRECT
    number: int = 0
    with_: tuple[str, ...] = ()
    merged_by: str = ""


def squash(number: int, at: str, by: str, title: str, *undo: Undo, with_: str = "") -> Event:
    """A request that became one commit."""
    return Event(at, by, title, undo, Way.SQUASH, number, tuple(with_.split()))


def merge(  # noqa: PLR0913 (a line of the story)
    number: int, at: str, by: str, title: str, *undo: Undo, merged_by: str, with_: str = ""
) -> Event:
    """A request that was merged with its own commit."""
    return Event(at, by, title, undo, Way.MERGE, number, tuple(with_.split()), merged_by)
