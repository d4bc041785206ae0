"""Operations on labels: those of the repository, and those that are on an issue."""

from tests.github import pulls
from tests.github.calls import Call, Reply, Route
from tests.github.limits import Refused, check_label, invalid, missing
from tests.github.records import Json, Label
from tests.github.shapes import issues as shapes
from tests.github.shapes.repository import label

REPO = "/repos/{owner}/{repo}"
ISSUE = REPO + "/issues/{issue_number}"
BOTH = ("issues", "pull_requests")


def label_names(given: Json | list[object]) -> list[str]:
    """Labels as calls name them: as texts or as objects."""
    listed_ = given if isinstance(given, list) else given.get("labels") or []
    return [str(one["name"] if isinstance(one, dict) else one) for one in listed_]


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
    check_label(name)
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
    Route("GET", ISSUE + "/labels", labels, BOTH),
    Route("POST", ISSUE + "/labels", add_labels, BOTH, "triage"),
    Route("DELETE", ISSUE + "/labels/{name}", drop_label, BOTH, "triage"),
    Route("GET", REPO + "/labels", repo_labels, BOTH),
    Route("POST", REPO + "/labels", create_label, BOTH, "write"),
    Route("GET", REPO + "/labels/{name}", repo_label, BOTH),
)
