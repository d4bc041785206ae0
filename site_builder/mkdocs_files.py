"""What of the plan goes into MkDocs' list of files, and how pages find each other there."""

# ruff: noqa: ARG002 (MkDocs gives its arguments by name, wanted or not)

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.config import defaults
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import nest_paths

from site_builder.pages.export.document import Address, Document
from site_builder.pages.page import Page
from site_builder.pages.site import LANDINGS

log = get_plugin_logger("okrs")

TEMPLATES = "okrs/"
"""The folder of the theme that holds the templates of our pages."""
_CONTENT = "okr"
"""The id of what a page is about: a keyboard may skip to it."""


class OkrsPage(MkDocsPage):
    """A page of the plan inside MkDocs: nothing is read and no Markdown is run for it."""

    def __init__(self, shown: Page, title: str, file: File, config: defaults.MkDocsConfig) -> None:
        super().__init__(str(escape(title)), file, config)
        self.okr = shown

    def read_source(self, config: defaults.MkDocsConfig) -> None:
        """Name the template, and hide Material's columns where they would be empty."""
        self.markdown = ""
        tabs = "navigation.tabs" in (config.theme.get("features") or [])
        hidden = ["navigation", "toc"] if tabs else ["toc"]
        self.meta = {"template": TEMPLATES + self.okr.template, "hide": hidden}
        if not self.okr.found:
            self.meta["search"] = {"exclude": True}
        self.previous_page = self.next_page = None

    def render(self, config: defaults.MkDocsConfig, files: Files) -> None:
        """Give the search what it indexes; the template draws the rest."""
        self.content = f"<p>{escape(self.okr.words())}</p>"
        self.toc = TableOfContents([AnchorLink(self.okr.title, _CONTENT, level=1)])


class OkrsDocument(File):
    """A file beside the pages, whose content is worked out when it is written."""

    document: Document

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 (MkDocs' own)
        """Write it."""
        self.content_bytes = self.document.build()
        super().copy_file(dirty)
        self.content_bytes = b""


def take_out(files: Files, content: Path) -> None:
    """Leave the plan's own files out of what MkDocs copies or renders."""
    inside = f"{content}{os.sep}"
    for file in list(files):
        if file.abs_src_path and os.path.realpath(file.abs_src_path).startswith(inside):
            files.remove(file)


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


def put_in(
    page: Page, files: Files, config: defaults.MkDocsConfig, labels: Mapping[str, str]
) -> None:
    """Add a page of the plan; in the navigation only where that names it."""
    taken = files.get_file_from_path(page.path)
    if taken:
        log.warning("%s is a page of the plan, so the file of that name is left out.", page.path)
        files.remove(taken)
    named = page.path in labels
    level = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content="", inclusion=level)
    OkrsPage(page, labels.get(page.path) or page.title, file, config)
    files.append(file)


def put_beside(document: Document, files: Files, config: defaults.MkDocsConfig) -> None:
    """Add a file that other programs read."""
    taken = files.get_file_from_path(document.path)
    if taken:
        log.warning("%s is made of the plan, so the file of that name is left out.", document.path)
        files.remove(taken)
    file = OkrsDocument.generated(config, document.path, content=b"")
    if isinstance(file, OkrsDocument):
        file.document = document
    files.append(file)


def addresses(files: Files, config: defaults.MkDocsConfig) -> Address:
    """From a page's path to its address, in full where the site's own is known."""
    start = config.site_url or "/"

    def address(path: str) -> str:
        name, hash_sign, fragment = path.partition("#")
        file = files.get_file_from_path(name)
        return f"{start}{file.url if file else name}{hash_sign}{fragment}"

    return address


def linker(files: Files) -> Callable[[Context, str], str]:
    """The filter that makes a page's path the way to it from the page being drawn."""
    urls = {one.src_uri: one.url for one in files.documentation_pages()}

    @pass_context
    def to(context: Context, path: str) -> str:
        page, hash_sign, fragment = path.partition("#")
        if fragment and context["page"].url == urls[page]:
            return f"#{fragment}"
        return f"{context['base_url']}/{urls[page]}{hash_sign}{fragment}"

    return to
