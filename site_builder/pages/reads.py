"""What of the plan is read while a page is made, so that it is made anew only when that changes.

Everything a page can read has a name, such as `folder 2026-Q4/growth` or `person ana`. Names are
noted where the View is asked; what was looked up and isn't there is noted too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from site_builder.model.alignment import Alignment, Link
from site_builder.model.history import Author, Names
from site_builder.model.objective import Ref
from site_builder.model.plan import Person, Plan

K = TypeVar("K")
V = TypeVar("V")


class Reads:
    """Notes names for whoever wants to know."""

    def __init__(self) -> None:
        self._names: set[str] | None = None

    def note(self, name: str) -> None:
        """Note that something is read."""
        if self._names is not None:
            self._names.add(name)

    @contextmanager
    def recorded(self) -> Iterator[set[str]]:
        """Gather what is read inside."""
        before, self._names = self._names, set()
        try:
            yield self._names
        finally:
            self._names = before

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Leave out what is read inside: whoever asks for the result notes that."""
        before, self._names = self._names, None
        try:
            yield
        finally:
            self._names = before


class Noted(Mapping[K, V]):
    """A mapping that notes what is looked up; going through all of it notes `whole`."""

    def __init__(
        self, reads: Reads, known: Mapping[K, V], name: Callable[[K], str], whole: str
    ) -> None:
        self._reads, self._known, self._name, self._whole = reads, known, name, whole

    def __getitem__(self, key: K) -> V:
        self._reads.note(self._name(key))
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        self._reads.note(self._name(key))  # type: ignore[arg-type] # whatever it is, it has a name
        return key in self._known

    def __iter__(self) -> Iterator[K]:
        self._reads.note(self._whole)
        return iter(self._known)

    def __len__(self) -> int:
        self._reads.note(self._whole)
        return len(self._known)


@dataclass(frozen=True)
class NotedAlignment(Alignment):
    """An alignment that notes whose contributions are looked up."""

    reads: Reads

    def supports(self, ref: Ref) -> Sequence[Link]:
        """What an objective contributes to."""
        self.reads.note(f"links {ref.parent}")
        return super().supports(ref)

    def supported_by(self, ref: Ref) -> Sequence[Link]:
        """What contributes to an objective or to one of its key results."""
        self.reads.note(f"links {ref.parent}")
        return super().supported_by(ref)


class NotedNames(Names):
    """Names that note which author is looked up."""

    def __init__(self, people: Iterable[Person], reads: Reads) -> None:
        super().__init__(people)
        self._reads = reads

    def person(self, author: Author) -> str | None:
        """The person's name in the plan; None for a stranger."""
        self._reads.note(f"author {author.email} {author.name}")
        return super().person(author)


def noted_plan(plan: Plan, reads: Reads) -> Plan:
    """A plan that notes what is looked up in it."""
    teams = Noted(reads, plan.frame.teams, "team {}".format, "teams")
    frame = replace(plan.frame, teams=teams)
    frame.__dict__["people"] = Noted(reads, plan.frame.people, "person {}".format, "people")
    noted = Plan(frame, Noted(reads, plan.folders, "folder {0[0]}/{0[1]}".format, "folders"))
    noted.__dict__["objectives"] = Noted(reads, plan.objectives, folder_of, "folders")
    return noted


def folder_of(ref: Ref) -> str:
    """The name of the folder that an objective or a key result stands in."""
    return f"folder {ref.cycle}/{ref.team}"
