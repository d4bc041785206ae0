"""A cycle: its theme, its scoreboard, what was learnt in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from site_builder.model.health import rhythm
from site_builder.model.plan import Cycle, Folder
from site_builder.model.standing import mean_progress
from site_builder.model.terms import COMPANY
from site_builder.pages.board import board_pages, few, peopled
from site_builder.pages.check_ins import feed
from site_builder.pages.english import count, percent
from site_builder.pages.export.document import cycle_data_path
from site_builder.pages.figures import grade_text
from site_builder.pages.grades import Grades, grades, standings
from site_builder.pages.home import Time, time_of
from site_builder.pages.marks import Bar, Mark, Tally, rank, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, board_path, cycle_path, present_path, report_path
from site_builder.pages.prose import opening, plain, prose
from site_builder.pages.rows import Row, TeamShare, row
from site_builder.pages.team import Lesson, lesson
from site_builder.pages.view import View

_WHOLE = 100
_MOST_LESSONS, _LONGEST_LESSONS = 12, 12_000
_WORST_TEAMS = 20
"""How many teams stand on the cycle's page where there are too many objectives for it."""


class Board(NamedTuple):
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
    """All of them, or the company's alone where they are too many."""
    worst: tuple[TeamShare, ...]
    """Of too many teams those where it goes worst."""
    whole: Link | None
    """The pages with every objective, where there are too many for this one."""
    lessons: tuple[Lesson, ...]
    grades: Grades | None
    outer: tuple[Link, ...]
    inner: tuple[Link, ...]
    feed: Link
    report: Link
    present: Link
    objective_file: str


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A cycle in the list of cycles."""

    time: Time
    objectives: str
    counts: tuple[Tally, ...]
    theme: str
    current: bool
    reached: Bar
    """The average grade of a cycle that is over, else the progress so far."""
    reached_text: str
    made: Bar
    """The check-ins made of those due."""
    made_text: str


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
            build=partial(cycle_context, view, cycle.id),
            words=partial(plain, cycle.theme),
            section=CYCLES,
            crumbs=(*crumbs, Link("Cycles", CYCLES)),
            source=view.source(cycle.file),
            data=cycle_data_path(cycle.id),
        )
        yield from board_pages(view, cycle)


def cycles_context(view: View) -> CyclesContext:
    """What the list of cycles shows."""
    lines = tuple(_line(view, one) for one in view.newest_cycles)
    return CyclesContext(lines, view.file("2026-Q4/cycle.md"))


def _line(view: View, cycle: Cycle) -> CycleLine:
    marks = _marks(view, cycle)
    reached, told = _reached(view, cycle)
    made, due = _rhythm(view, cycle)
    rhythm_told = f"{made} of {due}" if due else "—"
    return CycleLine(
        time=time_of(view, cycle),
        objectives=count(len(marks), "objective"),
        counts=tally(marks),
        theme=opening(cycle.theme),
        current=cycle == view.current,
        reached=Bar(round((reached or 0.0) * _WHOLE), None, "neutral", told),
        reached_text=told,
        made=Bar(round(_WHOLE * made / due) if due else 0, None, "neutral", rhythm_told),
        made_text=rhythm_told,
    )


def _reached(view: View, cycle: Cycle) -> tuple[float | None, str]:
    """The average grade, or the progress so far, and the same in words."""
    found = standings(view, cycle)
    if not view.over(cycle):
        progress = mean_progress(found)
        return progress, "—" if progress is None else f"{percent(progress)} so far"
    known = [one.grade for one in found if one.grade is not None]
    average = sum(known) / len(known) if known else None
    return average, "—" if average is None else grade_text(round(average, 2))


def _rhythm(view: View, cycle: Cycle) -> tuple[int, int]:
    folders = [one for one in view.in_cycle.get(cycle.id, ()) if one.objectives]
    counts = [rhythm(one, cycle, view.as_of) for one in folders]
    return sum(one for one, _ in counts), sum(one for _, one in counts)


def _marks(view: View, cycle: Cycle) -> list[Mark]:
    folders = view.in_cycle.get(cycle.id, ())
    return [objective_mark(view, one.ref) for folder in folders for one in folder.objectives]


def cycle_context(view: View, name: str) -> CycleContext:
    """What the page of a cycle shows."""
    cycle = view.plan.frame.cycles[name]
    folders = peopled(view, cycle)
    cycles = view.plan.frame.cycles.values()
    return CycleContext(
        time=time_of(view, cycle),
        theme=prose(cycle.theme),
        counts=tally(_marks(view, cycle)),
        boards=tuple(_boards(view, folders)),
        worst=() if few(folders) else _worst(view, folders),
        whole=_whole(folders, cycle),
        lessons=_lessons(view, folders),
        grades=grades(view, cycle),
        outer=tuple(view.cycle(one.id) for one in cycles if one.holds(cycle)),
        inner=tuple(view.cycle(one.id) for one in cycles if cycle.holds(one)),
        feed=feed(view, cycle),
        present=Link("Present it, one objective a screen", present_path(cycle.id)),
        report=Link("Report, two pages to print", report_path(cycle.id)),
        objective_file=view.file(f"{cycle.id}/TEAM/NAME.md"),
    )


def _boards(view: View, folders: Sequence[Folder]) -> Iterator[Board]:
    for one in folders:
        if one.team == COMPANY or few(folders):
            yield Board(view.team(one.team), tuple(row(view, each.ref) for each in one.objectives))


def _worst(view: View, folders: Sequence[Folder]) -> tuple[TeamShare, ...]:
    shares = [
        TeamShare(
            view.team(one.team), tally(objective_mark(view, each.ref) for each in one.objectives)
        )
        for one in folders
        if one.team != COMPANY
    ]
    return tuple(sorted(shares, key=lambda one: _urgency(one.counts))[:_WORST_TEAMS])


def _urgency(counts: Sequence[Tally]) -> list[tuple[tuple[int, str], int]]:
    """By the worst status, then by how many have it."""
    return [(rank(one.mark), -one.number) for one in counts]


def _whole(folders: Sequence[Folder], cycle: Cycle) -> Link | None:
    if few(folders):
        return None
    number = count(sum(len(one.objectives) for one in folders), "objective")
    return Link(f"All {number} of {count(len(folders), 'team')}", board_path(cycle.id))


def _lessons(view: View, folders: Sequence[Folder]) -> tuple[Lesson, ...]:
    """The first retrospectives, as many as a page can bear."""
    learnt = [(one, one.retrospective) for one in folders if one.retrospective][:_MOST_LESSONS]
    lengths = accumulate(len(what.body) for _, what in learnt)
    fit = max(1, sum(one <= _LONGEST_LESSONS for one in lengths))
    return tuple(lesson(view, one, what) for one, what in learnt[:fit])
