"""The geometry of a map: what supports one objective, from left to right. The template draws it.

Where there is too much for a page, supporters without any of their own stand together by team, then
the deepest levels are left out, and at last the smallest teams: so there always is a map.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.model.terms import Status
from site_builder.pages.english import count
from site_builder.pages.marks import WORST_FIRST, Mark, tally
from site_builder.pages.paths import ALIGNMENT, team_filter_path
from site_builder.pages.tree import Node

BOX = 236
"""The width of a box, in the units of the drawing."""

_GAP_X, _GAP_Y = 36, 14
_PAD, _LINE, _FOOT, _FEET = 11, 17, 5, 15
_LETTERS, _SMALL_LETTERS = 24, 33
"""How many letters a line of a title holds at most, wide ones too, and a line of its foot."""
MOST, ROOM = 168, 40_000
"""A page with a map of more boxes, or more bytes, weighs too much."""

_BOX_BYTES, _LINE_BYTES = 135, 25
_FEW = 6
"""More supporters than that, without any of their own, stand in a block."""

_BLOCK = 3
"""How many columns a block has at most."""

_HIGH = 320
"""How far below the top of what supports it an objective stands at most, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective, or several of a team, with what supports it."""

    title: str
    foot: str
    path: str
    mark: Mark
    below: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A branch on the map: its place, and its title in lines."""

    x: int
    y: int
    lines: tuple[str, ...]
    feet: tuple[str, ...]
    path: str
    slug: str

    @property
    def height(self) -> int:
        """The height of a box with so many lines."""
        return 2 * _PAD + _LINE * len(self.lines) + _FOOT + _FEET * len(self.feet)

    @property
    def first(self) -> int:
        """Where the first line of the title stands."""
        return self.y + _PAD + _LINE - 4

    @property
    def second(self) -> int:
        """Where the first line of the foot stands."""
        return self.first + _LINE * len(self.lines) + _FOOT - 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of all boxes of the same height and status, drawn once."""

    id: str
    height: int
    slug: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: boxes by column, and the curves between them as SVG writes paths."""

    width: int
    height: int
    columns: tuple[tuple[int, tuple[Box, ...]], ...]
    curves: tuple[str, ...]
    box: int = BOX
    """The width of a box."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes."""
        return tuple(box for _, boxes in self.columns for box in boxes)

    @property
    def frames(self) -> Mapping[tuple[int, str], Frame]:
        """The frames that occur, by height and status."""
        kinds = {(box.height, box.slug) for box in self.boxes}
        return {kind: Frame(f"m{at}", *kind) for at, kind in enumerate(sorted(kinds))}


def drawn(root: Node, room: int = ROOM) -> Map | None:
    """The map of a tree, in so many bytes; None where there is nothing below its root."""
    if not root.below:
        return None
    found = next((one for one in _ways(root) if _fits(one, room)), None)
    return _map(found or _largest(_by_team(pruned(root, 2)), room))


def _ways(root: Node) -> Iterator[Branch]:
    """Ways to draw a tree, from the fullest to the shortest."""
    yield _whole(root)
    yield _by_team(root)
    for levels in range(_depth(root) - 1, 1, -1):
        yield _by_team(pruned(root, levels))


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.below), default=0)


def pruned(node: Node, levels: int) -> Node:
    """A tree without what lies deeper than some levels."""
    if levels <= 1:
        return replace(node, below=(), hidden=len(node.below))
    return replace(node, below=tuple(pruned(one, levels - 1) for one in node.below))


def _whole(node: Node) -> Branch:
    return replace(_alone(node), below=tuple(_whole(one) for one in node.below))


def _alone(node: Node) -> Branch:
    deeper = sum(one.number for one in node.counts) if node.hidden else 0
    more = f" · {deeper} below" if deeper else ""
    foot = f"{node.mark.word} · {node.team.label}{more}"
    return Branch(node.objective.label, foot, node.objective.path or "", node.mark)


def _by_team(node: Node) -> Branch:
    """The tree, with the supporters of each objective that have none together by team."""
    below = [_by_team(one) for one in node.below if one.below]
    teams: dict[str, list[Node]] = {}
    for one in node.below:
        if not one.below:
            teams.setdefault(one.ref.team, []).append(one)
    for team, nodes in teams.items():
        together = (_together(nodes[0].team.label, nodes, team_filter_path(team)),)
        below += together if nodes[1:] else (_alone(nodes[0]),)
    return replace(_alone(node), below=tuple(below))


def _together(title: str, nodes: Sequence[Node], path: str) -> Branch:
    marks = [one.mark for one in nodes]
    return Branch(title, in_words(marks), path, worst(marks))


def in_words(marks: Sequence[Mark]) -> str:
    """`5 objectives, 2 at risk`: how many there are, and how many of them are the worst."""
    low = worst(marks)
    number = sum(one == low for one in marks)
    all_of_them = number == len(marks)
    told = low.word.lower() if all_of_them else f"{number} {low.word.lower()}"
    return f"{count(len(marks), 'objective')}, {'all ' if all_of_them and number > 1 else ''}{told}"


def worst(marks: Iterable[Mark]) -> Mark:
    """The worst mark; one of what was dropped only where there is no other."""
    found = tally(marks)
    live = [one for one in found if one.mark.slug != Status.DROPPED.value] or found
    return live[0].mark


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.below))


def _weight(branch: Branch) -> int:
    """About how many bytes a branch takes."""
    words = len(f"{branch.title}{branch.foot}{branch.path}".encode())
    box = _box(branch, 0, 0)
    own = _BOX_BYTES + words + _LINE_BYTES * (len(box.lines) + len(box.feet) - 2)
    return own + sum(map(_weight, branch.below))


def _fits(branch: Branch, room: int) -> bool:
    return _size(branch) <= MOST and _weight(branch) <= room


def _largest(branch: Branch, room: int) -> Branch:
    """As many branches directly below as fit, and one box that stands for all others."""
    left = room - _weight(replace(branch, below=())) - 2 * _BOX_BYTES
    kept: list[Branch] = []
    for one in branch.below[: MOST - 2]:
        left -= _weight(one)
        if left < 0:
            break
        kept.append(one)
    rest = branch.below[len(kept) :]
    more = Branch(f"And {len(rest)} more", "The teams one by one", ALIGNMENT, rest[0].mark)
    return replace(branch, below=(*kept, more))


class _Canvas:
    """Boxes and curves as they are placed."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.curves: list[str] = []

    def place(self, branch: Branch, x: int, top: int) -> tuple[Box, int]:
        """Place a branch with its upper edge at `top`; give its box and its lower edge."""
        right = x + BOX + _GAP_X
        leaves = [one for one in branch.below if not one.below]
        block = sorted(leaves, key=_worst_first) if len(leaves) > _FEW else []
        below, bottom = list[Box](), top
        for child in branch.below:
            if child.below or not block:
                found, bottom = self.place(child, right, bottom)
                below.append(found)
                bottom += _GAP_Y
        first = bottom
        if block:
            bottom = self._block(block, right, bottom) + _GAP_Y
        bottom -= _GAP_Y if branch.below else 0
        box = _box(branch, x, top)
        if branch.below:
            centre = first if block else below[-1].y + below[-1].height
            upper = below[0].y if below else first
            middle = (upper + centre - box.height) // 2
            box = replace(box, y=max(top, min(middle, top + _HIGH)))
        self.boxes.append(box)
        self.curves.extend(_curve(box, one.x, one.y + one.height // 2) for one in below)
        if block:
            edge = right - _GAP_X // 3
            self.curves.append(f"{_curve(box, edge, first + _PAD)}M{edge} {first}V{bottom}")
        return box, max(bottom, box.y + box.height)

    def _block(self, leaves: Sequence[Branch], x: int, top: int) -> int:
        """Place leaves in columns, each where there is most room; give their lower edge."""
        columns = min(_BLOCK, 1 + len(leaves) // _FEW)
        bottoms = [top] * columns
        for leaf in leaves:
            at = bottoms.index(min(bottoms))
            box = _box(leaf, x + at * (BOX + _GAP_Y), bottoms[at])
            self.boxes.append(box)
            bottoms[at] += box.height + _GAP_Y
        return max(bottoms) - _GAP_Y


def _worst_first(leaf: Branch) -> int:
    return _RANKS[leaf.mark.slug]


_RANKS = {one.value: rank for rank, one in enumerate(WORST_FIRST)}


def _map(root: Branch) -> Map:
    canvas = _Canvas()
    _, bottom = canvas.place(root, 0, 0)
    columns: dict[int, list[Box]] = {}
    for one in sorted(canvas.boxes, key=lambda box: (box.x, box.y)):
        columns.setdefault(one.x, []).append(one)
    found = tuple((x, tuple(boxes)) for x, boxes in columns.items())
    return Map(max(columns) + BOX, bottom, found, tuple(canvas.curves))


def _box(branch: Branch, x: int, y: int) -> Box:
    feet = tuple(wrapped(branch.foot, _SMALL_LETTERS))
    return Box(x, y, tuple(wrapped(branch.title)), feet, branch.path, branch.mark.slug)


def _curve(parent: Box, x: int, y: int) -> str:
    """From the left of something to the right of the box that it supports."""
    end, right = parent.y + parent.height // 2, parent.x + BOX
    middle = (x + right) // 2
    return f"M{x} {y}C{middle} {y} {middle} {end} {right} {end}"


def wrapped(text: str, letters: int = _LETTERS) -> Iterator[str]:
    """A text in lines that fit a box; a word too long for any line is broken, never clipped."""
    line = ""
    for word in text.split():
        while len(line) + len(word) + bool(line) > letters:
            if line:
                yield line
                line = ""
            else:
                yield word[: letters - 1] + "-"
                word = word[letters - 1 :]  # noqa: PLW2901 (the rest of the word)
        line = f"{line} {word}".strip()
    yield line
