"""A cycle: its theme, its scoreboard, what was learnt in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.plan import Cycle
from site_builder.model.standing import too_safe
from site_builder.pages.check_ins import feed
from site_builder.pages.english import count, percent
from site_builder.pages.home import Time, time_of
from site_builder.pages.marks import Mark, Tally, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, cycle_path
from site_builder.pages.prose import opening, plain, prose
from site_builder.pages.rows import Row, row
from site_builder.pages.team import Lesson, lessons
from site_builder.pages.view import View


@dataclass(frozen=True, slots=True)
class Board:
    """The objectives of one team on the scoreboard."""

    team: Link
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CycleContext:
    """All that the page of a cycle shows."""

    time: Time
    theme: Markup
    counts: tuple[Tally, ...]
    boards: tuple[Board, ...]
    lessons: tuple[Lesson, ...]
    verdict: str
    """A sentence on the grades, where there are any."""
    outer: tuple[Link, ...]
    inner: tuple[Link, ...]
    feed: Link
    objective_file: str


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A cycle in the list of cycles."""

    time: Time
    objectives: str
    counts: tuple[Tally, ...]
    theme: str
    current: bool


@dataclass(frozen=True, slots=True)
class CyclesContext:
    """All that the list of cycles shows, the newest first."""

    cycles: tuple[CycleLine, ...]
    cycle_file: str


def cycle_pages(view: View) -> Iterator[Page]:
    """The list of cycles, and a page each."""
    crumbs = (Link("Home", HOME),)
    build = partial(cycles_context, view)
    yield Page(CYCLES, "Cycles", "cycles.html", build, section=CYCLES, crumbs=crumbs)
    for cycle in view.plan.frame.cycles.values():
        yield Page(
            path=cycle_path(cycle.id),
            title=cycle.title,
            template="cycle.html",
            build=partial(cycle_context, view, cycle),
            words=partial(plain, cycle.theme),
            section=CYCLES,
            crumbs=(*crumbs, Link("Cycles", CYCLES)),
            source=view.source(cycle.file),
        )


def cycles_context(view: View) -> CyclesContext:
    """What the list of cycles shows."""
    lines = tuple(_line(view, one) for one in view.newest_cycles)
    return CyclesContext(lines, view.file("2026-Q4/cycle.md"))


def _line(view: View, cycle: Cycle) -> CycleLine:
    marks = _marks(view, cycle)
    return CycleLine(
        time=time_of(view, cycle),
        objectives=count(len(marks), "objective"),
        counts=tally(marks),
        theme=opening(cycle.theme),
        current=cycle == view.current,
    )


def _marks(view: View, cycle: Cycle) -> list[Mark]:
    folders = view.in_cycle.get(cycle.id, ())
    return [objective_mark(view, one.ref) for folder in folders for one in folder.objectives]


def cycle_context(view: View, cycle: Cycle) -> CycleContext:
    """What the page of a cycle shows."""
    folders = view.in_cycle.get(cycle.id, ())
    cycles = view.plan.frame.cycles.values()
    return CycleContext(
        time=time_of(view, cycle),
        theme=prose(cycle.theme),
        counts=tally(_marks(view, cycle)),
        boards=tuple(
            Board(view.team(one.team), tuple(row(view, each.ref) for each in one.objectives))
            for one in folders
            if one.objectives
        ),
        lessons=lessons(view, folders),
        verdict=_verdict(view, cycle) if view.over(cycle) else "",
        outer=tuple(view.cycle(one.id) for one in cycles if one.holds(cycle)),
        inner=tuple(view.cycle(one.id) for one in cycles if cycle.holds(one)),
        feed=feed(view, cycle),
        objective_file=view.file(f"{cycle.id}/TEAM/NAME.md"),
    )


def _verdict(view: View, cycle: Cycle) -> str:
    """How the cycle was graded on average, and whether its goals were too easy."""
    folders = view.in_cycle.get(cycle.id, ())
    grades = [view.standing(one.ref).grade for folder in folders for one in folder.objectives]
    known = [one for one in grades if one is not None]
    if not known:
        return ""
    average = percent(sum(known) / len(known))
    told = f"Graded {average} on average over {count(len(known), 'objective')}."
    return f"{told} Above 85 % goals are likely to be too safe." if too_safe(known) else told
