"""Commits that people push."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tests.github import pulls
from tests.github.git_store import Files, Person
from tests.github.records import Repo

if TYPE_CHECKING:
    from tests.github.forge import Forge


@dataclass(frozen=True)
class Push:
    """To a branch of the repository or of a fork.

    A new or a forced one begins at `begin`, or at the default branch.
    """

    branch: str
    repo: Repo
    begin: str | None
    force: bool

    def commit(
        self,
        forge: "Forge",
        files: Files,
        message: str,
        people: tuple[Person, Person],
        others: Sequence[Person],
    ) -> str:
        """Write the commit and bring the pull requests up to date."""
        ref = self.repo.ref(self.branch)
        tip = None if self.force else forge.git.resolve(ref)
        trailers = [f"Co-authored-by: {one.name} <{one.email}>" for one in others]
        text = "\n".join([message, "", *trailers]) if trailers else message
        start = tip or self.begin or forge.branch(forge.default_branch)
        sha = forge.git.build(ref, start, files, text, people)
        pulls.sync(forge, login(forge, people[1]))
        return sha


def person(forge: "Forge", who: str, when: datetime) -> Person:
    """How somebody signs: a login, or `Name <address>` for somebody unknown."""
    if "<" in who:
        name, _, address = who.removesuffix(">").partition(" <")
        return Person(name, address, when)
    user = forge.user(who)
    return Person(user.name, user.email, when)


def login(forge: "Forge", person: Person) -> str | None:
    """Whose account pushed."""
    users = forge.users.values()
    return next((one.login for one in users if one.email == person.email), None)
