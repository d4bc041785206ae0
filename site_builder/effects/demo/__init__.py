"""Lumen as a Git repository with half a year of history, the same one every time."""

import re
from pathlib import Path

from site_builder.effects.demo.fast_import import stream
from site_builder.effects.demo.story import events
from site_builder.effects.demo.surroundings import SURROUNDINGS
from site_builder.files.git import ask
from site_builder.files.layout import ROOT
from site_builder.files.tree import read_folder

_FULL_NAME = re.compile(r"(?m)^name: (.+)$")


def make_demo(folder: Path) -> int:
    """Make the repository in an empty or a new folder; give the number of commits of its main line.

    Raises `GitError`, and `OSError` where the folder can't be written.
    """
    sample = read_folder(sample_folder()).files
    plan = {f"{ROOT}/{path}": content.decode() for path, content in sample.items()}
    final = {**plan, **SURROUNDINGS}
    told = events(final)
    folder.mkdir(parents=True, exist_ok=True)
    ask(folder, "init", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1")
    given = b"".join(stream(told, final, _names(plan)))
    ask(folder, "fast-import", "--quiet", given=given)
    ask(folder, "-c", "core.autocrlf=false", "reset", "--quiet", "--hard", "main")
    return len(told)


def sample_folder() -> Path:
    """Lumen's files: inside the installed package, or beside it in the repository."""
    package = Path(__file__).parents[2]
    inside = package / "sample"
    return inside if inside.is_dir() else package.parent / ROOT


def _names(plan: dict[str, str]) -> dict[str, str]:
    """The full names of people by their short ones."""
    files = {path: text for path, text in plan.items() if path.startswith(f"{ROOT}/people/")}
    return {
        path.rpartition("/")[2].removesuffix(".md"): found[1]
        for path, text in files.items()
        if (found := _FULL_NAME.search(text))
    }
