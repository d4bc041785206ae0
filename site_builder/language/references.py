"""What an objective could support, each as it is written there."""

from collections.abc import Iterator

from site_builder.files.layout import Spot
from site_builder.language.look import Look
from site_builder.model.objective import Ref


def references(look: Look, spot: Spot, typed: str) -> Iterator[tuple[str, Ref]]:
    """References with what they stand for: first the company's, the cycle before those around it.

    Those of other cycles come once the name of one is typed.
    """
    frame = look.plan.frame
    if spot.cycle not in frame.cycles:
        return
    first = typed.partition("/")[0]
    around = [one.id for one in frame.around(spot.cycle)]
    cycles = [first] if first in frame.cycles else around
    own = (spot.cycle, spot.team, spot.name)
    for cycle in cycles:
        for folder in look.plan.in_cycle(cycle):
            for one in folder.objectives:
                if one.ref[:3] != own and one.dropped is None:
                    for ref in (one.ref, *(key.ref for key in one.key_results)):
                        yield _written(look, ref, spot.cycle, long=cycle == first), ref


def _written(look: Look, ref: Ref, cycle: str, *, long: bool) -> str:
    """The short form, unless it stands for something else here."""
    short = "/".join(filter(None, ref[1:]))
    return str(ref) if long or look.resolve(short, cycle) != ref else short
