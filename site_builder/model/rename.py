"""What is the same under another name: teams, people and cycles, and the folders that go along.

What goes and what comes is one and the same where something that tells it apart stayed. A wrong
guess hides nothing: whatever else differs is told as a change.
"""

from collections.abc import Collection, Mapping

from site_builder.model.plan import Cycle, Frame, Team
from site_builder.model.terms import COMPANY
from site_builder.model.vocabulary import CycleShape, PersonShape, Shape, TeamShape

At = tuple[str, str]
"""A folder: cycle and team."""

_SIGNS = 2
"""How many signs there are of each kind, the surer one first."""


def renamed(
    gone: Mapping[str, Shape | Team | Cycle], come: Mapping[str, Shape | Team | Cycle]
) -> dict[str, str]:
    """From the new name to the former one, of those of one kind that are the same."""
    found: dict[str, str] = {}
    left = {name: _signs(name, gone[name]) for name in sorted(gone)}
    for at in range(_SIGNS):
        for new in sorted(come.keys() - found.keys()):
            sign = _signs(new, come[new])[at]
            old = next((name for name, signs in left.items() if sign and signs[at] == sign), None)
            if old is not None:
                found[new] = old
                del left[old]
    return found


def _signs(name: str, one: Shape | Team | Cycle) -> tuple[object, object]:
    """What tells it apart beside its name: its title, its people, its login, its dates."""
    match one:
        case Team() | TeamShape():
            return one.name, frozenset(filter(None, (one.lead, *one.members)))
        case Cycle() | CycleShape():
            return (one.starts, max(one.starts, one.ends)), one.title or name
        case PersonShape():
            return (one.github or name).casefold(), one.name
    return None, None


def moved_folders(
    before: Frame, after: Frame, old: Collection[At], new: Collection[At]
) -> dict[At, At]:
    """From where a folder is now to where it was, of those that were renamed as a whole.

    It went along with its team or its cycle, nothing of it stayed, and nothing was there before: so
    it can be compared as if it had kept its name. No team takes the company's folder.
    """
    teams = renamed(_apart(before.teams, after.teams), _apart(after.teams, before.teams))
    cycles = renamed(_apart(before.cycles, after.cycles), _apart(after.cycles, before.cycles))
    if not teams and not cycles:
        return {}
    found = {at: (cycles.get(at[0], at[0]), teams.get(at[1], at[1])) for at in new if at not in old}
    return {at: was for at, was in found.items() if was in old and was not in new}


def _apart(
    some: Mapping[str, Team] | Mapping[str, Cycle], others: Collection[str]
) -> Mapping[str, Team | Cycle]:
    return {name: one for name, one in some.items() if name not in others and name != COMPANY}
