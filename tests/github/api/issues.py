"""Operations on issues, conversations and labels."""

from tests.github import pulls
from tests.github.calls import Call, Reply, Route, stamp
from tests.github.limits import Refused, blank, check_body, invalid, missing, not_accessible
from tests.github.records import Comment, Json, Label
from tests.github.shapes import issues as shapes
from tests.github.shapes.repository import label
from tests.github.tokens import at_least

REPO = "/repos/{owner}/{repo}"
ISSUE = REPO + "/issues/{issue_number}"
BOTH = ("issues", "pull_requests")


def listed(call: Call) -> Reply:
    """Issues and pull requests, newest first."""
    state, wanted = call.query.get("state", "open"), call.query.get("labels")
    names = {one.lower() for one in wanted.split(",")} if wanted else set()
    found = [
        one
        for one in reversed(call.forge.issues.values())
        if state in {"all", one.state}
        and names <= {name.lower() for name in one.labels}
        and call.query.get("creator", one.user) == one.user
    ]
    return call.paged(found, shapes.issue)


def create(call: Call) -> Reply:
    """Open an issue."""
    check_body("Issue", call.body.get("body"))
    if not str(call.body.get("title") or "").strip():
        raise Refused(422, "Validation Failed", [blank("Issue", "title")])
    made = pulls.open_issue(call.forge, call.body["title"], call.body.get("body"), call.login)
    pulls.add_labels(call.forge, made, label_names(call.body), call.login)
    return Reply(shapes.issue(call, made), 201)


def get(call: Call) -> Reply:
    """One issue."""
    return Reply(shapes.issue(call, call.issue))


def edit(call: Call) -> Reply:
    """Change an issue."""
    issue, given = call.issue, call.body
    check_body("Issue", given.get("body"))
    check_author(call, issue.user)
    if "labels" in given:
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


def label_names(given: Json | list[object]) -> list[str]:
    """Labels as calls name them: as texts or as objects."""
    listed_ = given if isinstance(given, list) else given.get("labels") or []
    return [str(one["name"] if isinstance(one, dict) else one) for one in listed_]


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


def labels(call: Call) -> Reply:
    """The labels that are on."""
    return call.paged([call.forge.labels[n.lower()] for n in call.issue.labels], label)


def add_labels(call: Call) -> Reply:
    """Put labels on."""
    pulls.add_labels(call.forge, call.issue, label_names(call.body or {}), call.login)
    return Reply(shapes.labels(call, call.issue))


def drop_label(call: Call) -> Reply:
    """Take a label off."""
    if not pulls.drop_label(call.forge, call.issue, call.values["name"], call.login):
        raise Refused(404, "Label does not exist")
    return Reply(shapes.labels(call, call.issue))


def repo_labels(call: Call) -> Reply:
    """All labels."""
    return call.paged(list(call.forge.labels.values()), label)


def repo_label(call: Call) -> Reply:
    """One label."""
    one = call.forge.labels.get(call.values["name"].lower())
    if one is None:
        raise missing()
    return Reply(label(call, one))


def create_label(call: Call) -> Reply:
    """A new label."""
    name, given = str(call.body["name"]), call.body
    if name.lower() in call.forge.labels:
        error = {"resource": "Label", "code": "already_exists", "field": "name"}
        raise Refused(422, "Validation Failed", [error])
    if len(given.get("description") or "") > 100:
        raise invalid("Label", "description", "description is too long (maximum is 100 characters)")
    color = str(given.get("color", "ededed"))
    made = Label(call.forge.new_id(), name, color, given.get("description"))
    call.forge.labels[name.lower()] = made
    return Reply(label(call, made), 201)


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
    Route("GET", ISSUE + "/labels", labels, BOTH),
    Route("POST", ISSUE + "/labels", add_labels, BOTH, "triage"),
    Route("DELETE", ISSUE + "/labels/{name}", drop_label, BOTH, "triage"),
    Route("GET", REPO + "/labels", repo_labels, BOTH),
    Route("POST", REPO + "/labels", create_label, BOTH, "write"),
    Route("GET", REPO + "/labels/{name}", repo_label, BOTH),
)
