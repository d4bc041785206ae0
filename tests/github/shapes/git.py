"""How trees, commits and refs look in a reply of the low-level calls."""

from urllib.parse import quote

from tests.github.calls import Call
from tests.github.git_store import Commit
from tests.github.records import Json
from tests.github.shapes.repository import parent, signed, verification


def tree(call: Call, sha: str, *how: str) -> Json:
    """What a tree holds."""
    entries = [entry(call, *one) for one in call.forge.git.inside(sha, *how)]
    url = call.repo_url(f"/git/trees/{sha}")
    return {"sha": sha, "url": url, "tree": entries, "truncated": False}


def entry(call: Call, mode: str, kind: str, sha: str, path: str) -> Json:
    """A file or folder of a tree."""
    shown: Json = {"path": path, "mode": mode, "type": kind, "sha": sha}
    if kind == "commit":
        return shown
    if kind == "blob":
        shown["size"] = int(call.forge.git.text("cat-file", "-s", sha))
    return shown | {"url": call.repo_url(f"/git/{kind}s/{sha}")}


def commit(call: Call, one: Commit) -> Json:
    """A commit as Git knows it."""
    git = call.repo_url("/git")
    return {
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


def ref(call: Call, name: str, sha: str) -> Json:
    """A ref by its full name."""
    where = {"type": "commit", "sha": sha, "url": call.repo_url(f"/git/commits/{sha}")}
    url = call.repo_url(f"/git/{quote(name)}")
    return {"ref": name, "node_id": f"REF_{name}", "url": url, "object": where}
