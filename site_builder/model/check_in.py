"""What people report: check-ins, and what a team learnt."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from site_builder.model.finding import Place
from site_builder.model.terms import Status


@dataclass(frozen=True, slots=True)
class Update:
    """What a check-in says of one key result."""

    objective: str
    key_result: str
    place: Place
    value: float | None = None
    unit: str | None = None
    confidence: float | None = None
    note: str = ""
    status: Status | None = None
    done: bool | None = None
    """None where the check-in doesn't say."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in of one team on one day."""

    file: str
    cycle: str
    team: str
    on: date
    by: str | None = None
    updates: tuple[Update, ...] = ()
    body: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Retrospective:
    """What a team learnt in a cycle."""

    file: str
    by: str | None = None
    body: str = ""


class Reading(NamedTuple):
    """An update with the day and author of its check-in."""

    on: date
    by: str | None
    update: Update
