"""`okrs status`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.options import content_options
from site_builder.commands.plan import known, read_board, team_names


@click.command("status")
@content_options
@click.option(
    "--cycle",
    shell_complete=offering.cycles,
    metavar="NAME",
    help="Another cycle than the one that runs.",
)
@click.option(
    "--team",
    shell_complete=offering.teams,
    metavar="NAME",
    help="Only this team; company is the company's own.",
)
@click.option(
    "--person",
    shell_complete=offering.people,
    metavar="NAME",
    help="Only the key results that this person owns.",
)
@click.option("-v", "--verbose", is_flag=True, help="Explain every figure in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, for other programs.")
def command(  # noqa: PLR0913 (an argument an option)
    content: Path | None,
    as_of: date | None,
    cycle: str | None,
    team: str | None,
    person: str | None,
    verbose: bool,  # noqa: FBT001 (click passes flags by name)
    as_json: bool,  # noqa: FBT001
) -> None:
    """Show how it is going: progress, pace, status and age of every objective.

    The bar's mark shows where the pace should be today. What can't be read is left out; okrs check
    says why.
    """
    board = read_board(content, as_of, cycle).board
    plan = board.plan
    if team:
        known(team, team_names(plan), "team")
    if person:
        known(person, list(plan.frame.people), "person")
    if as_json:
        from site_builder.effects.status_json import print_status_json

        print_status_json(board, team, person)
    else:
        from site_builder.effects.status import print_status

        print_status(board, team, person, verbose=verbose)
