"""`okrs bot`."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from site_builder.commands.forge import acting_options, open_forge, repository_option
from site_builder.commands.options import CACHE, content_options, where


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
@repository_option
@acting_options
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
    carries_out: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
) -> None:
    """Look after pull requests: say what they change, ask who decides, and gate them.

    What somebody asks for in an issue form, or in a comment that begins with /check-in, becomes a
    request. It reads all that as data and never checks it out. Run it in a clone of the branch
    that they should go into. OKRS_TOKEN or GITHUB_TOKEN is the token; OKRS_APP_ID and
    OKRS_APP_PRIVATE_KEY are an App's. Exit code 1 where a request could not be looked after.

    \b
    okrs bot                        in a workflow: the requests that the event is about
    okrs bot --request 12           what it would do about #12
    okrs bot --all --carry-out      do what is to be done about all that are open
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.bot import Bot, BotError
    from site_builder.clerk import Clerk, ClerkError
    from site_builder.effects.github.client import SettingsError
    from site_builder.effects.github.event import ASKING, asked, numbers

    at = where(content, as_of)
    cache = None if no_cache else at.around / CACHE / "review"
    home = open_forge(repository, at.around)
    try:
        name = "schedule" if every else os.environ.get("GITHUB_EVENT_NAME", "")
        wanted: Iterable[int] = requests
        if not requests and name in ASKING:
            clerk = Clerk(home, at.content, at.as_of, cache, carries_out, click.echo)
            wanted = clerk.take_all(filter(None, [asked(event)]))
        elif not requests:
            wanted = numbers(home, name, event)
        bot = Bot(home, at.content, at.as_of, cache, carries_out=carries_out, say=click.echo)
        ctx.exit(int(not bot.look_after_all(wanted)))
    except SettingsError as error:
        raise click.UsageError(f"{error}.") from None
    except (BotError, ClerkError) as error:
        raise click.ClickException(f"{error}.") from None
