"""Checking a content folder: work in proportion to what changed.

A folder (one team in one cycle) is checked on its own and its result kept under a digest of all
that went into it; what goes across folders is checked on outlines. The company's settings give each
finding its severity at the very end, so that changing them costs nothing.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, msgpack

from site_builder.files.front_matter import decode
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.locate import comments as comments_in
from site_builder.files.locate import locate
from site_builder.files.sort import Files, sort
from site_builder.files.store import Store, digest
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.outline import FolderOutline, Outlook, outline
from site_builder.model.plan import Company, Cycle, Frame, Ref
from site_builder.rules.rule import Facts
from site_builder.rules.run import check_folder, check_frame, check_outlook, grade
from site_builder.rules.suppress import MARK, Ignore, apply, ignores
from site_builder.sharing import share


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


def open_stores(folder: Path | None, *, compared: bool = False) -> Stores:
    """The stores below a folder; without one nothing is kept. A base has a store of its own."""
    results = "compared" if compared else "folders"
    return Stores(
        Store(FrameResult, folder and folder / "frame"),
        Store(FolderResult, folder and folder / results),
    )


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Let garbage wait: what a check makes lives until its end, and holds hardly any cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_collecting_later()
def check(
    tree: Tree, as_of: date, base: Tree | None = None, stores: Stores | None = None
) -> Checked:
    """Check everything. `base` is the state that amendments are compared with."""
    stores = stores or open_stores(None)
    files = sort(tree)
    around = _frame(files.frame, stores.frame)
    results = _folders(files.folders, around.frame, as_of, base, stores.folders)
    outlines = {key: one.outline for key, one in results.items()}
    unread = frozenset(_unread(tree, outlines.values()))
    outlook = Outlook(as_of, around.frame, outlines, unread)
    across = _located(check_outlook(outlook), tree.files)
    findings = [*files.findings, *around.findings, *across]
    comments = list(around.comments)
    for one in results.values():
        findings += one.findings
        comments += one.comments
    past = {name for name, one in around.frame.cycles.items() if one.over(as_of)}
    left = apply(findings, comments, past)
    graded = sorted(grade(left, around.frame.company), key=lambda one: one.sort_key)
    return Checked(around.frame, tuple(graded), len(tree.files))


def _unread(tree: Tree, outlines: Iterable[FolderOutline]) -> Iterator[Ref]:
    """The objectives that have a file and are in no outline."""
    read = {f"{one.ref}.md" for outline in outlines for one in outline.objectives}
    unreadable = (one.place.file.removeprefix(f"{ROOT}/") for one in tree.findings)
    for path in (*(tree.files.keys() - read), *unreadable):
        one = spot(path) if path.count("/") == 2 else None  # noqa: PLR2004 (cycle, team, name)
        if isinstance(one, Spot) and one.kind == "objective":
            yield Ref(one.cycle, one.team, one.name)


def _frame(files: Files, store: Store[FrameResult]) -> FrameResult:
    key = digest([_version(), *_contents(files)])
    kept = store.get("", key)
    if kept:
        return kept
    from site_builder.files.read import read_frame  # slow to import: only for what is stale

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
    work = list(_work(folders, sort(base).folders if base else {}, frame, as_of))
    found = {one.at: store.get("/".join(one.at), one.key) for one in work}
    stale = [one for one in work if found[one.at] is None]
    results = share(partial(_check_folder, frame, as_of), stale, FolderResult)
    for one, result in zip(stale, results, strict=True):
        store.put("/".join(one.at), one.key, result)
        found[one.at] = result
    store.save()
    return {at: result for at, result in found.items() if result}


class _Work(NamedTuple):
    """A folder to check: cycle and team, a digest of all that goes into it, its files."""

    at: tuple[str, str]
    key: bytes
    files: Files
    earlier: Files


def _work(
    folders: Mapping[tuple[str, str], Files],
    before: Mapping[tuple[str, str], Files],
    frame: Frame,
    as_of: date,
) -> Iterator[_Work]:
    contexts = {name: _context(frame, one, as_of) for name, one in frame.cycles.items()}
    gone: dict[tuple[str, str], Files] = {at: {} for at in before if at not in folders}
    for at, files in {**folders, **gone}.items():
        cycle, team = at
        if cycle in frame.cycles:
            earlier = before.get(at, {})
            own = msgpack.encode(frame.teams.get(team))
            parts = (contexts[cycle], own, *_contents(files), b"base", *_contents(earlier))
            yield _Work(at, digest(parts), files, earlier)


def _check_folder(frame: Frame, as_of: date, work: _Work) -> FolderResult:
    from site_builder.files.read import read_team_folder  # as above

    cycle, team = work.at
    folder, findings = read_team_folder(cycle, team, work.files)
    facts = Facts(
        as_of=_today(frame.cycles[cycle], as_of),
        company=_without_settings(frame.company),
        cycle=frame.cycles[cycle],
        team=frame.teams.get(team),
        folder=folder,
        base=read_team_folder(cycle, team, work.earlier)[0] if work.earlier else None,
        problems=tuple(findings),
    )
    located = _located([*findings, *check_folder(facts)], work.files)
    comments, more = _comments(work.files)
    return FolderResult(outline(folder), tuple(located + more), tuple(comments))


def _context(frame: Frame, cycle: Cycle, as_of: date) -> bytes:
    """All that the rules of a folder know beside its files."""
    facts = _today(cycle, as_of), _without_settings(frame.company), cycle
    return _version() + msgpack.encode(facts)


def _today(cycle: Cycle, as_of: date) -> date:
    """The day that counts in a cycle. Once it is graded its time stands still, and costs none."""
    return min(as_of, cycle.closed) if cycle.closed else as_of


def _without_settings(company: Company) -> Company:
    """The company without what may change at no cost, since no rule of a folder gets to see it."""
    return replace(company, rules={}, approvals={}, mission="")


@cache
def _version() -> bytes:
    """A digest of the code that reads and checks: no version believes what another one kept."""
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
