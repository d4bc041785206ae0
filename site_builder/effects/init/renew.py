"""What is to be renewed of the files that belong to the tool, and how their texts differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path

from site_builder.effects.init.place import PlaceError, need_plain_place, taken, write_text
from site_builder.effects.init.record import Record, digest
from site_builder.effects.init.starter import Files


class State(StrEnum):
    """How a file stands to the one that the tool would write now."""

    CURRENT = "current"
    """It is the same, or the user's own and nothing is new."""
    MISSING = "missing"
    """It is new to the tool."""
    STALE = "stale"
    """It is as the tool wrote it, and the tool has a newer one."""
    CHANGED = "changed"
    """The user changed it, and the tool has a newer one."""
    REMOVED = "removed"
    """The user deleted it."""
    UNFIT = "unfit"
    """It is a folder, or lies behind a link."""


@dataclass(frozen=True)
class Renewal:
    """A file with its two texts: as it is, and as the tool would write it."""

    path: str
    state: State
    now: str
    wanted: str

    @property
    def due(self) -> bool:
        """Whether there is something new that nobody has looked at."""
        return self.state in {State.MISSING, State.STALE, State.CHANGED}

    @property
    def safe(self) -> bool:
        """Whether it can be written without losing what somebody wrote."""
        return self.state in {State.MISSING, State.STALE}


def renewals(folder: Path, wanted: Files, known: Record) -> tuple[Renewal, ...]:
    """All files that belong to the tool, in order."""
    return tuple(_renewal(folder, path, text, known) for path, text in sorted(wanted.items()))


def anew(one: Renewal) -> Renewal:
    """A file that was named: one that somebody deleted is wanted again."""
    return replace(one, state=State.MISSING) if one.state is State.REMOVED else one


def renew(folder: Path, one: Renewal) -> None:
    """Write a file as the tool would, with the line ends that it has."""
    ending = "\r\n" if "\r\n" in one.now else "\n"
    write_text(folder, one.path, one.wanted.replace("\n", ending))


def settled(known: Record, wanted: Files, paths: Mapping[str, State]) -> Record:
    """The record with what was written, looked at, or found to be the same."""
    digests = {path: digest(wanted[path].encode()) for path in paths}
    return replace(known, files={**known.files, **digests})


def difference(one: Renewal) -> Iterator[str]:
    """The lines of a unified difference, without line ends."""
    now = one.now.replace("\r\n", "\n").splitlines()
    before = "/dev/null" if one.state is State.MISSING else one.path
    return unified_diff(now, one.wanted.splitlines(), before, one.path, lineterm="")


def _renewal(folder: Path, path: str, wanted: str, known: Record) -> Renewal:
    file, seen = folder / path, known.files.get(path)
    try:
        need_plain_place(folder, path)
    except PlaceError:
        return Renewal(path, State.UNFIT, "", wanted)
    if file.is_symlink() or (file.exists() and not file.is_file()):
        return Renewal(path, State.UNFIT, "", wanted)
    if not file.exists():
        state = State.REMOVED if seen else _of_none(folder, path)
        return Renewal(path, state, "", wanted)
    content = file.read_bytes()
    state = _of_some(digest(content), digest(wanted.encode()), seen)
    return Renewal(path, state, content.decode("utf-8", "replace"), wanted)


def _of_none(folder: Path, path: str) -> State:
    return State.CURRENT if taken(folder, path) else State.MISSING


def _of_some(now: str, wanted: str, seen: str | None) -> State:
    """A file that the record doesn't know was there before, and is the user's own."""
    if now == wanted or seen in {wanted, None}:
        return State.CURRENT
    return State.STALE if now == seen else State.CHANGED
