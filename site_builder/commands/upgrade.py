"""`okrs upgrade`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from site_builder.commands.options import where
from site_builder.effects.forms import UnreadError, forms, vouched
from site_builder.effects.init.answers import Forge
from site_builder.effects.init.record import (
    RECORD,
    Record,
    RecordError,
    digest,
    read_record,
    write_record,
)
from site_builder.effects.init.renew import (
    Renewal,
    State,
    anew,
    difference,
    renew,
    renewals,
    settled,
)
from site_builder.effects.init.starter import Files, tool_files
from site_builder.files.settings import read_settings
from site_builder.files.tree import NoContentError, read_folder

HERE = Path()
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("upgrade")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("-y", "--yes", is_flag=True, help="Renew without asking; for scripts.")
@click.option("--check", is_flag=True, help="Only say what is out of date.")
@click.option(
    "--keep",
    is_flag=True,
    help="Leave each FILE as you changed it, and tell of it again only when there is more.",
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    yes: bool,  # noqa: FBT001 (click passes flags by name)
    check: bool,  # noqa: FBT001
    keep: bool,  # noqa: FBT001
) -> None:
    """Renew what okrs init wrote, where nobody changed it.

    That is the workflows, the template for requests, the issue forms as okrs forms makes them, the
    schemas, the hook and the Makefile: all of them, or each FILE. It shows every difference and
    asks. A file that you changed is never replaced: it shows what is new, for you to take over. It
    never touches okrs/, and Git undoes it. Exit code 1 where --check finds something out of date.

    \b
    okrs upgrade                  show, ask, renew
    okrs upgrade --check          for the forge's CI: is everything up to date?
    okrs upgrade --keep Makefile  you took over what you want of it
    okrs upgrade Makefile         write it again after you deleted or renamed yours
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    if sum((yes, check, keep)) > 1 or (keep and not files):
        raise click.UsageError("Name one of --yes, --check and --keep; --keep with its files.")
    known = _record()
    lists = _forms() if known.forge is Forge.GITHUB else {}
    wanted, known = tool_files(known.forge) | lists, vouched(HERE, lists, known)
    chosen = _chosen(renewals(HERE, wanted, known), files)
    if keep:
        _keep(chosen, wanted, known)
    elif check:
        ctx.exit(_tell(chosen))
    else:
        _renew(chosen, wanted, known, yes=yes)


def _record() -> Record:
    try:
        known = read_record(HERE)
    except RecordError as error:
        raise click.UsageError(f"{error}.") from None
    if known is None:
        raise click.UsageError(
            f"There is no {RECORD} here: run this in the folder that okrs init set up. "
            "Where nothing was set up so, okrs init writes what is missing and leaves the rest."
        )
    return known


def _forms() -> Files:
    """The issue forms for the plan of today; none while okrs check can't read it."""
    at = where(None, None)
    try:
        return forms(read_folder(at.content), at.as_of, read_settings(HERE).site).files
    except (NoContentError, UnreadError):
        return {}


def _chosen(found: Sequence[Renewal], files: Sequence[str]) -> list[Renewal]:
    """All files, or those that a person named."""
    if not files:
        return list(found)
    by_path = {one.path: one for one in found}
    named = [Path(one).as_posix() for one in files]
    unknown = [one for one in named if one not in by_path]
    if unknown:
        there = ", ".join(by_path)
        raise click.UsageError(f"{unknown[0]} is not renewed by okrs upgrade. There are: {there}.")
    return [anew(by_path[one]) for one in dict.fromkeys(named)]


def _tell(chosen: Sequence[Renewal]) -> int:
    """Say what is out of date; give the exit code."""
    due = [one for one in chosen if one.due]
    words = {State.MISSING: "new", State.STALE: "out of date", State.CHANGED: "out of date, yours"}
    for one in due:
        click.echo(f"{words[one.state]}: {one.path}")
    click.echo("Run okrs upgrade to see the difference." if due else "Everything is up to date.")
    return int(bool(due))


def _keep(chosen: Sequence[Renewal], wanted: Files, known: Record) -> None:
    paths = {one.path: one.state for one in chosen if one.state is State.CHANGED}
    write_record(HERE, settled(known, wanted, paths))
    for one in chosen:
        told = "kept as you changed it" if one.path in paths else "nothing new to look at"
        click.echo(f"{one.path}: {told}.")


def _renew(chosen: Sequence[Renewal], wanted: Files, known: Record, *, yes: bool) -> None:
    asking = sys.stdin.isatty() and not yes
    if not yes and not asking and any(one.safe for one in chosen):
        raise click.UsageError("Without a terminal nobody can be asked: say --yes or --check.")
    settled_now = {one.path: one.state for one in chosen if _same(one)}
    try:
        for one in filter(lambda each: each.due, chosen):
            _show(one)
            if one.safe and (yes or click.confirm(f"Write {one.path}?", default=True)):
                renew(HERE, one)
                settled_now[one.path] = one.state
                click.echo(f"renewed: {one.path}")
    except OSError as error:
        raise click.ClickException(f"{error}. git diff shows what was renewed.") from None
    finally:
        _write(settled(known, wanted, settled_now), known)
    _tell_rest(chosen)


def _same(one: Renewal) -> bool:
    return one.state is State.CURRENT and digest(one.now.encode()) == digest(one.wanted.encode())


def _write(record: Record, known: Record) -> None:
    if record != known:
        write_record(HERE, record)


def _show(one: Renewal) -> None:
    """Show what would change, or for a file of the user's what is new."""
    from site_builder.effects.terminal import plain

    for line in difference(one):
        click.secho(plain(line), fg=_COLOURS.get(line[:1]))
    if one.state is State.CHANGED:
        click.echo(
            f"yours: {one.path} stays, since you changed it. Take over by hand what you want of "
            f"the lines with +, then: okrs upgrade --keep {one.path}"
        )


def _tell_rest(chosen: Sequence[Renewal]) -> None:
    for one in chosen:
        if one.state is State.REMOVED:
            click.echo(f"left out: {one.path}, since you deleted it (okrs upgrade {one.path})")
        elif one.state is State.UNFIT:
            click.echo(f"left out: {one.path}, which is a link or no file")
    if not any(one.due for one in chosen):
        click.echo("Everything is up to date.")
