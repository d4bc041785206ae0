"""How a status shows: while a cycle runs what it is, once the cycle is over what came of it."""

from site_builder.model.objective import Objective, Ref
from site_builder.model.standing import Standing
from site_builder.model.terms import Ambition, Status
from site_builder.pages.marks import Mark, mark
from site_builder.pages.view import View

_FULL, _NEARLY, _GOOD, _PARTLY = 0.995, 0.7, 0.65, 0.35
"""From where on a grade counts, as it shows with one decimal (DESIGN §3)."""


def objective_mark(view: View, ref: Ref) -> Mark:
    """The mark of an objective."""
    standing = view.standing(ref)
    if standing.status is Status.DROPPED or not view.over(view.plan.frame.cycles[ref.cycle]):
        return mark(standing.status)
    return outcome(standing.grade, standing.objective.ambition)


def key_result_mark(view: View, standing: Standing) -> Mark:
    """The mark of a key result."""
    return mark_within(view, view.plan.objectives[standing.key_result.ref.parent], standing)


def mark_within(view: View, objective: Objective, standing: Standing) -> Mark:
    """The mark of a key result of an objective."""
    if objective.dropped:
        return mark(Status.DROPPED)
    if not view.over(standing.cycle):
        return mark(standing.status)
    return outcome(standing.grade, objective.ambition)


def outcome(grade: float | None, ambition: Ambition) -> Mark:
    """What came of it: a commitment is to be kept in full, an aspiration is good from 0.7 on."""
    if ambition is Ambition.LEARNING or grade is None:
        return Mark(Status.PENDING.value, "Learnt" if ambition is Ambition.LEARNING else "Ungraded")
    if ambition is Ambition.COMMITTED:
        words, full, partly = ("Kept", "Nearly kept", "Not kept"), _FULL, _NEARLY
    else:
        words, full, partly = ("Good result", "Partly reached", "Fell short"), _GOOD, _PARTLY
    if grade >= full:
        return Mark(Status.DONE.value, words[0])
    if grade >= partly:
        return Mark(Status.AT_RISK.value, words[1])
    return Mark(Status.OFF_TRACK.value, words[2])
