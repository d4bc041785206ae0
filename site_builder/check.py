"""Checking a content folder: work in proportion to what changed.

A folder (one team in one cycle) is checked on its own and its result kept under a digest of all
that went into it; what goes across folders is checked on outlines. The company's settings give each
finding its severity at the very end, so that changing them costs nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, msgpack

from site_builder.files.front_matter import decode
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.locate import comments as comments_in
from site_builder.files.locate import locate
from site_builder.files.read import Files, read_frame, read_team_folder, sort
from site_builder.files.store import Store, digest
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.outline import FolderOutline, Outlook, outline
from site_builder.model.plan import Folder, Frame, Ref
from site_builder.rules.rule import Facts
from site_builder.rules.run import check_folder, check_frame, check_outlook, grade
from site_builder.rules.suppress import MARK, Ignore, apply, ignores


class Checked(NamedTuple):
    """The result of a check: all findings in order, and how many files were read."""

    frame: Frame
    findings: tuple[Finding, ...]
    files: int


class FolderResult(Struct, frozen=True, array_like=True):
    """What checking a folder gives."""

    outline: FolderOutline
    findings: tuple[Finding, ...]
    comments: tuple[Ignore, ...]


class FrameResult(Struct, frozen=True, array_like=True):
    """What reading and checking the frame gives."""

    frame: Frame
    findings: tuple[Finding, ...]
    comments: tuple[Ignore, ...]


class Stores(NamedTuple):
    """What is kept between runs."""

    frame: Store[FrameResult]
    folders: Store[FolderResult]


def open_stores(folder: Path | None) -> Stores:
    """The stores below a folder; without one nothing is kept."""
    return Stores(
        Store(FrameResult, folder / "frame" if folder else None),
        Store(FolderResult, folder / "folders" if folder else None),
    )


def check(
    tree: Tree, as_of: date, base: Tree | None = None, stores: Stores | None = None
) -> Checked:
    """Check everything. `base` is the state that amendments are compared with."""
    stores = stores or open_stores(None)
    files = sort(tree)
    around = _frame(files.frame, stores.frame)
    results = _folders(files.folders, around.frame, as_of, base, stores.folders)
    outlines = {key: one.outline for key, one in results.items()}
    outlook = Outlook(as_of, around.frame, outlines, _unread(tree, outlines))
    across = _located(check_outlook(outlook), tree.files)
    findings = [*files.findings, *around.findings, *across]
    comments = list(around.comments)
    for one in results.values():
        findings += one.findings
        comments += one.comments
    left = apply(findings, comments)
    graded = sorted(grade(left, around.frame.company), key=lambda one: one.sort_key)
    return Checked(around.frame, tuple(graded), len(tree.files))


def _unread(tree: Tree, outlines: Mapping[tuple[str, str], FolderOutline]) -> frozenset[Ref]:
    """The objectives that have a file and are in no outline."""
    read = {one.ref for outline in outlines.values() for one in outline.objectives}
    paths = [*tree.files, *(one.place.file.removeprefix(f"{ROOT}/") for one in tree.findings)]
    spots = (spot(path) for path in paths if path.count("/") == 2)  # noqa: PLR2004 (cycle, team, name)
    found = {
        Ref(one.cycle, one.team, one.name)
        for one in spots
        if isinstance(one, Spot) and one.kind == "objective"
    }
    return frozenset(found - read)


def _frame(files: Files, store: Store[FrameResult]) -> FrameResult:
    key = digest([_version(), *_contents(files)])
    kept = store.get("", key)
    if kept:
        return kept
    frame, findings = read_frame(files)
    located = _located([*findings, *check_frame(frame)], files)
    comments, more = _comments(files)
    result = FrameResult(frame, tuple(located + more), tuple(comments))
    store.put("", key, result)
    store.save()
    return result


def _folders(
    folders: Mapping[tuple[str, str], Files],
    frame: Frame,
    as_of: date,
    base: Tree | None,
    store: Store[FolderResult],
) -> dict[tuple[str, str], FolderResult]:
    before = sort(base).folders if base else {}
    contexts = {name: _context(frame, name, as_of) for name in frame.cycles}
    results: dict[tuple[str, str], FolderResult] = {}
    for (cycle, team), files in folders.items():
        if cycle not in frame.cycles:
            continue
        earlier = before.get((cycle, team), {})
        own = msgpack.encode(frame.teams.get(team))
        key = digest([contexts[cycle], own, *_contents(files), b"base", *_contents(earlier)])
        name = f"{cycle}/{team}"
        result = store.get(name, key)
        if result is None:
            result = _check_folder(cycle, team, files, earlier, frame, as_of)
            store.put(name, key, result)
        results[(cycle, team)] = result
    store.save()
    return results


def _check_folder(
    cycle: str, team: str, files: Files, earlier: Files, frame: Frame, as_of: date
) -> FolderResult:
    folder, findings = read_team_folder(cycle, team, files)
    base = read_team_folder(cycle, team, earlier)[0] if earlier else None
    facts = replace(_facts(folder, base, frame, as_of), problems=tuple(findings))
    located = _located([*findings, *check_folder(facts)], files)
    comments, more = _comments(files)
    return FolderResult(outline(folder), tuple(located + more), tuple(comments))


def _facts(folder: Folder, base: Folder | None, frame: Frame, as_of: date) -> Facts:
    return Facts(
        as_of=as_of,
        company=frame.company,
        cycle=frame.cycles[folder.cycle],
        team=frame.teams.get(folder.team),
        folder=folder,
        base=base,
    )


def _context(frame: Frame, cycle: str, as_of: date) -> bytes:
    """All that the rules of a folder know beside its files."""
    return _version() + msgpack.encode((as_of, frame.company, frame.cycles[cycle]))


@cache
def _version() -> bytes:
    """A digest of the code that reads and checks: another version believes nothing of this one's."""
    here = Path(__file__).parent
    rooms = ("model", "files", "rules")
    sources = sorted(path for room in rooms for path in (here / room).rglob("*.py"))
    return digest([Path(__file__).read_bytes(), *(path.read_bytes() for path in sources)])


def _contents(files: Files) -> Iterable[bytes]:
    for path, content in files.items():
        yield path.encode()
        yield content


def _located(findings: Iterable[Finding], files: Files) -> list[Finding]:
    by_file: dict[str, list[Finding]] = {}
    for one in findings:
        by_file.setdefault(one.place.file, []).append(one)
    located: list[Finding] = []
    for file, found in by_file.items():
        content = files.get(file.removeprefix(f"{ROOT}/"))
        text = decode(content, file) if content is not None else None
        located += locate(found, text) if isinstance(text, str) else found
    return located


def _comments(files: Files) -> tuple[list[Ignore], list[Finding]]:
    comments: list[Ignore] = []
    findings: list[Finding] = []
    for path, content in files.items():
        if MARK not in content:
            continue
        file = f"{ROOT}/{path}"
        text = decode(content, file)
        if isinstance(text, str):
            found, problems = ignores(text, file, comments_in(text))
            comments += found
            findings += problems
    return comments, findings
