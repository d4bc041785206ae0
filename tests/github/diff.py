"""What changed between two commits, file by file, with the lines that may be commented on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.github.git_store import GitStore

STATUSES = {"A": "added", "M": "modified", "D": "removed", "R": "renamed", "C": "copied"}
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")


@dataclass(frozen=True)
class Place:
    """A commentable line: its hunk, its position in the patch and the patch up to it."""

    hunk: int
    position: int
    text: str


@dataclass(frozen=True)
class FileChange:
    """One file of a difference; `patch` is None where Git shows none."""

    path: str
    previous: str | None
    status: str
    sha: str
    additions: int
    deletions: int
    patch: str | None

    @cached_property
    def places(self) -> dict[tuple[str, int], Place]:
        """Commentable lines by side (LEFT or RIGHT) and number."""
        found: dict[tuple[str, int], Place] = {}
        left = right = hunk = 0
        shown: list[str] = []
        for position, line in enumerate((self.patch or "").split("\n")):
            if start := _HUNK.match(line):
                left, right, hunk = int(start[1]), int(start[2]), hunk + 1
                shown = [line]
                continue
            shown.append(line)
            place = Place(hunk, position, "\n".join(shown))
            if line[:1] in {" ", "-"}:
                found["LEFT", left] = place
            if line[:1] in {" ", "+"}:
                found["RIGHT", right] = place
            left += line[:1] in {" ", "-"}
            right += line[:1] in {" ", "+"}
        return found


def changes(git: GitStore, old: str, new: str) -> tuple[FileChange, ...]:
    """The files that differ between two trees, in Git's order; found once."""
    known: dict[tuple[str, str], tuple[FileChange, ...]] = git.known
    if (old, new) not in known:
        known[old, new] = tuple(compared(git, old, new))
    return known[old, new]


def compared(git: GitStore, old: str, new: str) -> Iterator[FileChange]:
    """Ask Git what differs."""
    shared = ("diff-tree", "-r", "-M", "--no-color", "--full-index", old, new)
    raw = git.run(*shared, "--raw", "--numstat", "-z").decode("utf-8", "replace")
    patches = iter(split(git.run(*shared, "-p").decode("utf-8", "replace")))
    entries, counts = facts(raw.split("\0"))
    for status, sha, previous, path in entries:
        patch = next(patches)
        if status == "T":
            patch = next(patches)
        added, deleted = counts[path]
        word = STATUSES.get(status, "changed")
        yield FileChange(path, previous, word, sha, added, deleted, patch)


def split(patch: str) -> list[str | None]:
    """The hunks of each file, None where there are none."""
    parts = re.split(r"^diff --git .*\n", patch, flags=re.MULTILINE)[1:]
    found: list[str | None] = []
    for part in parts:
        start = re.search(r"^@@ ", part, flags=re.MULTILINE)
        found.append(part[start.start() :].removesuffix("\n") if start else None)
    return found


Entry = tuple[str, str, str | None, str]


def facts(words: list[str]) -> tuple[list[Entry], dict[str, tuple[int, int]]]:
    """Status, object, former and present path of each file; added and deleted lines by path."""
    entries: list[Entry] = []
    counts: dict[str, tuple[int, int]] = {}
    rest = iter(words)
    for word in rest:
        if word.startswith(":"):
            old, new, status = word.split(" ")[2:5]
            former = next(rest) if status[0] in "RC" else None
            path = next(rest)
            entries.append((status[0], old if status[0] == "D" else new, former, path))
        elif word:
            added, deleted, path = word.split("\t")
            if not path:
                next(rest)
                path = next(rest)
            counts[path] = (number(added), number(deleted))
    return entries, counts


def number(word: str) -> int:
    """A count; binary files have none."""
    return 0 if word == "-" else int(word)
