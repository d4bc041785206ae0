"""A page of the site, before any template has seen it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.pages.repository import Source


class Link(NamedTuple):
    """Words that lead to a page of the site, or only words where `path` is None."""

    label: str
    path: str | None = None
    """The page's path such as `teams/growth.md`, perhaps with a #fragment."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, which template draws it, and how to get what it shows.

    What it shows is built when the page is drawn and not kept, so that a large site fits in memory
    and a page that has not changed costs nothing.
    """

    path: str
    title: str
    template: str
    build: Callable[[], object]
    """The page's context: a frozen dataclass of its kind."""
    words: Callable[[], str] = str
    """What the search finds it by, beside its title: plain text."""
    section: str = "index.md"
    """The landing page that it stands under."""
    crumbs: tuple[Link, ...] = ()
    source: Source | None = None
    found: bool = True
    """Whether the search finds it; another page that it finds shows the same."""
    data: str = ""
    """The path of the JSON file beside it, where there is one."""
    badge: str = ""
    """The path of its badge, where there is one."""
