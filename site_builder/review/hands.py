"""Whose proposal it is, and who is left to judge it."""

from collections.abc import Iterable
from typing import NamedTuple


class Hands(NamedTuple):
    """Whose proposal it is."""

    author: str | None
    """None for nobody whom the plan knows."""
    makers: frozenset[str] = frozenset()
    """Who made its commits, by what they say and by what the forge knows."""
    named: frozenset[str] = frozenset()
    """Whom they name as co-authors; anybody can write any name there."""

    @property
    def others(self) -> frozenset[str]:
        """Who else made a part of it: what the author may do alone, they may not."""
        return self.makers - {self.author or ""}

    def judges(self, person: str) -> bool:
        """Whether somebody had no hand in it."""
        return person not in {self.author, *self.makers, *self.named}

    def without(self, people: Iterable[str], needed: int = 1) -> list[str]:
        """Those who had no hand in it; where they are too few, those who were only named.

        Where these are too few, too, all but the author: nobody is free of another's word for
        having named them all.
        """
        rest = [one for one in people if one != self.author]
        unmade = [one for one in rest if one not in self.makers]
        free = [one for one in unmade if one not in self.named]
        enough = (one for one in (free, unmade) if len(one) >= min(needed, len(rest)))
        return next(enough, rest)
