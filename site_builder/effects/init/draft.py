"""What a new repository gets, and what is there already and stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.check import check
from site_builder.effects.init.answers import Forge
from site_builder.effects.init.place import need_plain_place, taken, write_text
from site_builder.effects.init.record import RECORD, Record, digest, read_record, write_record
from site_builder.effects.init.starter import Files
from site_builder.files.layout import ROOT
from site_builder.files.read import read_frame
from site_builder.files.sort import sort
from site_builder.files.tree import Tree, read_folder
from site_builder.model.plan import Frame
from site_builder.model.terms import Severity
from site_builder.review.codeowners import PLACES, block


class DraftError(Exception):
    """Nothing can be set up; the message says why."""


@dataclass(frozen=True)
class Draft:
    """The new files, and the names of those that stay as they are, by the name they go by."""

    new: Mapping[str, str]
    kept: tuple[str, ...]
    record: Record


def draft(folder: Path, files: Files, renewed: Files, forge: Forge) -> Draft:
    """What would be written into a folder; `renewed` are the files that belong to the tool.

    Raises `PlaceError` and `RecordError`.
    """
    there = {path: taken(folder, path) for path in (*files, *renewed)}
    every = {**files, **renewed}
    new = {path: text for path, text in every.items() if not there[path]}
    for path in (*new, RECORD):
        need_plain_place(folder, path)
    known = read_record(folder)
    ours = [one for one, text in renewed.items() if one in new or _same(folder / one, text)]
    digests = {one: digest(renewed[one].encode()) for one in ours}
    kept = tuple(sorted({one for path, one in there.items() if one and path not in ours}))
    return Draft(new, kept, Record(forge, {**(known.files if known else {}), **digests}))


def write_draft(folder: Path, made: Draft) -> None:
    """Write all new files, and last what was written.

    A plan is known by its company.md: that one comes after the others, so that another run makes up
    for one that was cut off.
    """
    for path in sorted(made.new, key=f"{ROOT}/company.md".__eq__):
        write_text(folder, path, made.new[path])
    write_record(folder, made.record)


def tree_with(folder: Path, files: Files) -> Tree:
    """The plan as it would be with some files more; those that are there stay."""
    content = folder / ROOT
    there = read_folder(content) if content.is_dir() else Tree({})
    inside = {path.partition("/")[2]: text.encode() for path, text in files.items()}
    return Tree({**inside, **there.files}, there.findings)


def need_sound(tree: Tree, files: Files, today: date) -> None:
    """Refuse to write a file of the plan that the check would not let pass."""
    wrong = [one for one in check(tree, today).findings if one.severity is Severity.ERROR]
    for one in wrong:
        if one.place.file in files:
            raise DraftError(f"{one.place.file} would be no good: {one.problem}. {one.remedy}")


def frame_of(tree: Tree) -> Frame:
    """What stands around the objectives; half of it would name too few owners."""
    frame, findings = read_frame(sort(tree).frame)
    if findings:
        file = findings[0].place.file
        raise DraftError(f"{file} can't be read in full; okrs check says why.")
    return frame


def owners_of(frame: Frame) -> tuple[Files, tuple[str, ...]]:
    """The forge's CODEOWNERS, and what has to be said about it."""
    made = block(frame, ROOT)
    return {PLACES[0]: made.text}, tuple(made.warnings)


def _same(file: Path, text: str) -> bool:
    return file.is_file() and digest(file.read_bytes()) == digest(text.encode())
