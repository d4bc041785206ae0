"""From what a source gave to what a check-in tells."""

import re
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from urllib.parse import urlsplit

from site_builder.files.check_in_answer import AnswerError, read_note, read_value
from site_builder.model.measure import Confidential, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import format_number, read_quantity
from site_builder.sources.failure import SourceError
from site_builder.sources.pick import number_text
from site_builder.sources.shape import SourceShape, is_address

_LONGEST = 100
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")


def figure(source: SourceShape, one: KeyResult, given: str) -> str:
    """The figure in the key result's unit, as a plain number. Raises `SourceError`.

    Only the number is kept: what else a source sends never comes into a file.
    """
    if isinstance(one.measure, Milestone):
        raise SourceError("it is done or not, which a person says")
    text = given.strip()
    if not text:
        raise SourceError("the figure is missing")
    if len(text) > _LONGEST:
        raise SourceError("what stands there is too long to be a figure")
    try:
        read = read_quantity(read_value(one, _reckoned(source, text)))
    except AnswerError as refused:
        raise SourceError(str(refused).rstrip(".")) from None
    if read.unit and not one.unit and not isinstance(one.measure, Confidential):
        raise SourceError(f"the figure is in {read.unit}, and {one.id} is counted without a unit")
    return format_number(read.value).replace(",", "")


def _reckoned(source: SourceShape, text: str) -> str:
    """The figure after `multiply` and `round`."""
    if source.multiply is None and source.round is None:
        return text
    if not _NUMBER.fullmatch(text):
        raise SourceError(f"“{text[:40]}” is no plain number, so it can't be multiplied or rounded")
    number = Decimal(text)
    if source.multiply is not None:
        number *= Decimal(repr(source.multiply.value))
    if source.round is not None:
        number = number.quantize(Decimal(1).scaleb(-source.round), ROUND_HALF_EVEN)
    return number_text(number)


def called(source: SourceShape) -> str:
    """What the source is called in a note: what the operator says, else where it lies.

    Of an address only the host is named, since the rest may hold a secret.
    """
    if source.note:
        return source.note
    if source.command:
        return f"the command {source.command[0]}"
    if source.database:
        return f"the database {source.database}"
    where = source.location or ""
    return (urlsplit(where).hostname or "") if is_address(where) else where


def note(source: SourceShape, moment: datetime) -> str:
    """`From the warehouse, 2026-11-20 08:00 UTC`. `moment` is in UTC. Raises `SourceError`."""
    try:
        return read_note(f"From {called(source)}, {moment:%Y-%m-%d %H:%M} UTC")
    except AnswerError as refused:
        raise SourceError(f"its note can't be written: {refused}".rstrip(".")) from None
