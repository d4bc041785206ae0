"""The door to MkDocs: hooks only. What the pages show is made in `pages/`, drawn in `theme/`."""

# ruff: noqa: ARG002 (MkDocs gives every hook its arguments by name, wanted or not)

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from jinja2 import BaseLoader, Environment
from mkdocs.config import defaults
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from site_builder.check import check, open_stores
from site_builder.files.history import read_history
from site_builder.files.layout import ROOT
from site_builder.files.read import read_plan
from site_builder.files.tree import NoContentError, Tree, commit_at, read_commit, read_folder
from site_builder.mkdocs_files import (
    TEMPLATES,
    OkrsPage,
    addresses,
    labels_of,
    linker,
    put_beside,
    put_in,
    take_out,
    whole_nav,
)
from site_builder.mkdocs_settings import (
    OkrsConfig,
    home,
    module,
    repository_of,
    theme_defaults,
    theme_folder,
)
from site_builder.model.finding import Finding
from site_builder.model.history import History
from site_builder.model.terms import Severity
from site_builder.pages.cells import CellsByClass
from site_builder.pages.export.documents import documents
from site_builder.pages.material import Mended, theme_scripts
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
        for name, value in theme_defaults(config.theme).items():
            config.theme[name] = value
        if _STYLES not in config.extra_css:
            config.extra_css.insert(0, _STYLES)
        if _SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.insert(0, module(_SCRIPT))
        config.extra.setdefault("scope", "/")  # else an inline script differs by a page's depth
        config.markdown_extensions.append(CellsByClass())  # type: ignore[arg-type] # by name or so
        return config

    def on_files(self, files: Files, *, config: defaults.MkDocsConfig) -> Files:
        """Put the pages of the plan in the place of its files."""
        content = self._content(config)
        as_of = self.config.as_of or date.today()  # noqa: DTZ011, TID251 (this is a door)
        tree, history = self._read(content, as_of)
        kept = None if self.config.committed else content.parent / _KEPT
        _report(check(tree, as_of, stores=open_stores(kept)).findings, self._folder)
        plan, _ = read_plan(tree)
        chosen = self.config.as_of is not None
        view = View(plan, as_of, self._folder, repository_of(config), chosen, history)
        take_out(files, content)
        ordinary = [one.src_uri for one in files.documentation_pages()]
        config.nav = config.nav or whole_nav(ordinary)
        labels = dict(labels_of(config.nav))
        for page in pages(view):
            put_in(page, files, config, labels)
        for document in documents(view, addresses(files, config)):
            put_beside(document, files, config)
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
        env.filters["to"] = linker(files)
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
        history = read_history(content, content.parent / _KEPT / "history")
        if history.missing:
            log.info(history.missing)
        return tree, history

    def _content(self, config: defaults.MkDocsConfig) -> Path:
        return (home(config) / self.config.content).resolve()

    @property
    def _folder(self) -> str:
        return self.config.content.rstrip("/")


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


def _is_ours(template: str | None) -> bool:
    return bool(template and template.startswith(TEMPLATES))
