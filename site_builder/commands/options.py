"""The options that several commands share, and the state of the plan that they ask for."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

import click

from site_builder.files.settings import read_settings
from site_builder.files.tree import NoContentError, Tree, read_folder

P = ParamSpec("P")
R = TypeVar("R")

CACHE = Path(".cache") / "okrs"


class Day(click.ParamType[date]):
    """A day written as 2026-11-16."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or a sentence on how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write one such as 2026-11-16.", param, ctx)


class Where(NamedTuple):
    """The folder of the plan, and the day that counts as today."""

    content: Path
    as_of: date

    @property
    def around(self) -> Path:
        """The folder that holds it, where the cache belongs."""
        return self.content.parent

    def shown(self, file: str) -> str:
        """A file of the plan as a person can open it from here."""
        _, _, inside = file.partition("/")
        return f"{self.content.as_posix()}/{inside}"


def content_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--content` and `--as-of` to a command."""
    command = click.option(
        "--as-of",
        type=Day(),
        metavar="DATE",
        help="Let this day count as today. [default: as_of in mkdocs.yml, else today]",
    )(command)
    return click.option(
        "--content",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="The folder of the plan. [default: okrs]",
    )(command)


def where(content: Path | None, as_of: date | None) -> Where:
    """Fill in what a person left out, from `mkdocs.yml` where it says so."""
    settings = read_settings(content.parent if content else Path())
    today = as_of or settings.as_of or datetime.now().astimezone().date()  # noqa: TID251 (a door)
    return Where(content or Path(settings.content), today)


def read_tree(at: Where) -> Tree:
    """All files of the plan; ends the command with a sentence where there are none."""
    try:
        return read_folder(at.content)
    except NoContentError as error:
        raise click.UsageError(f"{error}.") from None
