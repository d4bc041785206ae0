"""Putting a new key result into a file that is there; everything else stays byte for byte."""

import re
from collections.abc import Mapping

from site_builder.files.draft import KeyResultDraft, key_result_lines
from site_builder.files.edit import NotEditableError
from site_builder.files.front_matter import Document, decode, split
from site_builder.files.yaml import Value
from site_builder.files.yaml_precise import Spans, load_precisely, spans
from site_builder.model.finding import Finding, Key

_LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = "key_results"
_COMMENT = re.compile(r"( *)#")


def insert_key_result(content: bytes, draft: KeyResultDraft) -> bytes:
    """The content of an objective's file with a key result after its last one.

    Raises `NotEditableError`, whose message is a sentence, where there is no sure place for it.
    """
    matter = _matter(content)
    known = spans(matter)
    after, indent, deeper = _place(matter, known)
    lines = [f"{indent}{line}" for line in key_result_lines(draft, deeper)]
    if (_KEY,) not in known:
        lines.insert(0, f"{_KEY}:")
    changed = _inserted(content, after + 1, lines)
    _compare(matter, _matter(changed), draft.id)
    return changed


def _matter(content: bytes) -> str:
    text = decode(content, "")
    document = None if isinstance(text, Finding) else split(text)
    if not isinstance(document, Document) or document.matter is None:
        message = "the file has no front matter that can be read; okrs check says why"
        raise NotEditableError(message)
    return document.matter


def _place(matter: str, known: Mapping[tuple[Key, ...], Spans]) -> tuple[int, str, str]:
    """How many lines of the matter come before it, its indentation, and that of its fields."""
    if (_KEY,) not in known:
        return matter.count("\n"), "  ", "  "
    start, end = known[(_KEY,)].value_at
    if matter[start:end].startswith("{"):
        message = (
            "its key_results stand in one pair of brackets; "
            "write each on lines of its own, then run this again"
        )
        raise NotEditableError(message)
    each = [keys for keys in known if keys[:1] == (_KEY,) and len(keys) > 1]
    if not each:
        return known[(_KEY,)].key.line - 1, "  ", "  "
    column = known[each[0]].key.column - 1
    last = [keys for keys in each if len(keys) == 2][-1]  # noqa: PLR2004 (key_results, name)
    inner = [known[keys].key for keys in each if len(keys) == 3]  # noqa: PLR2004 (and a field)
    below = [one.column - 1 - column for one in inner if one.line > known[last].key.line]
    step = below[0] if below else 2
    return _end(matter, known, last, column), " " * column, " " * step


def _end(
    matter: str, known: Mapping[tuple[Key, ...], Spans], last: tuple[Key, ...], column: int
) -> int:
    """The number of lines up to the end of a key result and of the comments that belong to it."""
    line = known[last].key.line - 1
    parents = {keys[:-1] for keys in known}  # in blocks they end where the next one begins
    for keys, one in known.items():
        start, end = one.value_at
        if keys[:2] == last and (keys not in parents or matter[start] in "{["):
            line = max(line, matter.count("\n", 0, start + len(matter[start:end].rstrip())) + 1)
    rows = matter.split("\n")
    for at in range(line, len(rows)):
        comment = _COMMENT.match(rows[at])
        if comment is None or len(comment[1]) <= column:
            break
        line = at + 1
    return line


def _inserted(content: bytes, before: int, lines: list[str]) -> bytes:
    """The content with lines put in behind the first `before` lines, ended as those are."""
    text = content.decode("utf-8-sig")
    ends = list(_LINE_END.finditer(text))
    at, line_end = ends[before - 1].end(), ends[before - 1][0]
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    new = "".join(f"{line}{line_end}" for line in lines)
    return mark + (text[:at] + new + text[at:]).encode()


def _compare(before: str, after: str, name: str) -> None:
    """Make sure that the file says what it said, and the key result beside it."""
    now, problems = load_precisely(after, "")
    was, _ = load_precisely(before, "")
    if now is not None and was is not None and not problems:
        inner = now.get(_KEY)
        if isinstance(inner, dict) and inner.pop(name, None) is not None:
            same: dict[Value, Value] = {**now, _KEY: inner or None}
            if same == {**was, _KEY: was.get(_KEY)}:
                return
    message = "there is no sure place for it in the file; add it by hand"
    raise NotEditableError(message)
