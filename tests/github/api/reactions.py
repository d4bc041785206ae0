"""Operations on reactions."""

from tests.github import reactions
from tests.github.api.issues import BOTH, ISSUE, REPO, check_plain, the_comment
from tests.github.calls import Call, Reply, Route
from tests.github.records import Comment, Issue
from tests.github.shapes import issues as shapes


def of_issue(call: Call) -> Reply:
    """Reactions to an issue's or a request's description."""
    return listed(call, call.issue)


def of_comment(call: Call) -> Reply:
    """Reactions to a comment."""
    return listed(call, the_comment(call))


def listed(call: Call, about: Issue | Comment) -> Reply:
    """Reactions, of one kind where one is asked for."""
    wanted = call.query.get("content")
    found = [one for one in about.reactions if wanted in {None, one.content}]
    return call.paged(found, shapes.reaction)


def to_issue(call: Call) -> Reply:
    """React to an issue."""
    return add(call, call.issue)


def to_comment(call: Call) -> Reply:
    """React to a comment."""
    check_plain(call, the_comment(call))
    return add(call, the_comment(call))


def add(call: Call, about: Issue | Comment) -> Reply:
    """React; a second time changes nothing."""
    made, new = reactions.add(call.forge, about, call.login, call.body["content"])
    return Reply(shapes.reaction(call, made), 201 if new else 200)


COMMENT = REPO + "/issues/comments/{comment_id}/reactions"
ROUTES = (
    Route("GET", ISSUE + "/reactions", of_issue, BOTH),
    Route("POST", ISSUE + "/reactions", to_issue, BOTH),
    Route("GET", COMMENT, of_comment, BOTH),
    Route("POST", COMMENT, to_comment, BOTH),
)
