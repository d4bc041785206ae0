"""How issues, comments and what happened to them look in a reply."""

from tests.github import reactions
from tests.github.calls import Call, node, stamp, stamp_or_none
from tests.github.git_store import Commit
from tests.github.records import Comment, Event, Issue, Json, Pull, Reaction, Review
from tests.github.shapes.people import app, association, simple_user, team
from tests.github.shapes.repository import label, parent, signed, verification


def labels(call: Call, issue: Issue) -> list[Json]:
    """The labels that are on."""
    return [label(call, call.forge.labels[name.lower()]) for name in issue.labels]


def place(issue: Issue, pull: Pull | None) -> str:
    """The path of its page."""
    return f"/{'pull' if pull else 'issues'}/{issue.number}"


def issue(call: Call, one: Issue) -> Json:
    """An issue; a pull request says that it is one."""
    pull = call.forge.pulls.get(one.number)
    url = call.repo_url(f"/issues/{one.number}")
    people = [simple_user(call, login) for login in one.assignees]
    shown = {
        "id": one.id,
        "node_id": node("I", one.id),
        "number": one.number,
        "url": url,
        "repository_url": call.repo_url(),
        "labels_url": f"{url}/labels{{/name}}",
        "comments_url": f"{url}/comments",
        "events_url": f"{url}/events",
        "timeline_url": f"{url}/timeline",
        "html_url": call.web_url(place(one, pull)),
        "state": one.state,
        "state_reason": one.state_reason,
        "title": one.title,
        "body": one.body,
        "user": simple_user(call, one.user),
        "labels": labels(call, one),
        "assignee": people[0] if people else None,
        "assignees": people,
        "milestone": None,
        "locked": False,
        "active_lock_reason": None,
        "comments": len(one.comments),
        "created_at": stamp(one.created),
        "updated_at": stamp(one.updated),
        "closed_at": stamp_or_none(one.closed),
        "closed_by": simple_user(call, one.closed_by) if one.closed_by else None,
        "author_association": association(call, one.user),
        "performed_via_github_app": app(call, one.app),
        "reactions": rollup(one, url),
    }
    if pull:
        shown |= {"draft": pull.draft, "pull_request": pull_part(call, pull)}
    return shown


def pull_part(call: Call, pull: Pull) -> Json:
    """The pull request behind an issue."""
    page = call.web_url(f"/pull/{pull.number}")
    return {
        "url": call.repo_url(f"/pulls/{pull.number}"),
        "html_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "merged_at": stamp_or_none(pull.merged),
    }


def comment(call: Call, one: Comment) -> Json:
    """A comment in a conversation."""
    about = call.forge.issues[one.number]
    page = call.web_url(place(about, call.forge.pulls.get(one.number)))
    url = call.repo_url(f"/issues/comments/{one.id}")
    return {
        "id": one.id,
        "node_id": node("IC", one.id),
        "url": url,
        "html_url": f"{page}#issuecomment-{one.id}",
        "issue_url": call.repo_url(f"/issues/{one.number}"),
        "user": simple_user(call, one.user),
        "body": one.body,
        "created_at": stamp(one.created),
        "updated_at": stamp(one.updated),
        "author_association": association(call, one.user),
        "performed_via_github_app": app(call, one.app),
        "reactions": rollup(one, url),
    }


def rollup(about: Issue | Comment, url: str) -> Json:
    """How many reactions there are."""
    return {"url": f"{url}/reactions", **reactions.counts(about)}


def reaction(call: Call, one: Reaction) -> Json:
    """One reaction."""
    return {
        "id": one.id,
        "node_id": node("REA", one.id),
        "user": simple_user(call, one.user),
        "content": one.content,
        "created_at": stamp(one.created),
    }


def event(call: Call, one: Event) -> Json:
    """Something that happened."""
    commit_url = call.repo_url(f"/commits/{one.commit}") if one.commit else None
    shown = {
        "id": one.id,
        "node_id": node("E", one.id),
        "url": call.repo_url(f"/issues/events/{one.id}"),
        "actor": simple_user(call, one.actor),
        "event": one.event,
        "commit_id": one.commit,
        "commit_url": commit_url,
        "created_at": stamp(one.created),
        "performed_via_github_app": app(call, one.app),
    }
    if one.event.startswith("review_request"):
        shown["review_requester"] = shown["actor"]
    return shown | {name: detail(call, name, value) for name, value in one.more.items()}


def detail(call: Call, name: str, value: object) -> object:
    """What an event is about."""
    if name in {"requested_reviewer", "assignee", "assigner"}:
        return simple_user(call, str(value))
    if name == "requested_team":
        return team(call, call.forge.teams[str(value)])
    if name == "label":
        known = call.forge.labels[str(value).lower()]
        return {"name": known.name, "color": known.color}
    return value


def commented(call: Call, one: Comment) -> Json:
    """A comment in the timeline."""
    user = simple_user(call, one.user)
    return comment(call, one) | {"event": "commented", "actor": user}


def reviewed(call: Call, one: Review, pull: Pull) -> Json:
    """A review, in the timeline or by itself."""
    page = call.web_url(f"/pull/{pull.number}#pullrequestreview-{one.id}")
    url = call.repo_url(f"/pulls/{pull.number}")
    shown = {
        "id": one.id,
        "node_id": node("PRR", one.id),
        "user": simple_user(call, one.user),
        "body": one.body,
        "state": one.state,
        "html_url": page,
        "pull_request_url": url,
        "_links": {"html": {"href": page}, "pull_request": {"href": url}},
        "commit_id": one.commit,
        "author_association": association(call, one.user),
    }
    return shown if one.state == "PENDING" else shown | {"submitted_at": stamp(one.submitted)}


def committed(call: Call, one: Commit) -> Json:
    """A commit in the timeline."""
    git = call.repo_url("/git")
    return {
        "event": "committed",
        "sha": one.sha,
        "node_id": f"C_{one.sha}",
        "url": f"{git}/commits/{one.sha}",
        "html_url": call.web_url(f"/commit/{one.sha}"),
        "author": signed(one.author),
        "committer": signed(one.committer),
        "message": one.message,
        "tree": {"sha": one.tree, "url": f"{git}/trees/{one.tree}"},
        "parents": [parent(call, sha) for sha in one.parents],
        "verification": verification(call, one),
    }
