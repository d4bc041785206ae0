"""A digest of each thing that a page may have read: one that differs makes the page stale."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from msgspec import msgpack

from site_builder.files.store import digest
from site_builder.model.history import Author
from site_builder.model.objective import Objective, Ref
from site_builder.pages.view import View

_MAKERS = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "msgspec", "nh3")
"""The packages that have a hand in what a page says, beside our own."""


@cache
def makers() -> bytes:
    """A digest of the code that makes pages: no version takes over what another one made."""
    ours = sorted(Path(__file__).parents[1].rglob("*.py"))
    versions = sys.version, *map(version, _MAKERS)
    return digest([repr(versions).encode(), *(one.read_bytes() for one in ours)])


class Fingerprints:
    """The digests of what a View notes, by the names it notes them under: see `reads`.

    `folders` are digests of the files of each folder.
    """

    def __init__(self, view: View, folders: Mapping[tuple[str, str], bytes]) -> None:
        self._view, self._plan, self._folders = view, view.read, folders
        self._by_kind: dict[str, Callable[[str], bytes]] = {
            "folder": lambda at: folders.get(_pair(at), b""),
            "folders": lambda _: self._all_folders,
            "folders-of": lambda team: self._some(at for at in folders if at[1] == team),
            "cycle": lambda cycle: self._some(at for at in folders if at[0] == cycle),
            "busy": lambda _: _told(sorted(view.busy)),
            "week": self._week,
            "links": self._links,
            "shares": lambda person: _told(view.shares_of.get(person)),
            "person": lambda person: _told(self._plan.frame.people.get(person)),
            "people": lambda _: _told(self._plan.frame.people),
            "team": lambda team: _told(view.teams.get(team)),
            "teams": lambda _: _told(list(view.teams.items())),
            "memberships": lambda person: _told(view.teams_of.get(person)),
            "author": self._author,
            "history": self._history,
            "histories": lambda _: self._all_histories,
        }

    def of(self, name: str) -> bytes:
        """The digest of what is known under a name."""
        kind, _, which = name.partition(" ")
        known = self._by_kind.get(kind)
        return known(which) if known else b""

    def source(self, name: str) -> str:
        """The one of `sources` that a name tells of."""
        kind, _, which = name.partition(" ")
        return f"week {which.partition(' ')[0]}" if kind == "week" else kind

    @cached_property
    def sources(self) -> Mapping[str, bytes]:
        """Digests of what many names tell of: where it is as it was, so are they.

        Names whose own digests cost nothing have none.
        """
        frame = digest([msgpack.encode(self._plan.frame), repr(list(self._folders)).encode()])
        relations = digest([frame, msgpack.encode(list(map(_relations, self._objectives)))])
        around = "person", "people", "team", "teams", "memberships", "author"
        cycles = {cycle for cycle, _ in self._folders}
        return {
            **{f"week {one}": self._by_kind["cycle"](one) for one in cycles},
            **dict.fromkeys(around, frame),
            **dict.fromkeys(("links", "shares"), relations),
            "history": self._all_histories,
        }

    @property
    def _objectives(self) -> Iterable[Objective]:
        return self._plan.objectives.values()

    def _some(self, folders: Iterable[tuple[str, str]]) -> bytes:
        return digest(part for at in sorted(folders) for part in _named(at, self._folders[at]))

    @cached_property
    def _all_folders(self) -> bytes:
        return self._some(self._folders)

    def _week(self, which: str) -> bytes:
        cycle, _, monday = which.partition(" ")
        made = self._view.made(cycle, date.fromisoformat(monday))
        return digest([msgpack.encode(made)])

    def _links(self, which: str) -> bytes:
        ref, alignment = Ref(*which.split("/")), self._view.alignment
        return _told((alignment.supports(ref), alignment.supported_by(ref)))

    def _author(self, which: str) -> bytes:
        email, _, name = which.partition(" ")
        return _told(self._view.names.person(Author(name, email)))

    def _history(self, which: str) -> bytes:
        return _told(self._commits.get(which))

    @cached_property
    def _commits(self) -> Mapping[str, list[str]]:
        """The commits that changed each subject: they settle all that is told of it."""
        found: dict[str, list[str]] = {}
        for turn in self._view.history.turns:
            for subject in turn.subjects:
                found.setdefault(str(subject), []).append(turn.revision.commit)
        return found

    @cached_property
    def _all_histories(self) -> bytes:
        return _told([turn.revision.commit for turn in self._view.history.turns])


def _relations(one: Objective) -> tuple[object, ...]:
    """What an objective has to do with others, and with people."""
    key_results = [(key.id, key.owners, key.contributors) for key in one.key_results]
    return one.ref, one.owner, one.contributors, one.supports, key_results


def _pair(at: str) -> tuple[str, str]:
    cycle, _, team = at.partition("/")
    return cycle, team


def _named(at: tuple[str, str], folder: bytes) -> tuple[bytes, bytes]:
    return "/".join(at).encode(), folder


def _told(what: object) -> bytes:
    """A digest of something whose `repr` says all of it."""
    return digest([repr(what).encode()])
