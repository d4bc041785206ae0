"""What a proposal would bring to a branch, from Git objects: nothing is checked out."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.files.git import GitError, ask


class Sides(NamedTuple):
    """Two states to compare; each is a commit's or a tree's name."""

    before: str
    after: str
    conflict: bool = False
    """Whether the proposal can't be merged as it is."""


def sides(folder: Path, base: str, head: str) -> Sides:
    """The branch as it is, and as it would be with a proposal merged.

    Where both changed the same lines there is no such state; then it is the proposal, beside the
    commit where it parted from the branch. Raises `GitError` where they share no history.
    """
    parted = parting(folder, base, head)
    try:
        merged = ask(folder, "merge-tree", "--write-tree", "--no-messages", base, head)
    except GitError:
        return Sides(parted, head, conflict=True)
    return Sides(base, merged.decode().strip())


def parting(folder: Path, base: str, head: str) -> str:
    """The commit in which a proposal and the branch that it should go into were the same."""
    return ask(folder, "merge-base", "--end-of-options", base, head).decode().strip()


def commit_named(folder: Path, revision: str) -> str:
    """The full name of a commit. Raises `GitError`."""
    name = f"{revision}^{{commit}}"
    return ask(folder, "rev-parse", "--verify", "--end-of-options", name).decode().strip()


def prefix(folder: Path) -> str:
    """The path of a folder from the repository's root: empty, or such as `company/`."""
    return os.fsdecode(ask(folder, "rev-parse", "--show-prefix")).removesuffix("\n")


def changed_files(folder: Path, states: Sides) -> Iterator[str]:
    """The paths of the files that differ, from the repository's root."""
    command = ("diff-tree", "-r", "-z", "--name-only", "--no-renames")
    names = ask(folder, *command, "--end-of-options", states.before, states.after)
    for name in filter(None, names.split(b"\0")):
        yield os.fsdecode(name)


def touched_twice(folder: Path, base: str, head: str) -> set[str]:
    """The files that commits of a proposal touch and that the branch has changed since they began.

    Where the commits are put onto the branch one by one, these may become something else than where
    they are merged. Paths are from the repository's root.
    """
    span = f"{base}..{head}"
    commits = ask(folder, "rev-list", "--no-merges", "--topo-order", "--end-of-options", span)
    oldest = commits.decode().split()[-1:]
    if not oldest:
        return set()
    began = parting(folder, base, f"{oldest[0]}^")
    log = ("log", "--no-merges", "--name-only", "-z", "--format=", "--no-renames")
    told = ask(folder, *log, "--end-of-options", span)
    touched = {os.fsdecode(name).strip("\n") for name in told.split(b"\0")}
    return touched.intersection(changed_files(folder, Sides(began, base)))


def entry_at(folder: Path, state: str, path: str) -> str:
    """The mode and the name of what lies at a path from the root; empty where nothing does."""
    tree = f"{state}^{{tree}}"
    return ask(folder, "ls-tree", "--full-tree", "--end-of-options", tree, path).decode()


def file_at(folder: Path, state: str, path: str) -> bytes:
    """The content of a file, by its path from the root; nothing where there is none."""
    try:
        return ask(folder, "cat-file", "blob", f"{state}:{path}")
    except GitError:
        return b""
