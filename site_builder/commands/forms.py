"""`okrs forms`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from site_builder.commands.forge import open_forge, repository_option
from site_builder.commands.options import Where, content_options, read_tree, where
from site_builder.effects.forms import (
    Forms,
    UnreadError,
    forms,
    propose_forms,
    vouched,
    write_config,
)
from site_builder.effects.init.answers import Forge
from site_builder.effects.init.place import PlaceError
from site_builder.effects.init.record import Record
from site_builder.effects.init.renew import Renewal, State, renew, renewals
from site_builder.files.git import GitError, top
from site_builder.files.settings import read_settings

_TOLD = {
    State.MISSING: "is missing: run okrs forms --write",
    State.STALE: "is out of date: run okrs forms --write",
    State.CHANGED: "was changed by hand and stays: delete it to have it made anew",
    State.UNFIT: "is a link or no file: put a file there, or delete it",
}
"""What is said of a form that isn't as the plan of today gives it."""


@click.command("forms")
@content_options
@click.option("--write", is_flag=True, help="Write them to .github/ISSUE_TEMPLATE.")
@click.option("--check", is_flag=True, help="Only say whether those files are up to date.")
@click.option("--propose", is_flag=True, help="Open a request with what is out of date.")
@repository_option
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    content: Path | None,
    as_of: date | None,
    write: bool,  # noqa: FBT001 (click passes flags by name)
    check: bool,  # noqa: FBT001
    propose: bool,  # noqa: FBT001
    repository: str | None,
) -> None:
    """Print GitHub's issue forms for the plan of today, or write them.

    With them one checks in, or proposes a key result or an objective, without Git: by filling in a
    form that lists today's teams, cycles, objectives and key results. A form that somebody changed
    by hand is never replaced. Exit code 1 where --check finds one that is not as the plan of today
    gives it.

    \b
    okrs forms                 what would be written
    okrs forms --write         write it to .github/ISSUE_TEMPLATE
    okrs forms --check         is it up to date?
    okrs forms --propose       in a workflow: a request where it isn't
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    if write + check + propose > 1:
        raise click.UsageError("Name one of --write, --check and --propose.")
    at = where(content, as_of)
    made = _made(at, read_settings(content.parent if content else Path()).site)
    if not (write or check or propose):
        click.echo("---\n".join(f"# {path}\n{text}" for path, text in made.files.items()), nl=False)
        return
    try:
        folder = top(at.content)
        found = _found(folder, made)
        left = _write(folder, found) if write else found
    except GitError as error:
        raise click.UsageError(
            f"The forms lie at the top of a Git repository, and Git finds none here: {error}. "
            "Where there is none yet, git init makes one."
        ) from None
    except (PlaceError, OSError) as error:
        message = f"The forms can't be compared or written: {_reason(error)}."
        raise click.UsageError(message) from None
    if propose:
        _propose(at, repository, [one for one in found if one.safe])
        return
    _tell(left)
    wrong = {State.UNFIT} if write else _TOLD.keys()
    ctx.exit(int(any(one.state in wrong for one in left)))


def _made(at: Where, site: str) -> Forms:
    """The forms; what they leave out is told beside them."""
    from site_builder.effects.terminal import plain

    try:
        made = forms(read_tree(at), at.as_of, site)
    except UnreadError as error:
        file = plain(at.shown(str(error)))
        message = f"There are no forms: {file} can't be read in full; okrs check says why."
        raise click.UsageError(message) from None
    for file in map(at.shown, made.unread):
        told = f"warning: {plain(file)} can't be read, so no form lists it; okrs check says why."
        click.echo(told, err=True)
    return made


def _reason(error: Exception) -> str:
    """What is wrong, without the system's number for it."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _found(folder: Path, made: Forms) -> tuple[Renewal, ...]:
    """Each form beside the file that is there; one that isn't ours counts as changed."""
    nobody = Record(Forge.GITHUB, dict.fromkeys(made.files, ""))
    return renewals(folder, made.files, vouched(folder, made.files, nobody))


def _write(folder: Path, found: Sequence[Renewal]) -> list[Renewal]:
    """Write what may be written; give the rest."""
    for one in filter(lambda each: each.safe, found):
        renew(folder, one)
        click.echo(f"written: {one.path}")
    if write_config(folder):
        click.echo("written: .github/ISSUE_TEMPLATE/config.yml")
    return [one for one in found if not one.safe]


def _propose(at: Where, repository: str | None, found: Sequence[Renewal]) -> None:
    """Open a request with the forms that may be written, where there are any."""
    from github.GithubException import GithubException
    from requests import RequestException

    from site_builder.effects.github.client import reason
    from site_builder.effects.github.propose import ForeignCommitsError

    if not found:
        click.echo("The forms are up to date.")
        return
    try:
        proposed = propose_forms(
            open_forge(repository, at.around), {one.path: one.wanted for one in found}
        )
    except ForeignCommitsError as error:
        message = f"Somebody else has pushed to {error}, which stays as it is."
        raise click.ClickException(message) from None
    except (GithubException, RequestException) as error:
        message = f"The request can't be opened: {reason(error)}."
        raise click.ClickException(message) from None
    click.echo(f"#{proposed.number} lists today's plan in the forms: {proposed.address}")


def _tell(found: Sequence[Renewal]) -> None:
    """Say what isn't as the plan of today gives it."""
    due = [one for one in found if one.state in _TOLD]
    for one in due:
        click.echo(f"{one.path} {_TOLD[one.state]}.")
    if not due:
        click.echo("The forms are up to date.")
