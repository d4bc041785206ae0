"""Offering to propose what was written: a commit on a branch of its own, its push, the request."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

import click

from site_builder.files.git import GitError, ask

P = ParamSpec("P")
R = TypeVar("R")


class Wish(NamedTuple):
    """What a person wants done with a file; None is asked for."""

    yes: bool
    commit: bool | None
    push: bool | None
    dry_run: bool


def proposing_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--commit` and `--push`."""
    commit = click.option(
        "--commit/--no-commit",
        default=None,
        help="Commit it on a branch of its own, or don't. [default: asks; with --yes: don't]",
    )
    push = click.option(
        "--push/--no-push",
        default=None,
        help="Push that branch, too, or don't. [default: asks; with --yes: don't]",
    )
    return commit(push(command))


def offer(content: Path, path: str, text: bytes, message: str, wish: Wish) -> None:
    """Commit a written file of the plan on a branch, and push it, where a person wants that."""
    from site_builder.effects.branch import branch_of, propose, push
    from site_builder.effects.check_in import print_proposed

    branch = branch_of(path)
    if not _commits(content, branch, wish):
        return
    try:
        proposed = propose(content, path, text, message)
    except (GitError, OSError) as error:
        raise click.ClickException(
            f"The file is written, and can't be committed on {branch}: {error}."
        ) from None
    pushed = bool(proposed.remote) and _pushes(proposed.remote, wish)
    if pushed and not push(content, proposed):
        raise click.ClickException(
            f"It is committed on {branch}, and could not be pushed: Git says above why. Once that "
            f"is put right: {proposed.push}"
        )
    print_proposed(proposed, pushed=pushed)
    if wish.push and not proposed.remote:
        raise click.ClickException("It is not pushed: git remote add origin ADDRESS comes first.")
    if pushed and proposed.address and not wish.yes:
        click.launch(proposed.address)


def _commits(content: Path, branch: str, wish: Wish) -> bool:
    if wish.commit is not None or wish.push:
        return bool(wish.commit or wish.push)
    try:
        ask(content.resolve(), "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return False
    if wish.yes:
        click.echo("Commit it as you do, or let --commit do it on a branch of its own.")
        return False
    return _agrees(f"Commit it on the branch {branch}, to propose it?", "It is not committed.")


def _pushes(remote: str, wish: Wish) -> bool:
    if wish.push is not None or wish.yes:
        return bool(wish.push)
    return _agrees(f"Push it to {remote}, and open the request?", "It is not pushed.")


def _agrees(question: str, otherwise: str) -> bool:
    """What a person answers; whoever stops there is told how things are."""
    try:
        return click.confirm(question, default=True)
    except click.Abort:
        click.echo(f"\n{otherwise}", err=True)
        return False
