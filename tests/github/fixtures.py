"""A forge with a small company, served while a test runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from github import Auth, Github, GithubException

from tests.github.forge import Forge
from tests.github.server import serving

Client = Callable[[str], Github]

WRITES = {
    "checks": "write",
    "contents": "read",
    "issues": "write",
    "pull-requests": "write",
    "statuses": "write",
}
"""What the bot's workflow may do."""


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """acme/okrs with ana, an administrator, and sam and maria, who write; kim is a stranger."""
    made = Forge(tmp_path / "forge")
    made.collaborator("ana", role="admin")
    made.collaborator("sam", "maria")
    made.user("kim")
    made.team("growth", ["maria", "sam"])
    made.commit("main", {"plan.md": "one\ntwo\nthree\n", "folder/note.md": "note\n"}, "Begin")
    return made


@pytest.fixture
def address(forge: Forge) -> Iterator[str]:
    """The forge's address; when the test ends all must have been as GitHub describes it."""
    with serving(forge) as url:
        yield url


@pytest.fixture
def client(address: str) -> Client:
    """A PyGithub client for a token: no waiting, no second tries."""

    def connect(token: str) -> Github:
        return Github(
            auth=Auth.Token(token),
            base_url=address,
            retry=None,
            seconds_between_requests=0,
            seconds_between_writes=0,
            timeout=5,
        )

    return connect


def refused(act: Callable[..., object], *arguments: object, **more: object) -> tuple[int, str]:
    """The status and the message of the refusal that a call meets."""
    with pytest.raises(GithubException) as told:
        act(*arguments, **more)
    return told.value.status, str(told.value.message)
