"""From bytes to front matter and body."""

import re
from typing import NamedTuple

from site_builder.model.finding import Finding, Place, Span

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_FENCE = re.compile(r"---[ \t]*(?:#.*)?")


class Document(NamedTuple):
    """A file cut in two. `matter` is the YAML between the fences, None where there are none.

    The YAML begins on line 2 of the file; `body_line` is the line the body begins on.
    """

    matter: str | None
    body: str
    body_line: int = 1


def decode(content: bytes, file: str) -> str | Finding:
    """The text of a file, with plain line ends and without a byte order mark."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = _CONTROL.search(text)
    if odd is None:
        return text
    name = "a NUL character" if odd[0] == "\0" else f"the control character U+{ord(odd[0]):04X}"
    place = Place(file, span=_span(text, odd.start()))
    return Finding("OKR001", place, f"the file holds {name}", "Delete it; a plan is plain text.")


def split(text: str) -> Document | tuple[str, str]:
    """Cut a text at its fences; a problem and its remedy where the front matter never ends."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return Document(None, text)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            body = "\n".join(lines[number + 1 :])
            return Document("\n".join(lines[1:number]) + "\n", body.strip("\n"), number + 2)
    return (
        "the front matter begins with --- and never ends",
        "Close it with a line --- before the prose.",
    )


def _not_utf8(content: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    before = content[: error.start].decode("utf-8", "replace")
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    name = "UTF-16" if wide else "not UTF-8 (perhaps Windows-1252)"
    return Finding(
        "OKR001",
        Place(file, span=_span(before, len(before))),
        f"the file's encoding is {name}",
        "Save it as UTF-8.",
    )


def _span(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    return Span(text.count("\n", 0, at) + 1, at - start + 1, 1)
