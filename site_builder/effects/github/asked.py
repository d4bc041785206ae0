"""Who was ever asked to review a request."""

from collections.abc import Iterator
from typing import Any

from github.GithubObject import NonCompletableGithubObject
from github.PaginatedList import PaginatedList
from github.PullRequest import PullRequest


class _Event(NonCompletableGithubObject):
    """An event of a request; PyGithub's own asks again for each field that is missing."""

    def _initAttributes(self) -> None:  # noqa: N802 (PyGithub's name)
        self.asked = ""

    def _useAttributes(self, attributes: dict[str, Any]) -> None:  # noqa: N802
        if attributes["event"] == "review_requested":
            person, team = (attributes.get(f"requested_{it}") for it in ("reviewer", "team"))
            self.asked = person["login"] if person else f"@{team['slug']}" if team else ""


def asked(pull: PullRequest) -> Iterator[str]:
    """Logins, and teams as `@growth`, in lower case; of those who were asked before too."""
    events = PaginatedList(_Event, pull.requester, f"{pull.issue_url}/events", None)
    yield from (one.asked.casefold() for one in events if one.asked)
    yield from (one.login.casefold() for one in pull.requested_reviewers)
    yield from (f"@{one.slug.casefold()}" for one in pull.requested_teams)
