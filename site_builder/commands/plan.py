"""Reading the plan for the commands that show it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands.options import Where, read_tree, where
from site_builder.files.read import read_frame, read_plan
from site_builder.files.sort import sort
from site_builder.model.board import Board
from site_builder.model.plan import Cycle, Frame, Plan
from site_builder.model.suggest import nearest

LISTED = 30
"""How many names are listed where none is near."""


class Shown(NamedTuple):
    """The cycle to show, and where it was read."""

    at: Where
    board: Board


def read_board(content: Path | None, as_of: date | None, cycle: str | None) -> Shown:
    """Read the cycle that a person named, or the one that runs, with those around it."""
    at = where(content, as_of)
    tree = read_tree(at)
    frame, _ = read_frame(sort(tree).frame)
    chosen = _cycle(frame, cycle, at.as_of)
    wanted = {one.id for one in frame.around(chosen.id)}
    plan, _ = read_plan(tree, wanted)
    return Shown(at, Board(plan, chosen, at.as_of))


def _cycle(frame: Frame, name: str | None, on: date) -> Cycle:
    if name is not None:
        return frame.cycles[known(name, list(frame.cycles), "cycle")]
    current = frame.current(on)
    if current is None:
        raise click.UsageError("There is no cycle yet: write okrs/2026-Q4/cycle.md with its dates.")
    return current


def known(name: str, names: list[str], kind: str) -> str:
    """A name that exists; ends the command with the nearest one where it doesn't."""
    if name in names:
        return name
    near = nearest(name, names)
    listed = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
    hint = f" Did you mean {near}?" if near else f" There are: {listed or 'none'}."
    raise click.UsageError(f"There is no {kind} {name}.{hint}")


def team_names(plan: Plan) -> list[str]:
    """The teams a person can name, the company's own folder among them."""
    return ["company", *plan.frame.teams]
