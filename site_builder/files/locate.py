"""Working out where a finding stands, only when there is one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from site_builder.files.front_matter import Document, decode, split
from site_builder.files.layout import ROOT
from site_builder.model.finding import Finding, Key, Place, Span

_COMMENT = re.compile(r"(?<!\S)#.*")

if TYPE_CHECKING:
    from site_builder.files.yaml_precise import Spans


def locate_all(findings: Iterable[Finding], files: Mapping[str, bytes]) -> list[Finding]:
    """The same findings, each with its span where its file can be read."""
    by_file: dict[str, list[Finding]] = {}
    for one in findings:
        by_file.setdefault(one.place.file, []).append(one)
    located: list[Finding] = []
    for file, found in by_file.items():
        content = files.get(file.removeprefix(f"{ROOT}/"))
        text = decode(content, file) if content is not None else None
        located += locate(found, text) if isinstance(text, str) else found
    return located


def locate(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The same findings of one file, each with its span."""
    from site_builder.files.yaml_precise import spans  # slow to import, only findings need it

    findings = list(findings)
    document = split(text)
    matter = document.matter or "" if isinstance(document, Document) else ""
    wanted = any(one.place.keys and not one.place.span for one in findings)
    known = spans(matter) if matter and wanted else {}
    return [
        one if one.place.span else _with_span(one, _find(one.place, matter, known))
        for one in findings
    ]


def comments(text: str) -> list[Span]:
    """Where the comments of a front matter stand, from # to the end of the line."""
    from site_builder.files.yaml_precise import texts  # slow to import, only few files need it

    document = split(text)
    if not isinstance(document, Document) or document.matter is None:
        return []
    fence, _, _ = text.partition("\n")
    start = len(fence) + 1
    inside = sorted((start + first, start + last) for first, last in texts(document.matter))
    found: list[Span] = []
    at, line, line_start = 0, 1, 0
    for match in _COMMENT.finditer(text, 0, start + len(document.matter)):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        if at == len(inside) or match.start() < inside[at][0]:
            line += text.count("\n", line_start, match.start())
            line_start = text.rfind("\n", line_start, match.start()) + 1 or line_start
            found.append(Span(line, match.start() - line_start + 1, len(match[0].rstrip())))
    return found


def _with_span(finding: Finding, span: Span) -> Finding:
    return replace(finding, place=structs.replace(finding.place, span=span))


def _find(place: Place, matter: str, known: "dict[tuple[Key, ...], Spans]") -> Span:
    keys = place.keys
    while keys and keys not in known:
        keys = keys[:-1]
    if not keys:
        return Span()
    spans = known[keys]
    if keys != place.keys or place.on_key:
        return spans.key
    word = place.word and _word(place.word, matter, spans.value_at)
    if word:
        return word
    start, end = spans.value_at
    return spans.key if "\n" in matter[start:end] or start == end else spans.value


def _word(word: str, matter: str, value_at: tuple[int, int]) -> Span | None:
    at = matter.find(word, *value_at)
    if at < 0:
        return None
    line_start = matter.rfind("\n", 0, at) + 1
    return Span(matter.count("\n", 0, at) + 2, at - line_start + 1, len(word))
