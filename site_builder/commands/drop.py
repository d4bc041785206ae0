"""`okrs drop`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.changing import (
    Read,
    answer,
    inside,
    need_no_new_errors,
    objective_named,
    printable,
    read,
)
from site_builder.commands.options import content_options, where
from site_builder.files.edit import NotEditableError
from site_builder.files.insert import put
from site_builder.files.scalar import scalar
from site_builder.model.alignment import Alignment
from site_builder.model.objective import Objective

_AFTER = ("ambition", "supports", "owner", "contributors", "objective")


@click.command("drop")
@click.argument(
    "objective", shell_complete=offering.objectives, metavar="[TEAM/OBJECTIVE]", required=False
)
@content_options
@click.option("--why", metavar="TEXT", help="The reason; asked for where it is missing.")
@click.option(
    "--cycle",
    shell_complete=offering.cycles,
    metavar="NAME",
    help="Another cycle than the one that runs.",
)
def command(
    objective: str | None,
    content: Path | None,
    as_of: date | None,
    why: str | None,
    cycle: str | None,
) -> None:
    """Give up an objective, openly: write why into its file, and say whom to tell.

    It stays in the plan with its check-ins and counts in no figure any more. All else in the file
    stays as it is.

    \b
    okrs drop growth/trial-to-paid --why "The new pricing makes trials pointless"
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    plan = read(where(content, as_of))
    asked = "Name the objective: okrs drop TEAM/OBJECTIVE"
    one = objective_named(plan, objective or answer("Which objective", asked), cycle)
    _need_open(plan, one)
    asked = 'Say why it is dropped: --why "…"'
    reason = " ".join((why if why is not None else answer("Why", asked)).split())
    if not reason:
        raise click.UsageError(f"Giving up needs its reason. {asked}.")
    _write(plan, one, reason)


def _need_open(plan: Read, one: Objective) -> None:
    """End the command where there is nothing left to give up."""
    cycle = plan.plan.frame.cycles[one.ref.cycle]
    if one.dropped:
        raise click.UsageError(f"{one.ref} was dropped already: {printable(one.dropped)}")
    if cycle.over(plan.at.as_of):
        raise click.UsageError(
            f"{cycle.title} is over, and {one.ref} is graded by what came of it: "
            f"okrs close {cycle.id} does that."
        )


def _write(plan: Read, one: Objective, reason: str) -> None:
    from site_builder.effects.amend import print_dropped
    from site_builder.effects.rewrite import NotWrittenError, rewrite

    path, file = inside(one.ref), plan.at.shown(one.file)
    try:
        new = put(plan.content(one.ref), ["dropped"], scalar(reason), _AFTER)
        need_no_new_errors(plan, {path: new})
        rewrite(plan.at.content, plan.tree.files, {path: new})
    except NotEditableError as error:
        hint = f"Write by hand below objective: dropped: {printable(scalar(reason))}"
        raise click.UsageError(f"{file}: {error}. Nothing was written. {hint}") from None
    except NotWrittenError as error:
        raise click.UsageError(str(error)) from None
    print_dropped(one, reason, Alignment(plan.plan), file)
