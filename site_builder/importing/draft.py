"""An objective or a key result as a source tells it, before anybody knows what it means here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Field = Literal[
    "objective",
    "key result",
    "title",
    "type",
    "id",
    "parent",
    "owner",
    "team",
    "cycle",
    "from",
    "to",
    "at least",
    "at most",
    "done when",
    "unit",
    "due",
]
"""What a source may say beside the words of a goal."""

Told = Mapping[Field, str]
"""What a source says, as it stands there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A goal as its source tells it; `source` holds the very words it was read from."""

    title: str
    line: int
    source: str
    told: Told = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What has no place of its own, as Markdown."""
    key_results: tuple["Draft", ...] = ()
    """Of an objective."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from one file."""

    name: str
    objectives: tuple[Draft, ...]
    remarks: tuple[str, ...] = ()
    """What had to be guessed about the file as a whole."""


class NothingFoundError(Exception):
    """A source in which no objective can be found; the message says what to do."""
