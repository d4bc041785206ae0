"""Who had a hand in a proposal, as its commits say."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.files.git import GitError, ask
from site_builder.files.git_log import read_message
from site_builder.model.history import Author

_FIELDS = ("%H", "%P", "%T", "%an", "%ae", "%cn", "%ce", "%s", "%b")
_LOG = ("-c", "log.showSignature=false", "log", "-z", "--encoding=UTF-8", "--no-notes")
_THE_FORGE = Author("GitHub", "noreply@github.com")
"""Who commits what people do on the forge's pages."""


class Made(NamedTuple):
    """A commit, its author and committer, and whom its message names beside them."""

    commit: str
    makers: frozenset[Author]
    co_authors: tuple[Author, ...]


def hands(folder: Path, base: str, head: str) -> Iterator[Made]:
    """The commits that a proposal adds to a branch.

    Who only brought it up to date had no hand in it: such a commit merges the branch, and holds
    just what Git makes of both. Raises `GitError`.
    """
    form = f"--format={'%x00'.join(_FIELDS)}"
    told = ask(folder, *_LOG, form, "--end-of-options", f"{base}..{head}")
    words = told.decode("utf-8", "replace").removesuffix("\0").split("\0")
    for commit, parents, tree, author, mail, by, by_mail, title, body in zip(
        *(words[at :: len(_FIELDS)] for at in range(len(_FIELDS))), strict=False
    ):
        if not _is_update(folder, base, parents.split(), tree):
            makers = frozenset({Author(author, mail), Author(by, by_mail)} - {_THE_FORGE})
            yield Made(commit, makers, read_message(title, body).co_authors)


def _is_update(folder: Path, base: str, parents: list[str], tree: str) -> bool:
    if len(parents) != 2:  # noqa: PLR2004 (what it had, and the branch)
        return False
    try:
        ask(folder, "merge-base", "--is-ancestor", parents[1], base)
        made = ask(folder, "merge-tree", "--write-tree", "--no-messages", *parents)
    except GitError:
        return False
    return made.decode().strip() == tree
