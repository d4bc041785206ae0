"""Reading a front matter that may be half typed.

A parser of YAML gives up on most of what stands in an editor while somebody types, and even one
that goes on (tree-sitter was tried) ties an empty line, a key without its colon or an open bracket
to no key, which is just where a person asks. This reads only as much as tells which keys lead to a
place: indentation, hyphens, colons, brackets, quotes. It takes any text, and never fails.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.model.finding import Key, Span

KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{},#&*!|>%@`].*?):(?=\s|$)""")
ITEM = re.compile(r"-(?:[ \t]+|$)")


class Level(NamedTuple):
    """A key or an item of a list that may hold more below it."""

    indent: int
    key: Key
    filled: bool = False
    """Whether its value begins in its own line."""


class Bracket:
    """A list or a mapping in brackets that is still open."""

    def __init__(self, *, mapping: bool) -> None:
        self.mapping = mapping
        self.key: Key | None = None if mapping else 0
        self.seen: set[str] = set()


class Reader:
    """Reads line by line, and knows what is open."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.brackets: list[Bracket] = []
        self.quote = ""
        self.text_below: int | None = None
        self.start: int | None = None
        """Where the word begins that is being read; None between two."""
        self.comment = False
        self.after_key = False
        self.is_text = False

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that lead to what is read now."""
        inner = (one.key for one in self.brackets if one.key is not None)
        return (*(one.key for one in self.levels), *inner)

    def read(self, line: str) -> None:
        """Read one more line, or the beginning of one."""
        self.start, self.comment, self.after_key, self.is_text = None, False, False, False
        self.recover(line)
        if self.quote or self.brackets:
            self._value(line, 0)
            return
        indent = len(line) - len(line.lstrip(" \t"))
        blank = indent == len(line)
        if self.text_below is not None:
            if blank or indent > self.text_below:
                self.is_text = True
                return
            self.text_below = None
        if line[indent : indent + 1] == "#":
            self.comment = True
        elif not blank:
            self._entry(line, indent)

    def recover(self, line: str) -> None:
        """Take what was left open as closed, where a line begins a key further out."""
        indent = len(line) - len(line.lstrip(" \t"))
        around = self.levels[-1].indent if self.levels else -1
        if (self.quote or self.brackets) and indent <= around and KEY.match(line, indent):
            self.quote = ""
            self.brackets.clear()

    def enter(self, line: str, column: int) -> None:
        """Read a line up to a column. Where nothing stands before it, what follows tells more."""
        if line[:column].strip():
            self.read(line[:column])
        elif self.text_below is not None and line.strip():
            self.read(line[: len(line) - len(line.lstrip(" \t")) + 1])
            self.start = None
        else:
            self.read(" " * column)

    def _entry(self, line: str, column: int) -> None:
        while item := ITEM.match(line, column):
            number = self.leave(column, item=True)
            self.levels.append(Level(column, number))
            column = item.end()
        key = KEY.match(line, column)
        if key:
            self.leave(column)
            name = unquoted(key[1])
            rest = line[key.end() :].strip()
            filled = bool(rest) and not rest.startswith("#")
            self.levels.append(Level(column, name, filled))
            self.after_key = True
            column = key.end()
        elif not ITEM.match(line.lstrip(" \t")):
            self.leave(column)
        self._value(line, column)

    def leave(self, indent: int, *, item: bool = False) -> int:
        """Leave what ends where something begins at an indent; the number of the next item."""
        number = 0
        while self.levels and self.levels[-1].indent >= indent:
            last = self.levels[-1]
            if item and last.indent == indent and not isinstance(last.key, int):
                break  # the hyphens of a list may stand right below its key
            if last.indent == indent and isinstance(last.key, int):
                number = last.key + 1
            self.levels.pop()
        return number

    def _value(self, line: str, column: int) -> None:
        opened = line[column:].strip()
        if opened[:1] in {"|", ">"} and not self.brackets and not self.quote and self.levels:
            self.text_below = self.levels[-1].indent
            self.is_text = True
            return
        at = column
        while at < len(line) and not self.comment:
            at += self._character(line, at)

    def _character(self, line: str, at: int) -> int:
        """Read one character, or two that belong together; how many they were."""
        one = line[at]
        if self.quote:
            return self._quoted(line, at)
        if one == "#" and (at == 0 or line[at - 1] in " \t"):
            self.comment = True
        elif self.start is None and one in "\"'":
            self.quote, self.start = one, at
        elif self.start is None and one in "[{":
            self.brackets.append(Bracket(mapping=one == "{"))
        elif self.brackets and one in ",]}:":
            self._bracket(line, at)
        elif self.start is None and one not in " \t":
            self.start = at
        return 1

    def _quoted(self, line: str, at: int) -> int:
        one = line[at]
        if one == self.quote == "'" and line[at + 1 : at + 2] == "'":
            return 2
        if one == "\\" and self.quote == '"':
            return 2
        if one == self.quote:
            self.quote = ""
        return 1

    def _bracket(self, line: str, at: int) -> None:
        """Read what ends a word in brackets."""
        one, inner = line[at], self.brackets[-1]
        if one in "]}":
            self.brackets.pop()
        elif one == ",":
            inner.key = None if inner.mapping else _next(inner.key)
        elif inner.mapping and inner.key is None and line[at + 1 : at + 2] in {"", " ", "\t"}:
            word = unquoted(line[self.start if self.start is not None else at : at])
            inner.key = word
            inner.seen.add(word)
        else:
            return
        self.start = None


def unquoted(word: str) -> str:
    """A word without the quotes around it."""
    return word.strip().strip("\"'")


def _next(key: Key | None) -> int:
    return key + 1 if isinstance(key, int) else 0


def find(lines: Sequence[str], keys: Sequence[Key]) -> Span:
    """Where some keys lead, as far as they do; the first character where they lead nowhere."""
    wanted, found, depth = tuple(keys), Span(), 0
    reader = Reader()
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            break
        reader.read(line)
        here = tuple(one.key for one in reader.levels)
        if depth < len(here) <= len(wanted) and here == wanted[: len(here)]:
            depth, last = len(here), reader.levels[-1]
            indent = last.indent
            width = len(last.key) if isinstance(last.key, str) else 1
            found = Span(number, indent + 1, width)
    return found
