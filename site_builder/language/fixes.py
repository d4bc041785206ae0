"""Putting right what was found: the same edits as `okrs check --fix`, for an editor to make."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from site_builder.files.edit import NotEditableError, edit
from site_builder.files.layout import ROOT
from site_builder.language.lines import Area, Text, Units
from site_builder.language.look import Look
from site_builder.model.finding import Finding, Fix


class Repair(NamedTuple):
    """A change of one stretch of a file, by its path below the content's folder."""

    title: str
    path: str
    area: Area
    text: str
    safe: bool
    findings: tuple[Finding, ...]
    """What is put right by it."""


def repairs(look: Look, path: str, wanted: Area, units: Units) -> list[Repair]:
    """What can be put right of the findings that touch a part of a file."""
    text = look.text(path, units)
    touched = [
        one
        for one in look.by_path.get(path, ())
        if one.fix and _touches(text.area(one.span), wanted)
    ]
    made = (_repair(look, one.fix.what, [one], units) for one in touched if one.fix)
    return [one for one in made if one]


def repair_all(look: Look, path: str, units: Units) -> Repair | None:
    """All safe fixes of a file at once; None where there are none."""
    file = f"{ROOT}/{path}"
    found = [
        one
        for one in look.by_path.get(path, ())
        if one.fix and one.fix.safe and one.fix.file == file
    ]
    return _repair(look, "Make all safe fixes in this file", found, units) if found else None


def _repair(look: Look, title: str, found: Sequence[Finding], units: Units) -> Repair | None:
    fixes = [one.fix for one in found if one.fix]
    path = fixes[0].file.removeprefix(f"{ROOT}/")
    before = look.files.get(path)
    after = _fixed(before, fixes) if before else None
    if before is None or after is None or after == before:
        return None
    old, new = before.decode(), after.decode()
    start = _alike(old, new)
    same = _alike(old[start:][::-1], new[start:][::-1])
    text = Text(old, units)
    area = Area(text.at(start), text.at(len(old) - same))
    safe = all(one.safe for one in fixes)
    return Repair(title, path, area, new[start : len(new) - same], safe, tuple(found))


def _fixed(content: bytes, fixes: Iterable[Fix]) -> bytes | None:
    """The content with those fixes made that can be; None where the file can't be edited."""
    made = False
    for one in fixes:
        with suppress(NotEditableError):
            content = edit(content, one.edits)
            made = True
    return content if made else None


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _touches(one: Area, other: Area) -> bool:
    return one.start.line <= other.end.line and other.start.line <= one.end.line
