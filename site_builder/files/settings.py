"""What the operator set in `mkdocs.yml` that the commands share with the site."""

import os
import posixpath
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml_rs

FILE = "mkdocs.yml"
OTHER_FILE = "mkdocs.yaml"
"""What MkDocs takes where the first one is missing."""
SOURCES = "sources.yml"
"""Beside it: where the operator declares which figures are fetched."""


class Settings(NamedTuple):
    """`content` is the folder of the plan, `as_of` the day that counts as today, if fixed."""

    content: str = "okrs"
    as_of: date | None = None
    site: str = ""
    """`site_url`, where it is an address."""


def read_settings(folder: Path) -> Settings:
    """The plugin's settings in a folder's `mkdocs.yml`; the defaults where there are none.

    MkDocs itself says what is wrong with that file, so nothing is said here.
    """
    try:
        return _read((folder / FILE).read_bytes())
    except OSError:
        return Settings()


_INHERITS = re.compile(rb"^[\"']?INHERIT[\"']?\s*:\s*[\"']?([^\"'\s#]+)", re.MULTILINE)


def inherited(content: bytes, path: str) -> list[str]:
    """The files whose settings a file with settings takes over, found beside its path."""
    around = posixpath.dirname(path)
    names = (os.fsdecode(one) for one in _INHERITS.findall(content))
    found = (posixpath.normpath(posixpath.join(around, name)) for name in names)
    return [one for one in found if not one.startswith(("..", "/"))]


def _read(file: bytes) -> Settings:
    try:
        read = yaml_rs.loads(file.decode())
    except ValueError:
        return Settings()
    read = read if isinstance(read, dict) else {}
    options, site = _options(read.get("plugins")), read.get("site_url")
    content, as_of = options.get("content"), options.get("as_of")
    return Settings(
        content if isinstance(content, str) else "okrs",
        as_of if isinstance(as_of, date) else None,
        site if isinstance(site, str) and site.startswith(("https://", "http://")) else "",
    )


def _options(plugins: object) -> dict[str, object]:
    named = plugins if isinstance(plugins, list) else [plugins]
    for one in named:
        options = one.get("okrs") if isinstance(one, dict) else None
        if isinstance(options, dict):
            return {str(key): value for key, value in options.items()}
    return {}
