"""How everything fits together: a matrix, a tree, filters of it, and a map of each objective."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.model.terms import COMPANY
from site_builder.pages.alignment_filter import Filter, Filters, filter_pages
from site_builder.pages.alignment_map import map_context
from site_builder.pages.map import pruned
from site_builder.pages.matrix import Matrix, matrix
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import ALIGNMENT, HOME, map_path
from site_builder.pages.tree import Node, size
from site_builder.pages.view import View

_ROOM, _MATRIX_ROOM = 44_000, 40_000
"""How many bytes of the page the matrix and the trees may take, and the matrix alone."""

_ROW_BYTES, _COLUMN_BYTES, _CELL_BYTES, _EMPTY_BYTES, _LINE_BYTES = 700, 130, 350, 60, 280
_NODE_BYTES = 900


@dataclass(frozen=True, slots=True)
class AlignmentContext:
    """All that the alignment page shows."""

    matrix: Matrix | None
    shapes: tuple[str, ...]
    """The statuses that occur in the matrix."""
    filters: tuple[Filter, ...]
    teams: Link | None
    """All teams, where they are too many for filters."""
    trees: tuple[Node, ...]
    maps: tuple[Link | None, ...]
    """The page of each tree's map."""
    loose: tuple[Node, ...]
    """Objectives of teams that support nothing."""
    more: str
    """How many trees and loose objectives there is no room for."""
    cycle: Link | None
    objective_file: str


def alignment_pages(view: View) -> Iterator[Page]:
    """The alignment page, the pages of each filter, and a map of each company objective."""
    home, filters = (Link("Home", HOME),), Filters(view)
    build = partial(alignment_context, view, filters)
    yield Page(ALIGNMENT, "Alignment", "alignment.html", build, section=ALIGNMENT, crumbs=home)
    yield from filter_pages(filters)
    crumbs = (*home, Link("Alignment", ALIGNMENT))
    for ref in filters.refs("team", COMPANY):
        title = f"Map: {view.objective(ref).label}"
        build_map = partial(map_context, view, ref)
        path = map_path(ref)
        yield Page(
            path, title, "alignment_map.html", build_map, str, ALIGNMENT, crumbs, found=False
        )


def alignment_context(view: View, filters: Filters | None = None) -> AlignmentContext:
    """What the alignment page shows: the current cycle and those around it."""
    filters = filters or Filters(view)
    growth = filters.growth
    roots, rest = growth.roots()
    trees = [growth.node(one) for one in roots]
    loose = [growth.node(one) for one in rest if one not in growth.seen]
    loose += [growth.node(one) for one in growth.refs if one not in growth.seen]
    crossed = matrix(view, growth)
    weight = _weight(crossed)
    if weight > _MATRIX_ROOM:
        crossed, weight = None, 0
    most = (_ROOM - weight) // _NODE_BYTES
    shown = _all_cut(trees, most)
    single = loose[: max(0, most - sum(map(size, shown)))]
    left = len(trees) + len(loose) - len(shown) - len(single)
    cycle = view.current.id if view.current else "2026-Q4"
    return AlignmentContext(
        matrix=crossed,
        shapes=_shapes(crossed) if crossed else (),
        filters=filters.shown,
        teams=filters.all_teams,
        trees=tuple(shown),
        maps=tuple(_map(one) for one in trees),
        loose=tuple(single),
        more=f"{left:,} more" if left else "",
        cycle=view.cycle(cycle) if view.current else None,
        objective_file=view.file(f"{cycle}/company/NAME.md"),
    )


def _weight(crossed: Matrix | None) -> int:
    """About how many bytes a matrix takes; the phone's list of a small one says all again."""
    if crossed is None:
        return 0
    rows, columns = len(crossed.rows), len(crossed.teams)
    filled = sum(cell.mark is not None for row in crossed.rows for cell in row.cells)
    empty = rows * columns - filled
    cell = _CELL_BYTES + (0 if crossed.dense else _LINE_BYTES)
    return rows * _ROW_BYTES + columns * _COLUMN_BYTES + filled * cell + empty * _EMPTY_BYTES


def _shapes(crossed: Matrix) -> tuple[str, ...]:
    marks = [cell.mark for row in crossed.rows for cell in row.cells]
    marks += [row.mark for row in crossed.rows]
    return tuple(sorted({one.slug for one in marks if one}))


def _map(node: Node) -> Link | None:
    return Link("Map", map_path(node.ref)) if node.ref.team == COMPANY and node.below else None


def _all_cut(trees: list[Node], most: int) -> list[Node]:
    """As many trees as fit, each with its share; what small ones leave goes to the others."""
    found: dict[int, Node] = {}
    left = most
    for at in sorted(range(min(len(trees), most)), key=lambda at: size(trees[at])):
        share = left // (min(len(trees), most) - len(found))
        found[at] = cut(trees[at], max(1, share))
        left -= size(found[at])
    return [found[at] for at in sorted(found)]


def cut(node: Node, most: int) -> Node:
    """A tree with at most so many objectives: whole levels, from the root down."""
    if size(node) <= most:
        return node
    levels = 1
    while _within(node, levels + 1) <= most:
        levels += 1
    return pruned(node, levels)


def _within(node: Node, levels: int) -> int:
    return 1 + sum(_within(one, levels - 1) for one in node.below) if levels > 0 else 0
