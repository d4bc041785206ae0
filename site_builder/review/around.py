"""The tree around what changes: what it supports, up to the top, and what supports it."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from site_builder.model.alignment import Alignment
from site_builder.model.objective import Objective, Ref
from site_builder.model.plan import Plan
from site_builder.review.difference import Difference

_MARKED, _ROWS = 100, 200
"""Around how many changes the tree is drawn, and how long it may become."""
_CHILDREN, _DEEP = 5, 6
"""How many bystanders below an objective are named, and how many steps up or down it goes."""


class Part(StrEnum):
    """The part that an objective of the tree takes in the proposal."""

    CHANGES = "changes"
    NEW = "new"
    GONE = "gone"
    NONE = ""


class Around(NamedTuple):
    """A row of the tree, each below what it supports."""

    depth: int
    """0 at the top."""
    name: str
    """`2026-Q4/growth/trial-to-paid`; empty for those that are only counted."""
    title: str
    part: Part = Part.NONE
    again: bool = False
    """Whether it stands further up already, with all that is below it."""


def around(found: Iterable[Difference], base: Plan, plan: Plan) -> tuple[Around, ...]:
    """The tree around the objectives that change, without those that stand alone.

    It shows the plan with the proposal; what is gone stands where it was.
    """
    marked = dict(islice(_marked(found), _MARKED))
    if not marked:
        return ()
    below: dict[Ref, dict[Ref, None]] = {}
    for child, parent in _links(marked, base, plan):
        below.setdefault(parent, {})[child] = None
    return tuple(islice(_Tree(marked, below, {**base.objectives, **plan.objectives}), _ROWS))


def _marked(found: Iterable[Difference]) -> Iterator[tuple[Ref, Part]]:
    for one in found:
        known = one.after or one.before
        if known:
            yield known.ref, _part(one)


def _part(one: Difference) -> Part:
    if one.before is None:
        return Part.NEW
    return Part.CHANGES if one.after else Part.GONE


def _links(marked: Mapping[Ref, Part], base: Plan, plan: Plan) -> Iterator[tuple[Ref, Ref]]:
    """The links around what is marked: which objective supports which."""
    now, climbed = Alignment(plan), set[Ref]()
    then = Alignment(base) if Part.GONE in marked.values() else now
    for ref, part in marked.items():
        alignment = then if part is Part.GONE else now
        links = [(link.source, ref) for link in alignment.supported_by(ref)]
        for pair in (*links, *_upwards(ref, alignment, climbed)):
            if all(one in marked or one in plan.objectives for one in pair):
                yield pair


def _upwards(ref: Ref, alignment: Alignment, climbed: set[Ref]) -> Iterator[tuple[Ref, Ref]]:
    """From an objective to the top; nothing is climbed twice, so a circle ends."""
    level = [ref]
    for _ in range(_DEEP):
        new = [one for one in dict.fromkeys(level) if one not in climbed]
        climbed.update(new)
        links = [link for one in new for link in alignment.supports(one)]
        yield from ((link.source, link.target.parent) for link in links)
        level = [link.target.parent for link in links]


class _Tree:
    """The rows, from the top down; what supports several stands below each, its own below one."""

    def __init__(
        self,
        marked: Mapping[Ref, Part],
        below: Mapping[Ref, Mapping[Ref, None]],
        titles: Mapping[Ref, Objective],
    ) -> None:
        self._marked, self._below, self._titles = marked, below, titles
        self._seen: set[Ref] = set()

    def __iter__(self) -> Iterator[Around]:
        supporting = {child for children in self._below.values() for child in children}
        tops = [one for one in self._below if one not in supporting]
        inside = [one for one in self._marked if one in self._below or one in supporting]
        for one in (*sorted(tops), *inside):  # a circle has no top
            if one not in self._seen:
                yield from self._rows(one, 0)

    def _rows(self, ref: Ref, depth: int) -> Iterator[Around]:
        again = ref in self._seen
        self._seen.add(ref)
        part = self._marked.get(ref, Part.NONE)
        yield Around(depth, str(ref), self._titles[ref].title, part, again)
        children = sorted(self._below.get(ref, ()))
        if again or not children or depth > _DEEP:
            return
        named = [one for one in children if one in self._marked or one in self._below]
        others = [one for one in children if one not in self._marked and one not in self._below]
        for one in (*named, *others[:_CHILDREN]):
            yield from self._rows(one, depth + 1)
        if len(others) > _CHILDREN:
            yield Around(depth + 1, "", f"and {len(others) - _CHILDREN:,} more")
