"""How everything fits together: a matrix, a tree, filters of it, and a map of each objective."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from site_builder.model.plan import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.english import count
from site_builder.pages.map import Map, drawn
from site_builder.pages.marks import WORST_FIRST, Mark, mark
from site_builder.pages.matrix import MOST_TEAMS, Matrix, matrix
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import ALIGNMENT, HOME, map_path, status_filter_path, team_filter_path
from site_builder.pages.tree import Growth, Node, size
from site_builder.pages.view import View

_MOST_IN_ALL, _MOST_IN_ONE = 40, 30
"""How many objectives a page draws as a tree before it leaves out what lies deep."""


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
class AlignmentContext:
    """All that the alignment page shows."""

    matrix: Matrix | None
    filters: tuple[Filter, ...]
    trees: tuple[Node, ...]
    maps: tuple[Link | None, ...]
    """The page of each tree's map."""
    loose: tuple[Node, ...]
    """Objectives of teams that support nothing."""
    cycle: Link | None
    objective_file: str


@dataclass(frozen=True, slots=True)
class FilteredContext:
    """All that a filtered alignment page shows: a list of objectives, and what each is for."""

    title: str
    total: str
    filters: tuple[Filter, ...]
    nodes: tuple[Node, ...]
    all: Link


@dataclass(frozen=True, slots=True)
class MapContext:
    """All that the page of a map shows: the drawing, and the same as a tree."""

    objective: Link
    total: str
    map: Map | None
    tree: Node


def alignment_pages(view: View) -> Iterator[Page]:
    """The alignment page, a page for each filter, and a map of each company objective."""
    home = (Link("Home", HOME),)
    build = partial(alignment_context, view)
    yield Page(ALIGNMENT, "Alignment", "alignment.html", build, section=ALIGNMENT, crumbs=home)
    crumbs = (*home, Link("Alignment", ALIGNMENT))
    for one in _filters(view):
        path, title = one.link.path or "", f"Alignment: {one.link.label}"
        build_one = partial(filtered_context, view, one.kind, one.value)
        yield Page(
            path, title, "alignment_filtered.html", build_one, str, ALIGNMENT, crumbs, found=False
        )
    for ref in _growth(view).refs:
        if ref.team == COMPANY:
            title = f"Map: {view.objective(ref).label}"
            build_map = partial(map_context, view, ref)
            path = map_path(ref)
            yield Page(
                path, title, "alignment_map.html", build_map, str, ALIGNMENT, crumbs, found=False
            )


def _growth(view: View, *, whole: bool = False) -> Growth:
    return Growth(view, frozenset(one.id for one in view.running), whole)


def alignment_context(view: View) -> AlignmentContext:
    """What the alignment page shows: the current cycle and those around it."""
    growth = _growth(view)
    roots, rest = growth.roots()
    trees = [growth.node(one) for one in roots]
    loose = [growth.node(one) for one in rest if one not in growth.seen]
    loose += [growth.node(one) for one in growth.refs if one not in growth.seen]
    cycle = view.current.id if view.current else "2026-Q4"
    share = max(1, _MOST_IN_ALL // max(1, len(trees)))
    return AlignmentContext(
        matrix=matrix(view, growth),
        filters=tuple(_filters(view)),
        trees=tuple(cut(one, share) for one in trees),
        maps=tuple(_map(one) for one in trees),
        loose=tuple(loose[:_MOST_IN_ALL]),
        cycle=view.cycle(cycle) if view.current else None,
        objective_file=view.file(f"{cycle}/company/NAME.md"),
    )


def _map(node: Node) -> Link | None:
    return Link("Map", map_path(node.ref)) if node.ref.team == COMPANY and node.below else None


def cut(node: Node, most: int) -> Node:
    """A tree with at most so many objectives: whole levels, from the root down."""
    if size(node) <= most:
        return node
    levels = 1
    while _within(node, levels + 1) <= most:
        levels += 1
    return _pruned(node, levels)


def _within(node: Node, levels: int) -> int:
    return 1 + sum(_within(one, levels - 1) for one in node.below) if levels > 0 else 0


def _pruned(node: Node, levels: int) -> Node:
    if levels <= 1:
        return replace(node, below=(), hidden=len(node.below))
    return replace(node, below=tuple(_pruned(one, levels - 1) for one in node.below))


def _filters(view: View) -> Iterator[Filter]:
    """The teams that have objectives, unless they are too many, and the statuses that occur."""
    refs = _growth(view).refs
    labels = {ref.team: view.team(ref.team).label for ref in refs}
    labels = labels if len(labels) <= MOST_TEAMS else {}
    for team in sorted(labels, key=lambda one: (one != COMPANY, labels[one].casefold())):
        link = Link(labels[team], team_filter_path(team))
        yield Filter("team", team, link, None)
    slugs = {objective_mark(view, ref).slug for ref in refs}
    for status in WORST_FIRST:
        if status.value in slugs:
            shown = mark(status)
            link = Link(shown.word, status_filter_path(status.value))
            yield Filter("status", status.value, link, shown)


_HAS: dict[str, Callable[[View, Ref], str]] = {
    "team": lambda _, ref: ref.team,
    "status": lambda view, ref: objective_mark(view, ref).slug,
}


def filtered_context(view: View, kind: str, value: str) -> FilteredContext:
    """The objectives of one team, or of one status, with what each supports."""
    growth, filters = _growth(view), tuple(_filters(view))
    refs = [ref for ref in growth.refs if _HAS[kind](view, ref) == value]
    chosen = next(one for one in filters if (one.kind, one.value) == (kind, value))
    return FilteredContext(
        title=chosen.link.label,
        total=count(len(refs), "objective"),
        filters=tuple(replace(one, chosen=one is chosen) for one in filters),
        nodes=tuple(_alone(growth, ref) for ref in refs[:_MOST_IN_ALL]),
        all=Link("The whole tree", ALIGNMENT),
    )


def _alone(growth: Growth, ref: Ref) -> Node:
    """An objective without what is below it, but with all that it supports."""
    node = Growth(growth.view, growth.cycles, seen=dict.fromkeys(growth.refs, ())).node(ref)
    return replace(node, below=(), counts=())


def map_context(view: View, ref: Ref) -> MapContext:
    """What the page of a map shows."""
    tree = _growth(view, whole=True).node(ref)
    return MapContext(
        objective=view.objective(ref),
        total=count(size(tree) - 1, "objective"),
        map=drawn(tree),
        tree=cut(tree, _MOST_IN_ONE),
    )
