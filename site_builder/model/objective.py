"""What is committed to: objectives and their key results, and how they are named."""

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from site_builder.model.finding import Key, Place
from site_builder.model.measure import Amendment, Guard, Measure, Metric
from site_builder.model.terms import Ambition


class Ref(NamedTuple):
    """The name of an objective, or of one of its key results, in the whole plan."""

    cycle: str
    team: str
    objective: str
    key_result: str = ""

    @property
    def parent(self) -> "Ref":
        """The objective of a key result; an objective is its own."""
        return self._replace(key_result="")

    @property
    def file(self) -> str:
        """The file of the objective."""
        return f"okrs/{self.cycle}/{self.team}/{self.objective}.md"

    def __str__(self) -> str:
        """The way it is written in a file: `2026-Q4/growth/trial-to-paid/activation-ctr`."""
        return "/".join(filter(None, self))


class KeyResult(Struct, frozen=True, array_like=True, gc=False):
    """A key result. `measure` is None where the file gives none."""

    ref: Ref
    title: str
    owners: tuple[str, ...] = ()
    measure: Measure | None = None
    weight: float = 1.0
    contributors: tuple[str, ...] = ()
    source: str | None = None
    by: date | None = None
    amended: tuple[Amendment, ...] = ()

    @property
    def id(self) -> str:
        """Its short name within the objective."""
        return self.ref.key_result

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.ref.file, ("key_results", self.id))

    @property
    def owner(self) -> str | None:
        """The one owner; None where there is none or more than one."""
        return self.owners[0] if len(self.owners) == 1 else None

    @property
    def unit(self) -> str | None:
        """What is counted, where something is."""
        return self.measure.unit if isinstance(self.measure, Metric | Guard) else None

    @property
    def original(self) -> Measure | None:
        """The measure it was first committed to, before all amendments."""
        return next((past.measure for past in self.amended if past.measure), self.measure)

    def at(self, *keys: Key, word: str | None = None) -> Place:
        """The place of one of its fields."""
        return self.place.at(*keys, word=word)


class Support(NamedTuple):
    """A contribution: the reference as written, and how it contributes."""

    written: str
    sentence: str


class Objective(Struct, frozen=True, array_like=True, gc=False):
    """An objective with its key results."""

    ref: Ref
    file: str
    title: str
    owner: str | None = None
    """Only where the file names one; else the team's lead owns it."""
    supports: tuple[Support, ...] = ()
    ambition: Ambition = Ambition.ASPIRATIONAL
    contributors: tuple[str, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    dropped: str | None = None
    score: float | None = None
    note: str | None = None
    body: str = ""

    @property
    def id(self) -> str:
        """Its file's name."""
        return self.ref.objective

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file)

    def at(self, *keys: Key, word: str | None = None) -> Place:
        """The place of one of its fields."""
        return self.place.at(*keys, word=word)
