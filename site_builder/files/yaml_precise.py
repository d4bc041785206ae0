"""The precise way through YAML: every problem with its place, and the place of every value."""

import contextlib
from collections.abc import Iterator
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from site_builder.files.yaml import DEEPEST, Mapping, Value
from site_builder.model.finding import Finding, Key, Place, Span

FIRST_LINE = 2
"""The line of the file on which the front matter's text begins."""


class Spans(NamedTuple):
    """Where a key stands and where its value stands; the value's end for words in it."""

    key: Span
    value: Span
    value_at: tuple[int, int]
    """First and last character of the value in the front matter's text."""


def load_precisely(matter: str, file: str) -> tuple[Mapping | None, list[Finding]]:
    """Read a front matter with ruamel.yaml; see `yaml.load`."""
    findings = list(_forbidden(matter, file))
    if findings:
        return None, findings
    root = YAML(typ="safe", pure=True).compose(matter)
    if root is None:
        return {}, []
    if not isinstance(root, MappingNode):
        return None, [_no_mapping(file, root)]
    builder = _Builder(file)
    return builder.mapping(root), builder.findings


def spans(matter: str) -> dict[tuple[Key, ...], Spans]:
    """Where each key and value stands, by the keys that lead to it.

    Only for a front matter that was read: the parser in C, which is fast, crashes on others.
    """
    try:
        root = YAML(typ="safe").compose(matter)  # in C where it can be
    except YAMLError:
        return {}
    found: dict[tuple[Key, ...], Spans] = {}
    if isinstance(root, MappingNode):
        _collect(root, (), found)
    return found


def texts(matter: str) -> Iterator[tuple[int, int]]:
    """Where each key and value begins and ends, up to the first error: no comment begins there."""
    with contextlib.suppress(YAMLError):
        for event in YAML(typ="safe", pure=True).parse(matter):
            if isinstance(event, ScalarEvent):
                yield event.start_mark.index, event.end_mark.index


def _forbidden(matter: str, file: str) -> Iterator[Finding]:
    """Syntax errors, and the parts of YAML that a plan does without."""
    documents = depth = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(matter):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                yield _too_deep(file, event.start_mark)
                return
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or documents > 1:
                    yield _several(file, event.start_mark)
            yield from _features(event, file)
    except MarkedYAMLError as error:
        yield _syntax(file, error)
    except YAMLError as error:
        problem, remedy = _explain(str(error))
        yield Finding("OKR006", Place(file, span=Span(FIRST_LINE)), problem, remedy)


def _features(event: object, file: str) -> Iterator[Finding]:
    if isinstance(event, AliasEvent):
        problem = f"the alias *{event.anchor} stands for something written elsewhere"
        yield _feature(file, event.start_mark, problem, "Write the value out here.")
    elif isinstance(event, NodeEvent) and event.anchor:
        problem = f"the anchor &{event.anchor} names a value to be repeated"
        yield _feature(file, event.start_mark, problem, "Delete it, and write values out.")
    tag = getattr(event, "ctag", None) or getattr(event, "tag", None)
    if tag and str(tag) not in {"None", "!"}:
        problem = f"the tag {_short(str(tag))} changes what a value means"
        yield _feature(file, getattr(event, "start_mark", None), problem, "Delete the tag.")


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _feature(file: str, mark: StringMark | None, problem: str, remedy: str) -> Finding:
    return Finding("OKR008", Place(file, span=_span(mark)), problem, remedy)


def _several(file: str, mark: StringMark) -> Finding:
    problem = "a second YAML document or a directive begins here"
    return Finding(
        "OKR006", Place(file, span=_span(mark)), problem, "Keep one front matter a file."
    )


def _too_deep(file: str, mark: StringMark) -> Finding:
    problem = f"lists and mappings stand more than {DEEPEST} deep in each other"
    return Finding("OKR006", Place(file, span=_span(mark)), problem, "A plan needs six at most.")


def _no_mapping(file: str, node: Node) -> Finding:
    place = Place(file, span=_span(node.start_mark))
    return Finding(
        "OKR006", place, "the front matter is no mapping", "Write lines of the form key: value."
    )


def _syntax(file: str, error: MarkedYAMLError) -> Finding:
    said = str(error.problem or error.context or "")
    begun = any(sign in said for sign in _TOLD_WHERE_IT_BEGINS)
    mark = (begun and error.context_mark) or error.problem_mark or error.context_mark
    problem, remedy = _explain(said)
    return Finding("OKR006", Place(file, span=_span(mark)), problem, remedy)


_EXPLANATIONS = (
    (r"'\t'", "a tab stands where YAML wants spaces", "Indent with spaces."),
    (
        "'%'",
        "a value can't begin with %",
        'Put it in quotes: "%".',
    ),
    ("'@'", "a value can't begin with @", "Write the name without @, or put it in quotes."),
    ("'`'", "a value can't begin with a back-tick", "Put the value in quotes."),
    (
        "mapping values are not allowed",
        "a second colon makes this line two things at once",
        "Put the text after the first colon in quotes.",
    ),
    (
        "expected <block end>",
        "this line doesn't fit the lines around it",
        "Check its indentation and quotes.",
    ),
    (
        "could not find expected ':'",
        "a colon is missing after a key",
        "Write key: value, with a space after the colon.",
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed",
        "Close it at the end of the value.",
    ),
    ("expected ',' or", "a bracket is opened and never closed", "Close it, or check the commas."),
)


_TOLD_WHERE_IT_BEGINS = ("could not find expected ':'", "unexpected end of", "expected ',' or")
"""What is noticed at the end, and is to be put right where it begins."""


def _explain(problem: str) -> tuple[str, str]:
    for sign, said, remedy in _EXPLANATIONS:
        if sign in problem or (sign == r"'\t'" and "\\t" in problem):
            return said, remedy
    return f"this is no YAML: {problem}", "Check quotes, colons and indentation around here."


class _Builder:
    """Makes values of nodes, and gathers what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._scalars = YAML(typ="safe", pure=True).constructor

    def value(self, node: Node) -> Value:
        if isinstance(node, SequenceNode):
            return [self.value(one) for one in node.value]
        if isinstance(node, MappingNode):
            return self.mapping(node)
        return self._scalar(node)

    def mapping(self, node: MappingNode) -> Mapping:
        read: Mapping = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node) if isinstance(key_node, ScalarNode) else None
            refused = self._refused_key(key_node, key, read)
            if refused:
                place = Place(self.file, span=_span(key_node.start_mark, key_node.end_mark))
                self.findings.append(Finding(refused[0], place, refused[1], refused[2]))
            else:
                read[key] = self.value(value_node)
        return read

    def _refused_key(self, node: Node, key: Value, read: Mapping) -> tuple[str, str, str] | None:
        if not isinstance(node, ScalarNode):
            return "OKR006", "a list or mapping can't be a key", "Write a word before the colon."
        if node.value == "<<":
            return "OKR008", "<< merges another mapping into this one", "Write its keys out here."
        if key in read:
            problem = f"“{node.value}” stands here twice; the first one is read"
            return "OKR007", problem, "Keep one of the two."
        return None

    def _scalar(self, node: Node) -> Value:
        try:
            value: Value = self._scalars.construct_object(node)
        except (ValueError, ArithmeticError, YAMLError):
            # An impossible date, or “=”: the vocabulary refuses it with a better word.
            return str(node.value)
        return value


def _collect(node: Node, keys: tuple[Key, ...], found: dict[tuple[Key, ...], Spans]) -> None:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            at = (*keys, str(key_node.value))
            found.setdefault(at, _spans(key_node, value_node))
            _collect(value_node, at, found)
    elif isinstance(node, SequenceNode):
        for index, one in enumerate(node.value):
            found[(*keys, index)] = _spans(one, one)
            _collect(one, (*keys, index), found)


def _spans(key: Node, value: Node) -> Spans:
    ends = (value.start_mark.index, value.end_mark.index)
    return Spans(_span(key.start_mark, key.end_mark), _span(value.start_mark, value.end_mark), ends)


def _span(start: StringMark | None, end: StringMark | None = None) -> Span:
    if start is None:
        return Span(FIRST_LINE)
    width = end.column - start.column if end and end.line == start.line else 1
    return Span(start.line + FIRST_LINE, start.column + 1, max(1, width))
