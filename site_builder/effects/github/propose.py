"""Proposing files as the bot: a branch with one commit, and the request for it.

The branch is the anchor. It is made in one step, once its commit lies there, and a run that finds
it goes on from there; so a run may die between any two calls, and the next one does what is left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import NamedTuple

from github.Commit import Commit
from github.GithubException import UnknownObjectException
from github.InputGitTreeElement import InputGitTreeElement
from github.PullRequest import PullRequest

from site_builder.effects.github.client import Forge
from site_builder.effects.github.facts import login_of_user

_LISTED = 300
"""How many files GitHub lists of a comparison."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be proposed."""

    branch: str
    """A name of the bot's own."""
    base: str
    """The branch that it should go into."""
    files: Mapping[str, str]
    """Texts by path in the repository: new files, or files as they should become."""
    title: str
    body: str
    message: str
    """Of the commit."""
    on: str = ""
    """The commit that the files were made for; by default the newest one of the base branch.

    What others have put there since is then merged, or conflicts: it is never written over.
    """
    again: bool = False
    """Whether the branch is used again, for another request, once its last one is closed."""


class Proposed(NamedTuple):
    """The request."""

    number: int
    address: str
    changed: bool
    """Whether something was left to do."""
    is_open: bool = True


class ForeignCommitsError(Exception):
    """Somebody else has pushed to the branch, and their work must not be lost."""


def propose(forge: Forge, wanted: Wanted) -> Proposed:
    """Open a request with these files, or bring the one that there is up to date.

    Raises `ForeignCommitsError`, and what PyGithub and requests raise.
    """
    changed = _point(forge, wanted)
    pull = newest_request(forge, wanted.branch, wanted.base)
    if pull is None or (wanted.again and pull.state != "open"):
        pull = forge.writes.create_pull(
            base=wanted.base, head=wanted.branch, title=wanted.title, body=wanted.body
        )
        changed = True
    elif pull.state == "open" and (pull.title, pull.body) != (wanted.title, wanted.body):
        forge.writes.get_pull(pull.number).edit(title=wanted.title, body=wanted.body)
        changed = True
    return Proposed(pull.number, pull.html_url, changed, pull.state == "open")


def _point(forge: Forge, wanted: Wanted) -> bool:
    """Make the branch, or point it to what is wanted now; whether there was something to do."""
    known = _tip(forge, wanted.branch)
    if known is None:
        commit = _commit(forge, wanted)
        forge.writes.create_git_ref(f"refs/heads/{wanted.branch}", commit)
        return True
    if _holds(forge, wanted, known):
        return False
    commit = _commit(forge, wanted)
    reference = forge.writes.get_git_ref(f"heads/{wanted.branch}").complete()
    reference.edit(commit, force=True)  # to the address that the answer names
    return True


def _tip(forge: Forge, branch: str) -> str | None:
    """The commit of a branch; None where there is no such branch."""
    try:
        return forge.reads.get_git_ref(f"heads/{branch}").object.sha
    except UnknownObjectException:
        return None


def _holds(forge: Forge, wanted: Wanted, tip: str) -> bool:
    """Whether a branch brings these files and no others. Raises `ForeignCommitsError`."""
    brought = forge.reads.compare(wanted.base, tip)
    if any(not _is_own(forge, one) for one in brought.commits):
        raise ForeignCommitsError(wanted.branch)
    files = {one.filename: one.sha for one in brought.files}
    ours = {path: _blob(text) for path, text in wanted.files.items()}
    if len(files) >= _LISTED:
        return len(ours) >= _LISTED and files.items() <= ours.items()
    return files == ours


def _is_own(forge: Forge, commit: Commit) -> bool:
    return login_of_user(commit.author) == forge.login


def _blob(text: str) -> str:
    """How Git names a file's content."""
    content = text.encode()
    head = f"blob {len(content)}\0".encode()
    return sha1(head + content, usedforsecurity=False).hexdigest()


def _commit(forge: Forge, wanted: Wanted) -> str:
    """One commit on top of the base branch; it is the token's own, so GitHub signs it."""
    repository = forge.writes
    tip = forge.reads.get_git_commit(wanted.on or forge.reads.get_branch(wanted.base).commit.sha)
    elements = [
        InputGitTreeElement(path, "100644", "blob", content=text)
        for path, text in wanted.files.items()
    ]
    tree = repository.create_git_tree(elements, base_tree=tip.tree)
    return repository.create_git_commit(wanted.message, tree, [tip]).sha


def newest_request(forge: Forge, branch: str, base: str) -> PullRequest | None:
    """The newest request of a branch, however it ended; None where there is none."""
    head = f"{forge.name.partition('/')[0]}:{branch}"
    found = forge.reads.get_pulls(state="all", head=head, base=base)
    return max(found, key=lambda one: one.number, default=None)
