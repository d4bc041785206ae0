"""Fetching requests from the forge, as Git objects; nothing is checked out, nothing runs."""

from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from site_builder.files.git import GitError, ask

_QUIETLY = (
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--no-recurse-submodules",
    "--no-auto-maintenance",
)


_PREFIXES = ("okrs", "check-in")
"""How the names of the branches begin that the bot and `okrs check-in` make."""
_PROPOSALS = "refs/okrs/proposals"


def fetch_requests(folder: Path, numbers: Iterable[int], branch: str, token: str) -> None:
    """Fetch the heads of requests, and the branch as it is now. Raises `GitError`."""
    heads = (f"+refs/pull/{one}/head:{request_ref(one)}" for one in numbers)
    _fetch(folder, token, f"+refs/heads/{branch}:{branch_ref(branch)}", *heads)


def fetch_branch(folder: Path, branch: str, token: str) -> None:
    """Fetch a branch as it is now. Raises `GitError`."""
    _fetch(folder, token, f"+refs/heads/{branch}:{branch_ref(branch)}")


def fetch_proposals(folder: Path, token: str) -> list[str]:
    """Fetch the branches on which okrs itself proposes things; their refs in this clone.

    Raises `GitError`.
    """
    wanted = (f"+refs/heads/{one}/*:{_PROPOSALS}/{one}/*" for one in _PREFIXES)
    _fetch(folder, token, *wanted, prune=True)
    told = ask(folder, "for-each-ref", "--format=%(refname)", _PROPOSALS)
    return told.decode().split()


def fetch_commit(folder: Path, commit: str, token: str) -> None:
    """Fetch a commit that may have been pushed over, unless it is here. Raises `GitError`."""
    try:
        ask(folder, "cat-file", "-e", f"{commit}^{{commit}}")
    except GitError:
        _fetch(folder, token, commit)


def request_ref(number: int) -> str:
    """Where the head of a request is kept in this clone."""
    return f"refs/okrs/pull/{number}"


def branch_ref(branch: str) -> str:
    """Where a branch as the forge has it is kept in this clone."""
    return f"refs/okrs/heads/{branch}"


def _fetch(folder: Path, token: str, *wanted: str, prune: bool = False) -> None:
    """Fetch; with `prune` what is gone at the forge goes here, too.

    The token travels in the environment: a command line can be read by others.
    """
    address = ask(folder, "remote", "get-url", "origin").decode().strip()
    environment = {"GIT_TERMINAL_PROMPT": "0"}
    if address.startswith(("https://", "http://")):
        secret = b64encode(f"x-access-token:{token}".encode()).decode()
        environment |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{address}.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
        }
    quietly = (*_QUIETLY, "--prune") if prune else _QUIETLY
    ask(folder, "fetch", *quietly, "origin", *wanted, environment=environment)
