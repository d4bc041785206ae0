"""The word at a cursor in a front matter that may be half typed."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from site_builder.language.lines import MARK
from site_builder.language.scan import ITEM, KEY, Reader, unquoted
from site_builder.model.finding import Key

_FENCE = re.compile(r"---[ \t]*(?:#.*)?")
_BLOCK_END = re.compile(r":(?=\s|$)|(?<=[ \t])#|$")
_VALUE_END = re.compile(r"(?<=[ \t])#|$")
_FLOW_END = re.compile(r"[,\[\]{}]|:(?=\s|$)|(?<=[ \t])#|$")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_LATER_KEY = re.compile(r"[,{][ \t]*([\w-]+)[ \t]*:")


class Role(Enum):
    """What a word is."""

    KEY = "key"
    VALUE = "value"


class Cursor(NamedTuple):
    """The word at a cursor; an empty one where there is room for one.

    `keys` lead to the mapping of a key, or to the value itself. `start` and `end` are characters of
    the line, from 0, and so is `column`, where the cursor stands.
    """

    role: Role
    keys: tuple[Key, ...]
    line: int
    start: int
    end: int
    column: int
    others: frozenset[str]
    """The keys that stand in the same mapping."""
    word: str = ""
    rest: str = ""
    """What follows the word in its line."""


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor | None:
    """The word at a place; None outside the front matter, in comments and in longer text."""
    if not _in_matter(lines, line):
        return None
    whole = lines[line]
    column = min(max(0, column), len(whole))
    reader = Reader()
    for one in lines[1:line]:
        reader.read(one)
    reader.recover(whole)
    began_inside = bool(reader.quote)
    reader.enter(whole, column)
    still_inside = reader.quote and reader.start is None
    if reader.comment or reader.is_text or still_inside:
        return None
    if reader.brackets:
        return _in_brackets(reader, whole, line, column)
    return None if began_inside else _in_block(reader, lines, line, column)


def _in_matter(lines: Sequence[str], line: int) -> bool:
    if not 0 < line < len(lines) or not _FENCE.fullmatch(lines[0].removeprefix(MARK)):
        return False
    return not any(one.rstrip() == "---" for one in lines[1 : line + 1])


def _in_brackets(reader: Reader, whole: str, line: int, column: int) -> Cursor:
    inner = reader.brackets[-1]
    start = column if reader.start is None else reader.start
    end = _end(whole, start, column, _FLOW_END)
    role = Role.KEY if inner.mapping and inner.key is None else Role.VALUE
    later = _LATER_KEY.findall(f",{whole[end:].partition('}')[0].partition('{')[0]}")
    others = frozenset((*inner.seen, *later)) if role is Role.KEY else frozenset[str]()
    return _word(Cursor(role, reader.keys, line, start, end, column, others), whole)


def _in_block(reader: Reader, lines: Sequence[str], line: int, column: int) -> Cursor | None:
    whole = lines[line]
    blank = not whole[:column].strip()
    if blank:
        reader.leave(column)
        if ITEM.match(whole, column) or whole[column : column + 1] in {" ", "\t"}:
            return None
    start = column if reader.start is None else reader.start
    value = reader.after_key
    end = _end(whole, start, column, _VALUE_END if value else _BLOCK_END)
    if not value and reader.levels and reader.levels[-1].filled:
        return None  # a longer value goes on
    in_item = bool(ITEM.match(whole.lstrip(" \t")))
    follows = whole[end:].lstrip(" \t").startswith(":")
    role = Role.VALUE if value or (in_item and not follows) else Role.KEY
    others = frozenset(_around(lines, line, start)) if role is Role.KEY else frozenset[str]()
    return _word(Cursor(role, reader.keys, line, start, end, column, others), whole)


def _end(whole: str, start: int, column: int, ending: re.Pattern[str]) -> int:
    """Where the word ends that begins at `start` and goes on at least to the cursor."""
    if start == column and whole[column : column + 1] in {"", " ", "\t"}:
        return column
    quoted = _QUOTED.match(whole, start)
    if quoted and column < quoted.end():
        return quoted.end()
    if not quoted and whole[start] in "\"'":
        return len(whole)
    found = ending.search(whole, column)
    end = found.start() if found else len(whole)
    return max(column, len(whole[:end].rstrip()))


def _word(cursor: Cursor, whole: str) -> Cursor:
    """A cursor with its word, and with what follows it in its line."""
    word = unquoted(whole[cursor.start : cursor.end])
    return cursor._replace(word=word, others=cursor.others - {word}, rest=whole[cursor.end :])


def _around(lines: Sequence[str], line: int, column: int) -> Iterator[str]:
    """The keys of the mapping whose keys stand at a column, above and below a line."""
    own = lines[line]
    if not ITEM.match(own.lstrip(" \t")):
        for above in reversed(lines[1:line]):
            yield from _key_at(above, column)
            if _ends(above, column) or _item_at(above, column):
                break
    for below in lines[line + 1 :]:
        if _ends(below, column) or _item_at(below, column):
            break
        yield from _key_at(below, column)


def _key_at(line: str, column: int) -> Iterator[str]:
    found = KEY.match(line, column)
    if found and not line[:column].replace("-", " ").strip():
        yield unquoted(found[1])


def _ends(line: str, column: int) -> bool:
    """Whether a line ends what stands at a column."""
    inside = line.lstrip(" \t")
    return bool(inside) and len(line) - len(inside) < column and not _item_at(line, column)


def _item_at(line: str, column: int) -> bool:
    return line[:column].strip() == "-"
