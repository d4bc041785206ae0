"""How pull requests and comments on their lines look in a reply."""

from tests.github import checks, pulls
from tests.github.calls import Call, node, stamp, stamp_or_none
from tests.github.records import Json, LineComment, Pull, Repo
from tests.github.shapes.issues import labels
from tests.github.shapes.people import association, simple_user, team
from tests.github.shapes.repository import repository


def side(call: Call, repo: Repo, branch: str, sha: str) -> Json:
    """The head or the base of a request."""
    return {
        "label": f"{repo.owner}:{branch}",
        "ref": branch,
        "sha": sha,
        "user": simple_user(call, repo.owner),
        "repo": repository(call, repo),
    }


def links(call: Call, pull: Pull) -> dict[str, str]:
    """Where its parts are."""
    url = call.repo_url(f"/pulls/{pull.number}")
    about = call.repo_url(f"/issues/{pull.number}")
    return {
        "self": url,
        "html": call.web_url(f"/pull/{pull.number}"),
        "issue": about,
        "comments": f"{about}/comments",
        "review_comments": f"{url}/comments",
        "review_comment": call.repo_url("/pulls/comments{/number}"),
        "commits": f"{url}/commits",
        "statuses": call.repo_url(f"/statuses/{pull.head_sha}"),
    }


def simple(call: Call, pull: Pull) -> Json:
    """A request in a list."""
    issue, where = pull.issue, links(call, pull)
    people = [simple_user(call, login) for login in issue.assignees]
    named = {f"{name}_url": url for name, url in where.items() if name != "self"}
    return {
        **named,
        "url": where["self"],
        "id": issue.id,
        "node_id": node("PR", issue.id),
        "diff_url": f"{where['html']}.diff",
        "patch_url": f"{where['html']}.patch",
        "number": pull.number,
        "state": issue.state,
        "locked": False,
        "active_lock_reason": None,
        "title": issue.title,
        "body": issue.body,
        "user": simple_user(call, issue.user),
        "labels": [one | {"description": one["description"] or ""} for one in labels(call, issue)],
        "milestone": None,
        "created_at": stamp(issue.created),
        "updated_at": stamp(issue.updated),
        "closed_at": stamp_or_none(issue.closed),
        "merged_at": stamp_or_none(pull.merged),
        "merge_commit_sha": pull.merge_sha,
        "assignee": people[0] if people else None,
        "assignees": people,
        "requested_reviewers": [simple_user(call, one) for one in pull.reviewers],
        "requested_teams": [team(call, call.forge.teams[one]) for one in pull.teams],
        "head": side(call, pull.head_repo, pull.head, pull.head_sha)
        | ({"repo": None} if pulls.gone(call.forge, pull) else {}),
        "base": side(call, pull.base_repo, pull.base, pull.base_sha),
        "_links": {name: {"href": url} for name, url in where.items()},
        "author_association": association(call, issue.user),
        "auto_merge": None,
        "draft": pull.draft,
    }


def full(call: Call, pull: Pull) -> Json:
    """A request on its own page."""
    files = pulls.files_of(call.forge, pull)
    clean = pulls.mergeable(call.forge, pull)
    return simple(call, pull) | {
        "merged": pull.merged is not None,
        "merged_by": simple_user(call, pull.merged_by) if pull.merged_by else None,
        "mergeable": clean,
        "rebaseable": clean,
        "mergeable_state": mergeable_state(call, pull, clean=clean),
        "comments": len(pull.comments),
        "review_comments": len(pull.line_comments),
        "maintainer_can_modify": pull.head_repo.fork,
        "commits": call.forge.git.count(f"{pull.base_tip}..{pull.head_sha}"),
        "additions": sum(one.additions for one in files),
        "deletions": sum(one.deletions for one in files),
        "changed_files": len(files),
    }


def mergeable_state(call: Call, pull: Pull, *, clean: bool | None) -> str:
    """Why it can't be merged, in a word."""
    if clean is None:
        return "unknown"
    if not clean:
        return "dirty"
    if pull.draft:
        return "draft"
    return "blocked" if checks.lacking(call.forge, pull.head_sha) else "clean"


def line_comment(call: Call, one: LineComment, pull: Pull) -> Json:
    """A comment on lines."""
    url = call.repo_url(f"/pulls/comments/{one.id}")
    page = call.web_url(f"/pull/{pull.number}#discussion_r{one.id}")
    request = call.repo_url(f"/pulls/{pull.number}")
    where = {"self": url, "html": page, "pull_request": request}
    current = pull.head_sha == one.commit
    shown = {
        "url": url,
        "id": one.id,
        "node_id": node("PRRC", one.id),
        "pull_request_review_id": one.review,
        "diff_hunk": one.hunk,
        "path": one.path,
        "position": one.position if current else None,
        "original_position": one.position or 1,
        "commit_id": pull.head_sha,
        "original_commit_id": one.commit,
        "user": simple_user(call, one.user),
        "body": one.body,
        "created_at": stamp(one.created),
        "updated_at": stamp(one.created),
        "html_url": page,
        "pull_request_url": request,
        "author_association": association(call, one.user),
        "_links": {name: {"href": href} for name, href in where.items()},
        "line": one.line if current else None,
        "original_line": one.line,
        "start_line": one.start_line if current else None,
        "original_start_line": one.start_line,
        "start_side": one.start_side,
        "side": one.side,
        "subject_type": one.subject_type,
    }
    return {name: value for name, value in shown.items() if keeps(name, value)} | (
        {"in_reply_to_id": one.in_reply_to} if one.in_reply_to else {}
    )


def keeps(name: str, value: object) -> bool:
    """The description knows no null for these; GitHub's replies leave or null them."""
    return value is not None or name in {"start_line", "original_start_line", "start_side"}
