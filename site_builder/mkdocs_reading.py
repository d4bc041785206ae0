"""Reading the plan for the site; what is wrong is told in MkDocs' log."""

from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from site_builder.files.history import read_history
from site_builder.files.layout import ROOT
from site_builder.files.tree import NoContentError, Tree, commit_at, read_commit, read_folder
from site_builder.model.finding import Finding
from site_builder.model.history import History
from site_builder.model.terms import Severity

log = get_plugin_logger("okrs")


def read(content: Path, as_of: date, kept: Path | None) -> tuple[Tree, History]:
    """The files and how they came about; what is worked out for that is kept in a folder.

    Without one they are read as they were committed on the day. Raises `PluginError`.
    """
    if kept is None:
        tree, commit = _committed(content, as_of)
        return tree, read_history(content, revision=commit)
    tree = _read(content)
    history = read_history(content, kept / "history")
    if history.missing:
        log.info(history.missing)
    return tree, history


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


def report(findings: tuple[Finding, ...], folder: str) -> None:
    """Tell the findings; an error is a warning of the build, which `--strict` makes fail."""
    tell = {Severity.ERROR: log.warning, Severity.WARNING: log.info}
    for one in findings:
        place = f"{folder}{one.place.file.removeprefix(ROOT)}:{one.span.line}:{one.span.column}"
        tell.get(one.severity, log.debug)(f"{place}: {one.code} {one.problem}. {one.remedy}")
