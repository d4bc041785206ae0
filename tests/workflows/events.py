"""What GitHub hands to a run, cut down to what a workflow or the bot reads."""

from typing import Any

Event = dict[str, Any]

REPOSITORY: Event = {
    "name": "okrs",
    "full_name": "acme/okrs",
    "default_branch": "main",
    "owner": {"login": "acme"},
}


def request(
    number: int = 7, *, text: str = "A proposal", branch: str = "b", by: str = "sam"
) -> Event:
    """A request from a fork; `text` stands wherever its author can write freely."""
    return {
        "number": number,
        "title": text,
        "body": text,
        "user": {"login": by},
        "labels": [{"name": text}],
        "head": {"ref": branch, "label": f"{by}:{branch}", "sha": "c" * 40},
        "base": {"ref": "main", "label": "acme:main", "sha": "b" * 40},
    }


def pull_request(asked: Event) -> Event:
    """A request was pushed to; so for `pull_request_target`."""
    number = asked["number"]
    return {
        "action": "synchronize",
        "number": number,
        "pull_request": asked,
        "repository": REPOSITORY,
    }


def review(asked: Event, text: str) -> Event:
    """Somebody reviewed a request."""
    given = {"state": "approved", "body": text, "user": {"login": "maria"}}
    return {"action": "submitted", "review": given, "pull_request": asked, "repository": REPOSITORY}


def run_after_review(asked: Event) -> Event:
    """The workflow on that review ended. For a fork, GitHub names no request, only its branch."""
    owner, _, branch = asked["head"]["label"].partition(":")
    run = {
        "event": "pull_request_review",
        "conclusion": "success",
        "display_title": asked["title"],
        "head_branch": branch,
        "head_sha": asked["head"]["sha"],
        "head_commit": {"message": asked["title"], "author": {"name": asked["title"]}},
        "head_repository": {"full_name": f"{owner}/okrs", "owner": {"login": owner}},
        "pull_requests": [],
    }
    return {"action": "completed", "workflow_run": run, "repository": REPOSITORY}


def push(text: str) -> Event:
    """Somebody merged something into main; `text` is its message and the name of a file."""
    commit = {"message": text, "author": {"name": text}, "added": [f"okrs/{text}.md"]}
    told = {"ref": "refs/heads/main", "head_commit": commit, "commits": [commit]}
    return {**told, "repository": REPOSITORY}


def issue(text: str, number: int = 12, sender: str = "User") -> Event:
    """Somebody opened an issue; `text` stands wherever its author can write freely."""
    by = {"login": "sam", "id": 5, "type": sender}
    told = {"number": number, "title": text, "body": text, "user": by, "labels": [{"name": text}]}
    return {"action": "opened", "issue": told, "sender": by, "repository": REPOSITORY}


def comment(text: str, number: int = 12, sender: str = "User") -> Event:
    """Somebody commented on it."""
    opened = issue(text, number, sender)
    said = {"id": 345, "body": text, "user": opened["sender"]}
    return {**opened, "action": "created", "comment": said}
