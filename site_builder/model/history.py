"""The history of the objectives: who changed what, when, and in which request."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from site_builder.model.change import Change
from site_builder.model.plan import Person, Ref


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


@dataclass(frozen=True, slots=True)
class Revision:
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
    """What one revision changed about one objective."""

    revision: Revision
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """All that happened to an objective under its present and its former names, oldest first."""

    ref: Ref
    title: str
    """The last one that could be read."""
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The past of every objective that is or ever was in the plan."""

    pasts: Mapping[Ref, Past] = field(default_factory=dict)
    missing: str = ""
    """What can't be told and how to mend that, in a sentence or two."""

    def of(self, ref: Ref, until: date) -> tuple[Step, ...]:
        """The steps of an objective up to a day, the newest first."""
        past = self.pasts.get(ref)
        steps = past.steps if past else ()
        return tuple(one for one in reversed(steps) if one.revision.on <= until)

    def newest_first(self, until: date) -> list[tuple[Past, Step]]:
        """All steps up to a day, the newest first."""
        found = [
            (past, step)
            for past in self.pasts.values()
            for step in past.steps
            if step.revision.on <= until
        ]
        return sorted(found, key=_latest)


def _latest(one: tuple[Past, Step]) -> tuple[int, int, Ref]:
    past, step = one
    return (-step.revision.on.toordinal(), -step.revision.number, past.ref)


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
