"""`okrs export`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from site_builder.commands.options import Where, content_options, read_tree, where

if TYPE_CHECKING:
    from site_builder.effects.export import Format
    from site_builder.pages.export.document import Address
    from site_builder.pages.view import View


@click.command("export")
@content_options
@click.argument("kind", metavar="json|csv|xlsx", type=click.Choice(["json", "csv", "xlsx"]))
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write. [default: the terminal]",
)
@click.option("--site", metavar="URL", default="/", help="Where the site is, for its addresses.")
def command(
    content: Path | None, as_of: date | None, kind: str, out: Path | None, site: str
) -> None:
    """Give the plan to other programs: with progress, status and last values.

    The shapes are those of the site's api/ and export.csv. A workbook has the sheets Objectives,
    Key results and Check-ins. Nothing ranks or sums people.

    \b
    okrs export json                        one document, to the terminal or a pipe
    okrs export csv --out key-results.csv   a row for each key result
    okrs export xlsx --out plan.xlsx        three sheets
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.export import export

    if kind == "xlsx" and out is None:
        raise click.UsageError("A workbook is no text: name its file, such as --out plan.xlsx.")
    view = read_view(where(content, as_of))
    written = export(view, cast("Format", kind), address_of(site))
    deliver(written, out)


def address_of(site: str) -> "Address":
    """From a page's path to its address, as MkDocs makes it."""
    from site_builder.mkdocs_files import url_of

    start = f"{site.rstrip('/')}/"

    def address(path: str) -> str:
        name, hash_sign, fragment = path.partition("#")
        return f"{start}{url_of(name, directories=True).removeprefix('./')}{hash_sign}{fragment}"

    return address


def read_view(at: Where) -> "View":
    """The whole plan as it stands on the day; says where a part of it can't be read."""
    from site_builder.files.read import read_plan
    from site_builder.pages.view import View

    plan, findings = read_plan(read_tree(at))
    if findings:
        click.echo("Some of the plan can't be read and is left out: okrs check says why.", err=True)
    return View(plan, at.as_of)


def deliver(written: bytes, out: Path | None) -> None:
    """Write a file, or to the terminal where none is named."""
    from site_builder.effects.export import write_export

    if out is None:
        click.echo(written, nl=False)
        return
    try:
        write_export(out, written)
    except OSError as error:
        raise click.ClickException(f"{out} can't be written: {error.strerror}.") from None
    click.echo(f"{out} is written.", err=True)
