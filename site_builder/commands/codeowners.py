"""`okrs codeowners`."""

from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands.options import Where, read_tree, where
from site_builder.effects.codeowners import write_codeowners
from site_builder.files.git import GitError, top
from site_builder.files.read import read_frame
from site_builder.files.sort import sort
from site_builder.model.plan import Frame
from site_builder.review.codeowners import PLACES, UnfitError, block, laid_in


@click.command("codeowners")
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder of the plan. [default: okrs]",
)
@click.option("--write", is_flag=True, help="Write them to the repository's CODEOWNERS.")
@click.option("--check", is_flag=True, help="Only say whether that file is up to date.")
@click.pass_context
def command(
    ctx: click.Context,
    content: Path | None,
    write: bool,  # noqa: FBT001 (click passes flags by name)
    check: bool,  # noqa: FBT001
) -> None:
    """Print lines for CODEOWNERS that ask the right people, as far as folders can tell.

    They are a net below okrs review: it decides, and knows a reworded sentence from a moved target.
    Where the forge requires approvals of code owners, these lines hold even while the bot is down.
    They also guard what steers the bot: mkdocs.yml, the workflows, and CODEOWNERS itself, wherever
    the forge looks for it. Hand-written lines around them stay; the last one that fits a file
    counts. Exit code 1 where --check finds them out of date.

    \b
    okrs codeowners                 what would be written
    okrs codeowners --write         write it to .github/CODEOWNERS, or where the file is
    okrs codeowners --check         for the forge's CI: is it up to date?
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    if write and check:
        raise click.UsageError("Name --write or --check, not both.")
    at = where(content, None)
    try:
        made = _block(at)
        if not write and not check:
            click.echo(made, nl=False)
            return
        file = _read(top(at.content))
        wanted = laid_in(file.text, made)
    except (UnfitError, GitError) as error:
        raise click.UsageError(f"There are no lines for CODEOWNERS: {error}.") from None
    if write and wanted != file.text:
        write_codeowners(file.path, wanted)
    elif wanted != file.text:
        click.echo(f"{file.name} is out of date: run okrs codeowners --write.")
        ctx.exit(1)
    click.echo(f"{file.name} is up to date.")


def _block(at: Where) -> str:
    """The lines for the plan; what they leave out is told beside them."""
    folder = at.content.resolve().relative_to(top(at.content)).as_posix()
    made = block(_frame(at), "" if folder == "." else folder)
    if made.warnings:
        from site_builder.effects.terminal import plain

        for warning in made.warnings:
            click.echo(f"warning: {plain(warning)}.", err=True)
    return made.text


def _frame(at: Where) -> Frame:
    """What stands around the objectives; half of it would name too few owners."""
    frame, findings = read_frame(sort(read_tree(at)).frame)
    if findings:
        file = at.shown(findings[0].place.file)
        raise UnfitError(f"{file} can't be read in full; okrs check says why")
    return frame


class _File(NamedTuple):
    """A CODEOWNERS: its path from the repository's folder, where that is, and its text."""

    name: str
    path: Path
    text: str


def _read(top: Path) -> _File:
    """The file that the forge heeds; an empty one where there is none yet."""
    name = next((one for one in PLACES if (top / one).exists()), PLACES[0])
    path = top / name
    if path.resolve() != path:
        raise UnfitError(f"{name} is or lies behind a symbolic link: replace it by the file itself")
    content = path.read_bytes() if path.exists() else b""
    return _File(name, path, content.decode("utf-8", "surrogateescape"))
