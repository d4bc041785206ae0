"""A text by lines, and its places as an editor counts them.

A plan counts lines and columns from 1, in characters. An editor counts both from 0, and columns in
units of an encoding: in UTF-16, which most of them use, an emoji is two.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from site_builder.model.finding import Span

Units = Literal["utf-8", "utf-16", "utf-32"]
"""What an editor counts columns in."""

MARK = "\ufeff"
"""The mark that some programs put before the first character of a file."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Position(NamedTuple):
    """A place between two characters, as an editor counts."""

    line: int
    character: int


class Area(NamedTuple):
    """From one position to another."""

    start: Position
    end: Position


@dataclass(frozen=True)
class Text:
    """A text, whatever its line ends are. Places beyond its ends are taken as its ends."""

    whole: str
    units: Units = "utf-16"

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; at least one."""
        return tuple(one[1] for one in self._matches)

    @cached_property
    def _matches(self) -> list[re.Match[str]]:
        found = list(_LINE.finditer(self.whole))
        ended = len(found) > 1 and not found[-2][2]
        return found[:-1] if ended else found

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start() for one in self._matches]

    def column(self, at: Position) -> int:
        """The characters before a position in its line."""
        line = self.line(at.line)
        ends = list(accumulate((self._width(one) for one in line), initial=0))
        return max(0, bisect_right(ends, at.character) - 1)

    def line(self, number: int) -> str:
        """A line by its number from 0; an empty one beyond the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def position(self, line: int, column: int) -> Position:
        """The position after so many characters of a line, both from 0."""
        line = min(max(0, line), len(self.lines) - 1)
        return Position(line, sum(map(self._width, self.lines[line][: max(0, column)])))

    def at(self, offset: int) -> Position:
        """The position after so many characters of the whole."""
        line = bisect_right(self._starts, offset) - 1
        return self.position(line, offset - self._starts[line])

    def area(self, span: Span) -> Area:
        """Where a span of a plan stands."""
        marked = span.line == 1 and self.whole.startswith(MARK)
        column = span.column - 1 + marked
        start = self.position(span.line - 1, column)
        return Area(start, self.position(span.line - 1, column + span.width))

    def _width(self, character: str) -> int:
        code = ord(character)
        match self.units:
            case "utf-8":
                return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)  # noqa: PLR2004
            case "utf-16":
                return 1 + (code > 0xFFFF)  # noqa: PLR2004 (what two bytes hold)
            case _:
                return 1
