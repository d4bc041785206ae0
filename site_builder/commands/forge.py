"""The forge that a command talks to, and whether it acts there or only says what it would do."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from site_builder.files.git import GitError, ask

if TYPE_CHECKING:
    from site_builder.effects.github.client import Forge

P = ParamSpec("P")
R = TypeVar("R")

_NAME = re.compile(r"[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def repository_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--repository`."""
    return click.option(
        "--repository",
        envvar="GITHUB_REPOSITORY",
        metavar="OWNER/NAME",
        help="The repository on the forge. [default: the workflow's, else origin]",
    )(command)


def acting_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--carry-out` and `--dry-run`, given to the command as `carries_out`."""
    return click.option(
        "--carry-out/--dry-run",
        "carries_out",
        default=lambda: bool(os.environ.get("CI")),
        help="Do what is to be done, or only say it. [default: do it where CI is set]",
    )(command)


def open_forge(repository: str | None, around: Path) -> "Forge":
    """The forge of a repository; ends the command with a sentence where it can't be reached.

    Where none is named it is the one that the clone around a folder comes from.
    """
    from site_builder.effects.github.client import SettingsError, forge

    try:
        return forge(repository or origin(around), os.environ)
    except SettingsError as error:
        raise click.UsageError(f"{error}.") from None


def origin(folder: Path) -> str:
    """The repository that a clone is one of; ends the command where it is none of a forge."""
    try:
        address = ask(folder, "remote", "get-url", "origin").decode().strip()
    except GitError:
        address = ""
    found = _NAME.search(address)
    if not found:
        raise click.UsageError("Name the repository on the forge: --repository OWNER/NAME.")
    return found[1]


def page_of(repository: str) -> str:
    """The address of a repository's page on the forge that the workflow runs on, else GitHub."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
    return f"{server}/{repository}"
