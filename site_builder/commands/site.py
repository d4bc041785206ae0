"""What `okrs build` and `okrs serve` share: MkDocs in this process, and what it tells."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

CONFIGURATION = Path("mkdocs.yml")


class _Telling(logging.Handler):
    """Tells a person what MkDocs has to say: its news as they are, problems by their names."""

    def emit(self, record: logging.LogRecord) -> None:
        grave = record.levelno >= logging.WARNING
        word = f"{record.levelname.lower()}: " if grave else ""
        click.echo(f"{word}{record.getMessage()}", err=grave)


@contextmanager
def telling(level: int) -> Iterator[None]:
    """Let MkDocs tell what is at least this grave."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's word on MkDocs 2: ours is pinned
    logger, teller = logging.getLogger("mkdocs"), _Telling()
    before = logger.level
    logger.setLevel(level)
    logger.addHandler(teller)
    try:
        yield
    finally:
        logger.removeHandler(teller)
        logger.setLevel(before)


def need_configuration() -> None:
    """End the command where there is no site to build."""
    if not CONFIGURATION.is_file():
        raise click.UsageError(
            "There is no mkdocs.yml here: run this in the folder that holds it. "
            "okrs demo makes one with a company to look at."
        )
