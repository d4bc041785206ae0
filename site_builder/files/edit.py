"""Changing a front matter where it stands, so that comments, order, quoting and line ends stay.

ruamel.yaml says where each key and value stands; only those characters are replaced, and what comes
out is read again before it counts.
"""

import re
from collections.abc import Iterable

from site_builder.files.front_matter import Document, decode, split
from site_builder.files.scalar import scalar
from site_builder.files.yaml_precise import load_precisely, spans
from site_builder.model.finding import Edit, Finding, Span

_LINE_END = re.compile(r"(\r\n|\r|\n)")


class NotEditableError(Exception):
    """An edit whose place can't be found or doesn't stand on one line; the message says which."""


def edit(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content of a file with some edits made; everything else stays byte for byte."""
    text = decode(content, "")
    document = None if isinstance(text, Finding) else split(text)
    if not isinstance(document, Document) or document.matter is None:
        message = "the file has no front matter that can be read"
        raise NotEditableError(message)
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    pieces = _LINE_END.split(content.decode("utf-8-sig"))
    for span, text in sorted(_replacements(document.matter, edits), reverse=True):
        line = pieces[(span.line - 1) * 2]
        start = span.column - 1
        pieces[(span.line - 1) * 2] = line[:start] + text + line[start + span.width :]
    changed = mark + "".join(pieces).encode()
    _read_again(changed)
    return changed


def _replacements(matter: str, edits: Iterable[Edit]) -> Iterable[tuple[Span, str]]:
    known = spans(matter)
    for one in edits:
        found = known.get(one.keys)
        if found is None:
            message = f"{'/'.join(map(str, one.keys))} is not in the file"
            raise NotEditableError(message)
        start, end = found.value_at
        if one.rename is not None:
            yield found.key, scalar(one.rename)
        elif start == end or "\n" in matter[start:end]:
            message = f"{'/'.join(map(str, one.keys))} doesn't stand on one line"
            raise NotEditableError(message)
        else:
            yield found.value, scalar(one.value)


def _read_again(changed: bytes) -> None:
    text = decode(changed, "")
    document = None if isinstance(text, Finding) else split(text)
    if isinstance(document, Document) and document.matter is not None:
        read, findings = load_precisely(document.matter, "")
        if read is not None and not findings:
            return
    message = "the edit would leave a file that can't be read"
    raise NotEditableError(message)
