"""Carrying out on GitHub what is to be done about a request.

What GitHub refuses for good is told and the rest goes on; what is lost on the way is raised, since
only a look at what GitHub knows by then tells whether it took place.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from github.GithubException import GithubException
from github.Issue import Issue
from github.PullRequest import PullRequest, ReviewComment

from site_builder.effects.github.client import Forge, is_refusal, reason
from site_builder.effects.github.facts import RUN
from site_builder.review.actions import (
    Action,
    AddLabels,
    Annotate,
    Annotation,
    Ask,
    Comment,
    Merge,
    RemoveLabel,
    SetStatus,
    Suggest,
)

_FORBIDDEN = 403
_AT_ONCE = 50
"""How many annotations GitHub takes in one call."""
_TITLE, _SUMMARY = 250, "Findings stand at their lines; the comment on the request says the rest."
_METHODS = ("squash", "merge", "rebase")


class ClosedGateError(Exception):
    """A status can't be set, so that nothing shows whether the request may go in."""


def carry_out(forge: Forge, number: int, actions: Sequence[Action]) -> Iterator[str]:
    """Do what is to be done, in order; yields a sentence for each thing that GitHub refuses.

    Raises `ClosedGateError` where it refuses a status, and what PyGithub and requests raise where
    nobody can tell whether a call took place.
    """
    pull, issue = forge.writes.get_pull(number), forge.writes.get_issue(number)
    for action in actions:
        try:
            yield from _carry_out(forge, pull, issue, action)
        except GithubException as error:
            if not is_refusal(error):
                raise
            if isinstance(action, SetStatus):
                hint = ". The token needs statuses: write" if error.status == _FORBIDDEN else ""
                message = f"the status {action.context} can't be set: {reason(error)}{hint}"
                raise ClosedGateError(message) from None
            yield f"{_NAMES[type(action)]}: {reason(error)}."


_NAMES: dict[type[Action], str] = {
    Comment: "The comment could not be written",
    Annotate: "The findings could not be put at their lines",
    AddLabels: "The labels could not be set",
    RemoveLabel: "A label could not be taken away",
    Suggest: "The fixes could not be suggested",
    Merge: "It could not be merged",
}


def _carry_out(forge: Forge, pull: PullRequest, issue: Issue, action: Action) -> Iterator[str]:
    match action:
        case SetStatus():
            commit = forge.writes.get_commit(action.commit)
            commit.create_status(
                action.state.value, description=action.description, context=action.context
            )
        case Comment():
            _comment(issue, action)
        case Annotate():
            _annotate(forge, action)
        case AddLabels():
            issue.add_to_labels(*action.names)
        case RemoveLabel():
            issue.remove_from_labels(action.name)
        case Ask():
            yield from _ask(pull, action)
        case Suggest():
            _suggest(forge, pull, action)
        case Merge():
            _merge(pull, action)
        case _:
            assert_never(action)


def _comment(issue: Issue, action: Comment) -> None:
    if action.id is None:
        issue.create_comment(action.body)
    else:
        issue.get_comment(action.id).edit(action.body)


def _annotate(forge: Forge, action: Annotate) -> None:
    """Append the annotations that haven't arrived; the last call closes the run."""
    run = forge.writes.get_check_run(action.run) if action.run else None
    if run is None:
        run = forge.writes.create_check_run(
            RUN, action.commit, external_id=action.digest, status="in_progress"
        )
    left = action.lines[action.arrived :]
    for at in range(0, len(left), _AT_ONCE):
        run.edit(output=_output(action, left[at : at + _AT_ONCE]))
    conclusion = "failure" if action.failed else "success"
    run.edit(status="completed", conclusion=conclusion, output=_output(action, ()))


def _output(action: Annotate, lines: Sequence[Annotation]) -> dict[str, object]:
    told = {"title": action.title[:_TITLE], "summary": _SUMMARY}
    return {**told, "annotations": [_annotation(one) for one in lines]} if lines else {**told}


def _annotation(one: Annotation) -> dict[str, str | int]:
    return {
        "path": one.path,
        "start_line": one.line,
        "end_line": one.line,
        "start_column": one.column,
        "end_column": one.end_column,
        "annotation_level": one.level,
        "title": one.title,
        "message": one.message,
    }


def _ask(pull: PullRequest, action: Ask) -> Iterator[str]:
    """Ask each on its own where all at once is refused, since one name is enough for that."""
    logins = [*action.logins]
    for team in action.teams:
        if _refused(pull, teams=[team.slug]):
            logins += (one for one in team.instead if one not in logins)
    if not logins or not _refused(pull, people=logins):
        return
    for login in logins:
        if refused := _refused(pull, people=[login]):
            yield f"{login} could not be asked to review: {refused}."


def _refused(pull: PullRequest, people: Sequence[str] = (), teams: Sequence[str] = ()) -> str:
    """Why they can't be asked; empty where they were."""
    try:
        pull.create_review_request([*people], [*teams])
    except GithubException as error:
        if is_refusal(error):
            return reason(error)
        raise
    return ""


def _suggest(forge: Forge, pull: PullRequest, action: Suggest) -> None:
    """All suggestions in one review: who wrote the lines hears of them once."""
    commit = forge.writes.get_commit(action.commit)
    comments: list[ReviewComment] = []
    for one in action.suggestions:
        comment: ReviewComment = {
            "path": one.path,
            "line": one.end,
            "side": "RIGHT",
            "body": one.body,
        }
        if one.start < one.end:
            comment |= {"start_line": one.start, "start_side": "RIGHT"}
        comments.append(comment)
    pull.create_review(commit=commit, event="COMMENT", comments=comments)


def _merge(pull: PullRequest, action: Merge) -> None:
    """Merge in the first way that the repository allows; never another commit than this one."""
    for method in _METHODS:
        try:
            pull.merge(sha=action.commit, merge_method=method)
        except GithubException as error:
            if error.status != 405 or method == _METHODS[-1]:  # noqa: PLR2004 (not in this way)
                raise
        else:
            return
