"""How statuses and check runs look in a reply."""

from urllib.parse import quote

from tests.github import checks
from tests.github.calls import Call, node, stamp, stamp_or_none
from tests.github.records import CheckRun, Json, Pull, Repo, Status
from tests.github.shapes.people import app, simple_user
from tests.github.shapes.repository import minimal


def simple_status(call: Call, one: Status) -> Json:
    """A status in the combined one."""
    return {
        "url": call.repo_url(f"/statuses/{one.sha}"),
        "avatar_url": f"{call.web}/avatars/u/{call.forge.user(one.creator).id}",
        "id": one.id,
        "node_id": node("SC", one.id),
        "state": one.state,
        "description": one.description,
        "target_url": one.target_url,
        "context": one.context,
        "created_at": stamp(one.created),
        "updated_at": stamp(one.created),
    }


def status(call: Call, one: Status) -> Json:
    """A status in the list of a commit's."""
    return simple_status(call, one) | {"creator": simple_user(call, one.creator)}


def combined(call: Call, sha: str) -> Json:
    """What a commit's statuses come to."""
    found = checks.latest(call.forge, sha)
    url = call.repo_url(f"/commits/{sha}")
    return {
        "state": checks.combined(found),
        "statuses": [simple_status(call, one) for one in found],
        "sha": sha,
        "total_count": len(found),
        "repository": minimal(call, call.forge.repo),
        "commit_url": url,
        "url": f"{url}/status",
    }


def run(call: Call, one: CheckRun) -> Json:
    """A check run."""
    url = call.repo_url(f"/check-runs/{one.id}")
    pulls = [
        pull
        for pull in call.forge.pulls.values()
        if pull.head_sha == one.sha and pull.state == "open" and not pull.head_repo.fork
    ]
    return {
        "id": one.id,
        "name": one.name,
        "node_id": node("CR", one.id),
        "head_sha": one.sha,
        "external_id": one.external_id,
        "url": url,
        "html_url": call.web_url(f"/runs/{one.id}"),
        "details_url": one.details_url or call.web_url(f"/runs/{one.id}"),
        "status": one.status,
        "conclusion": one.conclusion,
        "started_at": stamp(one.started),
        "completed_at": stamp_or_none(one.completed),
        "output": {
            "title": one.title,
            "summary": one.summary,
            "text": one.text,
            "annotations_count": len(one.annotations),
            "annotations_url": f"{url}/annotations",
        },
        "check_suite": {"id": one.app.id},
        "app": app(call, one.app),
        "pull_requests": [minimal_pull(call, pull) for pull in pulls],
    }


def minimal_pull(call: Call, pull: Pull) -> Json:
    """A request as its check runs name it."""
    return {
        "id": pull.issue.id,
        "number": pull.number,
        "url": call.repo_url(f"/pulls/{pull.number}"),
        "head": end(call, pull.head_repo, pull.head, pull.head_sha),
        "base": end(call, pull.base_repo, pull.base, pull.base_sha),
    }


def end(call: Call, repo: Repo, branch: str, sha: str) -> Json:
    """A side of it."""
    where = {"id": repo.id, "url": call.repo_url(repo=repo), "name": repo.name}
    return {"ref": branch, "sha": sha, "repo": where}


def annotation(call: Call, one: Json, sha: str) -> Json:
    """An annotation of a check run."""
    names = ("start_column", "end_column", "title", "raw_details")
    page = call.web_url(f"/blob/{sha}/{quote(one['path'])}")
    return dict.fromkeys(names) | one | {"blob_href": page}
