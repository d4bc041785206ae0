"""`okrs`: the one command, whose parts are loaded only when they are asked for."""

import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "init": "Set up a repository for a company's OKRs.",
    "check": "Check the plan and say what to put right.",
    "status": "Show how it is going.",
    "check-in": "Say how your key results are going; it asks, and writes the file.",
    "pull": "Fetch figures from the sources that sources.yml declares, and tell them.",
    "amend": "Change a commitment, and leave the former value and the reason behind.",
    "drop": "Give up an objective, openly.",
    "close": "Grade a cycle that is over, and open the next one.",
    "cycles": "Propose to close what is over, and to start what comes next. For the forge's CI.",
    "tree": "Show what supports what.",
    "new": "Write a new objective, key result, team, cycle or person; asks and coaches.",
    "examples": "Show good objectives of a department, to learn from or to begin from.",
    "review": "Say what a proposal changes, and who has to approve it.",
    "bot": "Look after pull requests: judge, comment, gate. For the forge's CI.",
    "remind": "Remind the teams of what is due, and tell the week. For the forge's CI.",
    "codeowners": "Print lines for CODEOWNERS that ask the right people, or write them.",
    "forms": "Print GitHub's issue forms for the plan of today, or write them.",
    "build": "Build the site, as the plan is or as it was on a day.",
    "serve": "Show the site on this machine, live while you edit.",
    "upgrade": "Renew what okrs init wrote, where nobody changed it.",
    "import": "Bring in objectives from Markdown, CSV or JSON.",
    "export": "Give the plan to other programs: JSON, CSV, a workbook.",
    "report": "Write the report of a cycle for stakeholders.",
    "demo": "Make a repository of a made-up company, with half a year of history.",
    "rules": "List the rules.",
    "explain": "Explain one rule, with a bad and a good example.",
    "schema": "Print the JSON Schema of a kind of file, for editors.",
    "completion": "Print the script with which bash, zsh or fish complete what you type.",
    "lsp": "Serve an editor: findings as you type, completion, hover, quick fixes.",
}
"""Each command and what it does; its code is the module of that name in `commands`, - being _."""


class Commands(click.Group):
    """A group that imports a command when it is called, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a person needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = f"site_builder.commands.{name}{'_' * iskeyword(name)}"
        command: click.Command = import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a near miss is answered with the right name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else f" There are {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command {args[0]}.{hint}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """What can be typed next: commands, without importing them, and options."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=told)
            for name, told in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click's)
    if wanted:
        from importlib.metadata import version

        click.echo(f"okrs {version('okrs-as-code')}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "OKRS"},
    epilog="Begin with: okrs check. Each command has its own --help.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version.",
)
def main() -> None:
    """Objectives and key results as Markdown files in a Git repository.

    Run it in the folder that holds okrs/. Exit codes: 0 all is well, 1 there is something to put
    right, 2 the command was used wrongly.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _speak(stream)


def _speak(stream: TextIOWrapper) -> None:
    """Let every character out: other programs get UTF-8, an old terminal a ? for what it lacks."""
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
