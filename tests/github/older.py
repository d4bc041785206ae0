"""Addresses that GitHub answers and PyGithub uses, though the description has newer ones."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.github.forge import Forge

_STATUSES = re.compile(r"(/repos/[^/]+/[^/]+)/statuses/([^/]+)")


def described(forge: "Forge", method: str, path: str) -> str:
    """The described address of a path."""
    if method == "GET" and (match := _STATUSES.fullmatch(path)):
        return f"{match[1]}/commits/{match[2]}/statuses"
    owner = forge.repo.owner
    for team in forge.teams.values():
        numbers = f"/organizations/{forge.users[owner].id}/team/{team.id}"
        if path == numbers or path.startswith(f"{numbers}/"):
            return f"/orgs/{owner}/teams/{team.slug}{path.removeprefix(numbers)}"
    return path
