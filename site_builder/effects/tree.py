"""`okrs tree` at a terminal."""

from rich.text import Text
from rich.tree import Tree

from site_builder.effects.status import STYLES, SYMBOLS
from site_builder.effects.terminal import console, plain
from site_builder.model.alignment import Alignment
from site_builder.model.board import Board
from site_builder.model.explain import percent
from site_builder.model.objective import Objective, Ref
from site_builder.model.standing import ObjectiveStanding

WIDEST = 400
"""A line is never cut; a narrow terminal wraps it."""


def print_tree(board: Board) -> None:
    """Print a cycle's objectives, each above those that support it."""
    alignment = Alignment(board.plan)
    standings = {one.objective.ref: one for one in board.objectives}
    root = Tree(Text(plain(board.cycle.title), "bold"), guide_style="bright_black")
    seen: set[Ref] = set()
    for one in alignment.roots(board.cycle.id):
        _add(root, one, alignment, standings, seen)
    for ref, standing in standings.items():  # a circle has no root
        if ref not in seen:
            _add(root, standing.objective, alignment, standings, seen)
    console(WIDEST).print(root)


def _add(
    parent: Tree,
    one: Objective,
    alignment: Alignment,
    standings: dict[Ref, ObjectiveStanding],
    seen: set[Ref],
) -> None:
    again = one.ref in seen
    branch = parent.add(_label(standings[one.ref], again=again))
    if again:
        return
    seen.add(one.ref)
    for child in alignment.children(one.ref):
        if child.ref in standings:
            _add(branch, child, alignment, standings, seen)


def _label(one: ObjectiveStanding, *, again: bool) -> Text:
    share = "" if one.progress is None else f" {percent(one.progress)}"
    text = Text.assemble(
        (f"{SYMBOLS[one.status]} ", STYLES[one.status]),
        plain(one.objective.title),
        (f"  {one.objective.ref.team} · {one.status.word}{share}", "bright_black"),
    )
    return text.append("  (see above)", "bright_black italic") if again else text
