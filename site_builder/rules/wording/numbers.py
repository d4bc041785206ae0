"""The numbers of a title and what they stand for: a value, a date, a version, a name."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from site_builder.rules.wording.lexicon import MEASURES
from site_builder.rules.wording.pattern import Pattern
from site_builder.rules.wording.units import (
    DATED,
    DIGIT,
    LONG_TIMES,
    NUMBER,
    NUMBER_WORD,
    NUMBERED,
    PARTS,
    SCALES,
    SIZES,
    SPANS,
    SPELLED,
    TIMES,
)
from site_builder.rules.wording.verbs import CHANGE_FORMS
from site_builder.rules.wording.words import Title, Word

Role = Literal["from", "to", "value", "date", "version", "period", "identifier"]

NAME = Pattern(r"([\w.#&'-]*\w)\s?$")
ADJECTIVE = Pattern(r"-([A-Za-z]+)")
PART_OF = Pattern(r"\s+(?:of|as|our|the|all)\b")
BY_PART = Pattern(r"\b(?:by|in)(?: an?)?$")
ZERO_TRUST = Pattern(r"\s+trust\b")
ONE_AS_BOUND = Pattern(r"(?:within|at least|than|under|below|only|most|=)$")
IN_WORDS = frozenset((*SPELLED, *PARTS))
NEAR = 30
SCALE_ON = Pattern(r"\s?(?:[-–]|to)\s?\d+(?:\.\d)?\)")
SCALE_FROM = Pattern(r"\(\d+(?:\.\d)?\s?(?:[-–]|to)\s?$")
STEP = Pattern(r"\s*(?:->|→|-->|–|-|/)\s*")
OR_LESS = Pattern(r"\s*[\w ]{0,24}\bor (?:less|fewer|more|better|sooner)\b")
EARLIER = Pattern(r"(?:\bfrom|currently|current:?|baseline:?|\bwas|\bnow|today:?|starting at)\W*$")
TOWARDS = Pattern(
    r"(?:\b(?:to|towards|reach(?:es|ing)?|until)|->|→|=>)\s*(?:at least|over|above|under|below"
    r"|about|around|less than|more than|a|an|[<>≤≥~=])*\W*$"
)
BETWEEN = Pattern(r"^[^.;]{0,30}?(?:\bto\b|->|→|–|\bup to\b)[^.;]{0,16}$")
FIRST_YEAR, LAST_YEAR = 1990, 2099


class Number(NamedTuple):
    """A number as written at `start`: its value (None where redacted, "N3%"), unit and role.

    `unit` is "%", "x", a currency sign, "ms" … "year", a size such as "gb", or "" for a count.
    """

    value: float | None
    unit: str
    role: Role
    text: str
    start: int
    end: int

    @property
    def counts(self) -> bool:
        """Does it say how much or how many?"""
        return self.role in {"value", "from", "to"}


def find(title: Title) -> tuple[Number, ...]:
    """The numbers of a title, from left to right, each with its role."""
    found = sorted(_found(title), key=lambda number: number.start)
    apart = [
        number for at, number in enumerate(found) if not at or number.start >= found[at - 1].end
    ]
    return tuple(_paired(title, apart))


def _found(title: Title) -> Iterator[Number]:
    """Each number with the role that its own place gives it."""
    for match in NUMBER.finditer(title.plain) if DIGIT.search(title.plain) else ():
        if match.group("plain"):
            yield _plain(title, match)
            continue
        role: Role = "date" if match.group("date") else "identifier"
        unit = ""
        if match.group("version"):
            role = "version"
        elif match.group("redacted"):
            role, unit = "value", "%" if "%" in match.group() else ""
        yield Number(None, unit, role, match.group(), match.start(), match.end())
    if not IN_WORDS.isdisjoint(title.vocabulary):
        for match in NUMBER_WORD.finditer(title.plain):
            yield from _spelled(title, match)


def _plain(title: Title, match: re.Match[str]) -> Number:
    """A number in digits."""
    letters = (match.group("letters") or "").lower()
    digits = re.sub(r"\D", "", match.group("digits")) + (match.group("fraction") or "")
    value = float(digits) * SCALES.get((match.group("scale") or "").lower(), 1.0)
    currency = (match.group("currency") or "").strip()
    unit = (match.group("unit") or "").lower().strip()
    unit = "%" if unit.startswith(("per", "pp")) else "x" if unit == "×" else unit
    unit = currency or unit or TIMES.get(letters) or (letters if letters in SIZES else "")
    number = Number(value, unit, "value", match.group(), match.start(), match.end())
    if letters and not unit:
        return number._replace(role="identifier")
    return _in_place(title, number)


def _spelled(title: Title, match: re.Match[str]) -> Iterator[Number]:
    """A number in words; "one" only where it is a bound, "half" only where it is a part."""
    before = title.lower[max(0, match.start() - NEAR) : match.start()].rstrip()
    after = title.lower[match.end() : match.end() + NEAR]
    words = re.split(r"[\s-]", match.group().lower())
    value = _spelled_value(words)
    number = Number(value, "", "value", match.group(), match.start(), match.end())
    if words[-1] in PARTS:
        if PART_OF.match(after) or BY_PART.search(before):
            yield number._replace(unit="%", value=value * 100)
    elif not _is_meant(words, before):
        return
    elif after.startswith("-") or ZERO_TRUST.match(after):
        yield number._replace(role="period" if _time_after(after[1:]) else "identifier")
    else:
        yield _in_place(title, number)


def _is_meant(words: list[str], before: str) -> bool:
    """Is "one" a bound, and "million" a number rather than "millions of"?"""
    if words == ["one"]:
        return bool(ONE_AS_BOUND.search(before))
    return len(words) > 1 or words[0] not in SCALES or before.endswith(("a", "one"))


def _spelled_value(words: list[str]) -> float:
    """Add twenty-five, multiply two million, take two thirds."""
    first = SPELLED.get(words[0], PARTS.get(words[0], 1.0))
    last = words[-1] if len(words) > 1 else "zero"
    factor = PARTS.get(last, SCALES.get(last))
    return first * factor if factor else first + SPELLED.get(last, 0.0)


def _in_place(title: Title, number: Number) -> Number:
    """The role that the words around give a plain number, and its unit of time."""
    before = title.plain[max(0, number.start - NEAR) : number.start]
    after = title.plain[number.end : number.end + NEAR]
    if adjective := ADJECTIVE.match(after):
        return _compound(number, adjective.group(1).lower())
    number = number._replace(unit=number.unit or _time_after(after))
    previous = NAME.search(before)
    name = previous.group(1) if previous else ""
    return number._replace(role=_role(number, name, before, after))


def _compound(number: Number, word: str) -> Number:
    """A number joined by a hyphen: "12-month" is a period, "5-hours" a value, "3-column" a name."""
    if word.endswith("s") and word in TIMES and word != "s":
        return number._replace(unit=TIMES[word])
    return number._replace(role="period" if word in TIMES else "identifier")


def _role(number: Number, name: str, before: str, after: str) -> Role:
    """The role that the name before it and the words after it give a number."""
    unit, word = number.unit, name.lower()
    if word in NUMBERED and not (unit and word in {"top", "number"}):
        return "identifier"
    if _is_end_of_scale(before, after):
        return "identifier"
    if unit in LONG_TIMES and word in SPANS and not OR_LESS.match(after):
        return "period"
    if not unit and (word in DATED or _is_year(number, after)):
        return "date"
    return "version" if not unit and _is_version(number, name, before, after) else "value"


def _is_end_of_scale(before: str, after: str) -> bool:
    """Is it one end of a scale in brackets: "a score (0-1)"?"""
    return bool(
        (before.endswith("(") and SCALE_ON.match(after))
        or (after.startswith(")") and SCALE_FROM.search(before))
    )


def _time_after(after: str) -> str:
    """The unit of time that follows, across an adjective: "2 working days"."""
    match = re.match(r"\s*(?:working |business |calendar |full |more )?([A-Za-z]+)", after)
    word = match.group(1).lower() if match else ""
    if len(word) <= 1 and word != "h":
        return ""
    return word if word in SIZES else TIMES.get(word, "")


def _is_year(number: Number, after: str) -> bool:
    """Is this a year: four digits in range that count nothing?"""
    if not re.fullmatch(r"\d{4}", number.text) or number.value is None:
        return False
    counts = re.match(r"\s*/|\s+(?:[a-z-]+\s+)?[a-z-]+s\b", after)
    return FIRST_YEAR <= number.value <= LAST_YEAR and (not counts or number.value % 100 != 0)


def _is_version(number: Number, name: str, before: str, after: str) -> bool:
    """Does it belong to the name before it: Node 22, Python 3.11?"""
    if not name or not name[-1].isalpha() or number.text.endswith("+"):
        return False
    lone = not re.match(r"\s*(?:[a-z-]+\s+){0,2}[a-z-]+s\b|\s*(?:/|out of|of \d)", after)
    is_first = not before[: -len(name) - 1].strip()
    capital = name[0].isupper() and not is_first and name.lower() not in MEASURES
    return (capital and lone and not name.isupper()) or (
        lone and number.text.endswith(".0") and name.lower() not in {"of", "to", "than", "least"}
    )


def _paired(title: Title, numbers: list[Number]) -> list[Number]:
    """Give the roles "from" and "to" to what a change goes from and to."""
    text = title.lower
    for index, number in enumerate(numbers):
        if number.role != "value":
            continue
        before = text[max(0, number.start - 30) : number.start]
        if index and _steps_on(text, numbers[index - 1], number):
            numbers[index] = number._replace(role=numbers[index - 1].role)
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following and following.role == "value" and _leads_to(text, before, number, following):
            unit = number.unit or following.unit
            numbers[index] = number._replace(role="from", unit=unit)
            numbers[index + 1] = following._replace(role="to", unit=following.unit or number.unit)
        elif EARLIER.search(before) and number.value is not None and _has_target(numbers, index):
            numbers[index] = number._replace(role="from")
        elif TOWARDS.search(before) and _changes(title.words):
            numbers[index] = number._replace(role="to")
    return _without_lone_redactions(text, numbers)


def _leads_to(text: str, before: str, number: Number, following: Number) -> bool:
    """Is it "from A to B", or "A -> B"?"""
    between = text[number.end : following.start]
    if re.search(r"\bfrom\W*(?:about|around|an?|under|over|~)?\W*$", before):
        return bool(BETWEEN.match(between))
    return bool(re.fullmatch(r"[\w %]{0,12}\s*(?:->|→|-->|=>)\s*\W*", between))


def _steps_on(text: str, earlier: Number, number: Number) -> bool:
    """Is it the second of two names or dates: "Stage 2 -> 3"?"""
    between = text[earlier.end : number.start]
    return not earlier.counts and bool(STEP.fullmatch(between))


def _has_target(numbers: list[Number], index: int) -> bool:
    """Is there another number that could be the target?"""
    return any(other.counts for place, other in enumerate(numbers) if place != index)


def _changes(words: tuple[Word, ...]) -> bool:
    """Does the title speak of a change, so that "to 5" is where it ends?"""
    return any(word.text in CHANGE_FORMS or word.text in MEASURES for word in words)


def _without_lone_redactions(text: str, numbers: list[Number]) -> list[Number]:
    """A redacted number counts where a number could stand; else it is a redacted name."""
    return [
        number._replace(role="identifier")
        if number.value is None and number.role == "value" and not _stands_for_number(text, number)
        else number
        for number in numbers
    ]


def _stands_for_number(text: str, number: Number) -> bool:
    """Does "N3" stand where a number could?"""
    before = text[max(0, number.start - 14) : number.start]
    after = text[number.end : number.end + 48]
    return number.unit == "%" or bool(
        re.search(r"(?:\bby|least|than|over|[<>≤≥=$€£]|\breach|\bof)\s*$", before)
        or re.match(r"\+|\s(?:[a-z-]+\s){0,3}[a-z-]+s\b", after)
    )
