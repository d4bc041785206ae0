import os
import subprocess
from pathlib import Path

import pytest

from tests.github.fixtures import WRITES, Client
from tests.github.forge import Forge
from tests.github.git_store import Symlink


def git(*words: str, folder: Path) -> str:
    """Run Git as anybody's computer does."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0"}
    who = {"GIT_AUTHOR_NAME": "Sam", "GIT_AUTHOR_EMAIL": "sam@x.example"}
    who |= {"GIT_COMMITTER_NAME": "Sam", "GIT_COMMITTER_EMAIL": "sam@x.example"}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **quiet, **who},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def signed(url: str, token: str) -> str:
    return url.replace("http://", f"http://x-access-token:{token}@")


@pytest.mark.usefixtures("address")
def test_a_clone_has_the_branches_and_a_fetch_the_requests(forge: Forge, tmp_path: Path) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    number = forge.open("topic").number
    git("clone", "--quiet", forge.git_url, "clone", folder=tmp_path)
    clone = tmp_path / "clone"
    assert (clone / "plan.md").read_text() == "one\ntwo\nthree\n"
    git("fetch", "--quiet", "origin", f"refs/pull/{number}/head", folder=clone)
    assert git("rev-parse", "FETCH_HEAD", folder=clone) == forge.branch("topic")
    git("fetch", "--quiet", "origin", f"refs/pull/{number}/merge", folder=clone)
    parents = git("show", "-s", "--format=%P", "FETCH_HEAD", folder=clone)
    assert parents.split() == [forge.branch("main"), forge.branch("topic")]


@pytest.mark.usefixtures("address")
def test_a_commit_is_fetched_by_its_name_after_a_force_push(forge: Forge, tmp_path: Path) -> None:
    former = forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    pull = forge.open("topic")
    newer = forge.commit("topic", {"plan.md": "one\nII\nthree\n"}, force=True)
    git("init", "--quiet", "here", folder=tmp_path)
    here = tmp_path / "here"
    for sha in (former, newer):
        git("fetch", "--quiet", "--depth=1", forge.git_url, sha, folder=here)
        assert git("rev-parse", "FETCH_HEAD", folder=here) == sha
    assert pull.head_sha == newer
    assert forge.git.refs()[f"refs/pull/{pull.number}/head"] == newer


@pytest.mark.usefixtures("address")
def test_a_forks_commits_come_with_its_request(forge: Forge, tmp_path: Path) -> None:
    sha = forge.commit("topic", {"plan.md": "kim\n"}, author="kim", fork="kim")
    pull = forge.open("topic", author="kim", fork="kim")
    git("clone", "--quiet", "--no-checkout", forge.git_url, "clone", folder=tmp_path)
    clone = tmp_path / "clone"
    assert "topic" not in git("branch", "--all", folder=clone)
    git("fetch", "--quiet", "origin", f"refs/pull/{pull.number}/head", folder=clone)
    assert git("rev-parse", "FETCH_HEAD", folder=clone) == sha


@pytest.mark.usefixtures("address")
def test_what_is_private_needs_a_token(forge: Forge, tmp_path: Path) -> None:
    forge.private = True
    with pytest.raises(subprocess.CalledProcessError):
        git("clone", "--quiet", forge.git_url, "clone", folder=tmp_path)
    with pytest.raises(subprocess.CalledProcessError):
        git("clone", "--quiet", signed(forge.git_url, "ghp_wrong"), "clone", folder=tmp_path)
    token = forge.workflow_token(WRITES)
    git("clone", "--quiet", signed(forge.git_url, token), "clone", folder=tmp_path)
    header = f"http.extraHeader=Authorization: Bearer {forge.user_token('sam')}"
    git("-c", header, "clone", "--quiet", forge.git_url, "again", folder=tmp_path)


@pytest.mark.usefixtures("address")
def test_a_push_moves_the_request(forge: Forge, tmp_path: Path) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    pull = forge.open("topic")
    mine = signed(forge.git_url, forge.user_token("sam"))
    git("clone", "--quiet", "--branch=topic", mine, "clone", folder=tmp_path)
    clone = tmp_path / "clone"
    git("commit", "--quiet", "--allow-empty", "-m", "More", folder=clone)
    git("push", "--quiet", folder=clone)
    assert pull.head_sha == git("rev-parse", "HEAD", folder=clone)
    reader = signed(forge.git_url, forge.workflow_token(WRITES))
    with pytest.raises(subprocess.CalledProcessError):
        git("push", "--quiet", reader, "HEAD:other", folder=clone)


def test_a_deleted_branch_closes_its_request(forge: Forge) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    pull = forge.open("topic")
    forge.delete_branch("topic")
    assert pull.state == "closed"
    assert forge.git.refs()[f"refs/pull/{pull.number}/head"] == pull.head_sha


def test_a_request_is_measured_from_where_it_began(forge: Forge) -> None:
    begun = forge.branch("main")
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    pull = forge.open("topic")
    forge.commit("main", {"other.md": "x\n"})
    assert pull.base_sha == begun
    forge.commit("topic", {"plan.md": "one\n3\nthree\n"})
    assert pull.base_sha == forge.branch("main")


@pytest.mark.parametrize(
    ("method", "parents", "count"), [("merge", 2, 3), ("squash", 1, 1), ("rebase", 1, 2)]
)
def test_three_ways_to_merge(forge: Forge, method: str, parents: int, count: int) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"}, "First")
    forge.commit("topic", {"new.md": "x\n"}, "Second", author="maria", co_authors=["ana"])
    pull = forge.open("topic")
    main = forge.commit("main", {"other.md": "y\n"})
    sha = forge.merge(pull.number, "ana", method)
    commit = forge.git.commit(sha)
    assert (pull.state, forge.branch("main")) == ("closed", sha)
    assert (len(commit.parents), forge.git.count(f"{main}..{sha}")) == (parents, count)
    assert commit.committer.name == "GitHub"
    files = [forge.git.read(sha, name) for name in ("plan.md", "new.md", "other.md")]
    assert files == [b"one\n2\nthree\n", b"x\n", b"y\n"]
    if method == "squash":
        assert "Co-authored-by: Maria <maria@x.example>" in commit.message


def test_authors_are_known_by_their_addresses(forge: Forge, client: Client) -> None:
    hidden = "Maria <123+maria@users.noreply.github.com>"
    forge.commit("topic", {"a.md": "1\n"}, author="sam", committer="ana")
    forge.commit("topic", {"a.md": "2\n"}, author="Eve <eve@evil.example>", co_authors=["sam"])
    forge.commit("topic", {"a.md": "3\n"}, author=hidden)
    repo = client(forge.workflow_token(WRITES)).get_repo("acme/okrs")
    commits = list(repo.get_pull(forge.open("topic").number).get_commits())
    assert [one.raw_data["author"] and one.author.login for one in commits] == [
        "sam",
        None,
        "maria",
    ]
    assert commits[0].committer.login == "ana"
    assert commits[1].commit.message.endswith("Co-authored-by: Sam <sam@x.example>")


def test_a_deleted_fork_leaves_its_request(forge: Forge, client: Client) -> None:
    sha = forge.commit("topic", {"plan.md": "kim\n"}, author="kim", fork="kim")
    forge.open("topic", author="kim", fork="kim")
    forge.delete_fork("kim")
    pull = client(forge.workflow_token(WRITES)).get_repo("acme/okrs").get_pull(1)
    assert (pull.state, pull.head.sha, pull.raw_data["head"]["repo"]) == ("open", sha, None)
    assert [one.filename for one in pull.get_files()] == ["plan.md"]


def test_a_link_is_followed_inside_the_repository_alone(forge: Forge, client: Client) -> None:
    links = {"in.md": Symlink("folder/note.md"), "out.md": Symlink("../../etc/passwd")}
    sha = forge.commit("topic", links)
    repo = client(forge.workflow_token(WRITES)).get_repo("acme/okrs")
    inside, outside = (repo.get_contents(name, ref=sha) for name in links)
    assert not isinstance(inside, list)
    assert not isinstance(outside, list)
    assert (inside.type, inside.decoded_content) == ("file", b"note\n")
    assert (outside.type, outside.raw_data["target"]) == ("symlink", "../../etc/passwd")
