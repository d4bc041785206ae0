"""`okrs serve`."""

import logging

import click

from site_builder.commands.site import CONFIGURATION, need_configuration, telling


@click.command("serve")
@click.option("--address", metavar="HOST:PORT", help="Where to listen. [default: 127.0.0.1:8000]")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
def command(address: str | None, open_: bool) -> None:  # noqa: FBT001 (click passes flags by name)
    """Show the site on this machine; it follows every change that is saved."""
    need_configuration()
    with telling(logging.INFO):
        from mkdocs.commands.serve import serve

        try:
            serve(str(CONFIGURATION), open_in_browser=open_, dev_addr=address)
        except OSError as error:
            raise click.ClickException(
                f"It can't listen there: {error.strerror or error}. Choose another --address."
            ) from None
