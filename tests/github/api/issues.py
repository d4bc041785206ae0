"""Operations on issues and conversations."""

from collections.abc import Callable
from datetime import datetime

from tests.github import pulls
from tests.github.api.labels import label_names
from tests.github.calls import Call, Reply, Route, stamp
from tests.github.limits import (
    Refused,
    blank,
    check_body,
    check_title,
    invalid,
    missing,
    not_accessible,
)
from tests.github.records import Comment, Issue, Json
from tests.github.shapes import issues as shapes
from tests.github.tokens import at_least

REPO = "/repos/{owner}/{repo}"
ISSUE = REPO + "/issues/{issue_number}"
BOTH = ("issues", "pull_requests")
SORTS: dict[str, Callable[[Issue], tuple[datetime | int, int]]] = {
    "created": lambda one: (one.created, one.number),
    "updated": lambda one: (one.updated, one.number),
    "comments": lambda one: (len(one.comments), one.number),
}


def listed(call: Call) -> Reply:
    """Issues and pull requests, newest first."""
    found = [one for one in call.forge.issues.values() if wanted(call.query, one)]
    sort = SORTS[call.query.get("sort", "created")]
    found.sort(key=sort, reverse=call.query.get("direction", "desc") == "desc")
    return call.paged(found, shapes.issue)


def wanted(query: dict[str, str], one: Issue) -> bool:
    """Whether an issue is among those that are asked for."""
    names = {name.strip().lower() for name in query.get("labels", "").split(",")} - {""}
    assignee = query.get("assignee", "")
    assigned = {"": True, "none": not one.assignees, "*": bool(one.assignees)}
    return (
        query.get("state", "open") in {"all", one.state}
        and names <= {name.lower() for name in one.labels}
        and query.get("creator", one.user).lower() == one.user.lower()
        and assigned.get(assignee, assignee in one.assignees)
        and stamp(one.updated) >= query.get("since", "")
    )


def create(call: Call) -> Reply:
    """Open an issue; labels and assignees of people who may not set them are dropped."""
    given = call.body
    check_body("Issue", given.get("body"))
    check_title("Issue", str(given.get("title") or ""))
    if not str(given.get("title") or "").strip():
        raise Refused(422, "Validation Failed", [blank("Issue", "title")])
    people = check_assignees(call, given) if sorts(call) else []
    made = pulls.open_issue(call.forge, str(given["title"]), given.get("body"), call.login)
    made.app = call.app
    if sorts(call):
        pulls.add_labels(call.forge, made, label_names(given), call.login)
        assign(call, made, people)
    return Reply(shapes.issue(call, made), 201)


def sorts(call: Call) -> bool:
    """Whether the caller may label and assign."""
    person = call.token is not None and call.token.kind == "user"
    return not person or at_least(call.forge.role(call.login), "triage")


def check_assignees(call: Call, given: Json) -> list[str]:
    """Refuse people without a role in the repository."""
    people = [str(one) for one in given.get("assignees") or []]
    for one in people:
        if call.forge.role(one) == "none":
            raise invalid("Issue", "assignees", code="invalid", value=one)
    return list(dict.fromkeys(people))


def assign(call: Call, issue: Issue, people: list[str]) -> None:
    """Give an issue to these people and to nobody else."""
    for name, changed in (
        ("unassigned", [one for one in issue.assignees if one not in people]),
        ("assigned", [one for one in people if one not in issue.assignees]),
    ):
        for one in changed:
            call.forge.event(issue, name, call.login, assignee=one, assigner=call.login)
    issue.assignees = people


def get(call: Call) -> Reply:
    """One issue."""
    return Reply(shapes.issue(call, call.issue))


def edit(call: Call) -> Reply:
    """Change an issue."""
    issue, given = call.issue, call.body
    check_body("Issue", given.get("body"))
    check_title("Issue", str(given.get("title") or ""))
    check_author(call, issue.user)
    if "assignees" in given and sorts(call):
        assign(call, issue, check_assignees(call, given))
    if "labels" in given and sorts(call):
        for name in [one for one in issue.labels if one not in label_names(given)]:
            pulls.drop_label(call.forge, issue, name, call.login)
        pulls.add_labels(call.forge, issue, label_names(given), call.login)
    retitle(call, given)
    if given.get("state"):
        reason = given.get("state_reason")
        pulls.set_state(call.forge, issue, given["state"], call.login, reason)
    return Reply(shapes.issue(call, issue))


def retitle(call: Call, given: Json, number: str = "issue_number") -> None:
    """Change the title and the body."""
    issue = call.forge.issues[int(call.values[number])]
    if given.get("title") and given["title"] != issue.title:
        rename = {"from": issue.title, "to": given["title"]}
        call.forge.event(issue, "renamed", call.login, rename=rename)
        issue.title = given["title"]
    if "body" in given:
        issue.body = given["body"]
    issue.updated = call.forge.now()


def check_author(call: Call, author: str) -> None:
    """People change what is theirs, or what they may write to."""
    person = call.token is not None and call.token.kind == "user"
    if person and call.login != author and not at_least(call.forge.role(call.login), "write"):
        raise Refused(403, "Must have admin rights to Repository.")


def comments(call: Call) -> Reply:
    """The conversation, oldest first."""
    since = call.query.get("since")
    found = [one for one in call.issue.comments if not since or stamp(one.updated) >= since]
    return call.paged(found, shapes.comment)


def add_comment(call: Call) -> Reply:
    """Say something."""
    check_body("IssueComment", call.body["body"], needed=True)
    made = pulls.add_comment(call.forge, call.issue, call.login, call.body["body"], call.app)
    return Reply(shapes.comment(call, made), 201)


def the_comment(call: Call) -> Comment:
    """The comment that the path names; a token for requests alone doesn't see plain issues'."""
    for issue in call.forge.issues.values():
        for one in issue.comments:
            if str(one.id) == call.values["comment_id"]:
                return one
    raise missing()


def get_comment(call: Call) -> Reply:
    """One comment."""
    return Reply(shapes.comment(call, the_comment(call)))


def edit_comment(call: Call) -> Reply:
    """Say something else."""
    one = the_comment(call)
    check_theirs(call, one)
    check_body("IssueComment", call.body["body"], needed=True)
    one.body, one.updated = call.body["body"], call.forge.now()
    return Reply(shapes.comment(call, one))


def delete_comment(call: Call) -> Reply:
    """Unsay something."""
    one = the_comment(call)
    check_theirs(call, one)
    call.forge.issues[one.number].comments.remove(one)
    return Reply(None, 204)


def check_theirs(call: Call, one: Comment) -> None:
    """A comment is changed by its author, or by who may write."""
    check_author(call, one.user)
    check_plain(call, one)


def check_plain(call: Call, one: Comment) -> None:
    """A token for requests alone has nothing to do with the conversation of a plain issue."""
    held = call.token.permissions if call.token else {}
    plain = one.number not in call.forge.pulls
    app = call.token is not None and call.token.kind != "user"
    if app and plain and held.get("issues") != "write":
        raise not_accessible()


def events(call: Call) -> Reply:
    """What happened."""
    return call.paged(call.issue.events, shapes.event)


def timeline(call: Call) -> Reply:
    """What happened and what was said, in order."""
    issue, pull = call.issue, call.forge.pulls.get(call.issue.number)
    entries = [(one.created, one.id, shapes.event(call, one)) for one in issue.events]
    entries += [(one.created, one.id, shapes.commented(call, one)) for one in issue.comments]
    commits = []
    if pull:
        commits = [shapes.committed(call, one) for one in pulls.commits_of(call.forge, pull)]
        entries += [
            (one.submitted, one.id, shapes.reviewed(call, one, pull) | {"event": "reviewed"})
            for one in pull.reviews
            if one.state != "PENDING"
        ]
    entries.sort(key=lambda one: one[:2])
    return call.paged([*commits, *(one[2] for one in entries)], lambda _, one: one)


ROUTES = (
    Route("GET", REPO + "/issues", listed, BOTH),
    Route("POST", REPO + "/issues", create, ("issues",)),
    Route("GET", ISSUE, get, BOTH),
    Route("PATCH", ISSUE, edit, BOTH),
    Route("GET", ISSUE + "/comments", comments, BOTH),
    Route("POST", ISSUE + "/comments", add_comment, BOTH),
    Route("GET", REPO + "/issues/comments/{comment_id}", get_comment, BOTH),
    Route("PATCH", REPO + "/issues/comments/{comment_id}", edit_comment, BOTH),
    Route("DELETE", REPO + "/issues/comments/{comment_id}", delete_comment, BOTH),
    Route("GET", ISSUE + "/events", events, BOTH),
    Route("GET", ISSUE + "/timeline", timeline, BOTH),
)
