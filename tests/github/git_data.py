"""Trees, commits and refs as the API's own calls write them, without a clone."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tests.github import checks, tokens
from tests.github.git_store import GitError, GitStore, Person
from tests.github.limits import Refused, not_accessible
from tests.github.records import Json, Token

if TYPE_CHECKING:
    from tests.github.forge import Forge

Tree = dict[str, tuple[str, str]]
"""Mode and object of each file, by path."""

MALFORMED = "tree.path contains a malformed path component"
EITHER = (
    "Must supply either tree.sha or tree.content. Request will be rejected if both are present."
)
NO_SHA = "The sha parameter must be exactly 40 characters and contain only [0-9a-f]."
_WHOLE = re.compile(r"[0-9a-f]{40}")
WORKFLOWS = ".github/workflows"


def new_tree(git: GitStore, base: str | None, entries: list[Json]) -> str:
    """Write a tree: that of `base`, with entries put in, replaced or taken out."""
    files: Tree = {}
    if base:
        tree = found(git, base, "tree")
        if tree is None:
            raise Refused(422, "base_tree is not a valid tree oid")
        files = flat(git, tree)
    for entry in entries:
        change(git, files, entry)
    try:
        return git.write_tree(files)
    except GitError as error:
        raise Refused(422, MALFORMED) from error


def found(git: GitStore, sha: str, kind: str) -> str | None:
    """A tree, commit or blob by its whole name; of a commit the tree, where one is wanted."""
    return git.object(sha, kind) if _WHOLE.fullmatch(sha) else None


def flat(git: GitStore, tree: str) -> Tree:
    """All files of a tree and its folders."""
    return {path: (mode, sha) for mode, _, sha, path in git.inside(tree, "-r")}


def change(git: GitStore, files: Tree, entry: Json) -> None:
    """Do what one entry of a call says."""
    path = checked_path(entry.get("path") or "")
    if ("sha" in entry) == ("content" in entry):
        raise Refused(422, EITHER)
    if "sha" in entry and entry["sha"] is None:
        if files.pop(path, None) is None:
            raise Refused(422, "GitRPC::BadObjectState")
        return
    mode = entry.get("mode")
    if mode is None:
        raise Refused(422, "Must supply a valid tree.mode")
    make_room(files, path)
    if "content" in entry:
        files[path] = (mode, git.write_blob(entry["content"].encode()))
    elif mode == "040000":
        tree = known(git, entry["sha"], "tree")
        files |= {f"{path}/{name}": one for name, one in flat(git, tree).items()}
    elif mode == "160000":
        files[path] = (mode, entry["sha"])
    else:
        files[path] = (mode, known(git, entry["sha"], "blob"))


def checked_path(path: str) -> str:
    """Refuse a path that leads elsewhere or nowhere."""
    if path.startswith("/"):
        raise Refused(422, "tree.path cannot start with a slash")
    parts = path.lower().split("/")
    if {"", ".", "..", ".git"} & set(parts) or "\0" in path:
        raise Refused(422, MALFORMED)
    return path


def known(git: GitStore, sha: str, kind: str) -> str:
    """An object that an entry names."""
    if found(git, sha, kind) is None:
        raise Refused(422, f"tree.sha {sha} is not a valid {kind}")
    return sha


def make_room(files: Tree, path: str) -> None:
    """A file takes the place of a folder, and a folder that of a file."""
    parts = path.split("/")
    above = {"/".join(parts[:count]) for count in range(1, len(parts))}
    for name in [one for one in files if one in above or one.startswith(f"{path}/")]:
        files.pop(name)


def new_commit(forge: "Forge", token: Token, given: Mapping[str, Json]) -> str:
    """Write a commit; one that a bot writes in its own name is signed by GitHub."""
    git, parents = forge.git, [str(one) for one in given.get("parents") or []]
    tree = found(git, str(given["tree"]), "tree")
    if tree is None:
        raise Refused(422, "Tree SHA does not exist")
    if any(found(git, one, "commit") is None for one in parents):
        raise Refused(422, "Parent SHA does not exist or is not a commit object")
    named = given.get("author") or given.get("committer")
    signed = token.kind != "user" and named is None
    author = person(forge, given.get("author"), account(forge, token))
    default = forge.person("web-flow") if signed else author
    committer = person(forge, given.get("committer"), default)
    sha = git.write(tree, parents, str(given["message"]), author, committer, signed=signed)
    if signed:
        forge.signed[sha] = forge.now()
    return sha


def account(forge: "Forge", token: Token) -> Person:
    """The token's own account; bots have GitHub's hidden address."""
    user = forge.user(token.login)
    if token.kind == "user":
        return forge.person(user.login)
    return Person(user.login, tokens.hidden_address(user), forge.now())


def person(forge: "Forge", given: Json | None, default: Person) -> Person:
    """Somebody as a call names them."""
    if not given:
        return default
    when = datetime.fromisoformat(given["date"]) if given.get("date") else forge.now()
    return Person(given.get("name", default.name), given.get("email", default.email), when)


def create_ref(forge: "Forge", token: Token, name: str, sha: str) -> None:
    """A new branch or tag, by its full name."""
    check_name(forge, name)
    if forge.git.object(name, "commit"):
        raise Refused(422, "Reference already exists")
    point(forge, token, name, sha)


def move_ref(forge: "Forge", token: Token, name: str, sha: str, *, force: bool) -> None:
    """Let a branch name another commit; without force only one that holds the former."""
    old = existing(forge, name)
    check_commit(forge, sha)
    if not force and not forge.git.is_ancestor(old, sha):
        raise Refused(422, "Update is not a fast forward")
    if name == forge.repo.ref(forge.default_branch) and (text := checks.lacking(forge, sha)):
        raise Refused(422, text)
    point(forge, token, name, sha)


def delete_ref(forge: "Forge", name: str) -> None:
    """Delete a branch or a tag, but not the default branch."""
    existing(forge, name)
    if name == forge.repo.ref(forge.default_branch):
        raise Refused(422, "Cannot delete the default branch")
    forge.git.point(name, None)


def existing(forge: "Forge", name: str) -> str:
    """The commit that a ref names."""
    check_name(forge, name)
    sha = forge.git.object(name, "commit")
    if sha is None:
        raise Refused(422, "Reference does not exist")
    return sha


def check_name(forge: "Forge", name: str) -> None:
    """Refuse names that Git doesn't take, and refs that are kept by GitHub alone."""
    refused = Refused(422, f"{name} is not a valid ref name.")
    kept = name.startswith(("refs/pull/", "refs/forks/"))
    if kept or not name.startswith("refs/") or name.count("/") < 2:
        raise refused
    try:
        forge.git.run("check-ref-format", name)
    except GitError as error:
        raise refused from error


def check_commit(forge: "Forge", sha: str) -> None:
    """Refuse what is no commit's whole name, and what isn't there."""
    if not _WHOLE.fullmatch(sha):
        raise Refused(422, NO_SHA)
    if found(forge.git, sha, "commit") is None:
        raise Refused(422, "Object does not exist")


def point(forge: "Forge", token: Token, name: str, sha: str) -> None:
    """Let a ref name a commit that the token may bring."""
    check_commit(forge, sha)
    if token.kind != "user" and not tokens.may(token, ("workflows",), "write"):
        check_workflows(forge, sha)
    try:
        forge.git.point(name, sha)
    except GitError as error:  # `a/b` beside a branch `a`
        raise Refused(422, "Reference update failed") from error


def check_workflows(forge: "Forge", sha: str) -> None:
    """Refuse commits that change workflows and are in no branch yet."""
    listed = ("log", "--format=", "--name-only", "--diff-merges=combined", sha)
    if forge.git.text(*listed, "--not", "--branches", "--", WORKFLOWS):
        raise not_accessible()
