"""A team: its objectives, its people, its rhythm of check-ins, what it learnt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.check_in import Retrospective
from site_builder.model.plan import Folder
from site_builder.model.schedule import next_due, periods
from site_builder.model.terms import COMPANY
from site_builder.pages.check_in_form import check_in_links
from site_builder.pages.english import Moment, count, listing, short
from site_builder.pages.examples import examples_for
from site_builder.pages.export.badge import team_badge_path
from site_builder.pages.export.document import beside
from site_builder.pages.marks import Tally, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paging import cuts, others
from site_builder.pages.paths import HOME, TEAMS, team_path
from site_builder.pages.prose import opening, plain, prose
from site_builder.pages.repository import Source
from site_builder.pages.rows import Row, row
from site_builder.pages.view import View

_MOST_TEAMS = 80
"""How many teams stand on one page of the list."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One period of the rhythm: `made`, `missed` or `open`, and its days."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The check-ins made and due in a cycle, as a row and in words."""

    beats: tuple[Beat, ...]
    summary: str
    next_due: Moment | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A retrospective."""

    cycle: Link
    team: Link
    by: Link | None
    body: Markup
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """What a team has in one cycle."""

    cycle: Link
    rows: tuple[Row, ...]
    over: bool
    check_in: Link | None
    """Where its people check in while the cycle runs."""


@dataclass(frozen=True, slots=True)
class TeamContext:
    """All that the page of a team shows."""

    name: str
    about: Markup
    lead: Link | None
    members: tuple[Link, ...]
    members_are: str
    parent: Link | None
    now: tuple[Term, ...]
    """The current cycle and those around it."""
    rhythm: Rhythm | None
    past: tuple[Term, ...]
    """All other cycles, the newest first."""
    lessons: tuple[Lesson, ...]
    objective_file: str
    """Where a first objective goes."""
    examples: Link
    """Where to find one to begin from."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the list of teams."""

    team: Link
    lead: Link | None
    size: str
    counts: tuple[Tally, ...]
    about: str


@dataclass(frozen=True, slots=True)
class TeamsContext:
    """All that a page of the list of teams shows."""

    teams: tuple[TeamLine, ...]
    cycle: Link | None
    team_file: str
    here: str
    pages: tuple[Link, ...]
    """All pages of the list; empty where this is the only one."""


def team_pages(view: View) -> Iterator[Page]:
    """The list of teams, and a page each."""
    crumbs = (Link("Home", HOME),)
    yield from _lists(view)
    for team, known in view.teams.items():
        yield Page(
            path=team_path(team),
            title=known.name,
            template="team.html",
            build=partial(team_context, view, team),
            words=partial(plain, known.body),
            section=TEAMS,
            crumbs=(*crumbs, Link("Teams", TEAMS)),
            source=view.source(known.file) if known.file else None,
            data=beside(team_path(team)),
            badge=team_badge_path(team),
        )


def _lists(view: View) -> Iterator[Page]:
    """The list of teams, the company first, then by name; cut into pages."""
    named = [(view.teams[one].name, one) for one in view.teams]
    named.sort(key=lambda one: (one[1] != COMPANY, one[0].casefold()))
    found = tuple(cuts(TEAMS, named, _MOST_TEAMS))
    pages = others(found)
    for one in found:
        yield Page(
            path=one.path,
            title="Teams" if one.path == TEAMS else f"Teams: {one.label}",
            template="teams.html",
            build=partial(teams_context, view, one.ids, one.path, pages),
            section=TEAMS,
            crumbs=(Link("Home", HOME),),
            found=one.path == TEAMS,
        )


def teams_context(
    view: View, teams: Sequence[str], here: str = TEAMS, pages: tuple[Link, ...] = ()
) -> TeamsContext:
    """What a page of the list of teams shows."""
    return TeamsContext(
        teams=tuple(_line(view, one) for one in teams),
        cycle=view.cycle(view.current.id) if view.current else None,
        team_file=view.file("teams/NAME.md"),
        here=here,
        pages=pages,
    )


def _line(view: View, team: str) -> TeamLine:
    known = view.teams[team]
    folder = view.plan.folders.get((view.current.id, team)) if view.current else None
    marks = [objective_mark(view, one.ref) for one in folder.objectives] if folder else []
    return TeamLine(
        team=view.team(team),
        lead=view.person(known.lead) if known.lead else None,
        size=count(len(known.people), "person", "people") if team != COMPANY else "",
        counts=tally(marks),
        about=opening(known.body) if team != COMPANY else "What the whole company commits to.",
    )


def team_context(view: View, team: str) -> TeamContext:
    """What the page of a team shows."""
    known = view.teams[team]
    folders = view.folders_of.get(team, ())
    around = {one.id for one in view.running}
    cycle = view.current.id if view.current else "2026-Q4"
    return TeamContext(
        name=known.name,
        about=prose(known.body),
        lead=view.person(known.lead) if known.lead else None,
        members=tuple(view.person(one) for one in known.people if one != known.lead),
        members_are="Leadership" if team == COMPANY else "Members",
        parent=view.team(known.parent) if known.parent else None,
        now=tuple(_terms(view, [one for one in folders if one.cycle in around])),
        rhythm=rhythm(view, team),
        past=tuple(_terms(view, [one for one in folders if one.cycle not in around])),
        lessons=lessons(view, folders),
        objective_file=view.file(f"{cycle}/{team}/NAME.md"),
        examples=examples_for(team),
    )


def _terms(view: View, folders: Sequence[Folder]) -> Iterator[Term]:
    for folder in folders:
        if folder.objectives:
            over = view.over(view.plan.frame.cycles[folder.cycle])
            rows = tuple(row(view, one.ref) for one in folder.objectives)
            check_in = next(iter(check_in_links(view, folder)), None)
            yield Term(view.cycle(folder.cycle), rows, over, check_in)


def rhythm(view: View, team: str) -> Rhythm | None:
    """A team's check-ins in the current cycle; None where it has no objectives there."""
    cycle = view.current
    folder = view.plan.folders.get((cycle.id, team)) if cycle else None
    if not cycle or not folder or not folder.objectives:
        return None
    days = [one.on for one in folder.check_ins if one.on <= view.as_of]
    beats = []
    for period in periods(cycle):
        made = any(period.has(day) for day in days)
        state = "made" if made else "missed" if period.ends < view.as_of else "open"
        beats.append(Beat(state, f"{short(period.starts)} – {short(period.ends)}: {state}"))
    due = None if view.over(cycle) else next_due(cycle, view.as_of, days)
    return Rhythm(tuple(beats), _summary(beats), view.moment(due) if due else None)


def _summary(beats: Sequence[Beat]) -> str:
    made = sum(one.state == "made" for one in beats)
    missed = [one.words.partition(":")[0] for one in beats if one.state == "missed"]
    due = count(made + len(missed), "check-in")
    if not missed:
        return f"Every check-in due so far was made: {made}." if made else "None was due yet."
    return f"{made} of {due} due so far were made; missed: {listing(missed)}."


def lessons(view: View, folders: Sequence[Folder]) -> tuple[Lesson, ...]:
    """The retrospectives of some folders, in their order."""
    return tuple(
        lesson(view, one, one.retrospective) for one in folders if one.retrospective is not None
    )


def lesson(view: View, folder: Folder, learnt: Retrospective) -> Lesson:
    """A retrospective as a page shows it."""
    return Lesson(
        cycle=view.cycle(folder.cycle),
        team=view.team(folder.team),
        by=view.person(learnt.by) if learnt.by else None,
        body=prose(learnt.body),
        source=view.source(learnt.file),
    )
