"""How objectives hang together: what supports what."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from site_builder.model.objective import Objective, Ref
from site_builder.model.plan import Plan

_SHORTEST, _LONGEST = 2, 4


def resolve(
    written: str, around: Sequence[str], cycles: Collection[str], known: Collection[Ref]
) -> Ref | None:
    """What a reference stands for; None where it stands for nothing.

    It begins with the name of a cycle, or is `team/objective` or `team/objective/key-result` in one
    of the cycles `around`, the own one first. Where a team is called like a cycle, the cycle is
    meant if that stands for something.
    """
    parts = written.strip().strip("/").split("/")
    if not _SHORTEST <= len(parts) <= _LONGEST or not all(parts):
        return None
    candidates: list[Ref] = []
    if parts[0] in cycles and len(parts) > _SHORTEST:
        candidates.append(Ref(*parts))
    if len(parts) < _LONGEST:
        candidates += (Ref(cycle, *parts) for cycle in around)
    return next((one for one in candidates if one in known), None)


class Link(NamedTuple):
    """One contribution: from an objective to an objective or a key result, and how."""

    source: Ref
    target: Ref
    sentence: str


@dataclass(frozen=True)
class Alignment:
    """The contributions of a plan, in both directions."""

    plan: Plan

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All contributions whose reference stands for something."""
        return tuple(self._all())

    def _all(self) -> Iterator[Link]:
        frame = self.plan.frame
        around = {name: [one.id for one in frame.around(name)] for name in frame.cycles}
        known = set(self.plan.objectives)
        for one in self.plan.objectives.values():
            known.update(key.ref for key in one.key_results)
        for ref, one in self.plan.objectives.items():
            for support in one.supports:
                target = resolve(support.written, around[ref.cycle], frame.cycles, known)
                if target:
                    yield Link(ref, target, support.sentence)

    @cached_property
    def _up(self) -> Mapping[Ref, list[Link]]:
        found: dict[Ref, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.source, []).append(link)
        return found

    @cached_property
    def _down(self) -> Mapping[Ref, list[Link]]:
        found: dict[Ref, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.target.parent, []).append(link)
        return found

    def supports(self, ref: Ref) -> Sequence[Link]:
        """What an objective contributes to."""
        return self._up.get(ref, [])

    def supported_by(self, ref: Ref) -> Sequence[Link]:
        """What contributes to an objective or to one of its key results."""
        links = self._down.get(ref.parent, [])
        return [one for one in links if one.target == ref] if ref.key_result else links

    def connected(self, objective: Objective) -> bool:
        """Whether it supports something, or something supports it."""
        return bool(self.supports(objective.ref) or self.supported_by(objective.ref))

    def roots(self, cycle: str) -> list[Objective]:
        """The objectives of a cycle that support nothing in that same cycle."""
        inside = [one for folder in self.plan.in_cycle(cycle) for one in folder.objectives]
        return [
            one
            for one in inside
            if not any(link.target.cycle == cycle for link in self.supports(one.ref))
        ]

    def children(self, ref: Ref) -> list[Objective]:
        """The objectives that contribute to one, each once, in order."""
        sources = dict.fromkeys(link.source for link in self.supported_by(ref))
        return [self.plan.objectives[one] for one in sources]
