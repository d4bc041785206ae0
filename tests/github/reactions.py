"""Reactions to issues and comments."""

from collections import Counter
from typing import TYPE_CHECKING

from tests.github.records import Comment, Issue, Reaction

if TYPE_CHECKING:
    from tests.github.forge import Forge

KINDS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def add(forge: "Forge", about: Issue | Comment, user: str, content: str) -> tuple[Reaction, bool]:
    """React; False where somebody has reacted so already."""
    for one in about.reactions:
        if (one.user, one.content) == (user, content):
            return one, False
    made = Reaction(forge.new_id(), forge.user(user).login, content, forge.now())
    about.reactions.append(made)
    return made, True


def counts(about: Issue | Comment) -> dict[str, int]:
    """How many there are of each kind."""
    found = Counter(one.content for one in about.reactions)
    return {"total_count": found.total(), **{kind: found[kind] for kind in KINDS}}
