"""How a value may be written in front matter: the kinds of fields, each checked on reading.

What is wrong carries the sentence that a finding says, and what to write instead.
"""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.model.quantity import NotExactError, Quantity, read_quantity
from site_builder.model.quiet import QuietHours, is_time_zone, read_quiet_hours
from site_builder.model.terms import SLUG, UNKNOWN

_EARLIEST, _LATEST = date(1970, 1, 1), date(2199, 12, 31)


def _refuse(problem: str, remedy: str, code: str = "OKR011") -> PydanticCustomError:
    """An error that carries what a finding says: its code, the problem and the remedy."""
    context = {"problem": problem, "remedy": remedy, "code": code}
    return PydanticCustomError("okrs", "{problem}", context)


def _day(written: object) -> date:
    if isinstance(written, str):
        try:
            written = date.fromisoformat(written.strip())
        except ValueError:
            problem = f"“{written}” is no date of the calendar"
            raise _refuse(problem, "Write year-month-day, such as 2026-10-31.", "OKR013") from None
    if isinstance(written, datetime) or not isinstance(written, date):
        problem = f"“{written}” is no date"
        raise _refuse(problem, "Write year-month-day, such as 2026-10-31.", "OKR013")
    if not _EARLIEST <= written <= _LATEST:
        problem = f"the year {written.year} can't be meant"
        raise _refuse(problem, "Write a date between 1970 and 2199.", "OKR013")
    return written


def _quantity(written: object) -> Quantity:
    try:
        return read_quantity(written)
    except NotExactError as refused:
        raise _refuse(refused.problem, refused.remedy, "OKR012") from None


def _quantity_or_unknown(written: object) -> Quantity | None:
    return None if written == UNKNOWN else _quantity(written)


def _share(written: object) -> float:
    quantity = _quantity(written)
    value = quantity.value / 100 if quantity.unit == "%" else quantity.value
    if quantity.unit not in {None, "%"} or not 0 <= value <= 1:
        meant = f"{value / 100:g}" if 1 < value <= 100 else "a share such as 0.7"  # noqa: PLR2004
        raise _refuse(f"“{written}” is not between 0 and 1", f"Write {meant}.")
    return value


def _weight(written: object) -> float:
    value = _quantity(written).value
    if not 0 < value <= 100:  # noqa: PLR2004 (the message says it)
        problem = f"a weight of {written} is out of range"
        raise _refuse(problem, "Write a weight above 0 and up to 100; 1 is the default.")
    return value


def _text(written: object) -> str:
    if isinstance(written, str):
        return written.strip()
    if isinstance(written, list | dict) or written is None:
        kind = "empty" if written is None else "a list or a mapping"
        raise _refuse(f"this must be text and is {kind}", "Write it as one line of text.")
    problem = f"this must be text and is read as {type(written).__name__}: {written}"
    raise _refuse(problem, f'Put it in quotes: "{written}".')


def _line(written: object) -> str:
    text = " ".join(_text(written).split())
    if not text:
        raise _refuse("this is empty", "Write a sentence here.")
    if len(text) > 300:  # noqa: PLR2004 (the message says it)
        problem = f"this has {len(text)} characters and must fit 300"
        raise _refuse(problem, "Say it shortly here, and the rest in the body below.")
    return text


def _time_zone(written: object) -> str:
    name = _text(written)
    if not is_time_zone(name):
        remedy = "Write one as the tz database has it, such as Europe/Lisbon or UTC."
        raise _refuse(f"“{name[:60]}” is no time zone", remedy)
    return name


def _hours(written: object) -> QuietHours:
    if isinstance(written, QuietHours):
        return written
    text = _text(written)
    hours = read_quiet_hours(text)
    if hours is None:
        remedy = "Write from-to, such as 18:00-08:00; 00:00-00:00 where none are quiet."
        raise _refuse(f"“{text[:60]}” are no hours of the day", remedy)
    return hours


def _names(written: object) -> object:
    """Names may stand without brackets: `sam`, `sam, ines` or `sam and ines`."""
    return _BETWEEN_NAMES.split(written.strip()) if isinstance(written, str) else written


_BETWEEN_NAMES = re.compile(r"\s*[,;/&+]\s*(?:and\s+)?|\s+and\s+")
_NUMBER_SCHEMA = {"type": ["number", "string"], "examples": [12, "1.5M", "85 %"]}
Number = Annotated[Quantity, PlainValidator(_quantity), WithJsonSchema(_NUMBER_SCHEMA)]
NumberOrUnknown = Annotated[
    Quantity | None, PlainValidator(_quantity_or_unknown), WithJsonSchema(_NUMBER_SCHEMA)
]
Share = Annotated[
    float,
    PlainValidator(_share),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Weight = Annotated[
    float,
    PlainValidator(_weight),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100}),
]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
TimeZone = Annotated[
    str,
    PlainValidator(_time_zone),
    WithJsonSchema({"type": "string", "examples": ["Europe/Lisbon", "UTC"]}),
]
Hours = Annotated[
    QuietHours,
    PlainValidator(_hours),
    WithJsonSchema({"type": "string", "examples": ["18:00-08:00"]}),
]
Line = Annotated[str, PlainValidator(_line), WithJsonSchema({"type": "string", "maxLength": 300})]
Text = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string"})]
Name = Annotated[
    str, PlainValidator(_line), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_names)]
OneName = Annotated[
    tuple[Name, ...],
    BeforeValidator(_names),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"}),
]
"""Meant to be one name; several are read, so that a rule can say what is wrong with it."""
