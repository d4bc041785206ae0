"""`okrs lsp`."""

import sys
from datetime import date
from pathlib import Path

import click

from site_builder.commands.options import content_options, where


@click.command("lsp")
@content_options
@click.option(
    "--stdio", is_flag=True, hidden=True, help="What some editors add; it is the default."
)
def command(content: Path | None, as_of: date | None, stdio: bool) -> None:  # noqa: FBT001 (click's)
    """Serve an editor: findings as you type, completion, hover, quick fixes.

    An editor starts this and talks to it; docs/editors.md says how to set yours up. It finds the
    plan of each file by itself, and never writes one.
    """
    del stdio
    try:
        from site_builder.effects.language_server.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise click.ClickException(
            "The language server needs a package more: pip install 'okrs-as-code[lsp]'."
        ) from None
    if sys.stdin is None or sys.stdout is None:
        raise click.UsageError("An editor talks to this by standard input and output: open both.")
    if sys.stdin.isatty():
        click.echo("This talks to an editor, not to a person. Ctrl+C ends it.", err=True)
    make_server(content, lambda around: where(around / "okrs", as_of).as_of).start_io()
