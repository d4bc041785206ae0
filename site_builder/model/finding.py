"""A finding: what is wrong, where, and what to write instead."""

from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from site_builder.model.terms import Severity

Key = str | int
"""A key of a mapping, or an index of a list, in a front matter."""


class Span(NamedTuple):
    """A stretch of one line of a file: `line` and `column` count from 1, `width` in characters."""

    line: int = 1
    column: int = 1
    width: int = 0


class Place(Struct, frozen=True, array_like=True, gc=False):
    """Where something stands: a file and either a span or the keys that lead to it.

    Reading a front matter fast gives no positions, so a rule names the keys, and `files.locate`
    works the span out where a finding needs it.
    """

    file: str
    keys: tuple[Key, ...] = ()
    on_key: bool = False
    """Point at the last key itself rather than at its value."""
    word: str | None = None
    """Point at this part of the value."""
    span: Span | None = None

    def at(self, *keys: Key, word: str | None = None, on_key: bool = False) -> "Place":
        """The place of something inside this one."""
        return Place(self.file, (*self.keys, *keys), on_key, word, self.span)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a front matter: the value under `keys` becomes `value`, or the key `rename`."""

    keys: tuple[Key, ...]
    value: str | float | None = None
    rename: str | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that repairs a finding; a safe one keeps the meaning of the file."""

    what: str
    file: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule yields: a finding that doesn't know its rule yet."""

    place: Place
    problem: str
    remedy: str
    fix: Fix | None = None
    severity: Severity | None = None
    """Only where it depends on what was found rather than on the company's stage."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right, in one sentence each: the problem and the remedy."""

    code: str
    place: Place
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    fix: Fix | None = field(default=None, compare=False)
    usual: Severity | None = field(default=None, compare=False)
    """The severity that its check chose, which the company's settings may still change."""

    @property
    def span(self) -> Span:
        """Where in the file; its first character if that is all that is known."""
        return self.place.span or Span()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Files in order, and in each from top to bottom."""
        return (self.place.file, self.span.line, self.span.column, self.code, self.problem)
