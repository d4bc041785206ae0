"""Which plan a file belongs to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.files.settings import read_settings


class Home(NamedTuple):
    """A plan: the folder of its content, and the folder around it, where `mkdocs.yml` lies."""

    content: Path
    around: Path

    def path(self, file: Path) -> str | None:
        """A file by its path below the content's folder; None where it lies elsewhere."""
        inside = file.is_relative_to(self.content) and file != self.content
        return file.relative_to(self.content).as_posix() if inside else None


def home_of(file: Path) -> Home | None:
    """The plan around a file, as the `mkdocs.yml` above it says; None where there is none.

    Where several folders above it might be one, that with a `company.md` is; else the outermost,
    since a team may be called like the content's folder.
    """
    try:
        found = list(_candidates(file))
        whole = (one for one in found if (one.content / "company.md").is_file())
        return next(whole, found[-1] if found else None)
    except OSError:  # such as a name that is longer than any file's
        return None


def _candidates(file: Path) -> Iterator[Home]:
    for folder in file.parents:
        home = Home(folder / read_settings(folder).content, folder)
        if home.path(file) and home.content.is_dir():
            yield home
