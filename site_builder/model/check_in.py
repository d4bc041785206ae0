"""What people report: check-ins, and what a team learnt."""

from datetime import date

from msgspec import Struct

from site_builder.model.finding import Place
from site_builder.model.terms import Status


class Update(Struct, frozen=True, array_like=True, gc=False):
    """What a check-in says of one key result."""

    objective: str
    key_result: str
    value: float | None = None
    unit: str | None = None
    confidence: float | None = None
    note: str = ""
    status: Status | None = None
    done: bool | None = None
    """None where the check-in doesn't say."""


class CheckIn(Struct, frozen=True, array_like=True, gc=False):
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

    def place_of(self, update: Update) -> Place:
        """Where one of its updates stands."""
        return _place(self.file, update)


class Retrospective(Struct, frozen=True, array_like=True, gc=False):
    """What a team learnt in a cycle."""

    file: str
    by: str | None = None
    body: str = ""


class Reading(Struct, frozen=True, gc=False):
    """An update with the day and author of its check-in."""

    on: date
    by: str | None
    update: Update
    file: str = ""

    @property
    def place(self) -> Place:
        """Where the update stands."""
        return _place(self.file, self.update)


def _place(file: str, update: Update) -> Place:
    return Place(file, ("updates", update.objective, update.key_result))
