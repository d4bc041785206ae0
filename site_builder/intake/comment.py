"""Check-ins in a comment: `/check-in activation-ctr 14.1 0.6 The subject line won`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.files.check_in_answer import NO, YES, Written, printable, read_claim
from site_builder.intake.item import unmarked
from site_builder.intake.taken import NotTakenError

COMMAND = "/check-in"
EXAMPLE = f"{COMMAND} activation-ctr 14.1 0.6 The subject line won"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
_SHARE = re.compile(r"0|1|[01]?[.,]\d+|1[.,]0+|\d{1,3}(?:[.,]\d+)?%")
_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)?%?")
_NOTHING = {"-", "–", "—", "−"}
"""In the place of a value that isn't told."""


class Line(NamedTuple):
    """A line that tells of a key result."""

    key: str
    """As it was written: a short name, perhaps with those of its objective and team before it."""
    written: Written


def read_comment(text: str) -> tuple[Line, ...]:
    """The check-in that a comment tells: each line or item of it that begins with `/check-in`.

    Lines inside a block of code are somebody's example, and nobody sees what is in an HTML comment.
    Raises `NotTakenError`.
    """
    shown = _HIDDEN.sub("", "\n".join(_plain_lines(text))).split("\n")
    return _read([one[len(COMMAND) :] for one in map(unmarked, shown) if _is_command(one)])


def read_lines(text: str) -> tuple[Line, ...]:
    """The same from lines that don't begin with `/check-in`. Raises `NotTakenError`."""
    lines = (unmarked(printable(one)) for one in text.splitlines())
    return _read([one[len(COMMAND) :] if _is_command(one) else one for one in lines if one])


def _is_command(line: str) -> bool:
    return line.casefold().split(None, 1)[:1] == [COMMAND]


def _plain_lines(text: str) -> Iterator[str]:
    """The lines outside blocks of code."""
    fence = ""
    for line in text.splitlines():
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence):
            fence = ""
        elif not fence:
            yield printable(line).strip()


def _read(lines: list[str]) -> tuple[Line, ...]:
    found: list[Line] = []
    problems: list[str] = []
    for line in lines:
        try:
            found.append(_line(line.split()))
        except ValueError as error:
            problems.append(str(error))
    if problems:
        raise NotTakenError(problems)
    return tuple(found)


def _line(words: list[str]) -> Line:
    """A line taken apart. Raises `ValueError` with a sentence."""
    if not words:
        message = f"There is no key result behind {COMMAND}: write {EXAMPLE}."
        raise ValueError(message)
    key, *rest = words
    if not rest:
        message = f"What is new of {key}? Write its value, your confidence and a word: {EXAMPLE}."
        raise ValueError(message)
    value, rest = _value(rest)
    if rest[1:2] == ["%"]:
        rest[:2] = [f"{rest[0]}%"]
    confidence = rest[0] if rest and _SHARE.fullmatch(rest[0]) else ""
    if not confidence and rest and _NUMBER.fullmatch(rest[0]):
        message = (
            f"Is {rest[0]} how confident you are of {key}? Write it from 0 to 1, such as 0.7; or "
            "begin the note with a word."
        )
        raise ValueError(message)
    status, note = read_claim(" ".join(rest[1:] if confidence else rest))
    return Line(key, Written(value=value, confidence=confidence, note=note, status=status))


def _value(words: list[str]) -> tuple[str, list[str]]:
    """The value that words begin with, and the others."""
    if words[0] in _NOTHING:
        return "", words[1:]
    if " ".join(words[:2]).casefold() in YES | NO:
        return " ".join(words[:2]), words[2:]
    if words[1:2] == ["%"]:
        return f"{words[0]} %", words[2:]
    return words[0], words[1:]
