"""Drawing the pages of the plan: the theme's frame once for all pages alike, each page's article.

Frames of pages as deep, and under the same entry of the navigation, differ in a few words: such a
frame is drawn once, with marks in the place of these words. A page of the navigation has its own.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache, partial
from types import NoneType
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import defaults
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from msgspec import msgpack

from site_builder.files.store import digest
from site_builder.mkdocs_files import TEMPLATES, OkrsPage, PlanFiles
from site_builder.pages.page import Page
from site_builder.pages.policy import breaches

_TITLE, _ARTICLE, _DATA, _STEP = "okrs0title0", "okrs0article0", "okrs0data0", "okrs0step0"

_NAMES = (str, int, date, tuple, NoneType)
"""Kinds of what a page is built from that only name things; other things are noted as read."""


class PolicyError(Exception):
    """A page holds what the site's content security policy forbids."""

    def __init__(self, path: str, found: str) -> None:
        super().__init__(
            f"the page {path} has {found}, which the site's content security policy forbids. Write "
            "a class and a rule in a style sheet of extra_css, or a script in extra_javascript; or "
            "set policy: false under okrs: in mkdocs.yml."
        )


class Frame(NamedTuple):
    """What the theme draws around articles: its texts, and between them marks."""

    pieces: tuple[str, ...]
    digest: bytes
    url: str
    """The address that stands in it for the page's own."""


class _Shown(NamedTuple):
    """What an article's template knows of its page."""

    okr: Page


class Drawing:
    """Draws pages; `scripts` are the inline scripts that they may hold, None where any may."""

    def __init__(
        self,
        environment: Environment,
        config: defaults.MkDocsConfig,
        nav: Navigation,
        files: PlanFiles,
        scripts: frozenset[str] | None,
    ) -> None:
        self.environment, self._config, self.nav = environment, config, nav
        self.files, self._linker, self._scripts = files, files.linker, scripts
        self._frames: dict[object, Frame] = {}

    def html(self, page: Page) -> str:
        """A page of the site, ready to be written."""
        frame, url = self.frame(page), self._linker.url(page.path)
        self._linker.start_from(url)
        template = self.environment.get_template(TEMPLATES + page.template)
        article = template.render(
            okrs_frame=f"{TEMPLATES}article.html",
            okr=page.build(),
            page=_Shown(page),
            config=self._config,
            base_url=self._linker.base,
        )
        self._guard(page.path, article)
        words = {frame.url: url, _TITLE: str(escape(page.title)), _DATA: page.data}
        words[_ARTICLE] = article
        return "".join([words.get(one, one) for one in frame.pieces])

    def face(self, page: Page) -> bytes:
        """A digest of what is shown of a page beside what it reads while it is drawn."""
        shown = page.title, page.template, page.crumbs, page.source, page.data, page.badge
        asked = page.build.args if isinstance(page.build, partial) else ()
        told = repr([one for one in asked if isinstance(one, _NAMES)])
        return digest([self.frame(page).digest, msgpack.encode((page.path, told, *shown))])

    def frame(self, page: Page) -> Frame:
        """The frame that a page shares with others."""
        named = self.files.named(page)
        path = page.path if named else _alike(page.path)
        key = path, page.section, page.template, bool(page.data)
        if key not in self._frames:
            self._frames[key] = self._draw_frame(page, path, named)
        return self._frames[key]

    def _draw_frame(self, page: Page, path: str, named: OkrsPage | None) -> Frame:
        if named:
            around = named
        else:
            shown = replace(page, title=_TITLE, data=page.data and _DATA)
            file = File.generated(self._config, path, content="")
            around = OkrsPage(shown, _TITLE, file, self._config)
            around.parent = self.files.landing(page)  # type: ignore[assignment] # a page may be one
        around.active = True
        context = get_context(self.nav, [], self._config, around)
        context["okrs_article"] = _ARTICLE  # type: ignore[typeddict-unknown-key]
        self._linker.start_from(around.url)
        html = self.environment.get_template(TEMPLATES + page.template).render(context)
        around.active = False
        self._guard(page.path, html)
        own = [around.url] if _STEP in around.url else []
        marks = "|".join(map(re.escape, (_TITLE, _ARTICLE, _DATA, *own)))
        return Frame(tuple(re.split(f"({marks})", html)), digest([html.encode()]), around.url)

    def _guard(self, path: str, html: str) -> None:
        if self._scripts is not None and (found := breaches(html, self._scripts)):
            raise PolicyError(path, found[0])


@cache
def _alike(path: str) -> str:
    """One path for all pages with the same frame: the first step counts, then only how deep."""
    first, *steps = path.removesuffix(".md").split("/")
    alike = [
        one if one == "index" and place == len(steps) else _STEP
        for place, one in enumerate(steps, 1)
    ]
    return "/".join((first, *alike)) + ".md"
