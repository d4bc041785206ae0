"""What a run of the bot would do, in words."""

from collections.abc import Iterator, Sequence

import click

from site_builder.effects.terminal import plain
from site_builder.review.actions import Action, Comment, Suggest


def print_actions(actions: Sequence[Action]) -> None:
    """Each action in a line, and what would be written in full."""
    if not actions:
        click.echo("  Nothing is left to do.")
    for one in actions:
        click.echo(f"  {plain(one.said)}")
        for line in _written(one):
            click.echo(f"  | {plain(line)}".rstrip())


def _written(action: Action) -> Iterator[str]:
    if isinstance(action, Comment):
        yield from action.body.splitlines()
    elif isinstance(action, Suggest):
        for one in action.suggestions:
            yield f"{one.path}:{one.start}"
            yield from one.body.splitlines()
