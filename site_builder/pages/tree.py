"""What supports what, as trees: each objective stands once, under the first that it supports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.english import sentence
from site_builder.pages.marks import Mark, Tally, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link
from site_builder.pages.view import View


@dataclass(frozen=True, slots=True)
class Node:
    """An objective in a tree with what supports it."""

    ref: Ref
    objective: Link
    team: Link
    cycle: str
    mark: Mark
    how: str
    """How it contributes to the one above it."""
    also: tuple[Link, ...]
    """What else it supports."""
    counts: tuple[Tally, ...]
    """The statuses of all that stands below it."""
    below: tuple["Node", ...]
    hidden: int = 0
    """How many of those directly below it are left out here."""


@dataclass(frozen=True)
class Growth:
    """The growing of trees over some cycles; `seen` holds what stands in them."""

    view: View
    cycles: frozenset[str]
    whole: bool = False
    """Whether a tree also takes in what supports something else in the first place."""
    seen: dict[Ref, tuple[Mark, ...]] = field(default_factory=dict)
    """With the marks of the objective and of all below it."""

    @property
    def refs(self) -> list[Ref]:
        """The objectives, those of the longest cycle first, the company's before the teams'."""
        return [
            one.ref
            for cycle in reversed(self.view.running)
            for folder in self.view.in_cycle.get(cycle.id, ())
            for one in folder.objectives
        ]

    def roots(self) -> tuple[list[Ref], list[Ref]]:
        """Those that support nothing: with something below or the company's own, and the rest."""
        tops = [ref for ref in self.refs if not list(self.above(ref))]
        grown = [ref for ref in tops if ref.team == COMPANY or self.below(ref)]
        return grown, [ref for ref in tops if ref not in set(grown)]

    def above(self, ref: Ref) -> Iterator[Ref]:
        """What an objective supports."""
        for link in self.view.alignment.supports(ref):
            if link.target.cycle in self.cycles:
                yield link.target.parent

    def below(self, ref: Ref) -> list[tuple[Ref, str]]:
        """What supports an objective, and how."""
        found: dict[Ref, str] = {}
        for link in self.view.alignment.supported_by(ref):
            if link.source.cycle in self.cycles:
                found.setdefault(link.source, link.sentence)
        return list(found.items())

    def reached(self, ref: Ref) -> set[Ref]:
        """All that an objective supports, at once or through others."""
        found: set[Ref] = set()
        ahead = [ref]
        while ahead:
            new = [one for one in self.above(ahead.pop()) if one not in found]
            found.update(new)
            ahead += new
        return found

    def node(self, ref: Ref, how: str = "", over: Ref | None = None) -> Node:
        """An objective with what stands below it, each where it is first met.

        `over` is the one that it hangs on, `how` its contribution to that.
        """
        shown = objective_mark(self.view, ref)
        self.seen[ref] = (shown,)
        below = []
        for child, told in self.below(ref):
            if child not in self.seen and (self.whole or next(self.above(child)) == ref):
                below.append(self.node(child, told, ref))
                self.seen[ref] += self.seen[child]
        return Node(
            ref=ref,
            objective=self.view.objective(ref),
            team=self.view.team(ref.team),
            cycle=self.view.cycle(ref.cycle).label,
            mark=shown,
            how=sentence(how),
            also=tuple(self.view.objective(one) for one in self._others(ref, over)),
            counts=tally(self.seen[ref][1:]),
            below=tuple(below),
        )

    def _others(self, ref: Ref, over: Ref | None) -> Sequence[Ref]:
        """What it supports beside the one it hangs on."""
        return [one for one in dict.fromkeys(self.above(ref)) if one not in {over, ref}]


def size(node: Node) -> int:
    """How many objectives stand in a tree."""
    return 1 + sum(size(one) for one in node.below)
