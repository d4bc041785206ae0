"""Run a workflow on this machine with act, without Docker, and say what it did.

Actions are replaced by those under `actions/`, since no test reaches the internet. `make setup` is
replaced as well: the tree that a test hands over has a Makefile of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.workflows.events import Event
from tests.workflows.shipped import FOLDER, ROOT, pins

ACT = ROOT / ".venv" / "bin" / "act"
STUBS = Path(__file__).parent / "actions"

MAKEFILE = "setup:\n\t@echo nothing to install\n\nbuild:\n\t@.venv/bin/mkdocs build --strict\n"

RECORDING = f"""#!{sys.executable}
import json, os, sys
told = {{name: os.environ[name] for name in os.environ if name.startswith(("GITHUB_", "OKRS_"))}}
with open(os.environ["OKRS_TEST_RECORDS"], "a") as records:
    records.write(json.dumps({{"command": sys.argv, "env": told}}) + chr(0))
"""


@dataclass(frozen=True)
class Ran:
    """What came of a run: its exit code, its log, and a record of each command and action."""

    code: int
    log: str
    records: tuple[dict[str, Any], ...]

    @property
    def commands(self) -> list[list[str]]:
        """The words of each command that the recording programs were started with."""
        return [record["command"] for record in self.records if "command" in record]

    @property
    def env(self) -> dict[str, str]:
        """What the last command found in its environment."""
        found = [record["env"] for record in self.records if "command" in record]
        return dict(found[-1])

    def asked(self, action: str) -> list[dict[str, str]]:
        """What each use of that action was asked for."""
        return [record["asked"] for record in self.records if record.get("action") == action]


def recording_tree(folder: Path) -> Path:
    """A tree whose programs do nothing but note their words and their environment."""
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("okrs", "mkdocs"):
        program = programs / name
        program.write_text(RECORDING, encoding="utf-8")
        program.chmod(0o755)
    (folder / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    return folder


def real_tree(folder: Path) -> Path:
    """That folder, a clone of a company's repository, with this repository's own programs."""
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    return folder


def run(
    name: str, event: Event, tree: Path, workflow: Path | str, options: Sequence[str] = ()
) -> Ran:
    """Let this event start that workflow, with `tree` as what is checked out."""
    room = tree.parent / "act"
    room.mkdir(exist_ok=True)
    (room / "event.json").write_text(json.dumps(event), encoding="utf-8")
    records = room / "records"
    records.write_bytes(b"")
    done = subprocess.run(
        [str(ACT), name, "--workflows", str(FOLDER / workflow), *standing(room), *options],
        cwd=place(room),
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(room),
            "OKRS_TEST_TREE": str(tree),
            "OKRS_TEST_RECORDS": str(records),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    noted = records.read_text(encoding="utf-8").split("\0")[:-1]
    return Ran(done.returncode, done.stdout + done.stderr, tuple(map(json.loads, noted)))


def standing(room: Path) -> list[str]:
    """The options of every run: this machine as the runner, stubs as the actions."""
    stubs = {f"{repository(action)}@{pin}": stub(action) for action, pin, _ in pins()}
    return [
        *("--eventpath", str(room / "event.json")),
        *("--platform", "ubuntu-latest=-self-hosted"),
        *("--action-cache-path", str(room / "cache")),
        *("--no-cache-server", "--no-skip-checkout"),
        *(word for pin, path in stubs.items() for word in ("--local-repository", f"{pin}={path}")),
    ]


def repository(action: str) -> str:
    """The repository that an action lies in: `actions/cache/save` lies in `actions/cache`."""
    return "/".join(action.split("/")[:2])


def stub(action: str) -> Path:
    """The folder of what stands in for the actions of that repository."""
    return STUBS / repository(action).removeprefix("actions/")


def place(room: Path) -> Path:
    """A repository for act to start in: from there it takes the names of owner and branch."""
    folder = room / "place"
    if not folder.exists():
        git = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.com"]
        folder.mkdir()
        for words in (
            ["init", "--quiet", "--initial-branch", "main"],
            ["commit", "--quiet", "--allow-empty", "--message", "Begin"],
            ["remote", "add", "origin", "https://github.com/acme/okrs.git"],
        ):
            subprocess.run([*git, *words], check=True)
    return folder
