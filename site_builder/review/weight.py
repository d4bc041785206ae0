"""What a change weighs: how far its cycle is, and what depends on it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from site_builder.model.alignment import Alignment
from site_builder.model.objective import Ref
from site_builder.model.plan import Plan
from site_builder.model.schedule import elapsed
from site_builder.review.difference import Difference

_MOST = 3
"""How many of those that depend on it are named."""


def weighed(found: Iterable[Difference], base: Plan, on: date) -> Iterator[Difference]:
    """The differences, with a sentence on what each weighs where it weighs something."""
    alignment = Alignment(base)
    for one in found:
        if one.before is None:
            yield one
        else:
            yield replace(one, weight=_weight(one.before.ref, base, alignment, on))


def _weight(ref: Ref, base: Plan, alignment: Alignment, on: date) -> str:
    cycle = base.frame.cycles[ref.cycle]
    gone = elapsed(cycle, on)
    told = []
    if cycle.over(on):
        told.append(f"{cycle.title} is over.")
    elif gone > 0:
        told.append(f"{gone:.0%} of {cycle.title} is gone.".replace("%", " %"))
    sources = dict.fromkeys(link.source for link in alignment.supported_by(ref))
    names = [f"“{base.objectives[one].title}”" for one in sources]
    if names:
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        listed = ", ".join(names[:_MOST]) + more
        told.append(f"{_count(len(names))} on it: {listed}.")
    return " ".join(told)


def _count(number: int) -> str:
    return "1 objective depends" if number == 1 else f"{number} objectives depend"


def dependants(found: Iterable[Difference], base: Plan) -> tuple[str, ...]:
    """The owners of the objectives that depend on what changes, each once."""
    alignment = Alignment(base)
    owners = (
        base.frame.owner(base.objectives[link.source])
        for one in found
        if one.before is not None
        for link in alignment.supported_by(one.before.ref)
    )
    return tuple(dict.fromkeys(one for one in owners if one))
