"""Plain English for dates, counts, shares and lists."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WEEKS_FROM, _MONTHS_FROM = 14, 60
_KEPT = 8192
"""How many texts of a kind are kept: the same days and shares come again and again."""


class Moment(NamedTuple):
    """A day as a page shows it: `ago` to the eye, `words` behind it, `iso` for machines."""

    iso: str
    words: str
    short: str
    ago: str


@lru_cache(_KEPT)
def moment(day: date, as_of: date) -> Moment:
    """A day seen from another."""
    return Moment(day.isoformat(), in_words(day), short(day), distance((as_of - day).days))


@lru_cache(_KEPT)
def in_words(day: date) -> str:
    """`13 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(_KEPT)
def short(day: date) -> str:
    """`13 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def span(starts: date, ends: date) -> str:
    """`1 October – 31 December 2026`."""
    same = starts.year == ends.year
    first = in_words(starts).removesuffix(f" {starts.year}") if same else in_words(starts)
    return f"{first} – {in_words(ends)}"


def distance(days: int) -> str:
    """How long ago: `today`, `3 days ago`, `in 2 weeks`."""
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "yesterday" if days > 0 else "tomorrow"
    return f"{lasting(days)} ago" if days > 0 else f"in {lasting(-days)}"


def lasting(days: int) -> str:
    """A number of days in the unit that reads best: `9 days`, `3 weeks`, `4 months`."""
    if days < _WEEKS_FROM:
        return count(days, "day")
    if days < _MONTHS_FROM:
        return count(days // 7, "week")
    return count(days // 30, "month")


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 objective`, `3 objectives`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@lru_cache(_KEPT)
def percent(share: float) -> str:
    """A share as a whole per cent: `43 %`, `−12 %`."""
    return f"{round(share * 100)} %".replace("-", "−")


def listing(words: Sequence[str]) -> str:
    """`Ana, Sam and Ines`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…:" else ".")


def week_of(day: date) -> date:
    """The Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())
