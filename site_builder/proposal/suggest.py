"""The safe fixes of findings as suggestions that one click applies, beside the lines of a request.

GitHub takes them only for lines that the request's own difference shows.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from site_builder.files.edit import NotEditableError, edit
from site_builder.files.git import ask
from site_builder.files.merge import file_at, parting, prefix
from site_builder.model.finding import Finding, Fix
from site_builder.proposal.study import Proposal
from site_builder.review.actions import Suggestion
from site_builder.review.markdown import text

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_DIFF = ("diff", "-U3", "--no-ext-diff", "--no-textconv", "--no-color")


class Lines(NamedTuple):
    """What replaces the lines from `start` to `end`, counted from 1."""

    start: int
    end: int
    new: tuple[str, ...]


def suggestions(
    folder: Path, base: str, proposal: Proposal, path_of: Callable[[str], str]
) -> Iterator[Suggestion]:
    """The suggestions for a proposal; `path_of` makes a file's path from the repository's root.

    A file that others changed on the branch too is left out. Raises `GitError`.
    """
    shown: dict[str, list[range]] = {}
    for finding in proposal.brought[0]:
        fix, file = finding.fix, finding.place.file
        if fix is None or not fix.safe or fix.file != file:
            continue
        path = path_of(file)
        content = file_at(folder, proposal.head, path)
        if content != proposal.after.tree.files.get(file.partition("/")[2]):
            continue
        if path not in shown:
            shown[path] = list(_shown(folder, base, proposal.head, path))
        lines = _replaced(content, fix)
        if lines and any(lines.start in one and lines.end in one for one in shown[path]):
            yield _suggestion(path, finding, fix, lines)


def _shown(folder: Path, base: str, head: str, path: str) -> Iterator[range]:
    """The lines of the head's file that GitHub shows of the difference."""
    parted = parting(folder, base, head)
    told = ask(folder, *_DIFF, parted, head, "--", path.removeprefix(prefix(folder)))
    for found in _HUNK.finditer(told):
        start = int(found[1])
        yield range(start, start + int(found[2] or 1))


def _replaced(content: bytes, fix: Fix) -> Lines | None:
    """The lines that a fix changes, where they lie together."""
    try:
        old, new = (one.decode().split("\n") for one in (content, edit(content, fix.edits)))
    except (NotEditableError, UnicodeDecodeError):
        return None
    changes = [one for one in SequenceMatcher(None, old, new).get_opcodes() if one[0] != "equal"]
    if len(changes) != 1 or changes[0][1] == changes[0][2]:
        return None
    _, start, end, new_start, new_end = changes[0]
    return Lines(start + 1, end, tuple(new[new_start:new_end]))


def _suggestion(path: str, finding: Finding, fix: Fix, lines: Lines) -> Suggestion:
    said = f"**{finding.code}** {text(fix.what)}."
    block = _fenced("\n".join(lines.new))
    mark = sha256(f"{path}\n{said}\n{block}".encode()).hexdigest()[:16]
    return Suggestion(path, lines.start, lines.end, f"<!-- okrs-fix {mark} -->\n{said}\n{block}")


def _fenced(content: str) -> str:
    """A block of code that its content can't end."""
    longest = max((len(one) for one in re.findall(r"`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}suggestion\n{content}\n{fence}"
