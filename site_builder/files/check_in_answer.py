"""What somebody answers of a key result: understood, or refused with what to write instead."""

import re
import unicodedata
from typing import NamedTuple

from site_builder.files.check_in_text import Told
from site_builder.model.claim import CLAIMS
from site_builder.model.measure import Confidential, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import (
    NotExactError,
    Quantity,
    format_number,
    read_quantity,
    same_unit,
)

YES = frozenset({"yes", "y", "done", "true", "x"})
NO = frozenset({"no", "n", "not done", "false"})

_DECIMAL_COMMA = re.compile(r"0,(\d+)")
_CLAIM = re.compile(
    r"!\s*(on|at|off)[\s_-]*(track|risk)(?![\w-])(?:\s*[:;,.–-](?=\s|$))?\s*", re.IGNORECASE
)
_LEADING_ZEROS = re.compile(r"^(-?)0+(?=\d)")


class Written(NamedTuple):
    """An answer as it was typed. What is empty isn't told."""

    value: str = ""
    confidence: str = ""
    note: str = ""
    done: str = ""
    status: str = ""
    """What it is called whatever the figures say."""

    @property
    def empty(self) -> bool:
        """Whether it tells nothing."""
        return not any(one.strip() for one in self)


class AnswerError(ValueError):
    """An answer that can't be meant; the message says what is wrong and what to write."""


def told(one: KeyResult, written: Written) -> Told:
    """What an answer says of a key result. Raises `AnswerError`."""
    value, done = written.value.strip(), written.done.strip()
    if isinstance(one.measure, Milestone):
        if value and done:
            raise AnswerError(f"{one.id} is done or not: leave the value empty.")
        value, done = "", value or done
    elif done:
        raise AnswerError(f"{one.id} has a figure, so done says nothing: give its value.")
    return Told(
        one.ref.objective,
        one.id,
        read_value(one, value) if value else "",
        read_confidence(written.confidence) if written.confidence.strip() else "",
        read_done(done) if done else None,
        read_status(written.status) if written.status.strip() else "",
        read_note(written.note),
    )


def read_value(one: KeyResult, text: str) -> str:
    """The figure as the file has it. Raises `AnswerError` for what isn't one of this key result."""
    quantity = _quantity(text)
    if isinstance(one.measure, Confidential):
        share = quantity.value / 100 if quantity.unit == "%" else quantity.value
        if quantity.unit not in {None, "%"} or not 0 <= share <= 1:
            raise AnswerError(
                f"“{text.strip()}” is no progress from 0 to 1: write how much of the way is done, "
                "such as 0.4 or 40 %, and no figure."
            )
        return format_number(share)
    if quantity.unit and one.unit and not same_unit(quantity.unit, one.unit):
        raise AnswerError(
            f"The value is in {quantity.unit}, and {one.id} is counted in {one.unit}: write it in "
            f"{one.unit}; the unit itself may be left out."
        )
    return _LEADING_ZEROS.sub(r"\1", text.strip())


def read_confidence(text: str) -> str:
    """A confidence from 0 to 1: `0.7`, `70 %`, or `7` out of ten. Raises `AnswerError`."""
    quantity = _quantity(_DECIMAL_COMMA.sub(r"0.\1", text.strip()))
    value = quantity.value
    if quantity.unit == "%":
        value /= 100
    elif quantity.unit is None and value in range(2, 101):
        value /= 10 if value <= 10 else 100  # noqa: PLR2004 (out of ten, or per cent)
    if quantity.unit not in {None, "%"} or not 0 <= value <= 1:
        raise AnswerError(
            f"“{text.strip()}” is no confidence: write how likely the target is, such as 0.7, "
            "70 %, or 7 for seven out of ten."
        )
    return format_number(value)


def read_done(text: str) -> bool:
    """Whether the evidence is there. Raises `AnswerError` for any word but yes or no."""
    word = " ".join(text.casefold().split())
    if word not in YES | NO:
        raise AnswerError(f"“{text.strip()}” is neither yes nor no: it is done once it is there.")
    return word in YES


def read_status(text: str) -> str:
    """What somebody calls it: `at-risk`, `At risk`. Raises `AnswerError`."""
    word = "-".join(re.split(r"[\s_-]+", text.strip().casefold()))
    if word not in CLAIMS:
        raise AnswerError(
            f"“{text.strip()}” is no status that somebody can give: write {_listed()}, or nothing "
            "for the one that the figures give."
        )
    return word


def read_claim(text: str) -> tuple[str, str]:
    """A status and a note, said as one: `! at-risk Legal is late`; the status may be missing.

    Raises `AnswerError` for a `!` before anything else.
    """
    note = text.strip()
    if not note.startswith("!"):
        return "", read_note(note)
    found = _CLAIM.match(note)
    status = f"{found[1]}-{found[2]}".casefold() if found else ""
    if not found or status not in CLAIMS:
        raise AnswerError(
            f"A ! before a note gives the status: write ! and {_listed()}, then the note."
        )
    return status, read_note(note[found.end() :])


def _listed() -> str:
    *first, last = CLAIMS
    return f"{', '.join(first)} or {last}"


def read_note(text: str) -> str:
    """A note on one line. Raises `AnswerError` for characters that no file may hold."""
    line = " ".join(text.split())
    if line != printable(line):
        raise AnswerError("There is a character in it that can't be printed: write it again.")
    return line


def printable(text: str) -> str:
    """Some lines without the characters that no file may hold."""
    lines = (" ".join(one.split("\t")) for one in text.splitlines())
    return "\n".join("".join(filter(_is_printable, one)) for one in lines)


def _is_printable(one: str) -> bool:
    return unicodedata.category(one) not in {"Cc", "Cs"}


def _quantity(text: str) -> Quantity:
    try:
        return read_quantity(text)
    except NotExactError as refused:
        raise AnswerError(f"{refused.problem}. {refused.remedy}") from None
