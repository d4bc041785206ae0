"""`okrs tree`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.options import content_options
from site_builder.commands.plan import read_board


@click.command("tree")
@content_options
@click.option(
    "--cycle",
    shell_complete=offering.cycles,
    metavar="NAME",
    help="Another cycle than the one that runs.",
)
def command(content: Path | None, as_of: date | None, cycle: str | None) -> None:
    """Show what supports what, from the company's objectives down.

    An objective that supports several others stands under each of them; only the first time with
    all that is below it.
    """
    from site_builder.effects.tree import print_tree

    print_tree(read_board(content, as_of, cycle).board)
