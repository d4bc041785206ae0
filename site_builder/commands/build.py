"""`okrs build`."""

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.commands.options import Day
from site_builder.commands.site import CONFIGURATION, need_configuration, telling
from site_builder.files.tree import NoContentError, commit_at

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@click.command("build")
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="The plan as it was committed at the end of this day, shown with today's templates.",
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to put the site. [default: site_dir in mkdocs.yml, else site]",
)
@click.option("--strict", is_flag=True, help="Fail on warnings, such as an error in the plan.")
@click.option("-q", "--quiet", is_flag=True, help="Tell problems only.")
def command(
    as_of: date | None,
    site_dir: Path | None,
    strict: bool,  # noqa: FBT001 (click passes flags by name)
    quiet: bool,  # noqa: FBT001
) -> None:
    """Build the site.

    \b
    okrs build                                      as the files are now
    okrs build --as-of 2026-10-05 --site-dir past   as they were committed then
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    need_configuration()
    with telling(logging.WARNING if quiet else logging.INFO):
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        options = {"site_dir": str(site_dir.resolve())} if site_dir else {}
        config = load_config(str(CONFIGURATION), strict=strict or None, **options)
        _look_back(config, as_of)
        _spare(Path(config.site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def _look_back(config: "MkDocsConfig", as_of: date | None) -> None:
    """Let the plugin show the plan as it was committed on a day."""
    plugin = config.plugins.get("okrs")
    if plugin is None:
        raise click.UsageError("mkdocs.yml does not name okrs under plugins, so there is no plan.")
    if as_of:
        content = Path(config.config_file_path).resolve().parent / plugin.config["content"]
        try:
            commit_at(content, as_of)
        except NoContentError as error:
            raise click.UsageError(f"{error}.") from None
        plugin.config.update({"as_of": as_of, "committed": True})


def _spare(folder: Path) -> None:
    """Refuse a folder with anything but an earlier site in it: building empties the folder."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "sitemap.xml").is_file():
        raise click.UsageError(
            f"{folder} holds something else than a site, and building would delete it. "
            "Name an empty folder or a new one with --site-dir."
        )
