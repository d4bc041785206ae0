"""`okrs new objective`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.new_desk import sit_down, writing_options
from site_builder.commands.new_writer import Wish, Writer
from site_builder.commands.plan import known
from site_builder.model.library.sample import Sample
from site_builder.model.terms import Ambition


@click.command("objective")
@click.argument("sentence", default="")
@click.option(
    "--team",
    default="",
    shell_complete=offering.teams,
    metavar="NAME",
    help="The team; company is the company's own.",
)
@click.option(
    "--cycle",
    default="",
    shell_complete=offering.cycles,
    metavar="NAME",
    help="The cycle. [default: the next to plan]",
)
@click.option(
    "--supports",
    multiple=True,
    metavar="REF: HOW",
    shell_complete=offering.either,
    help="What it contributes to, and how: one sentence. May be given several times.",
)
@click.option(
    "--key-result",
    "key_results",
    multiple=True,
    metavar="SENTENCE",
    help="“Increase renewal rate from 85% to 92% @sam”. Two to five times.",
)
@click.option(
    "--owner",
    default="",
    shell_complete=offering.people,
    metavar="PERSON",
    help="Who owns it. [default: the lead]",
)
@click.option(
    "--ambition", type=click.Choice([one.value for one in Ambition]), help="How it is judged."
)
@click.option("--why", default="", metavar="TEXT", help="Why it matters now.")
@click.option("--name", default="", metavar="SLUG", help="The file's name. [default: its words]")
@click.option(
    "--like",
    shell_complete=offering.samples,
    metavar="ID",
    help="Begin from an example; okrs examples lists them.",
)
@writing_options
def command(  # noqa: PLR0913 (an argument an option)
    sentence: str,
    team: str,
    cycle: str,
    supports: tuple[str, ...],
    key_results: tuple[str, ...],
    owner: str,
    ambition: str | None,
    why: str,
    name: str,
    like: str | None,
    content: Path | None,
    as_of: date | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Write a new objective, with two to five key results.

    At a terminal it asks for what is missing, takes key results apart as you say them, and shows
    what the rules think of an answer while it is easy to change. Elsewhere, and with --yes, name
    everything. Nothing is overwritten.

    \b
    okrs new objective                                 asks
    okrs new objective --like renewals-without-a-fight begins from an example
    okrs new objective "Make renewing the obvious choice" --team success --yes \\
      --supports "company/customers-that-stay: Renewals are most of what stays" \\
      --key-result "Increase renewal rate from 85% to 92% @ben" \\
      --key-result "Keep discounts on renewals at most 5% @noor"
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    desk = sit_down(content, as_of, yes=yes, dry=dry_run)
    wish = Wish(sentence, team, cycle, name, owner, supports, key_results, ambition or "", why)
    sample = _sample(like) if like else None
    if sample and not desk.asks:
        wish = wish._replace(
            sentence=sentence or sample.objective,
            key_results=key_results or sample.key_results,
            why=why or sample.why,
        )
    Writer(desk, wish, sample).write()


def _sample(like: str) -> Sample:
    from site_builder.model.library import samples

    every = {one.id: one for one in samples()}
    return every[known(like, list(every), "example")]
