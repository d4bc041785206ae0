"""A Markdown document as a list of lines, each with how deep it stands."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

_HEADINGS = -10
_BAR = re.compile(r"(?<!\\)\|")
_LISTS = {"bullet_list", "ordered_list"}


class Line(NamedTuple):
    """A line of a document.

    `depth` is -9 to -4 for headings, 0 for paragraphs, 1 and more for items of lists and what
    stands in them. `raw` is its Markdown, to be kept where nothing else fits.
    """

    kind: Literal["heading", "item", "text", "verbatim", "table"]
    depth: int
    text: str
    raw: str
    number: int
    cells: tuple[tuple[str, ...], ...] = ()
    """Of a table, its head first."""

    @property
    def has_more(self) -> bool:
        """Whether its Markdown says more than its text, such as the address of a link."""
        return "](" in self.raw or "<" in self.raw


def lines(text: str) -> list[Line]:
    """All lines that say something."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tree = SyntaxTreeNode(parser.parse(text))
    written = text.split("\n")
    return [line for node in tree.children for line in _of(node, 0, written)]


def _of(node: SyntaxTreeNode, depth: int, written: Sequence[str]) -> Iterator[Line]:
    number = (node.map or (0, 0))[0] + 1
    if node.type == "heading":
        level = int(node.tag[1])
        for text, raw in _inline(node):
            yield Line("heading", level + _HEADINGS, text, f"{'#' * level} {raw}", number)
    elif node.type == "paragraph":
        yield from _paragraph(node, depth, number)
    elif node.type in _LISTS:
        for item in node.children:
            yield from _item(item, depth + 1, written)
    elif node.type == "blockquote":
        for inner in node.children:
            yield from _of(inner, depth, written)
    elif node.type == "table":
        yield Line("table", depth, "", _source(node, written), number, tuple(_rows(node, written)))
    elif node.type != "hr":
        yield Line("verbatim", depth, "", _source(node, written), number)


def _paragraph(node: SyntaxTreeNode, depth: int, number: int) -> Iterator[Line]:
    for at, (text, raw) in enumerate(_inline(node)):
        yield Line("text", depth + bool(at), text, "  " * depth + raw, number + at)


def _item(item: SyntaxTreeNode, depth: int, written: Sequence[str]) -> Iterator[Line]:
    """An item: what it begins with, then what stands in it."""
    inner = list(item.children)
    if inner and inner[0].type == "paragraph":
        first, *more = _paragraph(inner.pop(0), depth, (item.map or (0, 0))[0] + 1)
        token = item.nester_tokens.opening if item.nester_tokens else None
        mark = f"{token.info}{token.markup}" if token and token.info else "-"
        yield first._replace(kind="item", raw=f"{'  ' * (depth - 1)}{mark} {first.raw.strip()}")
        yield from more
    for node in inner:
        nested = depth if node.type in _LISTS else depth + 1
        yield from _of(node, nested, written)


def _inline(node: SyntaxTreeNode) -> list[tuple[str, str]]:
    """Each line of a heading or paragraph: its words, and its Markdown."""
    token = node.children[0].token if node.children else None
    if token is None:
        return []
    plain = _words(token).split("\n")
    raw = token.content.split("\n")
    if len(plain) != len(raw):
        plain, raw = [" ".join(plain)], [" ".join(raw)]
    return [(one.strip(), other.strip()) for one, other in zip(plain, raw, strict=True)]


def _words(token: Token) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n", "html_inline": ""}
    return "".join(breaks.get(one.type, one.content) for one in token.children or ())


def _rows(table: SyntaxTreeNode, written: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The cells by row, with those beyond the last column, which no reader of Markdown shows."""
    for part in table.children:
        for row in part.children:
            cells = [" ".join(text for text, _ in _inline(cell)) for cell in row.children]
            line = written[row.map[0]] if row.map else ""
            more = _BAR.split(line.strip().strip("|"))[len(cells) :]
            yield (*cells, *(one.strip() for one in more))


def _source(node: SyntaxTreeNode, written: Sequence[str]) -> str:
    first, last = node.map or (0, 0)
    return "\n".join(written[first:last]).rstrip()
