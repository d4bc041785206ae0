"""The report of a cycle for stakeholders: two printed pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.health import rhythm
from site_builder.model.plan import Cycle, Folder
from site_builder.model.schedule import week
from site_builder.model.standing import Standing
from site_builder.model.terms import COMPANY, Status
from site_builder.pages.attention import Concern, concerns
from site_builder.pages.english import Moment, count, in_words, listing, sentence, span
from site_builder.pages.figures import course, grade_text, value_text
from site_builder.pages.grades import grades
from site_builder.pages.key_result import changes
from site_builder.pages.marks import Bar, Mark, bar, tally
from site_builder.pages.outcome import key_result_mark, objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, report_path
from site_builder.pages.prose import opening, plain, prose
from site_builder.pages.rows import Row, row
from site_builder.pages.view import View

_MOST_CONCERNS, _MOST_WELL, _MOST_CHANGES = 6, 6, 6
_LONG = 1500
"""How many letters of the company's retrospective stand in full on the report."""
_LESSON = 210
_MOST_TEAMS = 12
_AMONG = {"good result": "with a good result", "pending": "without a figure yet"}
"""How a status reads after a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key result in one line."""

    key_result: Link
    owner: Link | None
    value: str
    course: str
    mark: Mark
    bar: Bar
    grade: str


@dataclass(frozen=True, slots=True)
class Block:
    """A company objective with its key results."""

    row: Row
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TeamBlock:
    """What a team aimed at, and what it learnt in a sentence or two."""

    team: Link
    rows: tuple[Row, ...]
    lesson: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that changed: an amendment, or an objective given up."""

    on: Moment | None
    what: Link
    told: str
    why: str


@dataclass(frozen=True, slots=True)
class ReportContext:
    """All that the report shows."""

    company: str
    title: str
    cycle: Link
    dates: str
    as_of: str
    over: bool
    headline: str
    theme: Markup
    blocks: tuple[Block, ...]
    teams: tuple[TeamBlock, ...]
    more_teams: int
    """How many have no room here."""
    learnt: Markup
    """The company's retrospective; its beginning where that is long."""
    well: tuple[Line, ...]
    """What is done or on track; only while the cycle runs."""
    concerns: tuple[Concern, ...]
    """What needs attention; only while the cycle runs."""
    turns: tuple[Turn, ...]


def report_pages(view: View) -> Iterator[Page]:
    """The report of each cycle."""
    for cycle in view.plan.frame.cycles.values():
        yield Page(
            path=report_path(cycle.id),
            title=f"Report of {cycle.title}",
            template="report.html",
            build=partial(report_context, view, cycle.id),
            section=CYCLES,
            crumbs=(Link("Home", HOME), view.cycle(cycle.id)),
            found=False,
        )


def report_context(view: View, name: str) -> ReportContext:
    """What the report of a cycle shows."""
    cycle = view.plan.frame.cycles[name]
    folders, over = view.in_cycle.get(cycle.id, ()), view.over(cycle)
    own = next((one for one in folders if one.team == COMPANY), None)
    return ReportContext(
        company=view.plan.frame.company.name,
        title=cycle.title,
        cycle=view.cycle(cycle.id),
        dates=span(cycle.starts, cycle.ends),
        as_of=in_words(min(view.as_of, cycle.closed or cycle.ends) if over else view.as_of),
        over=over,
        headline=headline(view, cycle),
        theme=prose(cycle.theme),
        blocks=tuple(_blocks(view, own)) if own else (),
        teams=tuple(_teams(view, folders))[:_MOST_TEAMS],
        more_teams=max(0, len(folders) - 1 - _MOST_TEAMS),
        learnt=_learnt(own),
        well=() if over else tuple(_well(view, folders)),
        concerns=() if over else tuple(concerns(view, [cycle])[:_MOST_CONCERNS]),
        turns=tuple(_turns(view, folders)),
    )


def headline(view: View, cycle: Cycle) -> str:
    """The figures of a cycle in a sentence or two."""
    folders = view.in_cycle.get(cycle.id, ())
    marks = [objective_mark(view, one.ref) for folder in folders for one in folder.objectives]
    if not marks:
        return "It has no objectives yet."
    words = [(one.number, one.mark.word.lower()) for one in tally(marks)]
    told = listing([f"{number} {_AMONG.get(word, word)}" for number, word in words])
    number, of = week(cycle, view.as_of)
    found = grades(view, cycle)
    when = "" if view.over(cycle) or not number else f"Week {number} of {of}, "
    graded = f" They were graded {found.average} on average." if found else ""
    first = f"{when}{count(len(marks), 'objective')}: {told}."
    return sentence(first) + graded + _made(view, folders, cycle)


def _made(view: View, folders: Sequence[Folder], cycle: Cycle) -> str:
    counts = [rhythm(one, cycle, view.as_of) for one in folders if one.objectives]
    made, due = sum(one for one, _ in counts), sum(one for _, one in counts)
    return f" {made} of {count(due, 'check-in')} due were made." if due else ""


def _blocks(view: View, folder: Folder) -> Iterator[Block]:
    for one in folder.objectives:
        standing = view.standing(one.ref)
        lines = tuple(line(view, key) for key in standing.key_results)
        yield Block(row(view, one.ref), sentence(one.note or one.dropped or ""), lines)


def line(view: View, standing: Standing) -> Line:
    """A key result in one line."""
    key, shown = standing.key_result, key_result_mark(view, standing)
    return Line(
        key_result=view.objective(key.ref),
        owner=view.person(key.owner) if key.owner else None,
        value=value_text(standing),
        course=course(key.measure),
        mark=shown,
        bar=bar(standing.progress, None, shown),
        grade=grade_text(standing.grade) if view.over(standing.cycle) else "",
    )


def _teams(view: View, folders: Sequence[Folder]) -> Iterator[TeamBlock]:
    for one in folders:
        if one.team != COMPANY and one.objectives:
            rows = tuple(row(view, each.ref) for each in one.objectives)
            learnt = opening(one.retrospective.body, _LESSON) if one.retrospective else ""
            yield TeamBlock(view.team(one.team), rows, learnt)


def _learnt(folder: Folder | None) -> Markup:
    text = folder.retrospective.body if folder and folder.retrospective else ""
    return prose(text) if len(plain(text)) <= _LONG else prose(opening(text, _LONG))


def _well(view: View, folders: Sequence[Folder]) -> Iterator[Line]:
    """What is done or on track by its figures, the furthest ahead first."""
    found = [
        key
        for folder in folders
        for one in folder.objectives
        if not one.dropped
        for key in view.standing(one.ref).key_results
        if key.status is key.computed and key.status in {Status.DONE, Status.ON_TRACK}
    ]
    found.sort(key=lambda one: (one.status is not Status.DONE, one.pace or 0.0))
    return (line(view, one) for one in found[:_MOST_WELL])


def _turns(view: View, folders: Sequence[Folder]) -> list[Turn]:
    """What was given up, then the amendments, the newest first."""
    objectives = [one for folder in folders for one in folder.objectives]
    given_up = [
        Turn(None, view.objective(one.ref), "Dropped.", sentence(one.dropped))
        for one in objectives
        if one.dropped
    ]
    amended = [
        Turn(change.on, view.objective(key.ref), change.what, sentence(change.why))
        for one in objectives
        for key in one.key_results
        for change in changes(view, key)
        if change.on.iso <= view.as_of.isoformat()
    ]
    amended.sort(key=lambda one: one.on.iso if one.on else "", reverse=True)
    return (given_up + amended)[:_MOST_CHANGES]
