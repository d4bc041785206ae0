"""How the repository, its commits and files look in a reply."""

from urllib.parse import quote

from tests.github.calls import Call, node, stamp
from tests.github.diff import FileChange
from tests.github.git_store import SIGNATURE, SIGNED, Commit, Person
from tests.github.records import Json, Label, Repo
from tests.github.shapes.people import BEGINNING, simple_user

_PLAIN = """contributors deployments downloads events forks hooks languages merges stargazers
subscribers subscription tags teams""".split()
_TEMPLATES = {
    "archive": "{archive_format}{/ref}",
    "assignees": "{/user}",
    "branches": "{/branch}",
    "collaborators": "{/collaborator}",
    "comments": "{/number}",
    "commits": "{/sha}",
    "compare": "{base}...{head}",
    "contents": "{+path}",
    "issues": "{/number}",
    "keys": "{/key_id}",
    "labels": "{/name}",
    "milestones": "{/number}",
    "notifications": "{?since,all,participating}",
    "pulls": "{/number}",
    "releases": "{/id}",
    "statuses": "{sha}",
}
_BELOW = {
    "blobs": "git/blobs{/sha}",
    "git_commits": "git/commits{/sha}",
    "git_refs": "git/refs{/sha}",
    "git_tags": "git/tags{/sha}",
    "issue_comment": "issues/comments{/number}",
    "issue_events": "issues/events{/number}",
    "trees": "git/trees{/sha}",
}


def minimal(call: Call, repo: Repo) -> Json:
    """The repository as other things name it."""
    url, page = call.repo_url(repo=repo), call.web_url(repo=repo)
    return {
        "id": repo.id,
        "node_id": node("R", repo.id),
        "name": repo.name,
        "full_name": repo.full_name,
        "owner": simple_user(call, repo.owner),
        "private": call.forge.private,
        "html_url": page,
        "description": None,
        "fork": repo.fork,
        "url": url,
        **{f"{name}_url": f"{url}/{name}" for name in _PLAIN},
        **{f"{name}_url": f"{url}/{name}/{rest}" for name, rest in _TEMPLATES.items()},
        **{f"{name}_url": f"{url}/{rest}" for name, rest in _BELOW.items()},
    }


def repository(call: Call, repo: Repo) -> Json:
    """The repository as a request's side names it."""
    page = call.web_url(repo=repo)
    names = ("forks", "stargazers", "watchers", "open_issues")
    count = sum(one.state == "open" for one in call.forge.issues.values())
    counts = dict.fromkeys((*(f"{name}_count" for name in names), "forks", "watchers", "size"), 0)
    has = ("issues", "projects", "wiki", "downloads")
    return (
        minimal(call, repo)
        | counts
        | {
            "open_issues_count": count,
            "open_issues": count,
            "git_url": page.replace("http://", "git://") + ".git",
            "ssh_url": f"git@localhost:{repo.full_name}.git",
            "clone_url": f"{page}.git",
            "svn_url": page,
            "mirror_url": None,
            "homepage": None,
            "language": None,
            "license": None,
            "default_branch": call.forge.default_branch,
            **{f"has_{name}": True for name in has},
            "has_pages": False,
            "has_discussions": False,
            "archived": False,
            "disabled": False,
            "is_template": False,
            "topics": [],
            "web_commit_signoff_required": False,
            "custom_properties": {},
            "visibility": "private" if call.forge.private else "public",
            "pushed_at": stamp(call.forge.now()),
            "created_at": BEGINNING,
            "updated_at": BEGINNING,
        }
    )


def full(call: Call, repo: Repo) -> Json:
    """The repository on its own page."""
    permissions = dict.fromkeys(("admin", "maintain", "push", "triage"), False) | {"pull": True}
    more = {"subscribers_count": 0, "network_count": 0, "permissions": permissions}
    if repo.fork:
        more |= dict.fromkeys(("parent", "source"), repository(call, call.forge.repo))
    return repository(call, repo) | more


def login_of(call: Call, person: Person) -> str | None:
    """Whose account an address belongs to; GitHub's own hidden addresses too."""
    hidden = person.email.removesuffix("@users.noreply.github.com").rpartition("+")[2]
    for user in call.forge.users.values():
        known = person.email.lower() == user.email.lower()
        if known or (hidden != person.email and hidden == user.login):
            return user.login
    return None


def account(call: Call, person: Person) -> Json | None:
    """The account behind an address, null for a stranger's."""
    login = login_of(call, person)
    return simple_user(call, login) if login else None


def signed(person: Person) -> Json:
    """An author or committer as Git knows one."""
    return {"name": person.name, "email": person.email, "date": stamp(person.when)}


UNSIGNED = {
    "verified": False,
    "reason": "unsigned",
    "signature": None,
    "payload": None,
    "verified_at": None,
}


def verification(call: Call, one: Commit) -> Json:
    """Whether a commit is signed; those are that GitHub wrote for an App's or a workflow's bot."""
    when = call.forge.signed.get(one.sha)
    if when is None:
        return UNSIGNED
    text = call.forge.git.run("cat-file", "commit", one.sha).decode("utf-8", "replace")
    return {
        "verified": True,
        "reason": "valid",
        "signature": SIGNATURE,
        "payload": text.replace(f"{SIGNED}\n", "", 1),
        "verified_at": stamp(when),
    }


def commit(call: Call, one: Commit) -> Json:
    """A commit in a list."""
    url = call.repo_url(f"/commits/{one.sha}")
    git = call.repo_url("/git")
    return {
        "sha": one.sha,
        "node_id": f"C_{one.sha}",
        "url": url,
        "html_url": call.web_url(f"/commit/{one.sha}"),
        "comments_url": f"{url}/comments",
        "commit": {
            "url": f"{git}/commits/{one.sha}",
            "author": signed(one.author),
            "committer": signed(one.committer),
            "message": one.message,
            "comment_count": 0,
            "tree": {"sha": one.tree, "url": f"{git}/trees/{one.tree}"},
            "verification": verification(call, one),
        },
        "author": account(call, one.author),
        "committer": account(call, one.committer),
        "parents": [parent(call, sha) for sha in one.parents],
    }


def parent(call: Call, sha: str) -> Json:
    """A parent of a commit."""
    page = call.web_url(f"/commit/{sha}")
    return {"sha": sha, "url": call.repo_url(f"/commits/{sha}"), "html_url": page}


def file_change(call: Call, one: FileChange, sha: str) -> Json:
    """A file of a difference."""
    path = quote(one.path)
    shown = {
        "sha": one.sha,
        "filename": one.path,
        "status": one.status,
        "additions": one.additions,
        "deletions": one.deletions,
        "changes": one.additions + one.deletions,
        "blob_url": call.web_url(f"/blob/{sha}/{path}"),
        "raw_url": call.web_url(f"/raw/{sha}/{path}"),
        "contents_url": call.repo_url(f"/contents/{path}?ref={sha}"),
    }
    if one.patch is not None:
        shown["patch"] = one.patch
    if one.previous is not None:
        shown["previous_filename"] = one.previous
    return shown


def label(call: Call, one: Label) -> Json:
    """A label."""
    return {
        "id": one.id,
        "node_id": node("LA", one.id),
        "url": call.repo_url(f"/labels/{quote(one.name)}"),
        "name": one.name,
        "description": one.description,
        "color": one.color,
        "default": False,
    }


def workflow(call: Call, path: str) -> Json:
    """A workflow, named by its file."""
    url = call.repo_url(f"/actions/workflows/{sum(path.encode())}")
    page = call.web_url(f"/blob/{call.forge.default_branch}/{path}")
    return {
        "id": sum(path.encode()),
        "node_id": node("W", sum(path.encode())),
        "name": path.rpartition("/")[2],
        "path": path,
        "state": "active",
        "created_at": BEGINNING,
        "updated_at": BEGINNING,
        "url": url,
        "html_url": page,
        "badge_url": f"{page}/badge.svg",
    }
