"""Operations on pull requests."""

from tests.github import checks, pulls, reviewing
from tests.github.api.issues import check_author, retitle
from tests.github.calls import Call, Reply, Route
from tests.github.limits import (
    MOST_COMMITS,
    MOST_FILES,
    Refused,
    check_body,
    check_title,
    invalid,
    missing,
    unprocessable,
)
from tests.github.records import Json, Pull
from tests.github.shapes import pulls as shapes
from tests.github.shapes.issues import reviewed
from tests.github.shapes.people import simple_user, team
from tests.github.shapes.repository import commit, file_change

REPO = "/repos/{owner}/{repo}"
PULL = REPO + "/pulls/{pull_number}"
REVIEW = PULL + "/reviews/{review_id}"
NEEDS = ("pull_requests",)


def listed(call: Call) -> Reply:
    """Requests, newest first."""
    query, head = call.query, call.query.get("head", "")
    found = [
        one
        for one in reversed(call.forge.pulls.values())
        if query.get("state", "open") in {"all", one.state}
        and query.get("base", one.base) == one.base
        and (":" not in head or head == head_of(one))  # without its owner it filters nothing
    ]
    if query.get("sort") == "updated":
        found.sort(key=lambda one: one.issue.updated, reverse=True)
    if query.get("direction") == "asc" or (query.get("sort") and "direction" not in query):
        found.reverse()
    return call.paged(found, shapes.simple)


def head_of(pull: Pull) -> str:
    """The head as the filter names it."""
    return f"{pull.head_repo.owner}:{pull.head}"


def create(call: Call) -> Reply:
    """Open a request."""
    given = call.body
    check_opener(call)
    check_body("PullRequest", given.get("body"))
    check_title("PullRequest", given.get("title"))
    owner, _, branch = str(given["head"]).rpartition(":")
    repo = call.forge.forks.get(owner, call.forge.repo)
    if owner not in {"", repo.owner}:
        raise invalid("PullRequest", "head", code="invalid")
    made = pulls.open_pull(
        call.forge,
        repo,
        branch,
        given["base"],
        call.login,
        given.get("title") or branch,
        given.get("body"),
        draft=bool(given.get("draft")),
    )
    return Reply(shapes.full(call, made), 201)


def check_opener(call: Call) -> None:
    """Workflows open requests where the repository's settings let them."""
    workflow = call.token is not None and call.token.kind == "workflow"
    if workflow and not call.forge.workflows_open_pulls:
        text = "GitHub Actions is not permitted to create or approve pull requests."
        raise Refused(403, text)


def get(call: Call) -> Reply:
    """One request."""
    return Reply(shapes.full(call, call.pull))


def edit(call: Call) -> Reply:
    """Change a request."""
    pull, given = call.pull, call.body or {}
    check_body("PullRequest", given.get("body"))
    check_title("PullRequest", given.get("title"))
    check_author(call, pull.issue.user)
    retitle(call, given, "pull_number")
    if given.get("base"):
        if call.forge.branch(given["base"]) is None:
            raise invalid("PullRequest", "base", code="invalid")
        pull.base = given["base"]
        call.forge.event(pull.issue, "base_ref_changed", call.login)
        pulls.sync(call.forge, call.login)
    if given.get("state"):
        pulls.set_state(call.forge, pull.issue, given["state"], call.login)
    return Reply(shapes.full(call, pull))


def files(call: Call) -> Reply:
    """The changed files; GitHub stops at 3,000."""
    pull = call.pull
    found = pulls.files_of(call.forge, pull)[:MOST_FILES]
    return call.paged(found, lambda call, one: file_change(call, one, pull.head_sha))


def commits(call: Call) -> Reply:
    """The commits; GitHub stops at 250."""
    return call.paged(pulls.commits_of(call.forge, call.pull)[:MOST_COMMITS], commit)


def merged(call: Call) -> Reply:
    """Whether it is merged."""
    if call.pull.merged is None:
        raise missing()
    return Reply(None, 204)


def merge(call: Call) -> Reply:
    """Merge, where the branch is as expected and all that is required is green."""
    pull, given = call.pull, call.body or {}
    if given.get("sha") not in {None, pull.head_sha}:
        raise Refused(409, "Head branch was modified. Review and try the merge again.")
    if pull.draft:
        raise Refused(405, "Pull Request is still a draft")
    if text := checks.lacking(call.forge, pull.head_sha):
        raise Refused(405, text)
    texts = (given.get("commit_title"), given.get("commit_message"))
    method = given.get("merge_method", "merge")
    sha = pulls.merge(call.forge, pull, call.login, method, texts)
    return Reply({"sha": sha, "merged": True, "message": "Pull Request successfully merged"})


def requested(call: Call) -> Reply:
    """Who is asked for a review."""
    pull = call.pull
    people = [simple_user(call, one) for one in pull.reviewers]
    teams = [team(call, call.forge.teams[one]) for one in pull.teams]
    return Reply({"users": people, "teams": teams})


def request(call: Call) -> Reply:
    """Ask for reviews; a token without the organization's members finds no team."""
    people, teams = asked(call.body)
    for slug in teams:
        if call.token and call.token.kind != "user" and "members" not in call.token.permissions:
            known = call.forge.teams.get(slug)
            node = f"T_{known.id}" if known else f"T_{slug}"
            text = f"Could not resolve to a node with the global id of '{node}'."
            raise Refused(422, "Validation Failed", [text])
    reviewing.request(call.forge, call.pull, people, teams, call.login)
    return Reply(shapes.simple(call, call.pull), 201)


def withdraw(call: Call) -> Reply:
    """Take requests back."""
    people, teams = asked(call.body)
    reviewing.withdraw(call.forge, call.pull, people, teams, call.login)
    return Reply(shapes.simple(call, call.pull))


def asked(body: Json | None) -> tuple[list[str], list[str]]:
    """People and teams that a call names."""
    given = body or {}
    return given.get("reviewers") or [], given.get("team_reviewers") or []


def reviews(call: Call) -> Reply:
    """Reviews, oldest first; drafts are seen by their authors alone."""
    pull = call.pull
    own = call.token.login if call.token else None
    found = [one for one in pull.reviews if one.state != "PENDING" or one.user == own]
    return call.paged(found, lambda call, one: reviewed(call, one, pull))


def review(call: Call) -> Reply:
    """One review."""
    one = reviewing.find_review(call.pull, int(call.values["review_id"]))
    return Reply(reviewed(call, one, call.pull))


def add_review(call: Call) -> Reply:
    """Review: all comments are taken or none."""
    pull, given = call.pull, call.body or {}
    check_body("PullRequestReview", given.get("body"))
    state = reviewing.STATES.get(given.get("event", ""), "PENDING")
    body, comments = given.get("body") or "", given.get("comments") or []
    if state == "COMMENTED" and not body and not comments:
        raise unprocessable("Body can't be blank")
    commit_id = given.get("commit_id") or pull.head_sha
    reviewing.check_commit(call.forge, pull, commit_id)
    for one in comments:
        check_body("PullRequestReviewComment", one["body"], needed=True)
    made = reviewing.add_review(call.forge, pull, call.login, state, body, commit_id, comments)
    return Reply(reviewed(call, made, pull))


def dismiss(call: Call) -> Reply:
    """Set a review aside."""
    number, message = int(call.values["review_id"]), call.body["message"]
    one = reviewing.dismiss(call.forge, call.pull, number, call.login, message)
    return Reply(reviewed(call, one, call.pull))


def comments(call: Call) -> Reply:
    """Comments on lines, oldest first."""
    pull = call.pull
    return call.paged(pull.line_comments, lambda call, one: shapes.line_comment(call, one, pull))


def review_comments(call: Call) -> Reply:
    """The comments of one review."""
    pull = call.pull
    one = reviewing.find_review(pull, int(call.values["review_id"]))
    found = [comment for comment in pull.line_comments if comment.review == one.id]
    return call.paged(found, lambda call, one: shapes.line_comment(call, one, pull))


def add_comment(call: Call) -> Reply:
    """Comment on lines; GitHub makes a review of it."""
    pull, given = call.pull, call.body
    check_body("PullRequestReviewComment", given["body"], needed=True)
    reviewing.check_commit(call.forge, pull, given["commit_id"])
    args = (call.forge, pull, call.login, "COMMENTED", "", given["commit_id"])
    try:
        made = reviewing.add_review(*args, [given])
    except Refused as refused:
        field = "pull_request_review_thread.line"
        raise invalid(
            "PullRequestReviewComment", field, str((refused.errors or [""])[0])
        ) from refused
    one = next(one for one in pull.line_comments if one.review == made.id)
    one.in_reply_to = given.get("in_reply_to")
    return Reply(shapes.line_comment(call, one, pull), 201)


ROUTES = (
    Route("GET", REPO + "/pulls", listed, NEEDS),
    Route("POST", REPO + "/pulls", create, NEEDS),
    Route("GET", PULL, get, NEEDS),
    Route("PATCH", PULL, edit, NEEDS),
    Route("GET", PULL + "/files", files, NEEDS),
    Route("GET", PULL + "/commits", commits, NEEDS),
    Route("GET", PULL + "/merge", merged, NEEDS),
    Route("PUT", PULL + "/merge", merge, ("contents",), "write"),
    Route("GET", PULL + "/requested_reviewers", requested, NEEDS),
    Route("POST", PULL + "/requested_reviewers", request, NEEDS, "triage"),
    Route("DELETE", PULL + "/requested_reviewers", withdraw, NEEDS, "triage"),
    Route("GET", PULL + "/reviews", reviews, NEEDS),
    Route("POST", PULL + "/reviews", add_review, NEEDS),
    Route("GET", REVIEW, review, NEEDS),
    Route("PUT", REVIEW + "/dismissals", dismiss, NEEDS, "write"),
    Route("GET", REVIEW + "/comments", review_comments, NEEDS),
    Route("GET", PULL + "/comments", comments, NEEDS),
    Route("POST", PULL + "/comments", add_comment, NEEDS),
)
