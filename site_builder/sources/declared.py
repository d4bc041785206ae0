"""Reading `sources.yml`: the operator's file, with every problem at its line."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from msgspec import structs

from site_builder.files import yaml
from site_builder.files.front_matter import decode
from site_builder.files.locate import locate
from site_builder.files.parse import validate
from site_builder.files.settings import SOURCES
from site_builder.model.finding import Finding, Span
from site_builder.sources.shape import SourceShape, SourcesShape

FILE = SOURCES
"""It lies beside `mkdocs.yml`: what a machine fetches is the operator's to say."""

_OPENING = re.compile(r"\A---[ \t]*(?=\n)")


class Declared(NamedTuple):
    """Sources by key result in the order of the file, and what is wrong with it."""

    sources: Mapping[str, SourceShape]
    findings: tuple[Finding, ...]


def read_sources(content: bytes) -> Declared:
    """Read the file. Whoever finds something wrong with it fetches nothing."""
    text = decode(content, FILE)
    if isinstance(text, Finding):
        return Declared({}, (text,))
    matter = _OPENING.sub("", text)
    values, findings = yaml.load(matter, FILE)
    shape = None
    if values is not None:
        shape, more = validate(SourcesShape, values, FILE)
        findings = [*findings, *more]
    # the reader of front matter counts the line --- that it begins with
    found = locate(findings, f"---\n{matter}\n---\n") if findings else []
    return Declared(shape.sources if shape else {}, tuple(map(_a_line_up, found)))


def _a_line_up(one: Finding) -> Finding:
    line = max(1, one.span.line - 1)
    span = one.place.span or Span()
    problem = one.problem.replace("front matter", "file")  # it has nothing else
    place = structs.replace(one.place, span=span._replace(line=line))
    return replace(one, problem=problem, place=place)
