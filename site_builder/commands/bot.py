"""`okrs bot`."""

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from site_builder.commands.options import CACHE, content_options, where
from site_builder.files.git import GitError, ask

_NAME = re.compile(r"[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


@click.command("bot")
@content_options
@click.option("--request", "requests", type=int, multiple=True, metavar="NUMBER", help="Which one.")
@click.option("--all", "every", is_flag=True, help="All that are open.")
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    envvar="GITHUB_EVENT_PATH",
    metavar="FILE",
    help="The event that says which. [default: the workflow's]",
)
@click.option(
    "--repository",
    envvar="GITHUB_REPOSITORY",
    metavar="OWNER/NAME",
    help="The repository on the forge. [default: the workflow's, else origin]",
)
@click.option(
    "--carry-out/--dry-run",
    "carries_out",
    default=None,
    help="Do what is to be done, or only say it. [default: do it where CI is set]",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing between runs, and believe nothing.")
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    content: Path | None,
    as_of: date | None,
    requests: tuple[int, ...],
    every: bool,  # noqa: FBT001 (click passes flags by name)
    event: Path | None,
    repository: str | None,
    carries_out: bool | None,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
) -> None:
    """Look after pull requests: say what they change, ask who decides, and gate them.

    It reads them as data and never checks them out. Run it in a clone of the branch that they
    should go into. OKRS_TOKEN or GITHUB_TOKEN is the token; OKRS_APP_ID and OKRS_APP_PRIVATE_KEY
    are an App's. Exit code 1 where a request could not be looked after.

    \b
    okrs bot                        in a workflow: the requests that the event is about
    okrs bot --request 12           what it would do about #12
    okrs bot --all --carry-out      do what is to be done about all that are open
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.bot import Bot, BotError
    from site_builder.effects.github.client import SettingsError, forge
    from site_builder.effects.github.event import numbers

    at = where(content, as_of)
    try:
        home = forge(repository or _origin(at.around), os.environ)
        name = "schedule" if every else os.environ.get("GITHUB_EVENT_NAME", "")
        wanted: Iterable[int] = requests or numbers(home, name, event)
        bot = Bot(
            home,
            at.content,
            at.as_of,
            None if no_cache else at.around / CACHE / "review",
            carries_out=bool(os.environ.get("CI")) if carries_out is None else carries_out,
            say=click.echo,
        )
        ctx.exit(int(not bot.look_after_all(wanted)))
    except SettingsError as error:
        raise click.UsageError(f"{error}.") from None
    except BotError as error:
        raise click.ClickException(f"{error}.") from None


def _origin(folder: Path) -> str:
    """The repository that a clone is one of."""
    try:
        address = ask(folder, "remote", "get-url", "origin").decode().strip()
    except GitError:
        address = ""
    found = _NAME.search(address)
    if not found:
        raise click.UsageError("Name the repository on the forge: --repository OWNER/NAME.")
    return found[1]
