"""Practice health: how well a company works with its OKRs, from 0 to 100 (DESIGN §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.model.alignment import Alignment
from site_builder.model.plan import Cycle, Folder, Plan
from site_builder.model.schedule import due_periods
from site_builder.model.standing import ObjectiveStanding
from site_builder.model.terms import Status


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the figure: `points` of `most`, and what would raise it."""

    name: str
    most: int
    share: float
    sentence: str
    advice: str

    @property
    def points(self) -> float:
        """What the part gives."""
        return self.share * self.most


@dataclass(frozen=True, slots=True)
class Health:
    """The figure and its four parts."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """From 0 to 100."""
        return round(sum(part.points for part in self.parts))


def rhythm(folder: Folder, cycle: Cycle, on: date) -> tuple[int, int]:
    """How many check-ins a team made, and how many were due."""
    days = [one.on for one in folder.check_ins if one.on <= on]
    due = due_periods(cycle, on, days)
    return sum(any(period.has(day) for day in days) for period in due), len(due)


def health(
    plan: Plan,
    cycle: Cycle,
    standings: Sequence[ObjectiveStanding],
    alignment: Alignment,
    on: date,
) -> Health:
    """The practice health of a cycle on a day, from the standings of all its objectives."""
    live = [one for one in standings if one.status is not Status.DROPPED]
    return Health(
        (_on_pace(live), _alive(plan, cycle, on), _visible(live, alignment), _owned(live))
    )


def _on_pace(live: Sequence[ObjectiveStanding]) -> Part:
    statuses = [one.status for objective in live for one in objective.key_results]
    good = sum(status in {Status.ON_TRACK, Status.DONE} for status in statuses)
    return Part(
        "on pace",
        40,
        _share(good, len(statuses)),
        f"{good} of {len(statuses)} key results are on track or done",
        "Talk about the key results that are off track first.",
    )


def _alive(plan: Plan, cycle: Cycle, on: date) -> Part:
    counts = [rhythm(folder, cycle, on) for folder in plan.in_cycle(cycle.id) if folder.objectives]
    made, due = sum(one for one, _ in counts), sum(one for _, one in counts)
    return Part(
        "alive",
        30,
        _share(made, due),
        f"{made} of {due} due check-ins were made",
        "Ask the teams without a check-in for one; it takes a minute.",
    )


def _visible(live: Sequence[ObjectiveStanding], alignment: Alignment) -> Part:
    connected = sum(alignment.connected(one.objective) for one in live)
    return Part(
        "visible",
        20,
        _share(connected, len(live)),
        f"{connected} of {len(live)} objectives are connected to others",
        "Say what the unconnected ones contribute to.",
    )


def _owned(live: Sequence[ObjectiveStanding]) -> Part:
    owners = [one.key_result.owner for objective in live for one in objective.key_results]
    owned = sum(owner is not None for owner in owners)
    return Part(
        "owned",
        10,
        _share(owned, len(owners)),
        f"{owned} of {len(owners)} key results have one owner",
        "Give each key result exactly one owner.",
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
