"""Proposing the close of a cycle and the start of the next one, as the bot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.cycles_words import Due
from site_builder.effects.github.client import Forge, reason
from site_builder.effects.github.propose import ForeignCommitsError, Wanted, newest_request, propose
from site_builder.effects.terminal import plain
from site_builder.files.edit import NotEditableError
from site_builder.files.fetch import branch_ref, fetch_branch, fetch_proposals
from site_builder.files.insert import raw
from site_builder.files.merge import commit_named, file_at, prefix


@dataclass(frozen=True)
class Into:
    """Where requests go, as it is now."""

    forge: Forge
    folder: Path
    """Of the plan, in a clone of the repository."""
    branch: str
    commit: str
    """The newest one of the branch."""
    proposals: Sequence[str]
    """The refs of what okrs itself proposes already."""

    def path(self, path: str) -> str:
        """A path below the plan's folder, from the root of the repository."""
        return f"{prefix(self.folder.parent)}{self.folder.name}/{path}"

    def closed(self, branch: str, cycle: str) -> date | None:
        """The day on which a proposal closes a cycle; None where there is none."""
        for ref in self.proposals:
            if ref.endswith(f"/{branch}"):
                return _closed(file_at(self.folder.parent, ref, self.path(f"{cycle}/cycle.md")))
        return None


def _closed(content: bytes) -> date | None:
    try:
        return date.fromisoformat(raw(content, ["closed"]) or "")
    except (NotEditableError, ValueError):
        return None


def fetch(forge: Forge, content: Path) -> Into:
    """Bring here what the forge has now.

    Raises `GitError`, and what PyGithub and requests raise.
    """
    folder, branch = content.resolve(), forge.reads.default_branch
    fetch_branch(folder.parent, branch, forge.token)
    proposals = fetch_proposals(folder.parent, forge.token)
    commit = commit_named(folder.parent, branch_ref(branch))
    return Into(forge, folder, branch, commit, proposals)


def propose_due(into: Into, due: Due, say: Callable[[str], None]) -> bool:
    """Open a request or renew it, unless people have taken it over; whether that went well."""
    try:
        say(plain(f"{due.title}: {_proposed(into, due)}"))
    except (GithubException, RequestException) as error:
        say(plain(f"{due.title}: this could not be proposed: {reason(error)}."))
        return False
    return True


def _proposed(into: Into, due: Due) -> str:
    """What came of it, in words."""
    ended = newest_request(into.forge, due.branch, into.branch)
    if ended and ended.state != "open":
        how = "merged" if ended.merged_at else "closed"
        return f"request #{ended.number} was {how}; what is left is done by people."
    files = {into.path(path): content.decode() for path, content in due.files.items()}
    wanted = Wanted(due.branch, into.branch, files, due.title, due.body, due.title, into.commit)
    try:
        proposed = propose(into.forge, wanted)
    except ForeignCommitsError:
        return f"somebody else has pushed to {due.branch}, so it is left as it is."
    how = "" if proposed.changed else ", as before"
    return f"request #{proposed.number}{how}. {proposed.address}"
