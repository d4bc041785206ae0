"""`okrs report`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from site_builder.commands import offering
from site_builder.commands.export import address_of, deliver, read_view
from site_builder.commands.options import content_options, where
from site_builder.commands.plan import known

if TYPE_CHECKING:
    from site_builder.effects.cycle_report import Format


@click.command("report")
@content_options
@click.argument("cycle", shell_complete=offering.cycles)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    help="Markdown to paste, or a page in one file to send or print.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write. [default: the terminal]",
)
@click.option("--site", metavar="URL", help="Where the site is, to lead its names there.")
def command(  # noqa: PLR0913 (an argument an option)
    content: Path | None,
    as_of: date | None,
    cycle: str,
    kind: str,
    out: Path | None,
    site: str | None,
) -> None:
    """Write the report of a CYCLE for stakeholders: the same that the site shows.

    What the company wanted to achieve and how far it is, what goes well and what does not, the
    teams, what changed on the way.

    \b
    okrs report 2026-Q4                                      Markdown, to the terminal
    okrs report 2026-Q4 --format html --out report.html      a page that stands alone
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.cycle_report import cycle_report
    from site_builder.mkdocs_settings import theme_folder

    view = read_view(where(content, as_of))
    known(cycle, list(view.plan.frame.cycles), "cycle")
    address = address_of(site) if site else None
    deliver(cycle_report(view, cycle, cast("Format", kind), theme_folder(), address), out)
