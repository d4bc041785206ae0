"""A file beside the pages, before anybody has written it."""

from collections.abc import Callable
from dataclasses import dataclass

Address = Callable[[str], str]
"""From the path of a page, perhaps with a #fragment, to its address."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file: where it stands in the site, and how to get what it holds."""

    path: str
    build: Callable[[], bytes]
    """Called when it is written and not before, so that a large site fits in memory."""


def beside(page: str) -> str:
    """Where the JSON of a page stands: `teams/growth.md` has `teams/growth/index.json`."""
    return f"{page.removesuffix('.md').removesuffix('/index')}/index.json"


def cycle_data_path(cycle: str) -> str:
    """Where the JSON of a cycle stands."""
    return f"api/cycles/{cycle}.json"
