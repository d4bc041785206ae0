"""The geometry of a map: what supports one objective, from left to right. The template draws it."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.pages.marks import Mark
from site_builder.pages.tree import Node, size

BOX = 216
"""The width of a box, in the units of the drawing."""

_GAP_X, _GAP_Y = 36, 14
_PAD, _LINE, _FOOT = 11, 17, 20
_LETTERS = 22
"""How many letters a line of a title holds at most, wide ones too."""
MOST = 60
"""A page with a map of more objectives weighs too much; the tree says the same."""


@dataclass(frozen=True, slots=True)
class Box:
    """An objective on the map: its place, its title in lines, the place of its last line."""

    x: int
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    """With the height of each line's foot."""
    foot: int
    label: str
    path: str
    team: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: boxes, and the curves between them as SVG writes paths."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]


def drawn(root: Node) -> Map | None:
    """The map of a tree; None where there is nothing below its root, or far too much."""
    if not root.below or size(root) > MOST:
        return None
    boxes: list[Box] = []
    curves: list[str] = []
    _, bottom = _place(root, 0, 0, boxes, curves)
    width = max(one.x for one in boxes) + BOX
    return Map(width, bottom, tuple(boxes), tuple(curves))


def _place(node: Node, x: int, top: int, boxes: list[Box], curves: list[str]) -> tuple[Box, int]:
    """Place a tree with its upper edge at `top`; give the box of its root and its lower edge."""
    lines = list(wrapped(node.objective.label))
    height = 2 * _PAD + _LINE * len(lines) + _FOOT
    below, bottom = [], top
    for child in node.below:
        found, bottom = _place(child, x + BOX + _GAP_X, bottom, boxes, curves)
        below.append(found)
        bottom += _GAP_Y
    bottom -= _GAP_Y if below else 0
    y = _beside(below, height, top) if below else top
    box = _box(node, x, y, height, lines)
    boxes.append(box)
    curves.extend(_curve(one, box) for one in below)
    return box, max(bottom, y + height)


def _beside(below: list[Box], height: int, top: int) -> int:
    """In the middle of what stands below, but never above the edge."""
    first, last = below[0], below[-1]
    return max(top, (first.y + last.y + last.height - height) // 2)


def _box(node: Node, x: int, y: int, height: int, lines: list[str]) -> Box:
    feet = (y + _PAD + _LINE * number - 4 for number in range(1, len(lines) + 1))
    return Box(
        x=x,
        y=y,
        height=height,
        lines=tuple(zip(feet, lines, strict=True)),
        foot=y + height - _PAD,
        label=f"{node.objective.label}: {node.team.label}, {node.mark.word.lower()}",
        path=node.objective.path or "",
        team=node.team.label,
        mark=node.mark,
    )


def _curve(child: Box, parent: Box) -> str:
    """From the left of a box to the right of the one it supports."""
    start, end = child.y + child.height // 2, parent.y + parent.height // 2
    right = parent.x + BOX
    middle = (child.x + right) // 2
    return f"M{child.x} {start}C{middle} {start} {middle} {end} {right} {end}"


def wrapped(title: str) -> Iterator[str]:
    """A title in lines that fit a box; a word too long for any line is broken, never clipped."""
    line = ""
    for word in title.split():
        while len(line) + len(word) + bool(line) > _LETTERS:
            if line:
                yield line
                line = ""
            else:
                yield word[: _LETTERS - 1] + "-"
                word = word[_LETTERS - 1 :]  # noqa: PLW2901 (the rest of the word)
        line = f"{line} {word}".strip()
    yield line
