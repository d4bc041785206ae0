"""The door to MkDocs: hooks only. What the pages show is made in `pages/`, drawn in `theme/`."""

# ruff: noqa: ARG002 (MkDocs gives every hook its arguments by name, wanted or not)

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from jinja2 import BaseLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.config import base, defaults
from mkdocs.config import config_options as options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

from site_builder.check import check
from site_builder.files.history import read_history
from site_builder.files.layout import ROOT
from site_builder.files.read import read_plan
from site_builder.files.tree import NoContentError, Tree, commit_at, read_commit, read_folder
from site_builder.model.finding import Finding
from site_builder.model.history import History
from site_builder.model.terms import Severity
from site_builder.pages.cells import CellsByClass
from site_builder.pages.export.document import Address, Document
from site_builder.pages.export.documents import documents
from site_builder.pages.material import Mended, theme_scripts
from site_builder.pages.page import Page
from site_builder.pages.policy import breaches, policy
from site_builder.pages.repository import Repository, repository
from site_builder.pages.site import LANDINGS, pages
from site_builder.pages.view import View

log = get_plugin_logger("okrs")

_STYLES = "assets/okrs/okrs.css"
_SCRIPT = "assets/okrs/shell.js"
_HISTORY = Path(".cache") / "okrs" / "history"
_CONTENT = "okr"
"""The id of what a page is about: a keyboard may skip to it."""
_TEMPLATES = "okrs/"
_MATERIALS_FONT = {"text": "Roboto", "code": "Roboto Mono"}
_GUESSED_EDIT_URIS = {"edit/master/docs/", "src/default/docs/"}
"""What MkDocs takes where the user wrote none."""


class Day(base.BaseConfigOption[date | None]):
    """A date such as 2026-11-16."""

    def run_validation(self, value: object) -> date | None:
        """Give the date; raise what MkDocs reports to the user."""
        try:
            return value if value is None else date.fromisoformat(str(value))
        except ValueError:
            message = f"“{value}” is no date. Write year-month-day, such as 2026-11-16."
            raise base.ValidationError(message) from None


class OkrsConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """What stands under `okrs:` in mkdocs.yml."""

    content = options.Type(str, default=ROOT)
    """The folder with the plan, beside mkdocs.yml."""
    as_of = Day()
    """The day to show; today where it is left out."""
    committed = options.Type(bool, default=False)
    """Whether to show the plan as it was committed on that day, not the files as they are."""
    policy = options.Type(bool, default=True)
    """Whether pages carry a content security policy, and a build fails on what would break it."""


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
        self.meta = {"template": _TEMPLATES + self.okr.template, "hide": hidden}
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


class OkrsPlugin(BasePlugin[OkrsConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Shows the plan as pages of the site."""

    _scripts: frozenset[str] = frozenset()
    """The inline scripts that pages may hold."""
    _guarded = True

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Leave the policy out where MkDocs puts a script of its own into each page."""
        self._guarded = command != "serve"

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        """Lay our theme over Material, and choose well where the user has not chosen."""
        if config.theme.name != "material":
            message = (
                f"okrs: the theme is “{config.theme.name}”. Set theme: material in mkdocs.yml."
            )
            raise PluginError(message)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_folder()))
        for name, value in _theme_defaults(config.theme).items():
            config.theme[name] = value
        if _STYLES not in config.extra_css:
            config.extra_css.insert(0, _STYLES)
        if _SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.insert(0, _module(_SCRIPT))
        config.extra.setdefault("scope", "/")  # else an inline script differs by a page's depth
        config.markdown_extensions.append(CellsByClass())  # type: ignore[arg-type] # by name or so
        return config

    def on_files(self, files: Files, *, config: defaults.MkDocsConfig) -> Files:
        """Put the pages of the plan in the place of its files."""
        content = self._content(config)
        as_of = self.config.as_of or date.today()  # noqa: DTZ011, TID251 (this is a door)
        tree, history = self._read(content, as_of)
        _report(check(tree, as_of).findings, self._folder)
        plan, _ = read_plan(tree)
        chosen = self.config.as_of is not None
        view = View(plan, as_of, self._folder, _repository(config), chosen, history)
        _take_out(files, content)
        ordinary = [one.src_uri for one in files.documentation_pages()]
        config.nav = config.nav or _nav(ordinary)
        labels = dict(_labels(config.nav))
        for page in pages(view):
            _put_in(page, files, config, labels)
        for document in documents(view, _addresses(files, config)):
            _put_beside(document, files, config)
        self._view = view
        return files

    def on_nav(self, nav: Navigation, *, config: defaults.MkDocsConfig, files: Files) -> Navigation:
        """Let each page light up the entry of the navigation that it belongs to."""
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, OkrsPage) and page.okr.path != page.okr.section:
                landing = files.get_file_from_path(page.okr.section)
                page.parent = landing.page if landing else None  # type: ignore[assignment]
        return nav

    def on_env(
        self, env: Environment, *, config: defaults.MkDocsConfig, files: Files
    ) -> Environment:
        """Escape whatever our templates print, teach them links, and set the policy."""
        env.autoescape = _is_ours
        env.loader = Mended(cast("BaseLoader", env.loader))
        if self.config.policy and self._guarded:
            self._scripts = theme_scripts(env, config=config, features=config.theme["features"])
            env.globals["okrs_policy"] = policy(self._scripts)
        env.filters["to"] = _linker(files)
        env.globals["okrs_as_of"] = (
            self._view.moment(self._view.as_of) if self._view.fixed else None
        )
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: defaults.MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Work out what the page shows, only now that it is drawn."""
        if isinstance(page, OkrsPage):
            context["okr"] = page.okr.build()  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: defaults.MkDocsConfig) -> str:
        """Fail where a page holds what its policy would stop."""
        if self._scripts and (found := breaches(output, self._scripts)):
            message = (
                f"okrs: the page {page.file.src_uri} has {found[0]}, which the site's content "
                "security policy forbids. Write a class and a rule in a style sheet of extra_css, "
                "or a script in extra_javascript; or set policy: false under okrs: in mkdocs.yml."
            )
            raise PluginError(message)
        return output

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: defaults.MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Build again when the plan or the theme changes."""
        server.watch(str(self._content(config)))
        server.watch(str(theme_folder()))
        return server

    def _read(self, content: Path, as_of: date) -> tuple[Tree, History]:
        """The files as they are, or as they were committed on the day, and how they came about."""
        if self.config.committed:
            tree, commit = _committed(content, as_of)
            return tree, read_history(content, revision=commit)
        tree = _read(content)
        history = read_history(content, content.parent / _HISTORY)
        if history.missing:
            log.info(history.missing)
        return tree, history

    def _content(self, config: defaults.MkDocsConfig) -> Path:
        return (_home(config) / self.config.content).resolve()

    @property
    def _folder(self) -> str:
        return self.config.content.rstrip("/")


def theme_folder() -> Path:
    """Our templates and styles: inside the installed package, or beside it in the repository."""
    here = Path(__file__).parent
    inside = here / "theme"
    return inside if inside.is_dir() else here.parent / "theme"


def _home(config: defaults.MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _repository(config: defaults.MkDocsConfig) -> Repository | None:
    written = None if config.edit_uri in _GUESSED_EDIT_URIS else config.edit_uri
    docs = os.path.relpath(config.docs_dir, _home(config)).replace(os.sep, "/")
    return repository(config.repo_url, written, docs)


def _theme_defaults(theme: Theme) -> dict[str, object]:
    """Settings of Material for what the user left open; nothing is fetched from elsewhere."""
    wanted: dict[str, object] = {
        "font": False,
        "features": ["navigation.tabs"],
        "palette": [
            _scheme("light", "default", "material/weather-night", "Switch to dark"),
            _scheme("dark", "slate", "material/weather-sunny", "Switch to light"),
        ],
        "icon": {"logo": "material/bullseye-arrow"},
    }
    left_open: tuple[object, ...] = (None, [], _MATERIALS_FONT)
    return {name: value for name, value in wanted.items() if theme.get(name) in left_open}


def _scheme(preference: str, scheme: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }


def _module(path: str) -> ExtraScriptValue:
    """A script that others are imported into, run once the page is read."""
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _read(content: Path) -> Tree:
    if not content.is_dir():
        message = (
            f"okrs: there is no folder {content}. Make it, beginning with a company.md, or name "
            "another one under plugins: - okrs: content: in mkdocs.yml."
        )
        raise PluginError(message)
    try:
        return read_folder(content)
    except NoContentError as error:
        raise PluginError(f"okrs: {error}") from None


def _committed(content: Path, day: date) -> tuple[Tree, str]:
    """The files at the end of a day, and the commit they are from."""
    try:
        commit = commit_at(content, day)
        return read_commit(content, commit), commit
    except NoContentError as error:
        raise PluginError(f"okrs: {error}.") from None


def _report(findings: tuple[Finding, ...], folder: str) -> None:
    """Tell the findings; an error is a warning of the build, which `--strict` makes fail."""
    tell = {Severity.ERROR: log.warning, Severity.WARNING: log.info}
    for one in findings:
        place = f"{folder}{one.place.file.removeprefix(ROOT)}:{one.span.line}:{one.span.column}"
        tell.get(one.severity, log.debug)(f"{place}: {one.code} {one.problem}. {one.remedy}")


def _take_out(files: Files, content: Path) -> None:
    """Leave the plan's own files out of what MkDocs copies or renders."""
    inside = f"{content}{os.sep}"
    for file in list(files):
        if file.abs_src_path and os.path.realpath(file.abs_src_path).startswith(inside):
            files.remove(file)


def _nav(ordinary: Sequence[str]) -> list[object]:
    """A navigation for who has none: the landing pages, then the user's own pages."""
    ours: list[object] = [{one.label: one.path} for one in LANDINGS]
    theirs: list[object] = nest_paths(ordinary)  # type: ignore[no-untyped-call] # MkDocs' own
    return ours + theirs


def _labels(nav: object, label: str = "") -> Iterator[tuple[str, str]]:
    """All paths that a navigation names, with what it calls them."""
    if isinstance(nav, str):
        yield nav, label
    elif isinstance(nav, dict):
        for name, one in nav.items():
            yield from _labels(one, name)
    elif isinstance(nav, list):
        for one in nav:
            yield from _labels(one)


def _put_in(
    page: Page, files: Files, config: defaults.MkDocsConfig, labels: Mapping[str, str]
) -> None:
    taken = files.get_file_from_path(page.path)
    if taken:
        log.warning("%s is a page of the plan, so the file of that name is left out.", page.path)
        files.remove(taken)
    named = page.path in labels
    level = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content="", inclusion=level)
    OkrsPage(page, labels.get(page.path) or page.title, file, config)
    files.append(file)


def _put_beside(document: Document, files: Files, config: defaults.MkDocsConfig) -> None:
    taken = files.get_file_from_path(document.path)
    if taken:
        log.warning("%s is made of the plan, so the file of that name is left out.", document.path)
        files.remove(taken)
    file = OkrsDocument.generated(config, document.path, content=b"")
    if isinstance(file, OkrsDocument):
        file.document = document
    files.append(file)


def _addresses(files: Files, config: defaults.MkDocsConfig) -> Address:
    """From a page's path to its address, in full where the site's own is known."""
    start = config.site_url or "/"

    def address(path: str) -> str:
        name, hash_sign, fragment = path.partition("#")
        file = files.get_file_from_path(name)
        return f"{start}{file.url if file else name}{hash_sign}{fragment}"

    return address


def _is_ours(template: str | None) -> bool:
    return bool(template and template.startswith(_TEMPLATES))


def _linker(files: Files) -> Callable[[Context, str], str]:
    """The filter that makes a page's path the way to it from the page being drawn."""
    urls = {one.src_uri: one.url for one in files.documentation_pages()}

    @pass_context
    def to(context: Context, path: str) -> str:
        page, hash_sign, fragment = path.partition("#")
        if fragment and context["page"].url == urls[page]:
            return f"#{fragment}"
        return f"{context['base_url']}/{urls[page]}{hash_sign}{fragment}"

    return to
