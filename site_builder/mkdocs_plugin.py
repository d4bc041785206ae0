"""The door to MkDocs: hooks only. What the pages show is made in `pages/`, drawn in `theme/`."""

# ruff: noqa: ARG002 (MkDocs gives every hook its arguments by name, wanted or not)

import gzip
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from jinja2 import BaseLoader, Environment
from mkdocs.config import defaults
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file
from msgspec import to_builtins

from site_builder.check import check, open_stores
from site_builder.effects.outputs import Item, Update
from site_builder.effects.progress import Bar
from site_builder.files.store import digest
from site_builder.mkdocs_drawing import Drawing, PolicyError
from site_builder.mkdocs_files import (
    TEMPLATES,
    PlanFiles,
    give_way,
    labels_of,
    take_out,
    whole_nav,
)
from site_builder.mkdocs_reading import read, report
from site_builder.mkdocs_settings import (
    OkrsConfig,
    home,
    module,
    repository_of,
    theme_defaults,
    theme_folder,
)
from site_builder.mkdocs_watch import watch
from site_builder.pages.cells import CellsByClass
from site_builder.pages.export.document import Address, Document
from site_builder.pages.export.documents import documents
from site_builder.pages.export.search import archive, entry, tiers
from site_builder.pages.fingerprints import Fingerprints, makers
from site_builder.pages.material import Mended, templates, theme_scripts
from site_builder.pages.page import Page
from site_builder.pages.policy import breaches, policy
from site_builder.pages.site import pages
from site_builder.pages.view import View

log = get_plugin_logger("okrs")

_STYLES = "assets/okrs/okrs.css"
_SCRIPT = "assets/okrs/shell.js"
_KEPT = Path(".cache") / "okrs"
"""Where what was worked out is kept between builds, beside the plan."""


class OkrsPlugin(BasePlugin[OkrsConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Shows the plan as pages of the site."""

    pages: Sequence[Page]
    """All pages of the plan; and what draws them."""
    drawing: Drawing
    _serving = False
    _update: Update

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether somebody looks at the site while it is written."""
        self._serving = command == "serve"

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        """Lay our theme over Material, and choose well where the user has not chosen."""
        if config.theme.name != "material":
            message = (
                f"okrs: the theme is “{config.theme.name}”. Set theme: material in mkdocs.yml."
            )
            raise PluginError(message)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_folder()))
        for name, value in theme_defaults(config.theme).items():
            config.theme[name] = value
        if _STYLES not in config.extra_css:
            config.extra_css.insert(0, _STYLES)
        if _SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.insert(0, module(_SCRIPT))
        config.extra.setdefault("scope", "/")  # else an inline script differs by a page's depth
        config.markdown_extensions.append(CellsByClass())  # type: ignore[arg-type] # by name or so
        self._begin(config)
        return config

    def _begin(self, config: defaults.MkDocsConfig) -> None:
        """Have MkDocs read and write beside the plan and the site: both may be large."""
        content, self._repository = self._content(config), repository_of(config)
        kept = None if self.config.committed else content.parent / _KEPT
        if self._serving and kept:
            self._site, kept = kept / "serve" / "www", kept / "serve"
        else:
            self._site, kept = Path(config.site_dir), kept and kept / "site"
        self._update = Update(self._site, kept)
        self._docs = config.docs_dir
        config.site_dir = str(self._update.scratch)
        if content in (Path(config.docs_dir).resolve(), *Path(config.docs_dir).resolve().parents):
            config.docs_dir = str(self._update.nothing)  # there is no page of the user's in it

    def on_files(self, files: Files, *, config: defaults.MkDocsConfig) -> Files:
        """Put the pages of the plan in the place of its files."""
        content = self._content(config)
        as_of = self.config.as_of or date.today()  # noqa: DTZ011, TID251 (this is a door)
        kept = None if self.config.committed else content.parent / _KEPT
        tree, history = read(content, as_of, kept)
        checked = check(tree, as_of, stores=open_stores(kept), whole=True)
        del tree
        report(checked.findings, self._folder)
        assert checked.plan, "the whole plan was asked for"  # noqa: S101
        self._digests, plan, self._size = checked.digests, checked.plan, checked.files
        chosen = self.config.as_of is not None
        self._view = view = View(plan, as_of, self._folder, self._repository, chosen, history)
        take_out(files, content)
        ordinary = [one.src_uri for one in files.documentation_pages()]
        config.nav = config.nav or whole_nav(ordinary)
        self.pages = list(pages(view))
        give_way(files, (one.path for one in self.pages))
        labels = dict(labels_of(config.nav))
        self._files = PlanFiles(files, self.pages, config, labels)
        self._tiers = tiers(view, self.pages)
        search = config.plugins.get("material/search")
        self._search = search if search and search.config.enabled else None
        self._archive = self._tiers.archive if self._search else None
        self._documents = list(documents(view, self._address(config)))
        give_way(files, (one.path for one in self._documents))
        return self._files

    def on_nav(self, nav: Navigation, *, config: defaults.MkDocsConfig, files: Files) -> None:
        """Note the navigation that stands on each page."""
        self._nav = nav

    def on_env(
        self, env: Environment, *, config: defaults.MkDocsConfig, files: Files
    ) -> Environment:
        """Escape whatever our templates print, teach them links, and set the policy."""
        env.autoescape, env.auto_reload = _is_ours, False
        env.loader = Mended(cast("BaseLoader", env.loader))
        self._scripts = None
        if self.config.policy and not self._serving:  # MkDocs' server puts its own script in
            self._scripts = theme_scripts(
                env, config.theme.dirs, config=config, features=config.theme["features"]
            )
            env.globals["okrs_policy"] = policy(self._scripts)
        env.filters["to"] = self._files.linker.to
        env.globals["okrs_urls"] = [self._files.linker.url(one.path) for one in self.pages]
        env.globals["okrs_archive"] = self._archive
        env.globals["okrs_as_of"] = (
            self._view.moment(self._view.as_of) if self._view.fixed else None
        )
        self._environment = env
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: defaults.MkDocsConfig) -> str:
        """Fail where a page of the user's holds what its policy would stop."""
        if self._scripts is not None and (found := breaches(output, self._scripts)):
            raise PluginError(f"okrs: {PolicyError(page.file.src_uri, found[0])}")
        return output

    @event_priority(100)
    def _on_post_build_first(self, config: defaults.MkDocsConfig) -> None:
        """Draw what changed, before the search writes what it finds."""
        self.drawing = drawing = Drawing(
            self._environment, config, self._nav, self._files, self._scripts
        )
        fingerprints = Fingerprints(self._view, self._digests)
        general = self._general(config)
        bar = Bar("Drawing pages")
        items = [*self._page_items(drawing, general), *self._document_items(general)]
        try:
            drawn = self._update.draw(items, self._view.reads, fingerprints, bar.tell)
        except PolicyError as error:
            raise PluginError(f"okrs: {error}") from None
        finally:
            bar.end()
        log.info("Drew %s of %s pages and files of the plan.", f"{drawn:,}", f"{len(items):,}")
        self._index()

    def _page_items(self, drawing: Drawing, general: bytes) -> Iterator[Item]:
        for one in self.pages:
            face = digest([general, drawing.face(one)])
            yield Item(self._files.linker.file(one.path), face, partial(_draw, drawing, one))

    def _document_items(self, general: bytes) -> Iterator[Item]:
        for one in self._documents:
            yield Item(one.path, general, partial(_write, one))

    def _general(self, config: defaults.MkDocsConfig) -> bytes:
        """A digest of all that may go into any page."""
        env, view = self._environment, self._view
        ours = templates(config.theme.dirs, TEMPLATES)
        loader = cast("BaseLoader", env.loader)
        sources = [loader.get_source(env, name)[0].encode() for name in ours]
        frame = view.read.frame
        told = (
            view.as_of,
            view.fixed,
            view.folder,
            view.repository,
            view.history.missing,
            frame.company,
            list(frame.cycles.values()),
            config.site_url,
            config.site_name,
            config.use_directory_urls,
        )
        return digest([makers(), repr(told).encode(), *sources])

    def _index(self) -> None:
        """Let the search find the pages: the earlier ones only when somebody asks for them."""
        words, linker = self._update.words, self._files.linker
        now, earlier = (
            [entry(one, words[linker.file(one.path)], linker.address(one.path)) for one in tier]
            for tier in self._tiers
        )
        if self._search:
            self._search.search_index.entries.extend(map(to_builtins, now))
        if self._archive:
            write_file(archive(earlier), str(self._update.scratch / self._archive.path))

    @event_priority(-100)
    def _on_post_build_last(self, config: defaults.MkDocsConfig) -> None:
        """Publish the site in one step, after everybody has added to it."""
        sitemap = self._update.scratch / "sitemap.xml"
        if sitemap.exists():  # MkDocs would put the time of day into it
            packed = gzip.compress(sitemap.read_bytes(), mtime=0)
            sitemap.with_suffix(".xml.gz").write_bytes(packed)
        self._update.take_in()
        self._update.publish()
        self._update.close()
        config.site_dir, config.docs_dir = str(self._site), self._docs  # others use it after this

    on_post_build = CombinedEvent(_on_post_build_first, _on_post_build_last)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site as it was."""
        if hasattr(self, "_update"):
            self._update.close()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: defaults.MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Build again when the plan or the theme changes."""
        server.root = str(self._site)
        watch(server, config, self._content(config), theme_folder(), files=self._size)
        return server

    def _content(self, config: defaults.MkDocsConfig) -> Path:
        return (home(config) / self.config.content).resolve()

    def _address(self, config: defaults.MkDocsConfig) -> Address:
        """From a page's path to its address, in full where the site's own is known."""
        start, linker = config.site_url or "/", self._files.linker

        def address(path: str) -> str:
            name, hash_sign, fragment = path.partition("#")
            return f"{start}{linker.address(name)}{hash_sign}{fragment}"

        return address

    @property
    def _folder(self) -> str:
        return self.config.content.rstrip("/")


def _draw(drawing: Drawing, page: Page) -> tuple[bytes, str]:
    return drawing.html(page).encode(), page.words() if page.found else ""


def _write(document: Document) -> tuple[bytes, str]:
    return document.build(), ""


def _is_ours(template: str | None) -> bool:
    return bool(template and template.startswith(TEMPLATES))
