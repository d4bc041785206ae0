"""Checking a content folder: work in proportion to what changed.

A folder (one team in one cycle) is checked on its own and its result kept under a digest of all
that went into it; what goes across folders is checked on outlines. The company's settings give each
finding its severity at the very end, so that changing them costs nothing. Who wants the whole plan
beside the findings has each folder kept under a digest of its files alone: another day, or another
company around them, and they needn't be read again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, msgpack

from site_builder.files.collect import collecting_later
from site_builder.files.front_matter import decode
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.locate import comments as comments_in
from site_builder.files.locate import locate_all
from site_builder.files.packed import PackedFolder, pack, unpack
from site_builder.files.sort import Files, Sorted, sort
from site_builder.files.store import Store, digest
from site_builder.files.tasks import Base, Task, contents_of, tasks, today, without_settings
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.objective import Ref
from site_builder.model.outline import FolderOutline, Outlook, outline
from site_builder.model.plan import Folder, Frame, Plan
from site_builder.model.rename import At
from site_builder.rules.rule import Facts
from site_builder.rules.run import check_folder, check_frame, check_outlook, grade
from site_builder.rules.suppress import MARK, Ignore, apply, ignores
from site_builder.sharing import share


class Checked(NamedTuple):
    """The result of a check: all findings in order, and how many files were read."""

    frame: Frame
    findings: tuple[Finding, ...]
    files: int
    digests: Mapping[At, bytes]
    """Of the files of each folder, by cycle and team, and of the code that reads them."""
    plan: Plan | None = None
    """All that the files say; only where the whole plan was asked for."""


class ReadFolder(NamedTuple):
    """What the files of a folder say, and what is wrong with them, wherever that stands."""

    folder: Folder
    problems: tuple[Finding, ...]


class FolderResult(Struct, frozen=True, array_like=True):
    """What checking a folder gives. The outline is in msgpack, since it is rarely asked for."""

    outline: bytes
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
    across: Store[tuple[Finding, ...]]
    plan: Store[PackedFolder]


def open_stores(folder: Path | None, *, compared: bool = False) -> Stores:
    """The stores below a folder; without one nothing is kept. A base has a store of its own."""
    results = "compared" if compared else "folders"
    return Stores(
        Store(FrameResult, folder and folder / "frame"),
        Store(FolderResult, folder and folder / results),
        Store(tuple[Finding, ...], folder and folder / f"across-{results}"),
        Store(PackedFolder, folder and folder / "plan"),
    )


_OUTLINE = msgpack.Decoder(FolderOutline)


@collecting_later()
def check(
    tree: Tree,
    as_of: date,
    base: Tree | None = None,
    stores: Stores | None = None,
    *,
    whole: bool = False,
) -> Checked:
    """Check everything. `base` is the state that amendments are compared with.

    With `whole` the result holds the plan too, the same one that `read_plan` reads.
    """
    stores = stores or open_stores(None)
    files = sort(tree)
    around = _frame(files.frame, stores.frame)
    before = _base(base, files, around.frame, stores) if base else None
    work = list(tasks(files.folders, before, around.frame, as_of))
    results = _folders(work, stores, around.frame, as_of, whole=whole)
    asked = _all_asked(tree, files.frame, work, as_of)
    across = stores.across.get("", asked)
    if across is None:
        across = _across(tree, around.frame, as_of, results)
        stores.across.put("", asked, across)
        stores.across.save()
    graded = _graded([*files.findings, *around.findings, *across], around, results.values(), as_of)
    digests = {one.at: one.contents for one in work if one.files}
    results.clear()  # makes room for the plan
    plan = Plan(around.frame, _plan(work, stores.plan)) if whole else None
    return Checked(around.frame, graded, len(tree.files), digests, plan)


def _base(base: Tree, files: Sorted, frame: Frame, stores: Stores) -> Base:
    """The state to compare with. What stands around its objectives is mostly the same."""
    found = sort(base)
    same = found.frame == files.frame
    return Base(frame if same else _frame(found.frame, stores.frame, "base").frame, found.folders)


def _graded(
    findings: list[Finding], around: FrameResult, results: Collection[FolderResult], as_of: date
) -> tuple[Finding, ...]:
    """The findings as they are told: some, and those of the folders."""
    findings += chain.from_iterable(one.findings for one in results)
    comments = chain(around.comments, *(one.comments for one in results))
    past = {name for name, one in around.frame.cycles.items() if one.over(as_of)}
    left = apply(findings, comments, past)
    return tuple(sorted(grade(left, around.frame.company), key=lambda one: one.sort_key))


def _all_asked(tree: Tree, frame: Files, work: Iterable[Task], as_of: date) -> bytes:
    """A digest of all that goes into what is found across folders."""
    paths = (*tree.files, *(one.place.file for one in tree.findings))
    around = as_of.isoformat().encode(), contents_of(frame), "\0".join(paths).encode()
    return digest([*around, *(one.key for one in work)])


def _across(
    tree: Tree, frame: Frame, as_of: date, results: Mapping[At, FolderResult]
) -> tuple[Finding, ...]:
    """What is to be found across folders."""
    there = {at: one for at, one in results.items() if at[0] in frame.cycles}
    outlines = {at: _OUTLINE.decode(one.outline) for at, one in there.items()}
    unread = frozenset(_unread(tree, outlines.values()))
    return tuple(locate_all(check_outlook(Outlook(as_of, frame, outlines, unread)), tree.files))


def _unread(tree: Tree, outlines: Iterable[FolderOutline]) -> Iterator[Ref]:
    """The objectives that have a file and are in no outline."""
    read = {f"{one.ref}.md" for outline in outlines for one in outline.objectives}
    unreadable = (one.place.file.removeprefix(f"{ROOT}/") for one in tree.findings)
    for path in (*(tree.files.keys() - read), *unreadable):
        one = spot(path) if path.count("/") == 2 else None  # noqa: PLR2004 (cycle, team, name)
        if isinstance(one, Spot) and one.kind == "objective":
            yield Ref(one.cycle, one.team, one.name)


def _frame(files: Files, store: Store[FrameResult], name: str = "") -> FrameResult:
    key = contents_of(files)
    kept = store.get(name, key)
    if kept:
        return kept
    from site_builder.files.read import read_frame  # slow to import: only for what is stale

    frame, findings = read_frame(files)
    located = locate_all([*findings, *check_frame(frame)], files)
    comments, more = _comments(files)
    result = FrameResult(frame, tuple(located + more), tuple(comments))
    store.put(name, key, result)
    store.save()
    return result


class _Stale(NamedTuple):
    """A folder that isn't checked, or not read, or neither."""

    task: Task
    unchecked: bool
    unread: bool


class _New(Struct, frozen=True, array_like=True):
    """What was worked out of a folder; what was read is encoded already, since it is much."""

    result: FolderResult | None
    read: bytes


def _folders(
    work: Sequence[Task], stores: Stores, frame: Frame, as_of: date, *, whole: bool
) -> dict[At, FolderResult]:
    """What checking each folder gives; with `whole`, the store of the plan has each one then."""
    known = {one.at: stores.folders.get(one.name, one.key) for one in work}
    plan = stores.plan if whole else Store(PackedFolder, None)
    unread = {
        one.at for one in work if one.files and whole and not plan.has(one.name, one.contents)
    }
    every = [_Stale(one, known[one.at] is None, one.at in unread) for one in work]
    stale = [one for one in every if one.unchecked or one.unread]
    new = share(partial(_work_out, frame, as_of, plan), stale, _New)
    for (task, _, is_unread), one in zip(stale, new, strict=True):
        if one.result:
            stores.folders.put(task.name, task.key, one.result)
            known[task.at] = one.result
        if is_unread:
            plan.put_encoded(task.name, task.contents, one.read)
    stores.folders.save()
    plan.save()
    return {at: result for at, result in known.items() if result}


def _work_out(frame: Frame, as_of: date, plan: Store[PackedFolder], stale: _Stale) -> _New:
    """What isn't known of a folder, and nothing else."""
    task = stale.task
    read = _kept(task, plan)
    result = _check_folder(frame, as_of, task, read) if stale.unchecked else None
    return _New(result, msgpack.encode(pack(*read)) if stale.unread else b"")


def _plan(work: Iterable[Task], store: Store[PackedFolder]) -> dict[At, Folder]:
    return {one.at: _kept(one, store).folder for one in work if one.files}


def _kept(task: Task, store: Store[PackedFolder]) -> ReadFolder:
    """What a folder says, read from its files where it isn't kept."""
    kept = store.get(task.name, task.contents)
    return ReadFolder(unpack(kept), kept.problems) if kept else _read(task.at, task.files)


def _read(at: At, files: Files) -> ReadFolder:
    from site_builder.files.read import read_team_folder  # as above

    folder, problems = read_team_folder(*at, files)
    return ReadFolder(folder, tuple(problems))


def _check_folder(frame: Frame, as_of: date, task: Task, read: ReadFolder) -> FolderResult:
    facts = Facts(
        as_of=today(task.cycle, as_of),
        company=without_settings(frame.company),
        cycle=task.cycle,
        team=frame.teams.get(task.at[1]),
        folder=read.folder,
        base=_read(*task.earlier).folder if task.earlier else None,
        bound=task.bound,
        problems=read.problems,
    )
    located = locate_all([*read.problems, *check_folder(facts)], task.files)
    comments, more = _comments(task.files)
    return FolderResult(
        msgpack.encode(outline(read.folder)), tuple(located + more), tuple(comments)
    )


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
