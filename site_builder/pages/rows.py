"""An objective as a line of a list: on the home page, a team's, a cycle's."""

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model.objective import Ref
from site_builder.model.standing import ObjectiveStanding
from site_builder.model.terms import Ambition
from site_builder.pages.english import Moment, count
from site_builder.pages.figures import grade_text
from site_builder.pages.marks import Bar, Mark, Tally, bar
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link
from site_builder.pages.view import View


@dataclass(frozen=True, slots=True)
class Row:
    """An objective in short."""

    objective: Link
    mark: Mark
    bar: Bar
    progress: str
    owner: Link | None
    size: str
    checked_in: Moment | None
    stale: bool
    grade: str
    """Only where the cycle is over."""
    ambition: str


class TeamShare(NamedTuple):
    """How many objectives a team has, or has in something, by status."""

    team: Link
    counts: tuple[Tally, ...]


def row(view: View, ref: Ref) -> Row:
    """An objective in short."""
    standing = view.standing(ref)
    one = standing.objective
    owner = view.owner(one)
    settled, over = view.settled(ref), view.over(view.plan.frame.cycles[ref.cycle])
    shown = objective_mark(view, ref)
    return Row(
        objective=view.objective(ref),
        mark=shown,
        bar=bar(standing.progress, None if settled else standing.expected, shown),
        progress=f"{round((standing.progress or 0) * 100)} %",
        owner=view.person(owner) if owner else None,
        size=count(len(one.key_results), "key result"),
        checked_in=last_check_in(view, standing),
        stale=standing.stale and not settled,
        grade=graded(standing) if over else "",
        ambition=one.ambition.value,
    )


def last_check_in(view: View, standing: ObjectiveStanding) -> Moment | None:
    """The day of the newest reading of any of its key results."""
    days = [one.last.on for one in standing.key_results if one.last]
    return view.moment(max(days)) if days else None


def graded(standing: ObjectiveStanding) -> str:
    """The grade of an objective whose cycle is over, in a word or two."""
    if standing.objective.dropped:
        return "dropped"
    if standing.grade is None and standing.objective.ambition is Ambition.LEARNING:
        return "learning"
    return grade_text(standing.grade)
