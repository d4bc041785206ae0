"""`okrs import`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.options import Where, content_options, read_tree, where
from site_builder.commands.plan import known, team_names

if TYPE_CHECKING:
    from site_builder.importing.bring import Imported


@click.command("import")
@content_options
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--team", metavar="NAME", help="The team of all objectives; company is its own.")
@click.option("--cycle", metavar="NAME", help="Their cycle. [default: as told, else today's]")
@click.option("--owner", metavar="NAME", help="Who owns what names nobody. [default: the lead]")
@click.option("--dry-run", is_flag=True, help="Show the files, and write none.")
@click.option("-y", "--yes", is_flag=True, help="Write them without asking.")
def command(  # noqa: PLR0913 (an argument an option)
    content: Path | None,
    as_of: date | None,
    files: tuple[Path, ...],
    team: str | None,
    cycle: str | None,
    owner: str | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Bring objectives that were written elsewhere into the plan: Markdown, CSV or JSON.

    It says line by line what became of what, what it guessed and what is missing, and asks before
    it writes. Files are only added. A figure that can't be read exactly is kept as text, and so is
    whatever has no place of its own: below the front matter of its objective.

    \b
    okrs import q4.md --team growth      headings and lists, as people write them
    okrs import export.csv               the table that another tool exports
    okrs import plan.json --dry-run      what okrs export json wrote, or any nesting
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.importing import print_import

    at = where(content, as_of)
    made = _read(at, files, (team, cycle, owner))
    print_import(made, at.content.as_posix(), whole=dry_run)
    count = f"{len(made.files)} file{'s' * (len(made.files) != 1)}"
    if dry_run:
        click.echo(f"{count} would be written; nothing was.")
    elif yes or _agreed(count):
        _write(at, made)
        click.echo(f"{count} written. Next: okrs check")
    else:
        click.echo("Nothing was written.")


def _agreed(count: str) -> bool:
    try:
        return click.confirm(f"Write {count}?")
    except click.Abort:
        raise click.UsageError(
            "Nobody answered, so nothing was written. Add --yes to write without asking."
        ) from None


def _read(
    at: Where, files: Sequence[Path], names: tuple[str | None, str | None, str | None]
) -> "Imported":
    from site_builder.files.read import read_plan
    from site_builder.importing.bring import bring
    from site_builder.importing.draft import NothingFoundError
    from site_builder.importing.place import NoPlaceError, Wanted
    from site_builder.importing.place import team_names as called
    from site_builder.importing.read import read

    tree = read_tree(at)
    plan, _ = read_plan(tree)
    team, cycle, owner = names
    if team:
        known(team, team_names(plan), "team")
    if cycle:
        known(cycle, list(plan.frame.cycles), "cycle")
    if owner:
        known(owner, list(plan.frame.people), "person")
    teams = called(plan.frame)
    try:
        sources = [read(one.name, one.read_bytes(), teams) for one in files]
        return bring(sources, tree, plan, Wanted(team, cycle, owner, at.as_of))
    except (NothingFoundError, NoPlaceError) as error:
        raise click.UsageError(f"{error}. Nothing was written.") from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} can't be read: {error.strerror}.") from None


def _write(at: Where, made: "Imported") -> None:
    from site_builder.effects.importing import TakenError, write_import

    try:
        write_import(at.content, made.files)
    except TakenError as error:
        raise click.ClickException(
            f"{at.content}/{error} is there by now, so nothing was written. Import again."
        ) from None
    except OSError as error:
        raise click.ClickException(
            f"{error.filename} can't be written ({error.strerror}), so nothing was."
        ) from None
