"""Small Git repositories, made by hand: a commit a line."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.pages.plans import OBJECTIVE

TRIALS = "2026-Q4/growth/trials.md"
_NO_CONFIGURATION = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@dataclass(frozen=True)
class Repository:
    """A repository whose plan lies in `okrs`."""

    folder: Path

    @property
    def content(self) -> Path:
        """The folder of the plan."""
        return self.folder / "okrs"

    def git(
        self, *arguments: str, day: str = "2026-10-05", author: str = "Sam <sam@x.example>"
    ) -> str:
        """Run Git at noon of a day, as somebody."""
        name, _, email = author.removesuffix(">").partition(" <")
        who = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email}
        who |= {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email}
        at = f"{day}T12:00:00 +0000"
        when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_NO_CONFIGURATION, **who, **when},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files of the plan; None deletes one."""
        for path, text in files.items():
            file = self.content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_bytes(dedent(text).encode() if isinstance(text, str) else text)

    def commit(
        self,
        files: Mapping[str, str | bytes | None],
        message: str = "Change",
        day: str = "2026-10-05",
        author: str = "Sam <sam@x.example>",
    ) -> str:
        """Write files of the plan and commit them; give the commit's name."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, day=day, author=author)
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str, message: str, **more: str) -> None:
        """Merge a branch with a commit of its own."""
        self.git("merge", "--quiet", "--no-ff", "-m", message, branch, **more)


def new_repository(folder: Path) -> Repository:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    return made


def objective(**changed: str) -> str:
    """The objective with passages replaced: `to="16"` puts another target."""
    text = dedent(OBJECTIVE)
    replaced = {
        "title": "Turn more trials into paying customers",
        "owner": "owner: sam",
        "to": "to: 20",
        "why": "Trials are where customers begin.",
    }
    for name, now in changed.items():
        assert replaced[name] in text, name
        text = text.replace(replaced[name], now)
    return text
