"""`okrs demo`."""

from pathlib import Path

import click


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a Git repository of Lumen, a made-up company, in FOLDER.

    It holds half a year of history: requests that were merged and squashed, check-ins, amendments,
    a rename, a quarter that was graded. It is the same one every time.

    \b
    okrs demo lumen && cd lumen && okrs serve
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.demo import make_demo
    from site_builder.files.git import GitError

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder} is there already and not empty. Name a new folder.")
    try:
        count = make_demo(folder)
    except (GitError, OSError) as error:
        raise click.ClickException(f"Lumen could not be put into {folder}: {error}.") from None
    click.echo(f"{folder} holds Lumen with {count} changes in half a year.")
    click.echo(f"Next: cd {folder} && okrs serve")
