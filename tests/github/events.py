"""What GitHub sends when something happens to an issue or its conversation."""

from typing import TYPE_CHECKING

from tests.github.calls import Call, Reply, Route
from tests.github.records import Comment, Issue, Json
from tests.github.shapes import issues, people, repository

if TYPE_CHECKING:
    from tests.github.forge import Forge

NOWHERE = Route("POST", "/", lambda _: Reply(None))
OF_PLACE = """login id node_id url repos_url events_url hooks_url issues_url members_url
public_members_url avatar_url description""".split()


def about_issue(forge: "Forge", issue: Issue, action: str, sender: str, more: Json) -> Json:
    """An event `issues`."""
    call = caller(forge)
    shown = {"action": action, "issue": issues.issue(call, issue)}
    return shown | surroundings(call, sender) | {k: detail(call, k, v) for k, v in more.items()}


def about_comment(forge: "Forge", comment: Comment, action: str, sender: str, more: Json) -> Json:
    """An event `issue_comment`; a conversation of a request comes as one, too."""
    said = {"comment": issues.comment(caller(forge), comment)}
    return about_issue(forge, forge.issues[comment.number], action, sender, said | more)


def detail(call: Call, name: str, value: object) -> object:
    """What else an event says: a `label` and an `assignee` are named by a test."""
    if name == "label":
        return repository.label(call, call.forge.labels[str(value).lower()])
    return people.simple_user(call, str(value)) if name == "assignee" else value


def surroundings(call: Call, sender: str) -> Json:
    """Where it happened and through whom."""
    organization = people.organization(call, call.forge.repo.owner)
    return {
        "repository": repository.repository(call, call.forge.repo),
        "organization": {name: organization[name] for name in OF_PLACE},
        "sender": people.simple_user(call, sender),
    }


def edited(forge: "Forge", about: Issue | Comment, body: str, by: str) -> Json:
    """Change a description or a comment, whoever wrote it, and tell of it."""
    former, about.body, about.updated = about.body, body, forge.now()
    changes = {"changes": {"body": {"from": former or ""}}}
    if isinstance(about, Issue):
        return about_issue(forge, about, "edited", by, changes)
    return about_comment(forge, about, "edited", by, changes)


def caller(forge: "Forge") -> Call:
    """GitHub itself, which shows things as it does in replies."""
    return Call(forge, NOWHERE, {}, {}, None, forge.web, forge.web, None)
