"""What happened to a request so far, as far as it counts for the bot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from github.PullRequest import PullRequest


@dataclass
class Timeline:
    """Whom a request was ever shown, and when it was last aimed at another branch."""

    asked: set[str] = field(default_factory=set)
    """Logins, and teams as `@growth`, in lower case; of those who were asked before too."""
    aimed: datetime | None = None


def read_timeline(pull: PullRequest) -> Timeline:
    """What happened to a request."""
    found = Timeline()
    for one in pull.get_issue_timeline():
        if one.event == "review_requested":
            found.asked.update(_asked(one.raw_data))
        elif one.event == "base_ref_changed":
            found.aimed = one.created_at
    people = (one.login for one in pull.requested_reviewers)
    teams = (f"@{one.slug}" for one in pull.requested_teams)
    found.asked.update(one.casefold() for one in (*people, *teams))
    return found


def _asked(event: Mapping[str, Any]) -> Iterable[str]:
    person, team = event.get("requested_reviewer"), event.get("requested_team")
    if person:
        yield person["login"].casefold()
    if team:
        yield f"@{team['slug'].casefold()}"
