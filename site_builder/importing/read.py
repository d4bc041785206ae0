"""From the bytes of a file to what it tells, whatever its kind."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePath

from site_builder.files.front_matter import Document, split
from site_builder.importing.draft import NothingFoundError, Source
from site_builder.importing.markdown import read_markdown
from site_builder.importing.nested import read_nested
from site_builder.importing.separated import read_separated

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OFFICE = {".xlsx", ".xls", ".ods", ".numbers", ".docx", ".doc", ".odt", ".pdf", ".pptx", ".html"}
_TABLES = {".csv", ".tsv", ".tab"}


def read(name: str, content: bytes, teams: Collection[str]) -> Source:
    """What a file tells; `teams` are the names by which a heading may mean a team.

    Raises `NothingFoundError` where nothing can be read in it.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _OFFICE or (b"\0" in content[:1024] and not content.startswith(_WIDE)):
        raise NothingFoundError(
            f"{name} is no text. Export it as CSV or as Markdown, and import that"
        )
    text, guessed = _decoded(content)
    source = _read(name, ending, text, teams)
    remarks = (guessed, *source.remarks) if guessed else source.remarks
    return replace(source, remarks=remarks)


def _read(name: str, ending: str, text: str, teams: Collection[str]) -> Source:
    if ending == ".json" or (not ending and text.lstrip()[:1] in {"{", "["}):
        return read_nested(name, text)
    if ending in _TABLES:
        return read_separated(name, text)
    return read_markdown(name, _unfenced(text), teams)


def _unfenced(text: str) -> str:
    """A document whose front matter is a paragraph, each line where it was."""
    found = split(text)
    if not isinstance(found, Document) or found.matter is None:
        return text
    fence, _, body = text.partition(found.matter)
    return f"{fence.removeprefix('---')}{found.matter}\n{body.partition('---')[2]}"


def _decoded(content: bytes) -> tuple[str, str]:
    """The text with plain line ends, and what was guessed of its encoding."""
    guessed = ""
    try:
        text = content.decode("utf-16" if content.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        guessed = "its encoding is no UTF-8, and guessed to be Windows-1252"
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", plain), guessed
