"""A look at the small company, and a cursor in one of its files: ‸ marks where it stands."""

from collections.abc import Mapping
from datetime import date

from site_builder.check import check
from site_builder.files.tree import Tree
from site_builder.language.lines import Position, Text
from site_builder.language.look import Look, Page
from site_builder.model.plan import Plan
from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import DAY

MARK = "‸"


def look(changed: Mapping[str, str] | None = None, on: str = DAY) -> Look:
    """The small company with some files changed; an empty text leaves one out."""
    texts = {**SOUND, **(changed or {})}
    files = {path: text.encode("utf-8", "surrogateescape") for path, text in texts.items() if text}
    checked = check(Tree(files), date.fromisoformat(on), whole=True)
    plan = checked.plan or Plan(checked.frame, {})
    return Look(plan, date.fromisoformat(on), files, checked.findings)


def marked(text: str, path: str = OBJECTIVE) -> tuple[Page, Position]:
    """A file as it is in the editor, and the place of the mark in it."""
    before = text.partition(MARK)[0]
    page = Page(path, Text(text.replace(MARK, "")))
    return page, Position(before.count("\n"), len(before.rpartition("\n")[2]))


def matter(text: str, path: str = OBJECTIVE) -> tuple[Page, Position]:
    """The same with only the front matter given."""
    return marked(f"---\n{text}\n---\nWhy it matters.\n", path)


def changed(old: str, new: str, path: str = OBJECTIVE) -> tuple[Page, Position]:
    """A file of the small company in which a passage was replaced by one with a mark."""
    assert old in SOUND[path]
    return marked(SOUND[path].replace(old, new, 1), path)
