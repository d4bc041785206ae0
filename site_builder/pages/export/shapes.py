"""The shapes of the JSON files, declared once: their content and their schema come from here.

Nothing here ranks or sums people. Shares run from 0 to 1, days are written 2026-11-16.
"""

from datetime import date
from typing import Literal

import msgspec

Kind = Literal["metric", "guard", "milestone", "confidential", "none"]


class Measure(msgspec.Struct, frozen=True, gc=False):
    """What a key result commits to; only the fields of its kind are given."""

    kind: Kind
    baseline: float | None = None
    target: float | None = None
    stretch: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    unit: str | None = None
    done_when: str | None = None
    where: str | None = None
    """Where confidential figures live."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What one check-in says of a key result."""

    on: date
    by: str | None
    value: float | None
    confidence: float | None
    note: str
    status: str | None
    """What its author called it, where they did."""
    done: bool | None


class Amendment(msgspec.Struct, frozen=True, gc=False):
    """A change of the commitment: the day, the reason, what was promised before."""

    on: date
    why: str
    fields: tuple[str, ...]
    was: Measure | None


class KeyResult(msgspec.Struct, frozen=True, gc=False):
    """A key result and how it stands."""

    id: str
    title: str
    page: str
    owner: str | None
    measure: Measure
    weight: float
    value: float | None
    progress: float | None
    """Signed: below 0 it is further away than at the start."""
    expected: float
    confidence: float | None
    status: str
    computed: str
    """The status by its figures alone."""
    stale: bool
    last_check_in: date | None
    grade: float | None
    """Only where the cycle is over."""


class Objective(msgspec.Struct, frozen=True, gc=False):
    """An objective and how it stands."""

    ref: str
    title: str
    page: str
    cycle: str
    team: str
    owner: str | None
    ambition: str
    status: str
    progress: float | None
    expected: float | None
    grade: float | None
    dropped: str | None
    supports: tuple[str, ...]
    key_results: tuple[KeyResult, ...]


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """What it supports or what supports it, and how."""

    ref: str
    how: str


class History(msgspec.Struct, frozen=True, gc=False):
    """The past of a key result."""

    key_result: str
    contributors: tuple[str, ...]
    readings: tuple[Reading, ...]
    amendments: tuple[Amendment, ...]


class ObjectiveFile(msgspec.Struct, frozen=True, gc=False):
    """Beside the page of an objective."""

    kind: Literal["objective"]
    as_of: date
    objective: Objective
    why: str
    """Markdown, as it was written."""
    contributors: tuple[str, ...]
    supports: tuple[Contribution, ...]
    supported_by: tuple[Contribution, ...]
    history: tuple[History, ...]


class Team(msgspec.Struct, frozen=True, gc=False):
    """A team."""

    id: str
    name: str
    page: str
    lead: str | None
    members: tuple[str, ...]
    parent: str | None


class TeamFile(msgspec.Struct, frozen=True, gc=False):
    """Beside the page of a team: its objectives of the running cycles."""

    kind: Literal["team"]
    as_of: date
    team: Team
    check_ins_made: int
    check_ins_due: int
    """Of the current cycle."""
    objectives: tuple[Objective, ...]


class Cycle(msgspec.Struct, frozen=True, gc=False):
    """A cycle."""

    id: str
    title: str
    page: str
    starts: date
    ends: date
    closed: date | None
    check_ins: str
    over: bool


class CycleFile(msgspec.Struct, frozen=True, gc=False):
    """`api/cycles/ID.json`."""

    kind: Literal["cycle"]
    as_of: date
    cycle: Cycle
    theme: str
    progress: float | None
    objectives: tuple[Objective, ...]


class PlanFile(msgspec.Struct, frozen=True, gc=False):
    """`api/plan.json`: where everything else begins."""

    kind: Literal["plan"]
    as_of: date
    company: str
    stage: str
    current: str | None
    """The name of the current cycle."""
    cycles: tuple[Cycle, ...]
    teams: tuple[Team, ...]


FILES = (PlanFile, CycleFile, ObjectiveFile, TeamFile)
"""The kinds of file."""
