"""What the search finds of the plan, in two tiers: what runs or is to come, and the archive.

The first is fetched when the search is opened, so it has to stay small however many years a plan
holds. The archive waits until somebody asks for it. The search's worker reads titles and texts as
HTML, in which what people typed is text.
"""

from collections.abc import Iterable
from functools import partial
from html import escape
from typing import NamedTuple

import msgspec

from site_builder.pages.english import count
from site_builder.pages.page import Page
from site_builder.pages.paths import HOME, cycle_path
from site_builder.pages.view import View

ARCHIVE_PATH = "search/archive.json"

_typed = partial(escape, quote=False)
"""As text in HTML; a quotation mark stays, as it belongs to the word that somebody looks for."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page as the search knows it, in the shape of Material's own index."""

    location: str
    """The page's address below the site's."""
    title: str
    text: str
    where: str = ""
    """What it stands under, such as `Q3 2026 · Growth`: plans repeat their titles."""


class Archive(NamedTuple):
    """What the dialog has to know of the archive before it is fetched."""

    path: str
    size: str
    """`7,506 pages`."""


class Tiers(NamedTuple):
    """The pages that the search finds."""

    now: tuple[Page, ...]
    earlier: tuple[Page, ...]

    @property
    def archive(self) -> Archive | None:
        """The archive, where there is one."""
        size = count(len(self.earlier), "page")
        return Archive(ARCHIVE_PATH, size) if self.earlier else None


def tiers(view: View, pages: Iterable[Page]) -> Tiers:
    """The pages by tier: earlier is what stands in a cycle that is over and is not the current."""
    past = {_folder(one.id) for one in view.newest_cycles if _is_past(view, one.id)}
    found = [one for one in pages if one.found]
    return Tiers(
        tuple(one for one in found if _top(one.path) not in past),
        tuple(one for one in found if _top(one.path) in past),
    )


def entry(page: Page, words: str, location: str) -> Entry:
    """What the search knows of a page, given its `words` and its address below the site's."""
    return Entry(
        location=location,
        title=_typed(page.title),
        text=f"<p>{_typed(words)}</p>" if words else "",
        where=_typed(_where(page)),
    )


def archive(entries: Iterable[Entry]) -> bytes:
    """The file of the archive. How its words are cut is said in Material's index alone."""
    return msgspec.json.encode({"docs": list(entries)})


def _is_past(view: View, cycle: str) -> bool:
    known = view.plan.frame.cycles[cycle]
    return view.over(known) and known not in view.running


def _folder(cycle: str) -> str:
    return _top(cycle_path(cycle))


def _top(path: str) -> str:
    return path.partition("/")[0]


def _where(page: Page) -> str:
    """The crumbs that tell more than which kind of page it is."""
    above = (one.label for one in page.crumbs if one.path not in {HOME, page.section})
    return " · ".join(above)
