"""The whole scoreboard of a cycle with very many objectives: every one of them, by team."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from site_builder.model.plan import Cycle, Folder
from site_builder.model.terms import COMPANY
from site_builder.pages.marks import Mark
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paging import cuts, others
from site_builder.pages.paths import CYCLES, HOME, board_path
from site_builder.pages.view import View

_MOST_ROWS = 40
"""Up to so many objectives stand on the cycle's own page, one by one."""
_A_PAGE = 36
"""How many teams stand on a page of the whole scoreboard."""


class Item(NamedTuple):
    """An objective on a page of the whole scoreboard."""

    objective: Link
    mark: Mark


class Party(NamedTuple):
    """A team with all its objectives of a cycle."""

    team: Link
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class BoardContext:
    """All that a page of the whole scoreboard shows."""

    cycle: Link
    teams: tuple[Party, ...]
    here: str
    pages: tuple[Link, ...]


def board_pages(view: View, cycle: Cycle) -> Iterator[Page]:
    """The whole scoreboard in pages, where the cycle's own is too short for it."""
    folders = peopled(view, cycle)
    if few(folders):
        return
    named = [(view.team(one.team).label, one.team) for one in folders]
    found = tuple(cuts(board_path(cycle.id), named, _A_PAGE))
    for one in found:
        yield Page(
            path=one.path,
            title=f"Scoreboard of {cycle.title}",
            template="board.html",
            build=partial(board_context, view, cycle.id, one.ids, one.path, others(found)),
            section=CYCLES,
            crumbs=(Link("Home", HOME), view.cycle(cycle.id)),
            found=False,
        )


def board_context(
    view: View, cycle: str, teams: Sequence[str], here: str, pages: tuple[Link, ...]
) -> BoardContext:
    """What a page of the whole scoreboard shows."""
    folders = (view.plan.folders[cycle, team] for team in teams)
    parties = (Party(view.team(one.team), tuple(_items(view, one))) for one in folders)
    return BoardContext(view.cycle(cycle), tuple(parties), here, pages)


def _items(view: View, folder: Folder) -> Iterator[Item]:
    for one in folder.objectives:
        yield Item(view.objective(one.ref), objective_mark(view, one.ref))


def peopled(view: View, cycle: Cycle) -> list[Folder]:
    """The folders of a cycle with objectives in them: the company's first, then by team's name."""
    found = [one for one in view.in_cycle.get(cycle.id, ()) if one.objectives]
    return sorted(
        found, key=lambda one: (one.team != COMPANY, view.team(one.team).label.casefold())
    )


def few(folders: Sequence[Folder]) -> bool:
    """Whether the cycle's own page has room for each of their objectives."""
    return sum(len(one.objectives) for one in folders) <= _MOST_ROWS
