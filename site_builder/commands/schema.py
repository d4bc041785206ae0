"""`okrs schema`."""

import json

import click

from site_builder.model.schema import KINDS, json_schema


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of file, with which editors complete and check."""
    click.echo(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))
