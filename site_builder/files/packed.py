"""What a folder says, as it is kept between runs: what its updates have in common stands once.

Nearly all of a plan is updates. Read back from here they share the names of their key results and
the like, so that the plan takes half the memory and no more time.
"""

from datetime import date
from typing import NamedTuple

from msgspec import Struct, structs

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.finding import Finding
from site_builder.model.plan import Folder
from site_builder.model.terms import Status

_Names = tuple[str, str]
"""Of an objective and of its key result."""

_Update = tuple[int, float | None, str | None, float | None, str, Status | None, bool | None]
"""The place of its names, then what an update says, in the order of its fields."""


class _CheckIn(Struct, frozen=True, array_like=True, gc=False):
    file: str
    on: date
    by: str | None
    updates: tuple[_Update, ...]
    body: str


class PackedFolder(Struct, frozen=True, array_like=True):
    """A folder whose check-ins stand beside it, and what is wrong with its files."""

    folder: Folder
    names: tuple[_Names, ...]
    check_ins: tuple[_CheckIn, ...]
    problems: tuple[Finding, ...]


def pack(folder: Folder, problems: tuple[Finding, ...]) -> PackedFolder:
    """A folder as it is kept."""
    places: dict[_Names, int] = {}
    packed = tuple(
        _CheckIn(
            one.file,
            one.on,
            one.by,
            tuple(_pack_update(update, places) for update in one.updates),
            one.body,
        )
        for one in folder.check_ins
    )
    return PackedFolder(structs.replace(folder, check_ins=()), tuple(places), packed, problems)


def _pack_update(one: Update, places: dict[_Names, int]) -> _Update:
    place = places.setdefault((one.objective, one.key_result), len(places))
    return (place, one.value, one.unit, one.confidence, one.note, one.status, one.done)


def unpack(packed: PackedFolder) -> Folder:
    """The folder as it was."""
    cycle, team = packed.folder.cycle, packed.folder.team
    common = _Common(packed.names, {}, {})
    check_ins = tuple(
        CheckIn(
            one.file,
            cycle,
            team,
            one.on,
            common.words.setdefault(one.by, one.by),
            _unpack_updates(one.updates, common),
            one.body,
        )
        for one in packed.check_ins
    )
    return structs.replace(packed.folder, check_ins=check_ins)


class _Common(NamedTuple):
    """What the updates of a folder have in common."""

    names: tuple[_Names, ...]
    words: dict[str | None, str | None]
    confidences: dict[float | None, float | None]


def _unpack_updates(packed: tuple[_Update, ...], common: _Common) -> tuple[Update, ...]:
    names, words, known = common
    updates = [
        Update(
            *names[place],
            value,
            words.setdefault(unit, unit),
            known.setdefault(confidence, confidence),
            note,
            status,
            done,
        )
        for place, value, unit, confidence, note, status, done in packed
    ]
    return tuple(updates)
