"""The objectives of one team or of one status, with what each of them is for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.alignment_map import TEAMS_PATH, TeamLine, team_lines
from site_builder.pages.english import count
from site_builder.pages.marks import WORST_FIRST, Mark, mark
from site_builder.pages.matrix import MOST_TEAMS
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import (
    ALIGNMENT,
    HOME,
    TEAMS,
    status_filter_path,
    team_filter_path,
)
from site_builder.pages.tree import Growth, Node
from site_builder.pages.view import View

_MOST_NODES, _MOST_LINES = 32, 150
"""How many objectives, or teams, stand on one page."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to see a part of the tree."""

    kind: str
    """`team` or `status`."""
    value: str
    link: Link
    mark: Mark | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FilteredContext:
    """All that a filtered alignment page shows: a list of objectives, and what each is for."""

    title: str
    total: str
    filters: tuple[Filter, ...]
    nodes: tuple[Node, ...]
    all: Link
    teams: Link | None
    """All teams, where they are too many for filters."""
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class TeamsContext:
    """All that the page of the teams shows."""

    lines: tuple[TeamLine, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True)
class Filters:
    """The ways to see a part of the tree."""

    view: View

    @property
    def growth(self) -> Growth:
        """The growing of trees over the current cycle and those around it."""
        return Growth(self.view, self._cycles)

    @property
    def shown(self) -> tuple[Filter, ...]:
        """Those that a page offers: the teams, unless they are too many, and the statuses."""
        return (*(self.teams if len(self.teams) <= MOST_TEAMS else ()), *self.statuses)

    @property
    def all_teams(self) -> Link | None:
        """Where the teams stand that are too many for filters."""
        return Link("All teams", TEAMS_PATH) if len(self.teams) > MOST_TEAMS else None

    @cached_property
    def _cycles(self) -> frozenset[str]:
        return frozenset(one.id for one in self.view.running)

    @property
    def teams(self) -> tuple[Filter, ...]:
        """The teams that have objectives, the company first."""
        self.view.reads.note("teams")
        self.view.reads.note("busy")
        return self._teams

    @cached_property
    def _teams(self) -> tuple[Filter, ...]:
        labels = {one: self.view.team(one).label for one in self.view.busy}
        names = sorted(labels, key=lambda one: (one != COMPANY, labels[one].casefold()))
        return tuple(
            Filter("team", one, Link(labels[one], team_filter_path(one)), None) for one in names
        )

    @cached_property
    def statuses(self) -> tuple[Filter, ...]:
        """The statuses, the worst first; all of them, so that each has its page at any time."""
        return tuple(
            Filter("status", one.value, Link(shown.word, status_filter_path(one.value)), shown)
            for one in WORST_FIRST
            for shown in (mark(one),)
        )

    def refs(self, kind: str, value: str) -> Sequence[Ref]:
        """The objectives of a team or of a status."""
        if kind == "team":
            self.view.reads.note(f"folders-of {value}")
            return self._of_team.get(value, ())
        self.view.reads.note("folders")
        return self._of_status.get(value, ())

    @cached_property
    def _of_team(self) -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        with self.view.reads.unrecorded():
            for ref in self.growth.refs:
                found.setdefault(ref.team, []).append(ref)
        return found

    @cached_property
    def _of_status(self) -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        with self.view.reads.unrecorded():
            for ref in self.growth.refs:
                found.setdefault(objective_mark(self.view, ref).slug, []).append(ref)
        return found


def filter_pages(filters: Filters) -> Iterator[Page]:
    """The pages of each team and of each status, and of all teams where they are many."""
    for one in filters.teams:
        for number in range(1, _pages(len(filters.refs("team", one.value)), _MOST_NODES) + 1):
            yield _filter_page(filters, one, number)
    for one in filters.statuses:
        yield _filter_page(filters, one)
    if filters.all_teams:
        for number in range(1, _pages(len(filters.teams), _MOST_LINES) + 1):
            build_teams = partial(teams_context, filters, number)
            title = "Alignment: all teams"
            yield _page(numbered(TEAMS_PATH, number), title, "teams", build_teams)


def _filter_page(filters: Filters, one: Filter, number: int = 1) -> Page:
    build = partial(filtered_context, filters, one.kind, one.value, number)
    path = numbered(one.link.path or "", number)
    return _page(path, f"Alignment: {one.link.label}", "filtered", build)


def _page(path: str, title: str, template: str, build: Callable[[], object]) -> Page:
    crumbs = (Link("Home", HOME), Link("Alignment", ALIGNMENT))
    name = f"alignment_{template}.html"
    return Page(path, title, name, build, str, ALIGNMENT, crumbs, found=False)


def _pages(things: int, most: int) -> int:
    return max(1, -(-things // most))


def numbered(path: str, number: int) -> str:
    """The path of one of several pages; the first has the plain one."""
    return path if number == 1 else f"{path.removesuffix('.md')}/page_{number}.md"


def filtered_context(filters: Filters, kind: str, value: str, number: int = 1) -> FilteredContext:
    """A page of the objectives of one team, or of one status, with what each supports."""
    growth, refs = filters.growth, filters.refs(kind, value)
    every = filters.teams if kind == "team" else filters.statuses
    chosen = next(one for one in every if one.value == value)
    part = refs[(number - 1) * _MOST_NODES : number * _MOST_NODES]
    path, pages = chosen.link.path or "", _pages(len(refs), _MOST_NODES)
    after = Link("More", numbered(path, number + 1)) if number < pages else None
    if kind == "status" and after:
        after = Link("The others, by team", TEAMS)
    return FilteredContext(
        title=chosen.link.label,
        total=count(len(refs), "objective"),
        filters=tuple(replace(one, chosen=one is chosen) for one in filters.shown),
        nodes=tuple(_alone(growth, ref) for ref in part),
        all=Link("The whole tree", ALIGNMENT),
        teams=filters.all_teams,
        before=Link("Before", numbered(path, number - 1)) if number > 1 else None,
        after=after,
    )


def teams_context(filters: Filters, number: int = 1) -> TeamsContext:
    """A page of the teams, each with how its objectives are going."""
    growth = filters.growth
    part = filters.teams[(number - 1) * _MOST_LINES : number * _MOST_LINES]
    nodes = [_alone(growth, ref) for one in part for ref in filters.refs("team", one.value)]
    pages = _pages(len(filters.teams), _MOST_LINES)
    return TeamsContext(
        lines=tuple(team_lines(nodes)),
        before=Link("Before", numbered(TEAMS_PATH, number - 1)) if number > 1 else None,
        after=Link("More", numbered(TEAMS_PATH, number + 1)) if number < pages else None,
    )


def _alone(growth: Growth, ref: Ref) -> Node:
    """An objective without what is below it, but with all that it supports."""
    node = Growth(growth.view, growth.cycles, seen=_Everything()).node(ref)
    return replace(node, below=(), counts=())


class _Everything(dict[Ref, tuple[Mark, ...]]):
    """What has been seen already: all, so that nothing grows below."""

    def __contains__(self, _: object) -> bool:
        return True
