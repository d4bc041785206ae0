"""Writing GitHub's issue forms, and telling those that somebody changed from those that are ours.

The first line of a form holds a digest of the rest. While the two agree nobody changed the file, so
it may be renewed; the first change by hand makes it that person's own.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from site_builder.effects.github.client import Forge
from site_builder.effects.github.propose import Proposed, Wanted, propose
from site_builder.effects.init.place import need_plain_place, taken, write_text
from site_builder.effects.init.record import Record, digest
from site_builder.effects.init.starter import Files
from site_builder.files.git import GitError, top
from site_builder.files.layout import ROOT
from site_builder.files.read import read_frame, read_plan
from site_builder.files.sort import Sorted, sort
from site_builder.files.tree import Tree
from site_builder.intake.fields import FORMS
from site_builder.intake.forms import Value, form
from site_builder.model.plan import Plan

FOLDER = ".github/ISSUE_TEMPLATE"
CONFIG = f"{FOLDER}/config.yml"
CONFIG_TEXT = """\
# Yours from now on. Whoever wants to say something else than the forms ask can still do so.
blank_issues_enabled: true
"""

_HEAD = "# From the plan, by okrs forms --write; once changed by hand it stays as it is. okrs:"
_DIGITS = 16
_NEEDED = re.compile(rf"{ROOT}/(company\.md|teams(/.*)?|[^/]+/cycle\.md)", re.DOTALL)
"""What may not be closed to whoever makes the forms: without it they would leave too much out."""
_BRANCH = "okrs/forms"
_BODY = (
    "The plan has changed since the issue forms were written: with this they list its teams, "
    "cycles, objectives and key results of today. Nothing of the plan itself changes.\n\n"
    "`okrs forms --write` does the same by hand. A form that somebody changed is left as it is."
)


class UnreadError(Exception):
    """The plan can't be read well enough; the message says which file."""


class Forms(NamedTuple):
    """The forms by path from the repository's folder, and the files that none of them lists."""

    files: Files
    unread: tuple[str, ...]


def forms(tree: Tree, today: date, site: str) -> Forms:
    """The forms for a plan on a day; `site` is the site's address or empty.

    Raises `UnreadError` where a team or cycle can't be read: its form would leave them out.
    """
    found = sort(tree)
    frame, findings = read_frame(found.frame)
    closed = (one for one in tree.findings if _NEEDED.fullmatch(one.place.file))
    for one in (*findings, *closed):
        raise UnreadError(one.place.file)
    still = {name for name, one in frame.cycles.items() if not one.over(today)}
    plan, _ = read_plan(tree, still)
    files = {f"{FOLDER}/{one.file}": _text(form(one, plan, today, site)) for one in FORMS}
    return Forms(files, tuple(dict.fromkeys(_unlisted(found, plan, still))))


def _unlisted(found: Sorted, plan: Plan, cycles: Collection[str]) -> Iterator[str]:
    """The objectives that can't be read, and what lies where no team or objective can."""
    for (cycle, team), folder in plan.folders.items():
        yield from (f"{ROOT}/{cycle}/{team}/{name}.md" for name in folder.unread)
    for file in (one.place.file for one in found.findings):
        where, _, rest = file.removeprefix(f"{ROOT}/").partition("/")
        if where == "teams" or (where in cycles and "check-ins" not in rest.split("/")):
            yield file


def has_form(content: Path, file: str) -> bool:
    """Whether the repository around a plan has a form, which lies at its top."""
    try:
        return (top(content) / FOLDER / file).is_file()
    except GitError:
        return False


def vouched(folder: Path, paths: Iterable[str], known: Record) -> Record:
    """A record that takes each form that nobody changed for one that the tool wrote."""
    there = _there(folder, paths)
    ours = {path: digest(file) for path, file in there.items() if is_unchanged(file)}
    return replace(known, files={**known.files, **ours})


def is_unchanged(content: bytes) -> bool:
    """Whether a form is as it was written, whatever its line ends are."""
    first, _, rest = content.replace(b"\r\n", b"\n").partition(b"\n")
    return first == _head(rest).encode()


def without_older(folder: Path, files: Files) -> Files:
    """The forms without those that are there as an earlier plan gave them."""
    older = {
        path
        for path, file in _there(folder, files).items()
        if is_unchanged(file) and digest(file) != digest(files[path].encode())
    }
    return {path: text for path, text in files.items() if path not in older}


def write_config(folder: Path) -> bool:
    """Write the chooser's settings where there are none; tell whether it did."""
    if taken(folder, CONFIG):
        return False
    need_plain_place(folder, CONFIG)
    write_text(folder, CONFIG, CONFIG_TEXT)
    return True


def propose_forms(forge: Forge, files: Files) -> Proposed:
    """Open a request with forms, or bring the one that is open up to date.

    Raises `ForeignCommitsError`, and what PyGithub and requests raise.
    """
    title = "List today's plan in the issue forms"
    wanted = Wanted(
        _BRANCH, forge.reads.default_branch, files, title, _BODY, title + "\n", again=True
    )
    return propose(forge, wanted)


def _there(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    found = {path: folder / path for path in paths}
    return {path: file.read_bytes() for path, file in found.items() if file.is_file()}


def _head(rest: bytes) -> str:
    return f"{_HEAD} {sha256(rest).hexdigest()[:_DIGITS]}"


def _text(made: dict[str, Value]) -> str:
    writer = YAML()
    writer.width = 10_000
    writer.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    writer.dump(_quoted(made), out)
    return f"{_head(out.getvalue().encode())}\n{out.getvalue()}"


def _quoted(value: Value) -> Value:
    """The same with all texts in quotes: GitHub reads a plain yes, 1.0 or 2026-10-09 as no text."""
    match value:
        case str():
            quoted: str = DoubleQuotedScalarString(value)
            return quoted
        case list():
            return [_quoted(one) for one in value]
        case dict():
            return {name: _quoted(one) for name, one in value.items()}
    return value
