"""A small company on disk, and `okrs` run in it."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from site_builder.cli import main
from site_builder.rules.example import SOUND

DAY = "2026-10-05"
"""A day on which nothing is wrong in the small company."""


def write_company(folder: Path, changed: Mapping[str, str] | None = None) -> Path:
    """Write the small company below a folder; an empty text leaves a file out."""
    for path, text in {**SOUND, **(changed or {})}.items():
        if text:
            file = folder / "okrs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
    return folder


def okrs(folder: Path, *arguments: str, today: str | None = DAY) -> Result:
    """Run `okrs` on the company below a folder."""
    where = ["--content", str(folder / "okrs")]
    day = ["--as-of", today] if today else []
    return CliRunner().invoke(main, [arguments[0], *where, *day, *arguments[1:]])
