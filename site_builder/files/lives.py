"""The lives of the plan's files as they are kept between runs, and the history that they tell."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Raw, Struct, msgpack

from site_builder.files.layout import Spot, spot
from site_builder.model.change import Change
from site_builder.model.history import File, Past, Revision, Step, Subject, Turn, objectives_first
from site_builder.model.objective import Ref


class State(NamedTuple):
    """A file at a moment: its path and its blob; no blob where it was deleted."""

    path: str
    blob: str


class Life(Struct, array_like=True):
    """What is known of one file under all its names."""

    state: State
    """The last one that could be read."""
    title: str
    steps: list[tuple[int, tuple[Change, ...]]]
    """What changed, by the number of the revision."""


class Logged(NamedTuple):
    """A revision, and the places of the lives that it changed."""

    revision: Revision
    lives: list[int]


class Known(Struct, frozen=True, array_like=True):
    """Everything up to a commit; all that is kept between runs.

    A life stays as it was written until somebody asks for it.
    """

    head: str
    count: int
    """How many commits were read."""
    log: list[Logged]
    """Those of them that changed something, oldest first."""
    paths: list[str]
    """Where each life's file is, or was last; empty for one whose path another file took over."""
    lives: list[Raw]


LIFE = msgpack.Decoder(Life)


class Pasts(Mapping[Subject, Past]):
    """The pasts, each made of its life when somebody asks for it."""

    def __init__(self, known: Known) -> None:
        self._places = {
            subject: place for place, subject in enumerate(_subjects(known)) if subject is not None
        }
        self._lives = known.lives
        self._revisions = {one.revision.number: one.revision for one in known.log}
        self._made: dict[Subject, Past] = {}

    def __getitem__(self, subject: Subject) -> Past:
        if subject not in self._made:
            life = LIFE.decode(self._lives[self._places[subject]])
            steps = (Step(self._revisions[number], told) for number, told in life.steps)
            self._made[subject] = Past(subject, life.title, tuple(steps))
        return self._made[subject]

    def __contains__(self, subject: object) -> bool:
        return subject in self._places

    def __iter__(self) -> Iterator[Subject]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def turns_of(known: Known) -> Sequence[Turn]:
    """The revisions, each with all that it changed."""
    places = {one: place for place, one in enumerate(_subjects(known)) if one is not None}
    subjects = objectives_first(places)
    ranks = {places[one]: rank for rank, one in enumerate(subjects)}
    turns = (
        Turn(revision, tuple(subjects[rank] for rank in sorted(ranks[one] for one in changed)))
        for revision, lives in known.log
        if (changed := [one for one in lives if one in ranks])
    )
    return tuple(turns)


def _subjects(known: Known) -> list[Subject | None]:
    """What each life is about; None where the path went to another file."""
    return [subject_of(path) for path in known.paths]


@lru_cache(maxsize=1 << 16)
def subject_of(path: str) -> Subject | None:
    """What a path below the plan's folder has a past of."""
    found = spot(path) if path.count("/") <= _DEEPEST else None
    match found:
        case Spot("objective"):
            return Ref(found.cycle, found.team, found.name)
        case Spot("company" | "team" | "person" | "cycle"):
            return File(found.kind, found.name)
    return None


_DEEPEST = 2  # cycle, team, name
