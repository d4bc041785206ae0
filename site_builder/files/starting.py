"""The cycle that follows another: when it is due, its name and its file."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from site_builder.files.closing import cycle_text
from site_builder.files.ending import RECENT
from site_builder.model.closing import following
from site_builder.model.plan import Company, Cycle

_AHEAD = timedelta(days=14)
_ALIKE = 4
"""Two cycles are about as long where they differ by no more than a fourth."""
_CALENDAR = ("%Y-%m-%d", "%Y-%m", "%Y", "%G-W%V")
"""Names that say the first day."""
_PARTS = {"Q": 4, "T": 3, "H": 2}
"""How many quarters, thirds and halves a year has."""
_YEAR = r"(?P<year>\d{4}|\d\d)"
_PART = r"(?P<part>[QTH])(?P<count>[1-4])"
_PART_OF_A_YEAR = (
    re.compile(rf"(?P<head>[A-Z]*){_YEAR}(?P<gap>[-_.]?){_PART}", re.IGNORECASE),
    re.compile(rf"{_PART}(?P<gap>[-_.]?[A-Z]*){_YEAR}", re.IGNORECASE),
)
_COUNTED = re.compile(r"((?:[\w.-]*[A-Z][._-]?)?)(\d{1,4})", re.IGNORECASE | re.ASCII)


def to_start(cycles: Iterable[Cycle], on: date) -> list[Cycle]:
    """The cycles that end soon, or ended not long ago, and that none about as long follows."""
    every = [one for one in cycles if not one.backwards]
    return [
        one
        for one in every
        if max(one.starts, one.ends - _AHEAD) <= on <= one.ends + RECENT
        and not any(_follows(other, one) for other in every)
    ]


def _follows(later: Cycle, one: Cycle) -> bool:
    days, others = ((it.ends - it.starts).days + 1 for it in (one, later))
    return later.starts > one.starts and abs(days - others) * _ALIKE <= days


def next_cycle(cycle: Cycle) -> Cycle:
    """The cycle after one, by the rule of `okrs close --open`, and named as this one is."""
    return following(cycle, next_name(cycle))


def next_name(cycle: Cycle) -> str:
    """`2027-Q1` after `2026-Q4`, `sprint-8` after `sprint-7`; else the first day."""
    starts = cycle.ends + timedelta(days=1)
    for way in _CALENDAR:
        if cycle.id == cycle.starts.strftime(way):
            return starts.strftime(way)
    for pattern in _PART_OF_A_YEAR:
        match = pattern.fullmatch(cycle.id)
        if match and int(match["count"]) <= _PARTS[match["part"].upper()]:
            return _next_part(match)
    match = _COUNTED.fullmatch(cycle.id)
    if match:
        return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}"
    return str(starts)


def _next_part(match: re.Match[str]) -> str:
    """The name with the next quarter, third or half in it, which may be of the next year."""
    most, width = _PARTS[match["part"].upper()], len(match["year"])
    years, count = divmod(int(match["count"]), most)
    year = f"{(int(match['year']) + years) % 10**width:0{width}}"
    now = {"year": year, "count": str(count + 1)}
    return "".join(now.get(name, same) for name, same in _in_order(match))


def _in_order(match: re.Match[str]) -> list[tuple[str, str]]:
    return sorted(match.groupdict().items(), key=lambda one: match.start(one[0]))


def started(cycle: Cycle, company: Company) -> bytes:
    """The file of a new cycle; it names a cadence where that is not the company's."""
    own = cycle.check_ins is not company.check_ins
    return cycle_text(cycle, cycle.check_ins.value if own else None)
