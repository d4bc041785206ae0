"""How everything fits together: a tree from the longest cycle's objectives down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from site_builder.model.plan import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.english import sentence
from site_builder.pages.marks import Mark, Tally, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import ALIGNMENT, HOME
from site_builder.pages.view import View


@dataclass(frozen=True, slots=True)
class Node:
    """An objective in the tree with what supports it."""

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


@dataclass(frozen=True, slots=True)
class AlignmentContext:
    """All that the alignment page shows."""

    trees: tuple[Node, ...]
    loose: tuple[Node, ...]
    """Objectives of teams that support nothing."""
    cycle: Link | None
    objective_file: str


def alignment_page(view: View) -> Page:
    """The alignment page."""
    return Page(
        path=ALIGNMENT,
        title="Alignment",
        template="alignment.html",
        build=partial(alignment_context, view),
        section=ALIGNMENT,
        crumbs=(Link("Home", HOME),),
    )


def alignment_context(view: View) -> AlignmentContext:
    """What the alignment page shows: the current cycle and those around it."""
    growth = _Growth(view, frozenset(one.id for one in view.running))
    roots, rest = growth.roots()
    trees = [growth.node(one, "") for one in roots]
    loose = [growth.node(one, "") for one in rest if one not in growth.seen]
    loose += [growth.node(one, "") for one in growth.refs if one not in growth.seen]
    cycle = view.current.id if view.current else "2026-Q4"
    return AlignmentContext(
        trees=tuple(trees),
        loose=tuple(loose),
        cycle=view.cycle(cycle) if view.current else None,
        objective_file=view.file(f"{cycle}/company/NAME.md"),
    )


@dataclass(frozen=True)
class _Growth:
    """The growing of the tree; `seen` holds what stands in it, so that each stands once."""

    view: View
    cycles: frozenset[str]
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
        tops = [ref for ref in self.refs if not list(self._above(ref))]
        grown = [ref for ref in tops if ref.team == COMPANY or self._below(ref)]
        return grown, [ref for ref in tops if ref not in set(grown)]

    def _above(self, ref: Ref) -> Iterator[Ref]:
        for link in self.view.alignment.supports(ref):
            if link.target.cycle in self.cycles:
                yield link.target.parent

    def _below(self, ref: Ref) -> list[tuple[Ref, str]]:
        links = self.view.alignment.supported_by(ref)
        found: dict[Ref, str] = {}
        for link in links:
            if link.source.cycle in self.cycles:
                found.setdefault(link.source, link.sentence)
        return list(found.items())

    def node(self, ref: Ref, how: str) -> Node:
        """An objective with what stands below it, each where it is first met."""
        shown = objective_mark(self.view, ref)
        self.seen[ref] = (shown,)
        below = []
        for child, told in self._below(ref):
            if child not in self.seen and next(self._above(child)) == ref:
                below.append(self.node(child, told))
                self.seen[ref] += self.seen[child]
        return Node(
            objective=self.view.objective(ref),
            team=self.view.team(ref.team),
            cycle=self.view.cycle(ref.cycle).label,
            mark=shown,
            how=sentence(how),
            also=tuple(self.view.objective(one) for one in self._others(ref)),
            counts=tally(self.seen[ref][1:]),
            below=tuple(below),
        )

    def _others(self, ref: Ref) -> Sequence[Ref]:
        """What it supports beside the first."""
        return list(dict.fromkeys(self._above(ref)))[1:]
