"""The home page: which cycle, how it goes, what needs attention first."""

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.check_in import CheckIn
from site_builder.model.plan import Cycle
from site_builder.model.schedule import elapsed, week
from site_builder.model.terms import COMPANY
from site_builder.pages.attention import Concern, all_concerns, concerns
from site_builder.pages.changes import Entry, recent_changes
from site_builder.pages.check_ins import newest_first
from site_builder.pages.english import Moment, count, span
from site_builder.pages.marks import Tally, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import ATTENTION, CHANGES, CHECK_INS, HOME, cycle_path
from site_builder.pages.practice import Practice, practice
from site_builder.pages.prose import opening, plain, prose
from site_builder.pages.rows import Row, row
from site_builder.pages.view import View

_MOST_CONCERNS = 6
_MOST_RECENT = 8
_RECENT_DAYS = 7
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Time:
    """Where a cycle stands in time."""

    title: str
    path: str
    dates: str
    week: str
    gone: int
    """Whole per cents of the cycle."""
    over: bool


@dataclass(frozen=True, slots=True)
class Recent:
    """A check-in in one line."""

    team: Link
    by: Link | None
    on: Moment
    updates: str
    opening: str


@dataclass(frozen=True, slots=True)
class Group:
    """The company's objectives of one cycle."""

    cycle: Link
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class HomeContext:
    """All that the home page shows."""

    company: str
    mission: Markup
    time: Time | None
    """None where there is no cycle yet."""
    counts: tuple[Tally, ...]
    counted: str
    concerns: tuple[Concern, ...]
    attention: Link
    groups: tuple[Group, ...]
    """The company's objectives, of the current cycle and of those around it."""
    recent: tuple[Recent, ...]
    feed: Link
    changed: tuple[Entry, ...]
    """What changed about objectives in the last seven days, the newest first."""
    changes: Link | None
    """All changes; None where there is no history."""
    practice: Practice | None
    cycle_file: str
    """Where the first cycle goes, for a plan without any."""


def home_page(view: View) -> Page:
    """The home page."""
    company = view.plan.frame.company
    return Page(
        path=HOME,
        title="Home",
        template="home.html",
        build=partial(home_context, view),
        words=partial(plain, company.mission),
        source=view.source(company.file),
        data="api/plan.json",
    )


def home_context(view: View) -> HomeContext:
    """What the home page shows."""
    cycle = view.current
    folders = view.in_cycle.get(cycle.id, ()) if cycle else ()
    marks = [objective_mark(view, one.ref) for folder in folders for one in folder.objectives]
    found = concerns(view, view.running) or all_concerns(view, view.running)
    company = view.plan.frame.company
    return HomeContext(
        company=company.name,
        mission=prose(company.mission),
        time=time_of(view, cycle) if cycle else None,
        counts=tally(marks),
        counted=count(len(marks), "objective"),
        concerns=tuple(found[:_MOST_CONCERNS]),
        attention=Link("Everything that needs attention", ATTENTION),
        groups=_groups(view),
        recent=_recent(view),
        feed=Link("All check-ins", CHECK_INS),
        changed=recent_changes(view),
        changes=Link("All changes", CHANGES) if view.history.pasts else None,
        practice=practice(view),
        cycle_file=view.file("2026-Q4/cycle.md"),
    )


def time_of(view: View, cycle: Cycle) -> Time:
    """Where a cycle stands in time."""
    number, of = week(cycle, view.as_of)
    return Time(
        title=cycle.title,
        path=cycle_path(cycle.id),
        dates=span(cycle.starts, cycle.ends),
        week=_week(view, cycle, number, of),
        gone=round(elapsed(cycle, view.as_of) * _WHOLE),
        over=view.over(cycle),
    )


def _week(view: View, cycle: Cycle, number: int, of: int) -> str:
    if view.over(cycle):
        closed = cycle.closed and cycle.closed <= view.as_of
        return f"Closed {view.moment(cycle.closed).ago}" if closed and cycle.closed else "Over"
    if not number:
        return f"Starts {view.moment(cycle.starts).ago}"
    return f"Week {number} of {of}"


def _groups(view: View) -> tuple[Group, ...]:
    found = []
    for cycle in view.running:
        folder = view.plan.folders.get((cycle.id, COMPANY))
        rows = tuple(row(view, one.ref) for one in folder.objectives) if folder else ()
        if rows:
            found.append(Group(view.cycle(cycle.id), rows))
    return tuple(found)


def _recent(view: View) -> tuple[Recent, ...]:
    made = [one for cycle in view.running for one in newest_first(view, cycle)]
    made.sort(key=lambda one: one.on, reverse=True)
    recent = [one for one in made if (view.as_of - one.on).days < _RECENT_DAYS]
    return tuple(_line(view, one) for one in recent[:_MOST_RECENT])


def _line(view: View, one: CheckIn) -> Recent:
    return Recent(
        team=view.team(one.team),
        by=view.person(one.by) if one.by else None,
        on=view.moment(one.on),
        updates=count(len(one.updates), "update"),
        opening=opening(one.body),
    )
