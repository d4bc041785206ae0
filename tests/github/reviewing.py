"""Reviews, comments on lines, and who is asked for a review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tests.github.limits import MOST_REVIEWERS, Refused, missing, unprocessable
from tests.github.pulls import commits_of, files_of
from tests.github.records import Json, LineComment, Pull, Review

if TYPE_CHECKING:
    from tests.github.forge import Forge

STATES = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}
OWN = {
    "APPROVED": "Can not approve your own pull request",
    "CHANGES_REQUESTED": "Can not request changes on your own pull request",
}
NO_LINE = "Line could not be resolved"


def check_review(forge: "Forge", pull: Pull, user: str, state: str, body: str) -> None:
    """Refuse what GitHub refuses: a verdict on one's own request, a second draft, no words."""
    if user == pull.issue.user and state in OWN:
        raise unprocessable(OWN[state])
    if state == "PENDING" and any(
        (one.user, one.state) == (user, "PENDING") for one in pull.reviews
    ):
        raise unprocessable("User can only have one pending review per pull request")
    if state == "CHANGES_REQUESTED" and not body:
        raise unprocessable("Body can't be blank")
    if state == "APPROVED" and forge.users[user].login == "github-actions[bot]":
        raise unprocessable("GitHub Actions is not permitted to approve pull requests.")


def add_review(  # noqa: PLR0913  -- what a review consists of
    forge: "Forge",
    pull: Pull,
    user: str,
    state: str,
    body: str,
    commit: str,
    comments: Sequence[Json] = (),
) -> Review:
    """Submit a review, all or nothing; whoever was asked for it isn't any longer."""
    check_review(forge, pull, user, state, body)
    review = Review(forge.new_id(), user, body, state, commit, forge.now())
    lines = [line_comment(forge, pull, user, one, commit, review.id) for one in comments]
    pull.reviews.append(review)
    pull.line_comments += lines
    if state != "PENDING":
        pull.reviewers = [one for one in pull.reviewers if one != user]
        pull.teams = [one for one in pull.teams if user not in forge.teams[one].members]
    return review


def line_comment(  # noqa: PLR0913  -- what a comment consists of
    forge: "Forge", pull: Pull, user: str, given: Json, commit: str, review: int | None
) -> LineComment:
    """A comment on lines that the difference shows; any other place is refused."""
    files = {one.path: one for one in files_of(forge, pull)}
    file = files.get(given["path"])
    if file is None:
        raise unprocessable("Path could not be resolved")
    made = LineComment(forge.new_id(), user, given["body"], file.path, commit, "", forge.now())
    made.review = review
    if given.get("subject_type") == "file":
        made.subject_type = "file"
        return made
    made.side = given.get("side") or "RIGHT"
    made.line = given.get("line")
    place = file.places.get((made.side, made.line or 0))
    if place is None and given.get("position"):
        at = {one.position: (key, one) for key, one in file.places.items()}
        (made.side, made.line), place = at.get(given["position"], ((made.side, None), None))
    if place is None:
        raise unprocessable(NO_LINE)
    made.position, made.hunk = place.position, place.text
    if (first := given.get("start_line")) is not None:
        made.start_line, made.start_side = first, given.get("start_side") or made.side
        check_start(file.places.get((made.start_side, first)), place.hunk, first, made)
    return made


def check_start(start: Any, hunk: int, first: int, made: LineComment) -> None:  # noqa: ANN401
    """Refuse a first line that comes too late or lies in another hunk."""
    if made.line is not None and first >= made.line and made.side == made.start_side:
        raise unprocessable("Pull request review thread start line must precede the end line.")
    if start is None or start.hunk != hunk:
        text = "Pull request review thread start line must be part of the same hunk as the line."
        raise unprocessable(text)


def check_commit(forge: "Forge", pull: Pull, commit: str) -> None:
    """Refuse a commit that the request doesn't have."""
    known = {pull.head_sha, *(one.sha for one in commits_of(forge, pull))}
    if commit not in known:
        raise unprocessable("The commit_id is not part of the pull request")


def dismiss(forge: "Forge", pull: Pull, number: int, by: str, message: str) -> Review:
    """Set a verdict aside."""
    review = find_review(pull, number)
    if review.state not in {"APPROVED", "CHANGES_REQUESTED"}:
        raise unprocessable("Can not dismiss a commented pull request review")
    former = review.state.lower()
    review.state = "DISMISSED"
    told = {"state": former, "review_id": review.id, "dismissal_message": message}
    forge.event(pull.issue, "review_dismissed", by, dismissed_review=told)
    return review


def find_review(pull: Pull, number: int) -> Review:
    """A review by its number."""
    for review in pull.reviews:
        if review.id == number:
            return review
    raise missing()


def check_request(
    forge: "Forge", pull: Pull, reviewers: Sequence[str], teams: Sequence[str]
) -> None:
    """Refuse the author, people and teams without access, and more than fifteen."""
    if pull.issue.user in reviewers:
        raise Refused(422, "Review cannot be requested from pull request author.")
    strangers = [one for one in reviewers if forge.role(one) == "none"]
    held = [forge.teams[one].permission for one in teams if one in forge.teams]
    if strangers or len(held) < len(teams) or None in held:
        text = (
            "Reviews may only be requested from collaborators. One or more of the users or teams "
            f"you specified is not a collaborator of the {forge.full_name} repository."
        )
        raise Refused(422, text)
    if len({*pull.reviewers, *reviewers}) + len({*pull.teams, *teams}) > MOST_REVIEWERS:
        raise Refused(422, f"Could not add requested reviewers: the limit is {MOST_REVIEWERS}.")


def request(
    forge: "Forge", pull: Pull, reviewers: Sequence[str], teams: Sequence[str], by: str
) -> None:
    """Ask for reviews; whoever is asked already isn't asked again."""
    check_request(forge, pull, reviewers, teams)
    for one in dict.fromkeys(reviewers):
        if one not in pull.reviewers:
            pull.reviewers.append(one)
            forge.event(pull.issue, "review_requested", by, requested_reviewer=one)
    for one in dict.fromkeys(teams):
        if one not in pull.teams:
            pull.teams.append(one)
            forge.event(pull.issue, "review_requested", by, requested_team=one)


def withdraw(
    forge: "Forge", pull: Pull, reviewers: Sequence[str], teams: Sequence[str], by: str
) -> None:
    """Take requests back."""
    for one in [name for name in reviewers if name in pull.reviewers]:
        pull.reviewers.remove(one)
        forge.event(pull.issue, "review_request_removed", by, requested_reviewer=one)
    for one in [name for name in teams if name in pull.teams]:
        pull.teams.remove(one)
        forge.event(pull.issue, "review_request_removed", by, requested_team=one)
