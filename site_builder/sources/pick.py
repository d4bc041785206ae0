"""Picking one value out of a table or a document that somebody else wrote."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal

from site_builder.sources.failure import SourceError
from site_builder.sources.shape import LAST

_EXACT = Context(prec=15)
"""What a number in a file of the plan holds exactly."""
_FARTHEST = 30
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_NOT_FINITE = "its figure is not a finite number"


def pick_csv(content: bytes, column: str, row: str | Mapping[str, str]) -> str:
    """The cell of a column, in the last row or in the one that fits. Raises `SourceError`."""
    header, rows = _table(decoded(content))
    wanted = _only(header, column)
    if row == LAST or isinstance(row, str):
        return rows[-1][wanted]
    columns = {_only(header, name): text for name, text in row.items()}
    fitting = [one for one in rows if all(one[at] == text for at, text in columns.items())]
    said = " and ".join(f"{name} “{text}”" for name, text in row.items())
    if len(fitting) != 1:
        raise SourceError(f"{len(fitting) or 'no'} rows have {said}: one has to")
    return fitting[0][wanted]


def decoded(content: bytes) -> str:
    """The text of an answer. Raises `SourceError` where it isn't UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError("its text is not UTF-8") from None


def _table(text: str) -> tuple[list[str], list[list[str]]]:
    """The header, and each row with as many cells."""
    first = text.lstrip("\r\n").partition("\n")[0]
    between = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        found = [[one.strip() for one in cells] for cells in lines if any(map(str.strip, cells))]
    except csv.Error as error:
        raise SourceError(f"line {lines.line_num} is no CSV ({error})") from None
    if len(found) < 2:  # noqa: PLR2004 (a header and a row)
        raise SourceError("the table has no row below its header")
    header, *rows = found
    if any(len(one) != len(header) for one in rows):
        raise SourceError("the table has rows with more or fewer cells than its header")
    return header, rows


def _only(header: Sequence[str], column: str) -> int:
    count = header.count(column)
    if count != 1:
        has = "no column" if not count else f"{count} columns called"
        raise SourceError(f"the table has {has} “{column}”")
    return header.index(column)


def pick_json(content: bytes, at: str) -> str:
    """What stands at a JSON Pointer (RFC 6901), as text. Raises `SourceError`."""
    try:
        document = json.loads(
            decoded(content), parse_int=Decimal, parse_float=Decimal, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        raise SourceError("it is no JSON") from None
    return value_text(_follow(document, at))


def _refuse(_: str) -> None:
    raise SourceError(_NOT_FINITE)


def _follow(document: object, at: str) -> object:
    if at and not at.startswith("/"):
        raise SourceError(f"“{at}” is no JSON Pointer: write /data/0/rate")
    found = document
    for step in at.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict) and name in found:
            found = found[name]
        elif isinstance(found, list) and _INDEX.fullmatch(name) and int(name) < len(found):
            found = found[int(name)]
        else:
            raise SourceError(f"nothing stands at {at} of the document")
    return found


def value_text(value: object) -> str:
    """A value as text; a number as people write it, to fifteen digits. Raises `SourceError`."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float):
        raise SourceError(f"there is no figure but a {_KINDS.get(type(value), 'value')}")
    if isinstance(value, int) and abs(value) >= 10**_FARTHEST:
        raise SourceError("its figure is too large")
    return number_text(Decimal(repr(value)) if isinstance(value, float) else Decimal(value))


_KINDS: Mapping[type, str] = {bool: "yes or no", list: "list", dict: "mapping"}


def number_text(number: Decimal) -> str:
    """A number with no exponent, to fifteen digits. Raises `SourceError`."""
    if not number.is_finite():
        raise SourceError(_NOT_FINITE)
    if number and abs(number.adjusted()) > _FARTHEST:
        raise SourceError("its figure is too large or too small")
    return f"{_EXACT.create_decimal(number):f}"
