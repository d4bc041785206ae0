"""All files that close a cycle, whoever closes it; and which cycles wait for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.files.closing import closed, graded, retrospective_text
from site_builder.model.board import Board, TeamStanding
from site_builder.model.closing import needs_grade, proposed
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle
from site_builder.model.standing import ObjectiveStanding

RECENT = timedelta(days=90)
"""How long after its last day a cycle is thought of; what is older was left as it is."""


class Grade(NamedTuple):
    """What is said of an objective at the end; what is empty stays as it is."""

    score: str = ""
    note: str = ""


class Ending(NamedTuple):
    """A close with all grades as they are proposed."""

    files: Mapping[str, bytes]
    """By path below the plan's folder, the one that closes the cycle last."""
    grades: Mapping[Ref, Grade]
    ungraded: Sequence[Ref]
    """What has no grade and proposes none; while there are any, the cycle stays open."""


def to_close(cycles: Iterable[Cycle], on: date) -> list[Cycle]:
    """The cycles that were over not long ago and aren't closed."""
    return [one for one in cycles if _is_open(one, on) and on <= one.ends + RECENT]


def forgotten(cycles: Iterable[Cycle], on: date) -> list[Cycle]:
    """The cycles that were never closed and are long over."""
    return [one for one in cycles if _is_open(one, on) and on > one.ends + RECENT]


def _is_open(one: Cycle, on: date) -> bool:
    return one.closed is None and not one.backwards and on > one.ends


def accepted(one: ObjectiveStanding) -> Grade:
    """The grade as it is proposed."""
    grade = proposed(one)
    return Grade("" if grade is None else f"{grade:g}")


def ending(files: Mapping[str, bytes], board: Board, on: date) -> Ending:
    """Close a cycle on a day, with what its check-ins say and nothing more."""
    told = {one.objective.ref: accepted(one) for one in board.objectives if needs_grade(one)}
    grades = {ref: one for ref, one in told.items() if one.score}
    made = graded_files(files, grades)
    made |= retrospectives(files, board.cycle, board.teams, grades)
    left = ungraded(board.objectives, grades)
    if not left:
        path = f"{board.cycle.id}/cycle.md"
        made[path] = closed(files[path], on)
    return Ending(made, grades, left)


def graded_files(files: Mapping[str, bytes], grades: Mapping[Ref, Grade]) -> dict[str, bytes]:
    """The objectives with what is said of them."""
    paths = {f"{ref}.md": one for ref, one in grades.items()}
    return {path: graded(files[path], one.score, one.note) for path, one in paths.items()}


def retrospectives(
    files: Mapping[str, bytes],
    cycle: Cycle,
    teams: Iterable[TeamStanding],
    grades: Mapping[Ref, Grade],
) -> dict[str, bytes]:
    """Where a team has none, one to begin from."""
    made = {}
    for team in teams:
        path = f"{cycle.id}/{team.folder.team}/retrospective.md"
        if path not in files:
            refs = (one.objective.ref for one in team.objectives)
            given = {ref.objective: grades[ref].score for ref in refs if ref in grades}
            made[path] = retrospective_text(team.objectives, given)
    return made


def ungraded(found: Iterable[ObjectiveStanding], grades: Mapping[Ref, Grade]) -> list[Ref]:
    """What still needs a grade, once these are given."""
    refs = (one.objective.ref for one in found if needs_grade(one))
    return [ref for ref in refs if not grades.get(ref, Grade()).score]
