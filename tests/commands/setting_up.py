"""A company that sets up its repository with `okrs init`."""

from pathlib import Path

from click.testing import CliRunner, Result

from site_builder.cli import main

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-16"
ACME = (
    "--name=Acme: Rockets",
    "--stage=growth",
    "--headcount=60",
    "--leader=ana=Ana Ferreira",
    "--leader=Tomas-N",
    "--team=Growth & Co=maria=Maria Rossi, sam, ana",
)


def init(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), "--as-of", DAY, *arguments])


def check(folder: Path) -> Result:
    content = ["--content", str(folder / "okrs"), "--as-of", DAY]
    return CliRunner().invoke(main, ["check", *content])


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder but Git's own."""
    found = (one for one in folder.rglob("*") if one.is_file() or one.is_symlink())
    named = {one.relative_to(folder).as_posix(): one for one in found}
    return {path: one.read_bytes() for path, one in named.items() if not path.startswith(".git/")}


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")
