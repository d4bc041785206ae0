"""Operations on the repository: commits, files, branches, people's roles, workflows."""

import base64
import posixpath
from urllib.parse import quote

from tests.github.calls import Call, Reply, Route
from tests.github.diff import EMPTY_TREE, changes
from tests.github.limits import MOST_COMPARED_FILES, MOST_FILES, Refused, missing
from tests.github.records import Json
from tests.github.shapes import pulls as pull_shapes
from tests.github.shapes import repository as shapes
from tests.github.shapes.people import simple_user

REPO = "/repos/{owner}/{repo}"
SPOKEN = {"maintain": "write", "triage": "read"}
KINDS = {"tree": "dir", "blob": "file", "commit": "submodule"}


def get(call: Call) -> Reply:
    """The repository, with what the caller may do."""
    shown = shapes.full(call, call.repo)
    role = call.forge.role(call.token.login) if call.token else "none"
    if role in {"admin", "maintain", "write"}:
        shown["permissions"] |= {"push": True, "triage": True, "admin": role == "admin"}
    return Reply(shown)


def branch(call: Call) -> Reply:
    """A branch with its tip."""
    name = call.values["branch"]
    sha = call.forge.git.resolve(call.repo.ref(name))
    if sha is None:
        raise Refused(404, "Branch not found")
    url = call.repo_url(f"/branches/{quote(name)}", call.repo)
    needed = call.forge.required if name == call.forge.default_branch else []
    checks = {
        "enforcement_level": "non_admins" if needed else "off",
        "contexts": list(needed),
        "checks": [{"context": one, "app_id": None} for one in needed],
    }
    return Reply(
        {
            "name": name,
            "commit": shapes.commit(call, call.forge.git.commit(sha)),
            "_links": {"self": url, "html": call.web_url(f"/tree/{quote(name)}", call.repo)},
            "protected": bool(needed),
            "protection": {"enabled": bool(needed), "required_status_checks": checks},
            "protection_url": f"{url}/protection",
        }
    )


def commit(call: Call) -> Reply:
    """One commit with its files, compared to its first parent."""
    sha = call.commit(call.values["ref"])
    if sha is None:
        raise Refused(422, f"No commit found for SHA: {call.values['ref']}")
    one = call.forge.git.commit(sha)

    files = changes(call.forge.git, one.parents[0] if one.parents else EMPTY_TREE, sha)
    added, deleted = (sum(getattr(f, n) for f in files) for n in ("additions", "deletions"))
    shown = shapes.commit(call, one)
    shown["stats"] = {"additions": added, "deletions": deleted, "total": added + deleted}
    shown["files"] = page_of(call, [shapes.file_change(call, f, sha) for f in files])
    return Reply(shown)


def page_of(call: Call, files: list[Json]) -> list[Json]:
    """Files lie on pages of up to 300 and end at 3,000."""
    size = int(call.query.get("per_page", MOST_COMPARED_FILES))
    start = (int(call.query.get("page", 1)) - 1) * size
    return files[:MOST_FILES][start : start + size]


def compare(call: Call) -> Reply:
    """Two commits; the files are on the first page, the commits on all."""
    base, _, head = call.values["basehead"].partition("...")
    git, old, new = call.forge.git, end_of(call, base), end_of(call, head)
    start = git.merge_base(old, new)
    if start is None:
        raise missing()
    ahead = git.log("--reverse", "--topo-order", f"{old}..{new}")
    behind = git.count(f"{new}..{old}")
    call.query.setdefault("per_page", "100")
    paged = call.paged(ahead, shapes.commit)
    first = call.query.get("page", "1") == "1"
    files = changes(git, start, new)[:MOST_COMPARED_FILES] if first else ()
    words = {(True, True): "diverged", (True, False): "ahead", (False, True): "behind"}
    shown = {
        **comparison_urls(call, f"{base}...{head}"),
        "base_commit": shapes.commit(call, git.commit(old)),
        "merge_base_commit": shapes.commit(call, git.commit(start)),
        "status": words.get((bool(ahead), bool(behind)), "identical"),
        "ahead_by": len(ahead),
        "behind_by": behind,
        "total_commits": len(ahead),
        "commits": paged.body,
        "files": [shapes.file_change(call, one, new) for one in files],
    }
    return Reply(shown, headers=paged.headers)


def end_of(call: Call, name: str) -> str:
    """One end of a comparison: a commit, a branch, or `OWNER:BRANCH`."""
    owner, _, branch = name.rpartition(":")
    repo = call.forge.forks.get(owner, call.repo)
    sha = call.commit(branch, repo)
    if sha is None:
        raise missing()
    return sha


def comparison_urls(call: Call, ends: str) -> Json:
    """Where a comparison is."""
    page = call.web_url(f"/compare/{ends}")
    return {
        "url": call.repo_url(f"/compare/{ends}"),
        "html_url": page,
        "permalink_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
    }


def commit_pulls(call: Call) -> Reply:
    """The requests that a commit belongs to."""
    sha = call.commit(call.values["commit_sha"])
    if sha is None:
        raise Refused(422, f"No commit found for SHA: {call.values['commit_sha']}")
    found = [
        one
        for one in call.forge.pulls.values()
        if sha in {one.head_sha, one.merge_sha}
        or sha in call.forge.git.text("rev-list", f"{one.base_tip}..{one.head_sha}").split()
    ]
    return call.paged(found, pull_shapes.simple)


def contents(call: Call) -> Reply:
    """A file, or what a folder holds, at a commit."""
    path = call.values["path"].strip("/")
    name = call.query.get("ref", call.forge.default_branch)
    sha = call.commit(name)
    if sha is None:
        raise Refused(404, f"No commit found for the ref {name}")
    found = call.forge.git.listing(sha, path)
    if not found:
        raise missing()
    if found[0][1] == "tree":
        inside = call.forge.git.listing(sha, f"{path}/")
        return Reply([entry(call, name, one) for one in inside])
    if found[0][0] == "120000":
        return symlink(call, name, found[0], sha)
    return Reply(file(call, name, found[0], sha))


def symlink(call: Call, name: str, one: tuple[str, str, str, int, str], sha: str) -> Reply:
    """The file that a symlink points at, where it is one of the commit's; else the link itself."""
    target = (call.forge.git.read(sha, one[4]) or b"").decode("utf-8", "replace")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(one[4]), target))
    inside = [] if path.startswith(("/", "..")) else call.forge.git.listing(sha, path)
    if len(inside) == 1 and inside[0][0].startswith("100"):
        return Reply(file(call, name, (*inside[0][:4], one[4]), sha, path))
    return Reply(entry(call, name, one) | {"type": "symlink", "target": target})


def file(
    call: Call, name: str, one: tuple[str, str, str, int, str], sha: str, path: str | None = None
) -> Json:
    """A file with its text, at its own path or under that of a link to it."""
    shown = entry(call, name, one)
    text = call.forge.git.read(sha, path or one[4]) or b""
    small = len(text) <= 1_000_000
    shown["content"] = base64.encodebytes(text).decode() if small else ""
    return shown | {"encoding": "base64" if small else "none"}


def entry(call: Call, name: str, one: tuple[str, str, str, int, str]) -> Json:
    """A file or folder in a listing."""
    _, kind, sha, size, path = one
    url = call.repo_url(f"/contents/{quote(path)}?ref={quote(name)}", call.repo)
    git = call.repo_url(f"/git/{kind}s/{sha}", call.repo)
    html = call.web_url(f"/{kind}/{quote(name)}/{quote(path)}", call.repo)
    raw = call.web_url(f"/raw/{quote(name)}/{quote(path)}", call.repo)
    return {
        "type": KINDS[kind],
        "name": path.rpartition("/")[2],
        "path": path,
        "sha": sha,
        "size": size,
        "url": url,
        "git_url": git,
        "html_url": html,
        "download_url": raw if kind == "blob" else None,
        "_links": {"self": url, "git": git, "html": html},
    }


def permission(call: Call) -> Reply:
    """What somebody may do here."""
    user = call.forge.users.get(call.values["username"])
    if user is None:
        raise Refused(404, f"{call.values['username']} is not a user")
    role = call.forge.role(user.login)
    role = "read" if role == "none" and not call.forge.private else role
    shown = simple_user(call, user.login) | {"role_name": role}
    return Reply({"permission": SPOKEN.get(role, role), "role_name": role, "user": shown})


def dispatch(call: Call) -> Reply:
    """Start the workflows that wait for an event."""
    call.forge.dispatches.append({"by": call.login, **call.body})
    return Reply(None, 204)


def the_workflow(call: Call) -> str:
    """The file of a workflow on the default branch, by its name or number."""
    wanted = call.values["workflow_id"]
    tip = call.forge.branch(call.forge.default_branch) or ""
    for one in call.forge.git.listing(tip, ".github/workflows/"):
        if wanted in {one[4].rpartition("/")[2], str(shapes.workflow(call, one[4])["id"])}:
            return one[4]
    raise missing()


def workflow(call: Call) -> Reply:
    """One workflow."""
    return Reply(shapes.workflow(call, the_workflow(call)))


def dispatch_workflow(call: Call) -> Reply:
    """Start one workflow."""
    path = the_workflow(call)
    if call.commit(call.body["ref"]) is None:
        raise Refused(422, f"No ref found for: {call.body['ref']}")
    call.forge.dispatches.append({"by": call.login, "workflow": path, **call.body})
    return Reply(None, 204)


ROUTES = (
    Route("GET", REPO, get),
    Route("GET", REPO + "/branches/{branch}", branch, ("contents",)),
    Route("GET", REPO + "/commits/{ref}", commit, ("contents",)),
    Route("GET", REPO + "/compare/{basehead}", compare, ("contents",)),
    Route("GET", REPO + "/commits/{commit_sha}/pulls", commit_pulls, ("pull_requests",)),
    Route("GET", REPO + "/contents/{path}", contents, ("contents",)),
    Route("GET", REPO + "/collaborators/{username}/permission", permission, role="write"),
    Route("POST", REPO + "/dispatches", dispatch, ("contents",), "write"),
    Route("GET", REPO + "/actions/workflows/{workflow_id}", workflow, ("actions",)),
    Route(
        "POST",
        REPO + "/actions/workflows/{workflow_id}/dispatches",
        dispatch_workflow,
        ("actions",),
        "write",
    ),
)
