"""`okrs cycles`."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from site_builder.commands.changing import Read, need_no_new_errors, printable, read
from site_builder.commands.close import need_read
from site_builder.commands.forge import open_forge, origin, page_of, repository_option
from site_builder.commands.options import Where, content_options, where
from site_builder.effects.cycles_words import Due, closing_body, name_of, starting_body
from site_builder.files.edit import NotEditableError
from site_builder.files.ending import ending, forgotten, to_close
from site_builder.files.git import GitError
from site_builder.files.starting import next_cycle, started, to_start
from site_builder.files.tree import NoContentError, read_commit
from site_builder.model.board import Board
from site_builder.model.plan import Cycle

if TYPE_CHECKING:
    from site_builder.effects.cycles import Into

_ClosedOn = Callable[[str, str], date | None]
"""The day on which what is proposed on a branch closes a cycle already."""
_NOTHING = (
    "Nothing is due: no cycle is over and open, and each that ends within two weeks has a next one."
)
_LONG_OVER = "{0} is long over and was never closed: okrs close {0} closes it."
_NO_CYCLE = "There is no cycle yet: okrs new cycle, with a name such as 2027-Q1, starts one."
_TAKEN = (
    "None about as long follows {}, and {} is there already with other dates: okrs new cycle "
    "starts one by another name."
)


@click.command("cycles")
@content_options
@click.option(
    "--propose/--dry-run",
    "proposes",
    default=None,
    help="Open a request for each, or only print what is due. [default: open where CI is set]",
)
@repository_option
@click.pass_context
def command(
    ctx: click.Context,
    content: Path | None,
    as_of: date | None,
    proposes: bool | None,  # noqa: FBT001 (click passes flags by name)
    repository: str | None,
) -> None:
    """Propose to close the cycles that are over, and to start the next ones.

    For a daily schedule. A cycle whose last day has passed gets one request with the grades that
    its check-ins add up to and retrospectives to finish; one that ends within two weeks gets one
    that starts the next. Both are kept up to date until somebody else pushes to them, and not
    opened again once they are closed. To do it yourself there are okrs close and okrs new cycle.
    Exit code 1 where something is due that could not be proposed.

    \b
    okrs cycles                     what is due?
    okrs cycles --propose           in a workflow: the requests
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    at = where(content, as_of)
    proposes = bool(os.environ.get("CI")) if proposes is None else proposes
    ctx.exit(int(not (_propose(at, repository or origin(at.around)) if proposes else _print(at))))


class _Found(NamedTuple):
    """What is due."""

    due: Sequence[Due]
    left: Sequence[str]
    """What can't be proposed before something is put right, in sentences."""
    notes: Sequence[str]
    """What is left to people."""

    def told(self) -> bool:
        """Say all but the requests; whether nothing has to be put right."""
        for one in self.notes:
            click.echo(printable(one))
        for one in self.left:
            click.echo(one, err=True)
        if not self.due and not self.left and not self.notes:
            click.echo(_NOTHING)
        return not self.left


def _print(at: Where) -> bool:
    """Print each request that is due, with every line of its files."""
    from site_builder.effects.close import print_written

    was = read(at)
    found = _found(was, lambda *_: None, "")
    for one in found.due:
        click.echo(f"{one.title}: a request would be opened or renewed, from {one.branch}.")
        print_written(was.tree.files, one.files, at.content.as_posix(), dry=True)
    return found.told()


def _propose(at: Where, repository: str) -> bool:
    """Open a request for each thing that is due; whether that went well with all."""
    from site_builder.effects.cycles import propose_due

    try:
        into = _fetched(at, repository)
        was = _read(at, into.commit)
    except (GitError, NoContentError) as error:
        message = f"Git can't read the plan: {printable(str(error))}."
        raise click.ClickException(message) from None
    found = _found(was, into.closed, _form(at, repository))
    well = [propose_due(into, one, click.echo) for one in found.due]
    return found.told() and all(well)


def _fetched(at: Where, repository: str) -> "Into":
    from github.GithubException import GithubException
    from requests import RequestException

    from site_builder.effects.cycles import fetch
    from site_builder.effects.github.client import reason

    try:
        return fetch(open_forge(repository, at.around), at.content)
    except (GithubException, RequestException) as error:
        raise click.ClickException(f"The repository can't be read: {reason(error)}.") from None


def _read(at: Where, commit: str) -> Read:
    """The plan as it is in a commit, whatever lies in the folder."""
    from site_builder.files.read import read_plan

    tree = read_commit(at.content, commit)
    plan, problems = read_plan(tree)
    return Read(at, tree, plan, tuple(problems))


def _form(at: Where, repository: str) -> str:
    """The address of the form that proposes an objective, where the repository has it."""
    from site_builder.effects.forms import has_form
    from site_builder.intake.fields import OBJECTIVE
    from site_builder.intake.forms import address

    if not has_form(at.content, OBJECTIVE.file):
        return ""
    return address(page_of(repository), OBJECTIVE)


def _found(was: Read, closed_on: _ClosedOn, form: str) -> _Found:
    """What is due on the day; one thing that can't be proposed keeps no other from it."""
    cycles, on = was.plan.frame.cycles.values(), was.at.as_of
    due, left = [], []
    wishes = [partial(_closing, was, one, closed_on) for one in to_close(cycles, on)]
    ahead = [(one, next_cycle(one)) for one in to_start(cycles, on)]
    there = {path.partition("/")[0].casefold() for path in was.tree.files}
    free = [pair for pair in ahead if pair[1].id.casefold() not in there]
    wishes += [partial(_starting, was, *pair, form) for pair in free]
    for make in wishes:
        try:
            due.append(make())
        except click.UsageError as error:
            left.append(error.message)
    notes = [_LONG_OVER.format(one.id) for one in forgotten(cycles, on)]
    notes += [] if cycles else [_NO_CYCLE]
    notes += [_TAKEN.format(*(one.id for one in pair)) for pair in ahead if pair not in free]
    return _Found(due, left, notes)


def _closing(was: Read, cycle: Cycle, closed_on: _ClosedOn) -> Due:
    """The request that closes a cycle, on the day on which it was first proposed."""
    need_read(was, cycle)
    name = name_of(cycle)
    branch, on = f"okrs/close-{name}", was.at.as_of
    kept = closed_on(branch, cycle.id)
    if kept and cycle.ends < kept <= on:
        on = kept
    board = Board(was.plan, cycle, was.at.as_of)
    try:
        made = ending(was.tree.files, board, on)
    except NotEditableError as error:
        message = f"{cycle.id} can't be closed: {error}. Change that file by hand."
        raise click.UsageError(printable(message)) from None
    need_no_new_errors(was, made.files)
    return Due(branch, f"Close {name}", closing_body(board, made), made.files)


def _starting(was: Read, cycle: Cycle, made: Cycle, form: str) -> Due:
    """The request that starts the cycle after one."""
    files = {f"{made.id}/cycle.md": started(made, was.plan.frame.company)}
    need_no_new_errors(was, files)
    name = name_of(made)
    return Due(f"okrs/start-{name}", f"Start {name}", starting_body(made, cycle, form), files)
