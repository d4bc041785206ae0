"""Where a new file may be written: nowhere that anything is, and never through a link."""

import os
from pathlib import Path

from site_builder.files.replace import replace_file

_SAME = {
    "mkdocs.yml": ("mkdocs.yaml",),
    "Makefile": ("GNUmakefile",),
    "README.md": ("README", "README.rst", "README.txt"),
    ".pre-commit-config.yaml": (".pre-commit-config.yml",),
    ".github/CODEOWNERS": ("CODEOWNERS", "docs/CODEOWNERS"),
    ".github/pull_request_template.md": (
        "pull_request_template.md",
        "docs/pull_request_template.md",
        ".github/PULL_REQUEST_TEMPLATE",
    ),
}
"""Names under which the same thing may be there already."""


class PlaceError(Exception):
    """Nothing can be written there; the message says why."""


def taken(folder: Path, path: str) -> str | None:
    """What is there already in the place of a file, under whichever name; None where nothing is."""
    for name in (path, *_SAME.get(path, ())):
        parent, wanted = (folder / name).parent, Path(name).name.casefold()
        there = sorted(one.name for one in parent.iterdir()) if parent.is_dir() else []
        found = next((one for one in there if one.casefold() == wanted), None)
        if found:
            return (Path(name).parent / found).as_posix()
    return None


def need_plain_place(folder: Path, path: str) -> None:
    """Refuse a place behind a link, or below something that is no folder."""
    top = folder.resolve()
    for parent in Path(path).parents:
        at = folder / parent
        if os.path.lexists(at) and (not at.is_dir() or at.resolve() != top / parent):
            name = "the folder" if parent == Path() else parent.as_posix()
            raise PlaceError(
                f"{path} can't be written: {name} is a link or no folder. Put a folder there"
            )


def write_text(folder: Path, path: str, text: str) -> None:
    """Write a file in one step, with the folders around it."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, text.encode())
