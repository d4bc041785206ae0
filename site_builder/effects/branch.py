"""One new file, committed on a branch of its own.

The person's branch, index and other changes stay as they are, and nothing is checked out: the
commit is made of Git objects with an index of its own, so it works in the middle of anything. No
hook and no filter runs. `git switch -c` would need a clean tree, and would leave people who don't
know Git on another branch.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from site_builder.files.git import GitError, ask
from site_builder.files.layout import slugify
from site_builder.files.merge import entry_at, prefix

_SCP = re.compile(r"(?:[^@/]+@)?(?P<host>[A-Za-z0-9.-]{2,}):(?!//)/*(?P<path>.+)")


class Base(NamedTuple):
    """What a request goes into: the commit to build on, the branch's name, where it lies."""

    commit: str
    branch: str
    remote: str = ""


class Proposed(NamedTuple):
    """A branch that holds the file, and how to open a request for it."""

    branch: str
    into: str
    remote: str = ""
    """Where it can be pushed; empty where there is no remote."""
    address: str = ""
    """The page on which the request is opened; empty where nobody knows the forge."""

    @property
    def push(self) -> str:
        """The command that brings it to the forge; empty where there is none."""
        return f"git push -u {self.remote} {self.branch}" if self.remote else ""


def propose(content: Path, path: str, text: bytes, message: str) -> Proposed:
    """Commit a new file of the plan on a branch named after it, on top of what is published.

    Where the file lies in the folder with the same content it is taken away: it is safe on the
    branch, and Git refuses to merge or switch over a file that it doesn't know. Raises `GitError`.
    """
    folder = content.resolve()
    base = base_of(folder)
    inside = prefix(folder) + path
    if entry_at(folder, base.commit, inside):
        raise GitError(f"{base.branch} has another {path} already: bring yours up to date")
    commit = _commit(folder, base.commit, inside, text, message)
    branch = _free(folder, branch_of(path))
    ask(folder, "update-ref", "-m", message, f"refs/heads/{branch}", commit, "0" * len(commit))
    _take_away(content / path, text)
    return Proposed(branch, base.branch, base.remote, _address(folder, base, branch))


def push(content: Path, proposed: Proposed) -> bool:
    """Push the branch as its person does, who sees what Git says and asks; whether it arrived."""
    command = ["git", "push", "--quiet", "-u", proposed.remote, proposed.branch]
    return subprocess.run(command, cwd=content, check=False).returncode == 0


def branch_of(path: str) -> str:
    """The branch for a check-in: `check-in/growth-2026-11-20`."""
    *_, team, _, name = path.split("/")
    return f"check-in/{slugify(team)}-{slugify(name.removesuffix('.md'))}"


def proposed_paths(content: Path, path: str) -> Iterator[str]:
    """The check-ins beside a path that only a branch has: of that day, or what is published.

    Nothing where there is no repository.
    """
    folder = content.resolve()
    around = path.rpartition("/")[0]
    try:
        own = f"refs/heads/{branch_of(path)}*"
        named = ask(folder, "for-each-ref", "--format=%(refname)", own).decode().split()
        for state in (*named, base_of(folder).commit):
            told = ask(folder, "ls-tree", "-z", "--name-only", state, f"{around}/")
            yield from (os.fsdecode(one) for one in told.split(b"\0") if one)
    except GitError:
        return


def base_of(folder: Path) -> Base:
    """The forge's main branch as it was last fetched, else the commit that is checked out.

    Raises `GitError` where there is none.
    """
    remotes = ask(folder, "remote").decode().split()
    remote = "origin" if "origin" in remotes else next(iter(remotes), "")
    prefixed = f"refs/remotes/{remote}/"
    for name in (_main_of(folder, remote), f"{prefixed}main", f"{prefixed}master"):
        commit = _commit_at(folder, name) if remote and name else ""
        if commit:
            return Base(commit, name.removeprefix(prefixed), remote)
    commit = _commit_at(folder, "HEAD")
    if not commit:
        raise GitError("there is no commit yet to build on")
    return Base(commit, _checked_out(folder) or "main", remote)


def _main_of(folder: Path, remote: str) -> str:
    return _answer(folder, "symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD")


def _checked_out(folder: Path) -> str:
    return _answer(folder, "symbolic-ref", "--quiet", "--short", "HEAD")


def _commit_at(folder: Path, name: str) -> str:
    return _answer(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")


def _answer(folder: Path, *arguments: str) -> str:
    """What Git says, or nothing where it has nothing to say."""
    try:
        return os.fsdecode(ask(folder, *arguments)).strip()
    except GitError:
        return ""


def _commit(folder: Path, base: str, path: str, text: bytes, message: str) -> str:
    blob = ask(folder, "hash-object", "-w", "--stdin", given=text).decode().strip()
    with tempfile.TemporaryDirectory(prefix="okrs-") as beside:
        index = {"GIT_INDEX_FILE": str(Path(beside) / "index")}
        ask(folder, "read-tree", base, environment=index)
        entry = f"100644,{blob},{path}"
        ask(folder, "update-index", "--add", "--cacheinfo", entry, environment=index)
        tree = ask(folder, "write-tree", environment=index).decode().strip()
    signed = _answer(folder, "config", "--type=bool", "commit.gpgsign") == "true"
    how = ["-S"] if signed else []
    given = f"{message}\n".encode()
    try:
        return ask(folder, "commit-tree", *how, "-p", base, tree, given=given).decode().strip()
    except GitError as error:
        if "ident" not in str(error):
            raise
        message = "Git doesn't know who you are: git config user.name and user.email tell it"
        raise GitError(message) from None


def _free(folder: Path, wanted: str) -> str:
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(one for one in names if not _commit_at(folder, f"refs/heads/{one}"))


def _take_away(file: Path, text: bytes) -> None:
    if file.is_file() and file.read_bytes() == text:
        file.unlink()


def _address(folder: Path, base: Base, branch: str) -> str:
    if not base.remote:
        return ""
    return request_address(_answer(folder, "remote", "get-url", base.remote), base.branch, branch)


def request_address(url: str, into: str, branch: str) -> str:
    """The forge's page that opens a request; empty where the remote is no forge.

    GitHub, Forgejo and Gitea share one form, GitLab has its own. A password in the remote's
    address is left out.
    """
    base = _web(url)
    if not base:
        return ""
    if "gitlab" in (urlsplit(base).hostname or ""):
        name = quote(branch, safe="")
        return f"{base}/-/merge_requests/new?merge_request%5Bsource_branch%5D={name}"
    return f"{base}/compare/{quote(into)}...{quote(branch)}"


def _web(url: str) -> str:
    """The page of a repository behind the address that Git fetches from."""
    parts = urlsplit(url)
    if parts.scheme in {"http", "https"}:
        return _page(parts.scheme, parts.netloc.rpartition("@")[2], parts.path)
    if parts.scheme in {"ssh", "git", "git+ssh"}:
        return _page("https", parts.hostname or "", parts.path)
    short = _SCP.fullmatch(url)
    return _page("https", short["host"], short["path"]) if short else ""


def _page(scheme: str, host: str, path: str) -> str:
    inside = path.strip("/").removesuffix(".git")
    return f"{scheme}://{host}/{quote(inside, safe='/~')}" if host and inside else ""
