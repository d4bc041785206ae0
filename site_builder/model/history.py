"""The history of the plan: who changed what, when, and in which request."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from site_builder.model.change import Change
from site_builder.model.objective import Ref
from site_builder.model.plan import Person


class Author(NamedTuple):
    """Who made a commit, as it says itself; nobody has proved it."""

    name: str
    email: str


class Request(NamedTuple):
    """A pull request of GitHub, `#12`, or a merge request of GitLab, `!12`."""

    number: int
    sign: str = "#"

    def __str__(self) -> str:
        """The way people write it."""
        return f"{self.sign}{self.number}"


class File(NamedTuple):
    """A file around the objectives. The company's has no name."""

    kind: str
    """`company`, `team`, `person` or `cycle`."""
    name: str = ""

    def __str__(self) -> str:
        """`team/growth`."""
        return "/".join(filter(None, self))


Subject = Ref | File
"""What has a past: an objective, or a file around the objectives."""


class Revision(NamedTuple):
    """A commit of the main line. One that merges stands for the request that it merged."""

    commit: str
    number: int
    """Its place in the history, oldest first."""
    on: date
    """The day on which it became part of the plan, where it was committed."""
    author: Author
    title: str
    request: Request | None = None
    co_authors: tuple[Author, ...] = ()


class Step(NamedTuple):
    """What one revision changed about one subject."""

    revision: Revision
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """All that happened to a subject under its present and its former names, oldest first."""

    subject: Subject
    title: str
    """The last one that could be read."""
    steps: tuple[Step, ...]

    def step(self, revision: Revision) -> Step:
        """What a revision changed here. Raises `LookupError` where it changed nothing."""
        at = bisect_left(self.steps, revision.number, key=_number)
        if self.steps[at].revision != revision:
            raise LookupError(revision.commit)
        return self.steps[at]


def _number(step: Step) -> int:
    return step.revision.number


class Turn(NamedTuple):
    """A revision with all that it changed, the objectives first."""

    revision: Revision
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The past of everything that is or ever was in the plan."""

    pasts: Mapping[Subject, Past] = field(default_factory=dict)
    turns: Sequence[Turn] = ()
    """All revisions that changed something, oldest first."""
    missing: str = ""
    """What can't be told and how to mend that, in a sentence or two."""

    def of(self, subject: Subject, until: date) -> tuple[Step, ...]:
        """The steps of a subject up to a day, the newest first."""
        past = self.pasts.get(subject)
        steps = past.steps if past else ()
        return tuple(one for one in reversed(steps) if one.revision.on <= until)

    def newest_first(self, until: date) -> list[Turn]:
        """All revisions up to a day, the newest first."""
        found = [one for one in reversed(self.turns) if one.revision.on <= until]
        return sorted(found, key=lambda one: one.revision.on, reverse=True)


def history_of(pasts: Iterable[Past], missing: str = "") -> History:
    """The history that some pasts make up."""
    known = {one.subject: one for one in pasts}
    found: dict[Revision, list[Subject]] = {}
    for past in known.values():
        for step in past.steps:
            found.setdefault(step.revision, []).append(past.subject)
    revisions = sorted(found, key=lambda one: one.number)
    turns = tuple(Turn(one, objectives_first(found[one])) for one in revisions)
    return History(known, turns, missing)


def objectives_first(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """The order in which subjects stand: objectives by name, then the files around them."""
    return tuple(sorted(subjects, key=lambda one: (isinstance(one, File), tuple(one))))


_NO_REPLY = "@users.noreply.github.com"


class Names:
    """Whom of the plan an author is: by their login, or by a full name that one person has."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._logins: dict[str, str] = {}
        self._names: dict[str, set[str]] = {}
        for one in people:
            self._logins[(one.github or one.id).casefold()] = one.id
            self._names.setdefault(_folded(one.name), set()).add(one.id)

    def person(self, author: Author) -> str | None:
        """The person's name in the plan; None for a stranger."""
        email, name = author.email.casefold(), _folded(author.name)
        login = email.removesuffix(_NO_REPLY).rpartition("+")[2]
        if email.endswith(_NO_REPLY) and login in self._logins:
            return self._logins[login]
        same = self._names.get(name, set()) if name else set()
        return next(iter(same)) if len(same) == 1 else self._logins.get(name)


def _folded(name: str) -> str:
    """A name without what people leave out where it is hard to type: case and accents."""
    letters = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
