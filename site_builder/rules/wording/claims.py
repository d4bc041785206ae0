"""The figures that a title commits to, and whether a figure of the plan says the same."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from site_builder.rules.wording.lexicon import MEASURES
from site_builder.rules.wording.numbers import Number
from site_builder.rules.wording.pattern import Pattern
from site_builder.rules.wording.read import numbers_in
from site_builder.rules.wording.units import TIMES
from site_builder.rules.wording.words import lemma

_ATMOST = (
    r"at least|at most|(?:no )?(?:more|less|fewer|later) than|under|below|above|over|up to|within"
)
_OPENING = Pattern(
    rf"(?:(?:win|sign|gain|acquire|reach|hit|get|have|serve|close|attract|add|earn|land|keep)\s+)?"
    rf"(?:{_ATMOST}|about|around|[<>≤≥~]=?)?\s*"
)
_BOUND = Pattern(rf"(?:\b(?:{_ATMOST})|[<>≤≥]=?)\s*$")
_EQUALS = Pattern(r"(?:\b(?:of|at|is|are|to|reach(?:es)?|hits?)|[=:])\s*$")
_CLOSING = Pattern(r"[\s.!]*(?:or (?:more|less|better|higher|lower|fewer|above|below)[\s.!]*)?")
_RELATIVE = Pattern(
    r"\s*(?:points?|pp|more|fewer|less|higher|lower|faster|better|shorter|growth|increase|decrease|rise"
    r"|drop|reduction|improvement|uplift|saving|off|cheaper|up|down)\b"
)
_SOME_ONLY = Pattern(
    r"\b(?:with|who|that|which|whose|where|when|if|having|per|for|from|after|before|older|younger"
    r"|larger|smaller|longer|worth|spending|using|by|among)\b"
)
"""Before these words a figure tells which ones are meant, not how many."""
_GROWS = Pattern(r"\s*|.*\b(?:is|are|grows?|increases?|raises?|scales?|expands?)\b.*")
_WORD = Pattern(r"[\w-]+")

_SECONDS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "day": 86_400, "week": 604_800}
_CURRENCIES = {"$": ("$", "usd", "dollar"), "€": ("€", "eur"), "£": ("£", "gbp", "pound")}
_SCALES = (1.0, 1e3, 1e6, 1e9)
_SCORES = frozenset(("", "points", "point", "score", "nps", "stars"))
_MANTISSA = Pattern(r"\d[\d,'’ ]*(?:\.(\d+))?")


class Claim(NamedTuple):
    """A figure of a title: where a change begins or ends, or by what it is multiplied."""

    number: Number
    what: Literal["from", "to", "times"]
    counted: tuple[str, ...] = ()
    """The words after it, singular, which may be what it counts."""
    paired: bool = False
    """Part of “from … to …”, where units are often left out."""


def claims(title: str) -> tuple[Claim, ...]:
    """The figures that a title surely commits to; none where they may mean something else."""
    numbers = [one for one in numbers_in(title) if one.counts]
    if any(one.value is None for one in numbers):
        return ()
    starts, ends = ([one for one in numbers if one.role == role] for role in ("from", "to"))
    if len(starts) == len(ends) == 1:
        return Claim(starts[0], "from", paired=True), Claim(ends[0], "to", paired=True)
    return tuple(_of_one(title, numbers[0])) if len(numbers) == 1 else ()


def _of_one(title: str, number: Number) -> Iterator[Claim]:
    """The claim of the only figure, if it is one."""
    before, after = title[: number.start].lower(), title[number.end :].lower()
    if _SOME_ONLY.search(before) or _RELATIVE.match(after):
        return
    counted = tuple(lemma(word) for word in _WORD.findall(after)[:5])
    if number.unit == "x":
        if _GROWS.fullmatch(before) and not _BOUND.search(before):
            yield Claim(number, "times", counted)
    elif _is_target(number, before, after):
        yield Claim(number, "to", counted)


def _is_target(number: Number, before: str, after: str) -> bool:
    if _OPENING.fullmatch(before.strip() + " ") or not before.strip():
        return True
    if _CLOSING.fullmatch(after):
        near = _WORD.findall(before)[-5:]
        names = any({word, lemma(word)} & MEASURES for word in near)
        return (number.role == "to" or names) and bool(
            _BOUND.search(before) or _EQUALS.search(before)
        )
    return number.unit != "%" and bool(_BOUND.search(before))


def agrees(claim: Claim, figure: float, unit: str | None) -> bool:
    """Whether a claim says the same as a figure; also where the two can't be compared."""
    factor = _factor(claim, (unit or "").lower())
    if factor is None or claim.number.value is None:
        return True
    slack = _half_a_digit(claim.number) * factor
    value = claim.number.value * factor
    scales = _SCALES if claim.number.unit not in {"%", *TIMES.values()} else (1.0,)
    shares = (100.0,) if claim.number.unit == "%" and not unit else ()
    return any(abs(value - figure * scale) <= slack for scale in (*scales, *shares)) or any(
        abs(value * scale - figure) <= slack * scale for scale in scales
    )


def _factor(claim: Claim, unit: str) -> float | None:
    """What the claim is multiplied by to be in the unit; None where it isn't of its kind."""
    own, words = claim.number.unit, unit.split()
    first = (
        words[1] if words[:1] in (["working"], ["business"]) and words[1:] else (words or [""])[0]
    )
    if own == "%":
        return 1.0 if "%" in unit or "percent" in unit or not unit else None
    if own in _CURRENCIES:
        is_money = not unit or any(sign in unit for sign in _CURRENCIES[own])
        return 1.0 if is_money else None
    if own in TIMES.values():
        return _time_factor(own, TIMES.get(first, first), is_free=claim.paired and not unit)
    if own:
        return 1.0 if first == own else None
    is_plain = claim.paired or unit in _SCORES or bool(_nouns(words) & frozenset(claim.counted))
    return 1.0 if is_plain else None


def _time_factor(own: str, other: str, *, is_free: bool) -> float | None:
    if own == other or is_free:
        return 1.0
    if own in _SECONDS and other in _SECONDS:
        return _SECONDS[own] / _SECONDS[other]
    return None


def _nouns(words: list[str]) -> frozenset[str]:
    return frozenset(lemma(word) for word in words[:3])


def _half_a_digit(number: Number) -> float:
    """Half of the last digit given: “1.5M” may stand for anything from 1.45M to 1.55M."""
    match = _MANTISSA.search(number.text)
    if match is None or not number.value:
        return 1e-9
    digits = float(re.sub(r"[^\d.]", "", match[0]))
    return 0.5 * 10.0 ** -len(match[1] or "") * (number.value / digits) + 1e-9
