"""Two states of the plan's files, compared as models."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import parse
from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.frame_change import Written
from site_builder.model.history import File
from site_builder.model.objective import Ref
from site_builder.model.plan import Plan
from site_builder.review.approval import Contents, contents
from site_builder.review.difference import (
    Difference,
    Record,
    RecordDifference,
    differences,
    file_differences,
    record_differences,
    records_with_exceptions,
    with_exceptions,
)
from site_builder.review.weight import weighed
from site_builder.rules.suppress import written


class Compared(NamedTuple):
    """What differs between two states."""

    differences: tuple[Difference, ...]
    records: tuple[RecordDifference, ...]

    @property
    def contents(self) -> Contents:
        """What each part is to become."""
        return contents(self.differences, self.records)


def compare(before: Tree, after: Tree, base: Plan, plan: Plan, on: date) -> Compared:
    """What differs between two states, each given as its files and as what they say."""
    told = dict(_exceptions(before, after))
    files = file_differences(_written(before, after), _written(after, before))
    found = with_exceptions((*files, *differences(base, plan)), told, base, plan)
    records = records_with_exceptions(record_differences(base, plan), told)
    return Compared(tuple(weighed(found, base, on)), tuple(records))


def compare_files(before: Tree, after: Tree, on: date) -> Compared:
    """The same, given the files alone; only folders that differ are read."""
    old, new = _narrowed(before, after)
    return compare(old, new, read_plan(old)[0], read_plan(new)[0], on)


def _exceptions(before: Tree, after: Tree) -> Iterator[tuple[Ref | File | Record, list[str]]]:
    """By subject the exceptions from rules that come or go."""
    for path in sorted({*before.files, *after.files}):
        was, now = (tree.files.get(path, b"") for tree in (before, after))
        if was is now:
            continue
        old, new = Counter(written(was)), Counter(written(now))
        found = spot(path) if old != new else None
        if isinstance(found, Spot):
            come = [f"Makes an exception: {one}" for one in (new - old).elements()]
            gone = [f"No longer makes an exception: {one}" for one in (old - new).elements()]
            yield _subject(found, path), come + gone


def _subject(at: Spot, path: str) -> Ref | File | Record:
    if at.kind == "objective":
        return Ref(at.cycle, at.team, at.name)
    return _file(at) if at.kind in _AROUND else Record(at.cycle, at.team, at.on, f"{ROOT}/{path}")


_IN_A_FOLDER = 2
"""How many steps below its cycle a file of a team's folder lies at least."""
_AROUND = {"company", "team", "person", "cycle"}


def _file(at: Spot) -> File:
    return File(at.kind, "" if at.kind == "company" else at.name or at.cycle)


def _narrowed(before: Tree, after: Tree) -> tuple[Tree, Tree]:
    """Two trees without the folders in which nothing differs.

    A folder of a cycle that comes, goes or changes stays, since that decides whether it is read.
    """
    paths = before.files.keys() | after.files.keys()
    differ = [path for path in paths if before.files.get(path) != after.files.get(path)]
    folders = {tuple(path.split("/")[:2]) for path in differ}
    cycles = {cycle for cycle, *name in folders if name == ["cycle.md"]}

    def stays(path: str) -> bool:
        cycle, *inside = path.split("/")
        small = len(inside) < _IN_A_FOLDER
        return small or cycle in cycles or (cycle, inside[0]) in folders

    narrowed = (
        {path: one for path, one in tree.files.items() if stays(path)} for tree in (before, after)
    )
    old, new = narrowed
    return Tree(old), Tree(new)


def _written(tree: Tree, other: Tree) -> Mapping[File, Written]:
    """The files around the objectives that the two trees don't share."""
    return dict(_around(tree, other))


def _around(tree: Tree, other: Tree) -> Iterator[tuple[File, Written]]:
    for path, content in tree.files.items():
        at = spot(path) if content != other.files.get(path) else None
        if isinstance(at, Spot) and at.kind in _AROUND:
            shape, body, _ = parse(at.kind, content, f"{ROOT}/{path}")
            if shape is not None:
                yield _file(at), Written(at.name or at.cycle, shape, body)
