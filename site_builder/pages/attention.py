"""What needs attention first: off track, claimed against the figures, stale, losing confidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.model.plan import Cycle, Ref
from site_builder.model.standing import Standing, pace_status
from site_builder.model.terms import Status
from site_builder.pages.english import lasting, percent
from site_builder.pages.figures import claim_text, progress_text
from site_builder.pages.marks import Mark, mark
from site_builder.pages.page import Link
from site_builder.pages.view import View

_FALLING_BY = 0.1
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Concern:
    """A key result that needs attention, and why in one sentence each."""

    key_result: Link
    objective: Link
    owner: Link | None
    team: Link
    mark: Mark
    reasons: tuple[str, ...]
    rank: tuple[int, float]
    """The lower the more urgent."""


def concerns(view: View, cycles: tuple[Cycle, ...]) -> list[Concern]:
    """What needs attention in some cycles, the most urgent first."""
    found = [one for cycle in cycles if cycle.runs(view.as_of) for one in _in_cycle(view, cycle.id)]
    return sorted(found, key=lambda one: one.rank)


def _in_cycle(view: View, cycle: str) -> Iterator[Concern]:
    for folder in view.in_cycle.get(cycle, ()):
        for objective in folder.objectives:
            if objective.dropped:
                continue
            for standing in view.standing(objective.ref).key_results:
                if concern := _concern(view, objective.ref, standing):
                    yield concern


def _concern(view: View, ref: Ref, standing: Standing) -> Concern | None:
    told = {
        0: _off_track(standing),
        1: claim_text(standing),
        2: _stale(view, standing),
        3: _falling(standing),
    }
    reasons = {rank: reason for rank, reason in told.items() if reason}
    if not reasons or standing.status is Status.DONE:
        return None
    key = standing.key_result
    owner = key.owner or view.owner(view.plan.objectives[ref])
    return Concern(
        key_result=view.objective(key.ref),
        objective=view.objective(ref),
        owner=view.person(owner) if owner else None,
        team=view.team(ref.team),
        mark=mark(standing.status),
        reasons=tuple(reasons.values()),
        rank=(min(reasons), -(standing.pace or 0.0)),
    )


def _off_track(standing: Standing) -> str:
    if standing.status is not Status.OFF_TRACK:
        return ""
    behind = standing.pace is not None and pace_status(standing.pace) is Status.OFF_TRACK
    if behind or standing.confidence is None:
        return progress_text(standing)
    return f"{progress_text(standing)} Confidence is only {percent(standing.confidence)}."


def _stale(view: View, standing: Standing) -> str:
    if not standing.stale or not standing.last:
        return ""
    return f"No check-in for {lasting((view.as_of - standing.last.on).days)}."


def _falling(standing: Standing) -> str:
    change = standing.confidence_change
    if change is None or standing.confidence is None or change > -_FALLING_BY + _ROUNDING:
        return ""
    before = percent(standing.confidence - change)
    return f"Confidence fell from {before} to {percent(standing.confidence)}."
