"""Git, asked by processes of its own. Nothing is checked out, and no hook, filter or pager runs."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from site_builder.model.history import Author

_QUIET = ("--no-pager", "--literal-pathspecs", "--no-replace-objects")


class GitError(Exception):
    """Git can't answer; the message is the reason, to go on in a sentence."""


def ask(
    folder: Path,
    *arguments: str,
    given: bytes | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What Git answers in a folder; `environment` is added to that of this process.

    Raises `GitError` where it fails or isn't there.
    """
    try:
        done = subprocess.run(
            _command(folder, arguments),
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **environment} if environment else None,
        )
    except OSError:
        raise GitError("Git is not installed") from None
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def top(folder: Path) -> Path:
    """The folder of the repository around a folder. Raises `GitError` where there is none."""
    found = ask(folder.resolve(), "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(found).removesuffix("\n")).resolve()


def user(folder: Path) -> Author:
    """Who commits in a folder, as Git is told; empty where it is told nothing."""
    return Author(_configured(folder, "user.name"), _configured(folder, "user.email"))


def _configured(folder: Path, key: str) -> str:
    try:
        return ask(folder, "config", key).decode("utf-8", "replace").strip()
    except GitError:
        return ""


@contextmanager
def stream(folder: Path, *arguments: str, given: bytes = b"") -> Iterator[IO[bytes]]:
    """What Git answers, to be read while it still speaks.

    Raises `GitError` at the end where it failed, but not where the reader had enough.
    """
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.write(given)
        questions.seek(0)
        try:
            process = subprocess.Popen(
                _command(folder, arguments),
                stdin=questions,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        except OSError:
            raise GitError("Git is not installed") from None
        with process, process.stdout or questions as answers:
            yield answers
            finished = not answers.read(1)
        complaints.seek(0)
        if finished and process.wait():
            raise GitError(_reason(complaints.read()))


def _command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    return ["git", *_QUIET, "-C", str(folder), *arguments]


def _reason(complaint: bytes) -> str:
    """The first line of what Git says, without its prefix."""
    text = complaint.decode("utf-8", "replace").strip()
    if "dubious ownership" in text:
        return "the repository belongs to another user (git config --global --add safe.directory)"
    return text.partition("\n")[0].removeprefix("fatal: ")
