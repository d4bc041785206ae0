"""The folders of a plan, each with digests of what there is to know before it is read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import msgpack

from site_builder.files.sort import Files
from site_builder.files.store import digest
from site_builder.model.plan import Company, Cycle, Frame

At = tuple[str, str]
"""Which folder: cycle and team."""

Folders = Mapping[At, Files]
"""The files of each folder."""


class Task(NamedTuple):
    """A folder to read and to check: cycle and team, its files, and its files in the base.

    `contents` is a digest of the files, and `key` one of all that goes into checking them.
    """

    at: At
    contents: bytes
    key: bytes
    files: Files
    earlier: Files

    @property
    def name(self) -> str:
        """Cycle and team in one word."""
        return "/".join(self.at)


def tasks(folders: Folders, before: Folders, frame: Frame, as_of: date) -> Iterator[Task]:
    """All folders of the cycles that there are, and those that only the base has."""
    contexts = {name: _context(frame, one, as_of) for name, one in frame.cycles.items()}
    gone: dict[At, Files] = {at: {} for at in before if at not in folders}
    for at, files in {**folders, **gone}.items():
        cycle, team = at
        if cycle in frame.cycles:
            contents, earlier = contents_of(files), before.get(at, {})
            own = msgpack.encode(frame.teams.get(team))
            key = digest([contexts[cycle], own, contents, *_parts(earlier)])
            yield Task(at, contents, key, files, earlier)


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
    return replace(company, rules={}, approvals={}, mission="")


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
