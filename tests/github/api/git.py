"""Operations on trees, commits and refs."""

from tests.github import git_data, pulls
from tests.github.calls import Call, Reply, Route
from tests.github.limits import missing
from tests.github.records import Token
from tests.github.shapes import git as shapes

GIT = "/repos/{owner}/{repo}/git"
NEEDS = ("contents",)


def the_token(call: Call) -> Token:
    """Who writes."""
    if call.token is None:
        raise missing()
    return call.token


def full_name(call: Call) -> str:
    """The ref that the path names."""
    return f"refs/{call.values['ref']}"


def get_ref(call: Call) -> Reply:
    """A ref by its full name without `refs/`."""
    name = call.values["ref"]
    at = call.repo.ref(name.removeprefix("heads/")) if name.startswith("heads/") else f"refs/{name}"
    sha = call.forge.git.resolve(at) if not name.startswith("forks/") else None
    if sha is None:
        raise missing()
    return Reply(shapes.ref(call, f"refs/{name}", sha))


def create_ref(call: Call) -> Reply:
    """A new branch or tag."""
    name, sha = call.body["ref"], call.body["sha"]
    git_data.create_ref(call.forge, the_token(call), name, sha)
    pulls.sync(call.forge, call.login)
    return Reply(shapes.ref(call, name, sha), 201)


def move_ref(call: Call) -> Reply:
    """Push, so to say."""
    name, sha, force = full_name(call), call.body["sha"], call.body.get("force", False)
    git_data.move_ref(call.forge, the_token(call), name, sha, force=force)
    pulls.sync(call.forge, call.login)
    return Reply(shapes.ref(call, name, sha))


def delete_ref(call: Call) -> Reply:
    """Delete a branch; its open requests are closed."""
    git_data.delete_ref(call.forge, full_name(call))
    pulls.sync(call.forge, call.login)
    return Reply(None, 204)


def get_tree(call: Call) -> Reply:
    """What a tree, or a branch's, holds; `recursive` with any value looks into its folders."""
    name = call.values["tree_sha"]
    sha = git_data.found(call.forge.git, call.commit(name) or name, "tree")
    if sha is None:
        raise missing()
    return Reply(shapes.tree(call, sha, *(("-r", "-t") if "recursive" in call.query else ())))


def create_tree(call: Call) -> Reply:
    """A new tree."""
    sha = git_data.new_tree(call.forge.git, call.body.get("base_tree"), call.body["tree"])
    return Reply(shapes.tree(call, sha), 201)


def get_commit(call: Call) -> Reply:
    """A commit as Git knows it."""
    sha = git_data.found(call.forge.git, call.values["commit_sha"], "commit")
    if sha is None:
        raise missing()
    return Reply(shapes.commit(call, call.forge.git.commit(sha)))


def create_commit(call: Call) -> Reply:
    """A new commit, in no branch yet."""
    sha = git_data.new_commit(call.forge, the_token(call), call.body)
    return Reply(shapes.commit(call, call.forge.git.commit(sha)), 201)


ROUTES = (
    Route("GET", GIT + "/ref/{ref}", get_ref, NEEDS),
    Route("POST", GIT + "/refs", create_ref, NEEDS, "write"),
    Route("PATCH", GIT + "/refs/{ref}", move_ref, NEEDS, "write"),
    Route("DELETE", GIT + "/refs/{ref}", delete_ref, NEEDS, "write"),
    Route("GET", GIT + "/trees/{tree_sha}", get_tree, NEEDS),
    Route("POST", GIT + "/trees", create_tree, NEEDS, "write"),
    Route("GET", GIT + "/commits/{commit_sha}", get_commit, NEEDS),
    Route("POST", GIT + "/commits", create_commit, NEEDS, "write"),
)
