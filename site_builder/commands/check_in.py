"""`okrs check-in`."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from site_builder.commands.check_in_desk import Desk, open_desk, still_open
from site_builder.commands.options import content_options, where
from site_builder.commands.proposing import Wish, offer, proposing_options
from site_builder.files.check_in_answer import AnswerError, printable
from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_table import Match, Row, match, read_set, read_table
from site_builder.model.plan import Folder
from site_builder.model.terms import Severity

NOTHING = "Nothing is written."


@click.command("check-in")
@click.argument("team", required=False)
@content_options
@click.option("--cycle", "name", metavar="NAME", help="Another cycle than the innermost that runs.")
@click.option("--as", "login", metavar="LOGIN", help="Who checks in. [default: Git's user]")
@click.option("--mine", is_flag=True, help="With TEAM: ask only for the key results you own.")
@click.option(
    "--set",
    "settings",
    metavar="OBJECTIVE/KEY=VALUE[,CONFIDENCE[,NOTE]]",
    multiple=True,
    help="Tell instead of being asked; repeat it. A note may begin with a status: ! at-risk.",
)
@click.option(
    "--from",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    help="Take the answers from a table: objective, key_result, value, confidence, note, done, "
    "status.",
)
@click.option("-m", "--message", default="", metavar="TEXT", help="Wins, blockers, what is next.")
@click.option("--edit", is_flag=True, help="Write that in your editor.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@proposing_options
@click.option("--dry-run", is_flag=True, help="Only print the file.")
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    team: str | None,
    content: Path | None,
    as_of: date | None,
    name: str | None,
    login: str | None,
    mine: bool,  # noqa: FBT001 (click passes flags by name)
    settings: tuple[str, ...],
    table: Path | None,
    message: str,
    edit: bool,  # noqa: FBT001
    yes: bool,  # noqa: FBT001
    commit: bool | None,  # noqa: FBT001
    push: bool | None,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Check in: a value, a confidence and a note for each key result, written as one file.

    It asks for the key results that you own, shows what each answer does to the status, writes the
    file, and offers to commit it on a branch of its own, to push that and to open the request;
    your branch and your other changes stay as they are. With TEAM it asks for all of the team's.
    Ctrl-C stops, and nothing is written.

    Where you know what the figures don't, begin the note with ! on-track, ! at-risk or ! off-track:
    that is its status until the next check-in.

    \b
    okrs check-in                                           asks, key result by key result
    okrs check-in growth --dry-run                          what would be written for the team?
    okrs check-in --set trial-to-paid/activation-ctr=14.1,0.6 --yes
    okrs check-in growth --from figures.csv --yes --push
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    wish = Wish(yes, commit, push, dry_run)
    try:
        desk = open_desk(where(content, as_of), name, login)
        rows = [*_rows_set(settings), *_rows_of(table)]
        if settings or table:
            draft = _with_prose(_told(desk, team, rows), printable(message), edit=edit)
        else:
            draft = _asked(desk, team, printable(message), mine=mine, edit=edit)
        ready = _is_ready(ctx, desk, draft, wish)
    except (click.Abort, KeyboardInterrupt):
        _stop(ctx)
    if ready:
        _write(desk, draft)
        message = f"Check-in of {draft.folder.team} on {draft.on}"
        offer(desk.at.content, draft.path, draft.text.encode(), message, wish)


def _rows_set(settings: Sequence[str]) -> list[Row]:
    try:
        return [read_set(one) for one in settings]
    except AnswerError as error:
        raise click.UsageError(f"{error} {NOTHING}") from None


def _rows_of(table: Path | None) -> Sequence[Row]:
    if table is None:
        return ()
    try:
        read = read_table(table.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{table} can't be read: {error.strerror}. {NOTHING}") from None
    if read.problems:
        _refuse([f"{table}: {one}" for one in read.problems])
    return [one._replace(where=f"{table}: {one.where}") for one in read.rows]


def _told(desk: Desk, team: str | None, rows: Sequence[Row]) -> Draft:
    """The check-in that a table or options tell."""
    folders = [desk.folder(team)] if team else desk.folders
    found, problems = match(rows, folders)
    if problems:
        here = {one.id for folder in folders for one in folder.objectives}
        _refuse([*problems, *desk.elsewhere({one.objective for one in rows} - here)])
    if not found:
        raise click.UsageError(f"No row tells a value, a confidence or a note. {NOTHING}")
    draft = desk.draft(_only_team(found, folders))
    return replace(draft, told=tuple(one.told for one in found))


def _only_team(found: Sequence[Match], folders: Sequence[Folder]) -> Folder:
    teams = sorted({one.team for one in found})
    if len(teams) > 1:
        raise click.UsageError(
            f"A check-in is one team's, and these are of {' and '.join(teams)}: tell them apart, "
            f"one run for each. {NOTHING}"
        )
    return next(one for one in folders if one.team == teams[0])


def _refuse(problems: Sequence[str]) -> NoReturn:
    """End the command with all problems, one a line."""
    from site_builder.effects.terminal import plain

    listed = "\n".join(f"  {plain(one)}" for one in problems)
    raise click.UsageError(f"These can't be taken, and nothing is written:\n{listed}")


def _asked(desk: Desk, team: str | None, prose: str, *, mine: bool, edit: bool) -> Draft:
    """The check-in that a person answers at a terminal."""
    from site_builder.effects.check_in import ask_all, ask_prose

    _listen()
    folder = desk.folder(team) if team else _own_folder(desk)
    wanted = still_open(folder) if team and not mine else desk.owned(folder)
    if not wanted:
        raise click.UsageError(f"There is nothing to ask {desk.by} for in {folder.team}.")
    draft = replace(ask_all(desk.draft(folder), wanted), prose=prose)
    return ask_prose(draft, edit=edit) if draft.told and (edit or not prose) else draft


def _with_prose(draft: Draft, prose: str, *, edit: bool) -> Draft:
    """With what a person said on the command line, perhaps to go on in the editor."""
    from site_builder.effects.check_in import ask_prose

    draft = replace(draft, prose=prose)
    return ask_prose(draft, edit=True) if edit else draft


def _own_folder(desk: Desk) -> Folder:
    """The folder in which the person owns something."""
    from site_builder.effects.check_in import choose_team

    own = {one.team: one for one in desk.folders if desk.owned(one)}
    if not own:
        there = ", ".join(one.team for one in desk.folders) or "none"
        raise click.UsageError(
            f"{desk.by} owns no key result in {desk.cycle.id} that is still open. Name a team to "
            f"check in for all of it ({there}), or another cycle with --cycle."
        )
    return own[next(iter(own)) if len(own) == 1 else choose_team(list(own))]


def _listen() -> None:
    """End the command where nobody can answer."""
    if sys.stdin is None:
        raise click.Abort


def _stop(ctx: click.Context) -> NoReturn:
    """Say that nothing is written, and how to do without a terminal where there is none."""
    click.echo(err=True)
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError(
            "There is nobody at a terminal to answer. Tell it all with --set "
            f"OBJECTIVE/KEY=VALUE,CONFIDENCE or --from FILE.csv, and --yes. {NOTHING}"
        )
    click.echo(f"Stopped. {NOTHING}", err=True)
    ctx.exit(1)


def _is_ready(ctx: click.Context, desk: Desk, draft: Draft, wish: Wish) -> bool:
    """Whether to write the file: somebody told something, it passes the check, and they agree."""
    from site_builder.effects.check_in import print_summary

    if not draft.told:
        click.echo(f"You told nothing. {NOTHING}")
        return False
    _check(ctx, desk, draft, to_errors=wish.dry_run)
    if wish.dry_run:
        click.echo(draft.text, nl=False)
        return False
    print_summary(draft)
    if wish.yes:
        return True
    _listen()
    agreed = click.confirm(f"Write {desk.at.shown(draft.file)}?", default=True)
    if not agreed:
        click.echo(NOTHING)
    return agreed


def _check(ctx: click.Context, desk: Desk, draft: Draft, *, to_errors: bool) -> None:
    """Say what the rules say of the file; one that brings an error is shown, and not written."""
    from site_builder.effects.check_in import print_concerns

    found = desk.findings(draft)
    print_concerns(found, desk.at.shown, to_errors=to_errors)
    if any(one.severity is Severity.ERROR for one in found):
        click.echo(draft.text)
        click.echo(f"{NOTHING} The file above would fail okrs check.", err=True)
        ctx.exit(1)


def _write(desk: Desk, draft: Draft) -> None:
    """Write the file; where it can't be written it is shown, so that nothing is lost."""
    from site_builder.effects.check_in import write_check_in

    shown = desk.at.shown(draft.file)
    try:
        write_check_in(desk.at.content, draft)
    except OSError as error:
        click.echo(draft.text)
        reason = error.strerror or str(error)
        raise click.ClickException(f"{shown} can't be written: {reason}. It is above.") from None
    click.echo(f"{shown} is written.")
