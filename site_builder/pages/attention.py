"""What needs attention: the signs of it, and what shows them, the most urgent first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model import explain
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle
from site_builder.model.schedule import stale_after
from site_builder.model.standing import Standing, confidence_status, pace_status
from site_builder.model.terms import COMPANY, Status
from site_builder.pages.english import lasting, percent
from site_builder.pages.figures import claim_text, progress_text
from site_builder.pages.marks import Mark, mark
from site_builder.pages.page import Link
from site_builder.pages.view import View

_FALLING_BY = 0.1
_ROUNDING = 1e-9


class Sign(NamedTuple):
    """A sign that something needs attention: its name, what to ask, and the sentence on a case."""

    name: str
    title: str
    question: str
    tell: Callable[[View, Standing], str]
    """Why a key result shows the sign; empty where it doesn't."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A key result or an objective that needs attention, and why in one sentence each."""

    key_result: Link | None
    """None where the objective as a whole is meant."""
    objective: Link
    owner: Link | None
    team: Link
    mark: Mark
    sign: str
    """The name of its most urgent sign."""
    reasons: tuple[str, ...]
    rank: tuple[int, float]
    """The lower the more urgent."""


def concerns(view: View, cycles: Sequence[Cycle]) -> list[Concern]:
    """What needs attention first in some cycles, the most urgent first."""
    found = _showing(view, cycles, URGENT)
    return sorted(found, key=lambda one: one.rank)


def all_concerns(view: View, cycles: Sequence[Cycle]) -> list[Concern]:
    """Whatever needs attention in some cycles, each once, the most urgent first."""
    found = [*_showing(view, cycles, SIGNS), *_unconnected(view, cycles)]
    return sorted(found, key=lambda one: one.rank)


def live(view: View, cycles: Sequence[Cycle]) -> Iterator[Ref]:
    """The objectives of those cycles that run, without the dropped ones."""
    for cycle in cycles:
        for folder in view.in_cycle.get(cycle.id, ()) if cycle.runs(view.as_of) else ():
            yield from (one.ref for one in folder.objectives if not one.dropped)


def _showing(view: View, cycles: Sequence[Cycle], signs: Sequence[Sign]) -> Iterator[Concern]:
    for ref in live(view, cycles):
        for standing in view.standing(ref).key_results:
            if concern := _concern(view, ref, standing, signs):
                yield concern


def _concern(view: View, ref: Ref, standing: Standing, signs: Sequence[Sign]) -> Concern | None:
    told = {rank: sign.tell(view, standing) for rank, sign in enumerate(signs)}
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
        sign=signs[min(reasons)].name,
        reasons=tuple(dict.fromkeys(reasons.values())),
        rank=(min(reasons), -(standing.pace or 0.0)),
    )


def _unconnected(view: View, cycles: Sequence[Cycle]) -> Iterator[Concern]:
    """The objectives of teams that support nothing."""
    for ref in live(view, cycles):
        if ref.team == COMPANY or view.alignment.supports(ref):
            continue
        owner = view.owner(view.plan.objectives[ref])
        yield Concern(
            key_result=None,
            objective=view.objective(ref),
            owner=view.person(owner) if owner else None,
            team=view.team(ref.team),
            mark=mark(view.standing(ref).status),
            sign=UNCONNECTED.name,
            reasons=("Nothing says what it contributes to.",),
            rank=(len(SIGNS), 0.0),
        )


def _off_track(_: View, standing: Standing) -> str:
    return _behind(standing) if standing.status is Status.OFF_TRACK else ""


def _at_risk(_: View, standing: Standing) -> str:
    """How far behind it is by its figures; a claim is told of already."""
    risky = standing.status is standing.computed is Status.AT_RISK
    return _behind(standing) if risky else ""


def _behind(standing: Standing) -> str:
    """How far it is, and the confidence where that is what makes it so."""
    status, confidence = standing.status, standing.confidence
    behind = standing.pace is not None and pace_status(standing.pace) is status
    doubted = confidence is not None and confidence_status(confidence) is status
    if behind or not doubted or confidence is None:
        return progress_text(standing)
    return f"{progress_text(standing)} Confidence is only {percent(confidence)}."


def _claimed(_: View, standing: Standing) -> str:
    return claim_text(standing)


def _stale(view: View, standing: Standing) -> str:
    if not standing.stale or not standing.last:
        return ""
    return f"No check-in for {lasting((view.as_of - standing.last.on).days)}."


def _falling(_: View, standing: Standing) -> str:
    change = standing.confidence_change
    if change is None or standing.confidence is None or change > -_FALLING_BY + _ROUNDING:
        return ""
    before = percent(standing.confidence - change)
    return f"Confidence fell from {before} to {percent(standing.confidence)}."


def _pending(view: View, standing: Standing) -> str:
    gone = view.as_of - standing.cycle.starts
    if standing.status is not Status.PENDING or gone <= stale_after(standing.cycle):
        return ""
    return f"{explain.progress(standing)} The cycle began {lasting(gone.days)} ago."


def _unowned(_: View, standing: Standing) -> str:
    owners = standing.key_result.owners
    if not owners:
        return "Nobody owns it."
    return f"{len(owners)} people own it, so nobody does." if len(owners) > 1 else ""


URGENT = (
    Sign("off-track", "Off track", "What would it take, and is it still worth it?", _off_track),
    Sign("claimed", "Called other than its figures", "What do the figures not know?", _claimed),
    Sign("stale", "Stale", "What is the figure today?", _stale),
    Sign("falling", "Losing confidence", "What has happened, and who can help?", _falling),
)
"""What the home page shows, in the order of urgency."""

SIGNS = (
    *URGENT,
    Sign("at-risk", "At risk", "What would bring it back on pace?", _at_risk),
    Sign("pending", "Pending for too long", "Who finds the first figure, and when?", _pending),
    Sign("unowned", "Without one owner", "Who looks after it from today on?", _unowned),
)
"""All signs that a key result can show, in the order of urgency."""

UNCONNECTED = Sign(
    "unconnected", "Not connected", "What is it for, and if for nothing, why now?", lambda *_: ""
)
"""The sign of a team's objective that supports nothing."""
