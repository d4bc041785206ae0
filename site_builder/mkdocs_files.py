"""What of the plan MkDocs gets to know, and how pages find each other.

Of the pages of the plan MkDocs knows those of its navigation, and those that a page of the user's
leads to. It draws none of them: there may be tens of thousands, and each would cost it more than
the drawing itself.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.config import defaults
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url, nest_paths

from site_builder.pages.page import Page
from site_builder.pages.site import LANDINGS

log = get_plugin_logger("okrs")

TEMPLATES = "okrs/"
"""The folder of the theme that holds the templates of our pages."""
_CONTENT = "okr"
"""The id of what a page is about: a keyboard may skip to it."""


class OkrsPage(MkDocsPage):
    """A page of the plan as MkDocs sees it: nothing is read and no Markdown is run for it."""

    def __init__(self, shown: Page, title: str, file: File, config: defaults.MkDocsConfig) -> None:
        super().__init__(str(escape(title)), file, config)
        self.okr = shown
        self.read_source(config)
        self.content = ""
        self.toc = TableOfContents([AnchorLink(shown.title, _CONTENT, level=1)])

    def read_source(self, config: defaults.MkDocsConfig) -> None:
        """Hide Material's columns where they would be empty."""
        self.markdown = ""
        tabs = "navigation.tabs" in (config.theme.get("features") or [])
        self.meta = {"hide": ["navigation", "toc"] if tabs else ["toc"]}


class Linker:
    """Knows the address of each page, and the way there from the page being drawn."""

    def __init__(self, paths: Iterable[str], *, directories: bool) -> None:
        """Know the pages of the plan; `directories` is MkDocs' use_directory_urls."""
        self._urls = {path: quote(url_of(path, directories=directories)) for path in paths}
        self._directories = directories
        self._here = ""
        self.base = ""
        """The way from the page being drawn to the top of the site."""

    def url(self, path: str) -> str:
        """The address of a page in the site."""
        return self._urls[path]

    def address(self, path: str) -> str:
        """The address of a page or another file from the top of the site; empty for the home."""
        return self._urls.get(path, path).removeprefix("./")

    def file(self, path: str) -> str:
        """The file of a page in the site."""
        url = url_of(path, directories=self._directories)
        return f"{url.removeprefix('./')}index.html" if self._directories else url

    def start_from(self, url: str) -> None:
        """Take the page with this address as the one being drawn."""
        self._here = url
        self.base = get_relative_url(".", url)

    @pass_context
    def to(self, _context: Context, path: str) -> str:
        """A template's filter: the way to a page, perhaps to a #fragment of it.

        It takes a context only so that Jinja does not work it out once for all pages.
        """
        page, hash_sign, fragment = path.partition("#")
        url = self._urls[page]
        if fragment and url == self._here:
            return f"#{fragment}"
        return f"{self.base}/{url}{hash_sign}{fragment}"


class PlanFiles(Files):
    """The user's files, and when asked for one by name, also the pages of the plan."""

    def __init__(
        self,
        files: Files,
        shown: Iterable[Page],
        config: defaults.MkDocsConfig,
        labels: Mapping[str, str],
    ) -> None:
        super().__init__(files)
        self._shown = {one.path: one for one in shown}
        self.linker = Linker(self._shown, directories=config.use_directory_urls)
        self._config, self._labels = config, labels
        self._found: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """A file by its path."""
        path = PurePosixPath(path).as_posix()
        page = self._shown.get(path)
        return self._of(page) if page else super().get_file_from_path(path)

    def _of(self, page: Page) -> File:
        if page.path not in self._found:
            named = page.path in self._labels
            level = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
            file = File.generated(self._config, page.path, content="", inclusion=level)
            OkrsPage(page, self._labels.get(page.path) or page.title, file, self._config)
            self._found[page.path] = file
        return self._found[page.path]

    def landing(self, page: Page) -> MkDocsPage | None:
        """The page of the navigation that another one stands under."""
        file = self.get_file_from_path(page.section) if page.section in self._labels else None
        return file.page if file else None

    def named(self, page: Page) -> OkrsPage | None:
        """A page as the navigation knows it; None where that doesn't name it."""
        file = self._of(page) if page.path in self._labels else None
        return file.page if file and isinstance(file.page, OkrsPage) else None


def url_of(path: str, *, directories: bool) -> str:
    """The address that MkDocs gives a Markdown file."""
    stem = path.removesuffix(".md")
    if not directories:
        return f"{stem}.html"
    return f"{stem.removesuffix('index').removesuffix('/') or '.'}/"


def take_out(files: Files, content: Path) -> None:
    """Leave the plan's own files out of what MkDocs copies or renders."""
    inside = f"{content}{os.sep}"
    for file in list(files):
        if file.abs_src_path and os.path.realpath(file.abs_src_path).startswith(inside):
            files.remove(file)


def give_way(files: Files, paths: Iterable[str]) -> None:
    """Leave out the user's files that stand where the plan has something of its own."""
    for path in sorted(files.src_uris.keys() & set(paths)):
        log.warning("%s is made of the plan, so the file of that name is left out.", path)
        files.remove(files.src_uris[path])


def whole_nav(ordinary: Sequence[str]) -> list[object]:
    """A navigation for who has none: the landing pages, then the user's own pages."""
    ours: list[object] = [{one.label: one.path} for one in LANDINGS]
    theirs: list[object] = nest_paths(ordinary)  # type: ignore[no-untyped-call] # MkDocs' own
    return ours + theirs


def labels_of(nav: object, label: str = "") -> Iterator[tuple[str, str]]:
    """All paths that a navigation names, with what it calls them."""
    if isinstance(nav, str):
        yield nav, label
    elif isinstance(nav, dict):
        for name, one in nav.items():
            yield from labels_of(one, name)
    elif isinstance(nav, list):
        for one in nav:
            yield from labels_of(one)
