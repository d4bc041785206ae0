"""The page of a company objective: a map of what supports it, and the same as a tree or by team."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model.objective import Ref
from site_builder.pages.english import count
from site_builder.pages.map import Map, drawn, in_words, worst
from site_builder.pages.marks import Mark
from site_builder.pages.page import Link
from site_builder.pages.paths import team_filter_path
from site_builder.pages.tree import Growth, Node, size
from site_builder.pages.view import View

_MOST_IN_TREE = 20
"""How many objectives stand in a tree beside their map."""

_ROOM = 43_000
"""How many bytes of a page the map and what stands below it may take."""

TEAMS_PATH = "alignment/teams.md"
"""All teams; the page of one stands in `alignment/team/`."""

_TEAM_BYTES, _NODE_BYTES = 130, 900


@dataclass(frozen=True, slots=True)
class TeamLine:
    """How the objectives of a team are going that support something."""

    team: Link
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class MapContext:
    """All that the page of a map shows."""

    objective: Link
    total: str
    map: Map | None
    tree: Node | None
    """None where there is too much for a tree."""
    teams: tuple[TeamLine, ...]
    """The teams in place of the tree."""
    more: Link | None
    """All teams, where there are too many here."""


def map_context(view: View, ref: Ref) -> MapContext:
    """What the page of a map shows."""
    root = Growth(view, frozenset(one.id for one in view.running), whole=True).node(ref)
    few = size(root) <= _MOST_IN_TREE
    teams = () if few else tuple(team_lines(_all_below(root)))
    shown = teams[: _ROOM // 4 // _TEAM_BYTES]
    weight = size(root) * _NODE_BYTES if few else sum(_TEAM_BYTES + len(one.words) for one in shown)
    return MapContext(
        objective=view.objective(ref),
        total=count(size(root) - 1, "objective"),
        map=drawn(root, _ROOM - weight),
        tree=root if few else None,
        teams=shown,
        more=Link("All teams", TEAMS_PATH) if teams[len(shown) :] else None,
    )


def _all_below(node: Node) -> list[Node]:
    return [one for child in node.below for one in (child, *_all_below(child))]


def team_lines(nodes: Sequence[Node]) -> list[TeamLine]:
    """The teams by name, each with how its objectives are going."""
    teams: dict[str, list[Node]] = {}
    for one in nodes:
        teams.setdefault(one.ref.team, []).append(one)
    return [
        TeamLine(Link(own[0].team.label, team_filter_path(team)), worst(marks), in_words(marks))
        for team, own in sorted(teams.items(), key=lambda one: one[1][0].team.label.casefold())
        for marks in ([each.mark for each in own],)
    ]
