"""The report of a cycle in one file, outside the site: Markdown to paste, HTML to send or print."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.model.terms import COMPANY
from site_builder.pages.page import Link
from site_builder.pages.report import report_context
from site_builder.pages.view import View
from site_builder.review.markdown import text as said

Format = Literal["markdown", "html"]

_TEMPLATES: dict[Format, str] = {"markdown": "okrs/report.md.html", "html": "okrs/report.html"}
_FRAME = "okrs/alone.html"
_LONGEST = 4000
"""How many characters of one text are shown."""
_HEADING = re.compile(r"^(#{1,4})(?=\s)", re.MULTILINE)


def cycle_report(
    view: View, cycle: str, kind: Format, theme: Path, address: Callable[[str], str] | None
) -> bytes:
    """The report; without an `address` of the site its names lead nowhere."""
    told = report_context(view, cycle)
    shown = told if address else _unlinked(told)
    environment = Environment(
        loader=FileSystemLoader(theme),
        autoescape=kind == "html",  # noqa: S701 (Markdown has its own escapes: the filters here)
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["to"] = address or str
    environment.filters["md"] = partial(said, most=_LONGEST)
    environment.filters["cell"] = _cell
    template = environment.get_template(_TEMPLATES[kind])
    made = template.render(
        okr=shown, okrs_frame=_FRAME, theme=_theme(view, cycle), learnt=_learnt(view, cycle)
    )
    return made.encode()


def _cell(words: str) -> str:
    """Words that begin no line: a figure there begins no list."""
    return said(f"a {words}", most=_LONGEST)[2:]


def _theme(view: View, cycle: str) -> str:
    return _lowered(view.plan.frame.cycles[cycle].theme)


def _learnt(view: View, cycle: str) -> str:
    """What the company learnt, as it was written."""
    folder = view.plan.folders.get((cycle, COMPANY))
    found = folder.retrospective if folder else None
    return _lowered(found.body) if found else ""


def _lowered(text: str) -> str:
    """Markdown whose headings stand below those of the report."""
    return _HEADING.sub(r"##\1", text.strip())


def _unlinked(value: object) -> object:
    """A context whose links are words alone."""
    if type(value) is Link:
        return value._replace(path=None)
    if type(value) is tuple:
        return tuple(map(_unlinked, value))
    if is_dataclass(value) and not isinstance(value, type):
        found = {one.name: _unlinked(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **found)
    return value
