"""`okrs new`."""

import click

from site_builder.commands import new_frame, new_key_result, new_objective


@click.group("new")
def command() -> None:
    """Write a new objective, key result, team, cycle or person.

    Each asks for what is missing, shows the file with what the rules find in it, and never
    overwrites one. Nothing is written that would fail okrs check.
    """


command.add_command(new_objective.command)
command.add_command(new_key_result.command)
command.add_command(new_frame.team)
command.add_command(new_frame.cycle)
command.add_command(new_frame.person)
