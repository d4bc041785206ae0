"""This repository as somebody gets it who pins it, and what it stands on, without a network.

No package is downloaded: whatever installs it here finds those of the environment the tests run in,
but none of this program, which has to come from what is installed.
"""

import os
import shutil
from importlib.metadata import distribution
from pathlib import Path

from tests.repositories import Repository
from tests.wheel import ROOT, link, needed

PUBLISHED = (
    ".github/workflows",
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "README.md",
    "action.yml",
    "okrs",
    "pyproject.toml",
    "requirements",
    "site_builder",
    "theme",
    "tools",
)
"""What an action or a hook needs of a clone."""


def published(folder: Path) -> Repository:
    """A repository with one commit, which holds what is here now."""
    for name in PUBLISHED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, folder / name)
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.git("add", "--all", "--force")
    repository.git("commit", "--quiet", "--message", "Publish")
    return repository


def offline(packages: Path) -> dict[str, str]:
    """The environment in which pip finds what is needed in a folder, and looks nowhere else."""
    packages.mkdir()
    for name in needed("okrs-as-code") | needed("hatchling") | {"hatchling"}:
        link(distribution(name), packages)
    return {
        "PYTHONPATH": str(packages),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's way of saying that it is switched off
        "PIP_CONFIG_FILE": os.devnull,
    }
