"""Practice health: the figure, its four parts, and what would raise each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model.health import Part, health
from site_builder.pages.english import sentence
from site_builder.pages.marks import Bar
from site_builder.pages.page import Link
from site_builder.pages.paths import ALIGNMENT, ATTENTION, CHECK_INS
from site_builder.pages.view import View

_WHOLE = 100
_LOOK = {
    "on pace": Link("What needs attention", ATTENTION),
    "alive": Link("All check-ins", CHECK_INS),
    "visible": Link("How it fits together", ALIGNMENT),
    "owned": Link("What needs attention", ATTENTION),
}
"""Where each part can be looked into."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One part of practice health: `points` of `most`, why, and what would raise it."""

    name: str
    points: int
    most: int
    bar: Bar
    why: str
    advice: str
    """Empty where there is nothing left to raise."""
    look: Link


@dataclass(frozen=True, slots=True)
class Practice:
    """How well the company works with its OKRs, from 0 to 100; never about a person."""

    points: int
    aspects: tuple[Aspect, ...]


def practice(view: View) -> Practice | None:
    """The practice health of the current cycle; None before its first check-ins are due."""
    cycle = view.current
    if cycle is None or (view.as_of - cycle.starts).days < cycle.check_ins.days:
        return None
    folders = view.in_cycle.get(cycle.id, ())
    standings = [view.standing(one.ref) for folder in folders for one in folder.objectives]
    if not standings:
        return None
    found = health(view.plan, cycle, standings, view.alignment, view.as_of)
    points = shared_out(found.points, [one.points for one in found.parts])
    aspects = (_aspect(one, given) for one, given in zip(found.parts, points, strict=True))
    return Practice(found.points, tuple(aspects))


def shared_out(total: int, exact: Sequence[float]) -> list[int]:
    """Whole numbers that add up to the total: rounded down, the largest rests rounded up."""
    whole = [math.floor(one) for one in exact]
    rests = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in rests[: total - sum(whole)]:
        whole[at] += 1
    return whole


def _aspect(part: Part, points: int) -> Aspect:
    fill = round(part.share * _WHOLE)
    return Aspect(
        name=part.name.capitalize(),
        points=points,
        most=part.most,
        bar=Bar(fill, None, "neutral", f"{points} of {part.most} points"),
        why=sentence(part.sentence),
        advice=part.advice if part.share < 1 else "",
        look=_LOOK[part.name],
    )
