"""The company's objectives by teams: how many contribute, and how the worst of them goes."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY, Status
from site_builder.pages.english import count
from site_builder.pages.marks import Mark, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link
from site_builder.pages.paths import team_filter_path
from site_builder.pages.tree import Growth
from site_builder.pages.view import View

MOST_TEAMS = 40
"""Beyond so many teams a column is a department."""

_MANY = 8
"""From more teams than that on, their names stand upright."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The objectives of a team that contribute to one of the company."""

    team: Link
    """The team's name, which leads to its objectives and what they support."""
    number: int
    mark: Mark | None
    """The worst of them; None where there are none."""
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An objective of the company; its words alone where it stands for all that is left over."""

    objective: Link
    cycle: str
    mark: Mark | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The company's objectives by teams."""

    teams: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    dense: bool


def matrix(view: View, growth: Growth) -> Matrix | None:
    """The matrix over the cycles of a growth; None where there is nothing to cross, or too much."""
    tops = [ref for ref in growth.refs if ref.team == COMPANY]
    tops = [ref for ref in tops if not view.plan.objectives[ref].dropped]
    theirs = [ref for ref in growth.refs if ref.team != COMPANY]
    columns = _columns(view, {ref.team for ref in theirs})
    if not tops or not columns:
        return None
    reached = {ref: growth.reached(ref) for ref in theirs}
    rows = [
        _row(view, one, [ref for ref in theirs if one in reached[ref]], columns) for one in tops
    ]
    loose = [one for one in theirs if reached[one].isdisjoint(tops)]
    if loose:
        rows.append(MatrixRow(Link("Not connected"), "", None, _cells(view, loose, columns)))
    return Matrix(tuple(one.head for one in columns), tuple(rows), len(columns) > _MANY)


class _Column(NamedTuple):
    """A team, or beyond `MOST_TEAMS` a department: its name, and where its cells lead."""

    head: Link
    cell: Link
    teams: frozenset[str]


def _columns(view: View, teams: AbstractSet[str]) -> Sequence[_Column]:
    if len(teams) <= MOST_TEAMS:
        found = [
            _Column(head, Link(head.label, team_filter_path(one)), frozenset({one}))
            for one in teams
            for head in (view.team(one),)
        ]
    else:
        parents: dict[str, set[str]] = {}
        for one in teams:
            parents.setdefault(view.teams[one].parent or "", set()).add(one)
        found = [_department(view, name, inside) for name, inside in parents.items()]
        if len(found) > MOST_TEAMS or set(parents) == {""}:
            return ()
    return sorted(found, key=lambda one: one.head.label.casefold())


def _department(view: View, name: str, teams: AbstractSet[str]) -> _Column:
    head = view.team(name) if name else Link("Other teams")
    return _Column(head, Link(head.label), frozenset(teams))


def _row(view: View, top: Ref, below: Sequence[Ref], columns: Sequence[_Column]) -> MatrixRow:
    cycle, shown = view.cycle(top.cycle).label, objective_mark(view, top)
    return MatrixRow(view.objective(top), cycle, shown, _cells(view, below, columns))


def _cells(view: View, below: Sequence[Ref], columns: Sequence[_Column]) -> tuple[Cell, ...]:
    return tuple(
        _cell(view, one.cell, [ref for ref in below if ref.team in one.teams]) for one in columns
    )


def _cell(view: View, link: Link, refs: Sequence[Ref]) -> Cell:
    if not refs:
        return Cell(link, 0, None, "nothing")
    marks = tally(objective_mark(view, one) for one in refs)
    live = [one for one in marks if one.mark.slug != Status.DROPPED.value] or marks
    worst = live[0].mark
    word = worst.word if len(refs) == 1 else f"the worst {worst.word.lower()}"
    return Cell(link, len(refs), worst, f"{count(len(refs), 'objective')}, {word.lower()}")
