"""The folders of a plan, each with digests of what there is to know before it is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import msgpack

from site_builder.files.sort import Files
from site_builder.files.store import digest
from site_builder.model.plan import Company, Cycle, Frame
from site_builder.model.quiet import NIGHT, UTC
from site_builder.model.rename import At, moved_folders

Folders = Mapping[At, Files]
"""The files of each folder."""


class Base(NamedTuple):
    """The state to compare with."""

    frame: Frame
    folders: Folders


class Earlier(NamedTuple):
    """A folder as it was in the base, under the name that it had there. It may have no files."""

    at: At
    files: Files


class Task(NamedTuple):
    """A folder to read and to check: its cycle and team, its files, and what it was before.

    `contents` is a digest of the files, and `key` one of all that goes into checking them.
    `earlier` is None without a base. `bound` says whether the base or the plan holds it to what was
    promised: a request can't open a cycle, or close it, to get around an amendment.
    """

    at: At
    cycle: Cycle
    contents: bytes
    key: bytes
    files: Files
    earlier: Earlier | None
    bound: bool

    @property
    def name(self) -> str:
        """Cycle and team in one word."""
        return "/".join(self.at)


def tasks(folders: Folders, base: Base | None, frame: Frame, as_of: date) -> Iterator[Task]:
    """All folders of the cycles that there are, and those that only the base has."""
    cycles = {**(base.frame.cycles if base else {}), **frame.cycles}
    contexts = {name: _context(frame, one, as_of) for name, one in cycles.items()}
    before = base.folders if base else {}
    moved = moved_folders(base.frame, frame, before, folders) if base else {}
    known = {*folders, *moved.values()}
    left: Folders = {at: {} for at in before if at not in known}
    there = {at: files for at, files in folders.items() if at[0] in frame.cycles}
    for at, files in (*there.items(), *left.items()):
        cycle, team = at
        if cycle not in cycles:
            continue
        was = moved.get(at, at)
        earlier = Earlier(was, before.get(was, {})) if base else None
        bound = _binds(cycles[cycle], as_of) or _bound(base, was, as_of)
        contents, own = contents_of(files), msgpack.encode(frame.teams.get(team))
        parts = contexts[cycle], own, contents, *_earlier(earlier), b"bound" if bound else b""
        yield Task(at, cycles[cycle], contents, digest(parts), files, earlier, bound)


def _bound(base: Base | None, at: At, on: date) -> bool:
    cycle = base.frame.cycles.get(at[0]) if base else None
    return cycle is not None and _binds(cycle, on)


def _binds(cycle: Cycle, on: date) -> bool:
    """Whether what was promised for a cycle stands: it has begun, and isn't closed."""
    return cycle.starts <= on and not (cycle.closed and cycle.closed <= on)


def _earlier(one: Earlier | None) -> Sequence[bytes]:
    return (b"/".join(part.encode() for part in one.at), *_parts(one.files)) if one else ()


def contents_of(files: Files) -> bytes:
    """A digest of some files, and of the code that reads and checks them."""
    return digest([_version(), *_parts(files)])


def _context(frame: Frame, cycle: Cycle, as_of: date) -> bytes:
    """All that the rules of a folder know beside its files."""
    facts = today(cycle, as_of), without_settings(frame.company), cycle
    return _version() + msgpack.encode(facts)


def today(cycle: Cycle, as_of: date) -> date:
    """The day that counts in a cycle. Once it is graded its time stands still, and costs none."""
    return min(as_of, cycle.closed) if cycle.closed else as_of


def without_settings(company: Company) -> Company:
    """The company without what may change at no cost, since no rule of a folder gets to see it."""
    told = replace(company, rules={}, approvals={}, merge_check_ins=False, mission="")
    return replace(told, time_zone=UTC, quiet_hours=NIGHT, holidays=())


@cache
def _version() -> bytes:
    """A digest of the code that reads and checks: no version believes what another one kept."""
    here = Path(__file__).parent.parent
    rooms = ("model", "files", "rules")
    sources = sorted(path for room in rooms for path in (here / room).rglob("*.py"))
    return digest(path.read_bytes() for path in (here / "check.py", *sources))


def _parts(files: Files) -> Iterable[bytes]:
    for path, content in files.items():
        yield path.encode()
        yield content
