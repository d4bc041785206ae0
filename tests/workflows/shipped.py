"""The workflows of this repository, read as GitHub reads them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".github" / "workflows"
USES = re.compile(r"^\s*(?:- )?uses: (?P<action>\S+)@(?P<pin>\S+) # (?P<version>\S+)$")


@dataclass(frozen=True)
class Step:
    """One step of a job: a command or an action."""

    run: str
    uses: str
    given: Mapping[str, Any]
    env: Mapping[str, str]

    @property
    def action(self) -> str:
        """The action's name without its version; nothing for a command."""
        return self.uses.partition("@")[0]


@dataclass(frozen=True)
class Job:
    """One job, with what its token may do."""

    file: str
    name: str
    keys: Mapping[str, Any]
    steps: tuple[Step, ...]

    @property
    def permissions(self) -> dict[str, str]:
        """What the job's token may read and write."""
        return dict(self.keys["permissions"])

    @property
    def writes(self) -> set[str]:
        """What the job's token may write."""
        return {what for what, level in self.permissions.items() if level == "write"}


@dataclass(frozen=True)
class Workflow:
    """One file under `.github/workflows`."""

    file: str
    text: str
    keys: Mapping[str, Any]
    jobs: tuple[Job, ...]

    @property
    def triggers(self) -> dict[str, Any]:
        """The events that start it, with their filters."""
        return dict(self.keys["on"])


def workflow(file: str) -> Workflow:
    """The workflow in this file."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    keys = YAML(typ="safe", pure=True).load(text)
    jobs = tuple(job(file, name, each) for name, each in keys["jobs"].items())
    return Workflow(file, text, keys, jobs)


def job(file: str, name: str, keys: Mapping[str, Any]) -> Job:
    """One job of a workflow."""
    steps = tuple(
        Step(each.get("run", ""), each.get("uses", ""), each.get("with", {}), each.get("env", {}))
        for each in keys["steps"]
    )
    return Job(file, name, keys, steps)


FILES = sorted(path.name for path in FOLDER.iterdir())
WORKFLOWS = [workflow(file) for file in FILES]
JOBS = [job for each in WORKFLOWS for job in each.jobs]
STEPS = [step for job in JOBS for step in job.steps]


def pins() -> Iterator[tuple[str, str, str]]:
    """Each use of an action: its name, what it is pinned to, the version in the comment."""
    for each in WORKFLOWS:
        for line in each.text.splitlines():
            if re.search(r"\buses\b", line):
                found = USES.match(line)
                assert found, f"{each.file}: not an action pinned with its version: {line}"
                yield found["action"], found["pin"], found["version"]
