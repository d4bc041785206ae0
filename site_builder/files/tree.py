"""Reading a content folder, from disk or from a commit, into bytes by path."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from site_builder.files.git import GitError, ask, stream
from site_builder.files.layout import ROOT
from site_builder.model.finding import Finding, Place

LONGEST = 256 * 1024
"""The size in bytes beyond which a file is not read."""


@dataclass(frozen=True)
class Tree:
    """The files below the content's folder, by path, and what could not be read."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


class NoContentError(Exception):
    """There is nothing to read; the message says what to do."""


def read_folder(root: Path) -> Tree:
    """Read all files below a folder. Links are not followed."""
    if not root.is_dir():
        message = f"there is no folder {root} here: run this beside it, or name it with --content"
        raise NoContentError(message)
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path, entry in _walk(os.fspath(root), "", findings):
        read = _read(entry, path)
        if isinstance(read, Finding):
            findings.append(read)
        else:
            files[path] = read
    return Tree(files, tuple(findings))


def _walk(
    folder: str, inside: str, findings: list[Finding]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file with its path below the content's folder; nothing hidden."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda one: one.name)
    except OSError as error:
        findings.append(_unreadable(inside.rstrip("/"), "folder", error))
        return
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inside}{entry.name}/", findings)
        else:
            yield inside + entry.name, entry


def _read(entry: os.DirEntry[str], path: str) -> bytes | Finding:
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "replace").decode()
        return _finding("OKR004", shown, "the file's name is not UTF-8", "Rename the file.")
    try:
        return _read_plain(entry, path)
    except OSError as error:
        return _unreadable(path, "file", error)


def _read_plain(entry: os.DirEntry[str], path: str) -> bytes | Finding:
    if entry.is_symlink():
        return _link(path)
    if not entry.is_file(follow_symlinks=False):
        return _finding("OKR001", path, "this is no ordinary file", "Replace it by a file.")
    content = _content(entry.path)
    return content if len(content) <= LONGEST else too_long(path)


def _content(path: str) -> bytes:
    """The bytes of a file, or the first ones of one that is too long.

    Nearly all files fit one read; `open` would ask the system five more questions about each.
    """
    handle = os.open(path, _PLAINLY)
    try:
        content = os.read(handle, _AT_ONCE)
        while len(content) <= LONGEST and (more := os.read(handle, LONGEST)):
            content += more
    finally:
        os.close(handle)
    return content


_AT_ONCE = 16 * 1024
_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def _unreadable(path: str, kind: str, error: OSError) -> Finding:
    reason = (error.strerror or "unknown error").lower()
    return _finding("OKR001", path, f"the {kind} can't be read: {reason}", "Check its rights.")


def _link(path: str) -> Finding:
    remedy = "Replace it by the file itself; links are not followed."
    return _finding("OKR003", path, "this is a symbolic link", remedy)


def too_long(path: str) -> Finding:
    """What is found of a file that is longer than `LONGEST`."""
    remedy = "Keep the file short, and put long material behind a link."
    return _finding("OKR002", path, "the file is longer than 256 KB", remedy)


def _finding(code: str, path: str, problem: str, remedy: str) -> Finding:
    return Finding(code, Place(f"{ROOT}/{path}"), problem, remedy)


def read_commit(root: Path, revision: str, *, or_nothing: bool = False) -> Tree:
    """Read the same folder as it is in a commit, from Git objects; nothing is checked out.

    Raises `NoContentError` where there is no such commit, no repository or, unless `or_nothing`
    will do, no such folder in it.
    """
    folder = root.resolve()
    name = _tree_name(folder, revision)
    if or_nothing and not _exists(folder.parent, name):
        return Tree({})
    told = _git(folder.parent, "ls-tree", "-r", "-l", "-z", "--full-tree", name)
    entries: list[_Entry] = []
    for line in filter(None, told.decode("utf-8", "replace").split("\0")):
        meta, _, path = line.partition("\t")
        mode, kind, blob, size = meta.split()
        if kind == "blob":
            entries.append(_Entry(path, mode, blob, int(size)))
    return _tree_of(folder.parent, entries)


class _Entry(NamedTuple):
    """A file as Git lists it."""

    path: str
    mode: str
    blob: str
    size: int


def _tree_of(folder: Path, entries: Iterable[_Entry]) -> Tree:
    findings: list[Finding] = []
    blobs: dict[str, str] = {}
    for path, mode, blob, size in entries:
        if any(part.startswith(".") for part in path.split("/")):
            continue
        if stat.S_ISLNK(int(mode, 8)):
            findings.append(_link(path))
        elif size > LONGEST:
            findings.append(too_long(path))
        else:
            blobs[path] = blob
    contents = _blobs(folder, list(blobs.values()))
    return Tree(dict(zip(blobs, contents, strict=True)), tuple(findings))


def read_changed(root: Path, known: Tree, before: str, after: str) -> Tree:
    """The same folder in another state, given the tree of one that is known already.

    Each state is the name of a commit or of a tree. What both share is the same object.
    Raises `NoContentError` as `read_commit` does.
    """
    folder = root.resolve()
    prefix = _git(folder.parent, "rev-parse", "--show-prefix").decode().strip() + folder.name
    command = ("diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", "--end-of-options")
    told = _git(folder.parent, *command, before, after, "--", folder.name)
    words = told.decode("utf-8", "replace").split("\0")
    changed = {
        path.removeprefix(f"{prefix}/"): meta
        for meta, path in zip(words[::2], words[1::2], strict=False)
    }
    new = _tree_of(folder.parent, _sized(folder.parent, changed))
    kept = {path: one for path, one in known.files.items() if path not in changed}
    files = {f"{ROOT}/{path}" for path in changed}
    findings = tuple(one for one in known.findings if one.place.file not in files)
    return Tree({**kept, **new.files}, (*findings, *new.findings))


def _sized(folder: Path, changed: Mapping[str, str]) -> Iterator[_Entry]:
    """The files that are there after a change, each given as `:MODE MODE BLOB BLOB STATUS`."""
    after = {path: meta.split()[1:4:2] for path, meta in changed.items()}
    there = {path: one for path, one in after.items() if one[0] in _FILES}
    blobs = "".join(f"{blob}\n" for _, blob in there.values()).encode()
    sizes = _git(folder, "cat-file", "--batch-check=%(objectsize)", given=blobs).split()
    for (path, (mode, blob)), size in zip(there.items(), sizes, strict=True):
        yield _Entry(path, mode, blob, int(size))


_FILES = ("100644", "100755", "120000")
"""The modes of files and of links to files; a folder or another repository is none."""


def read_at(root: Path, day: date) -> Tree:
    """Read the same folder as it was at the end of a day.

    Raises `NoContentError` where nothing was there yet, or nothing is known of that day.
    """
    return read_commit(root, commit_at(root, day))


def commit_at(root: Path, day: date) -> str:
    """The last commit of the main line on or before a day, each by the day of its committer.

    Raises `NoContentError` where there is none, or none that this clone knows.
    """
    found, oldest = "", day.isoformat()
    arguments = ("log", "--first-parent", "--no-show-signature", "--format=%H %cs", "HEAD")
    try:
        with stream(root.resolve(), *arguments) as answer:
            for line in answer:
                found, oldest = line.decode().split()
                if oldest <= day.isoformat():
                    return found
        shallow = ask(root.resolve(), "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError as error:
        message = f"the plan as it stood on {day} can't be read: {error}"
        raise NoContentError(message) from None
    begins = f"begins on {oldest}" + (", since it is shallow: fetch-depth: 0" if shallow else "")
    message = f"there is no commit of {day} or before; the history of this clone {begins}"
    raise NoContentError(message)


def _tree_name(folder: Path, revision: str) -> str:
    prefix = _git(folder.parent, "rev-parse", "--show-prefix").decode().strip()
    tree = _git(
        folder.parent,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{tree}}",
    )
    return f"{tree.decode().strip()}:{prefix}{folder.name}"


def _exists(folder: Path, name: str) -> bool:
    try:
        return bool(ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
    except GitError:
        return False


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    try:
        return ask(folder, *arguments, given=given)
    except GitError as error:
        reason = str(error) or "no such commit"
        message = f"Git can't give the state to compare with: {reason}"
        raise NoContentError(message) from None


def _blobs(folder: Path, names: list[str]) -> Iterator[bytes]:
    if not names:
        return
    output = _git(folder, "cat-file", "--batch", "--buffer", given="\n".join(names).encode())
    at = 0
    for _ in names:
        head_end = output.index(b"\n", at)
        size = int(output[at:head_end].split()[2])
        yield output[head_end + 1 : head_end + 1 + size]
        at = head_end + 1 + size + 1
