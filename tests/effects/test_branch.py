"""One new file, committed on a branch of its own, in real repositories."""

from pathlib import Path

import pytest

from site_builder.effects.branch import propose, proposed_paths, request_address
from site_builder.files.git import GitError
from tests.repositories import TRIALS, Repository, new_repository, objective

PATH = "2026-Q4/growth/check-ins/2026-11-20.md"
TEXT = b"---\nby: sam\n---\n"
GITLAB = "https://gitlab.lumen.example/a/group/okrs/-/merge_requests/new"
BRANCH = "check-in/growth-2026-11-20"


@pytest.fixture
def plan(tmp_path: Path) -> Repository:
    """A repository with one objective, in which Sam works."""
    made = new_repository(tmp_path / "plan")
    made.git("config", "user.name", "Sam")
    made.git("config", "user.email", "sam@x.example")
    made.git("config", "commit.gpgsign", "false")
    made.commit({TRIALS: objective()})
    return made


def proposed(plan: Repository, path: str = PATH, text: bytes = TEXT) -> str:
    return propose(plan.content, path, text, "Check-in of growth").branch


def test_the_branch_has_the_file_and_nothing_else(plan: Repository) -> None:
    assert proposed(plan) == BRANCH
    assert plan.git("diff", "--name-status", "main", BRANCH) == f"A\tokrs/{PATH}"
    assert plan.git("show", f"{BRANCH}:okrs/{PATH}").encode() == TEXT.strip()
    assert plan.git("log", "-1", "--format=%an <%ae> %s", BRANCH) == (
        "Sam <sam@x.example> Check-in of growth"
    )


def test_the_persons_branch_index_and_changes_stay_as_they_are(plan: Repository) -> None:
    plan.write({TRIALS: objective(to="16"), "staged.md": "staged", "loose.md": "loose"})
    plan.git("add", "okrs/staged.md")
    plan.write({"staged.md": "staged, then changed"})
    before = [plan.git("status", "--porcelain"), plan.git("diff"), plan.git("diff", "--cached")]
    index = (plan.folder / ".git/index").read_bytes()
    proposed(plan)
    after = [plan.git("status", "--porcelain"), plan.git("diff"), plan.git("diff", "--cached")]
    assert after == before
    assert (plan.folder / ".git/index").read_bytes() == index
    assert plan.git("symbolic-ref", "--short", "HEAD") == "main"


def test_the_file_leaves_the_folder_so_that_git_can_merge_it(plan: Repository) -> None:
    plan.write({PATH: TEXT})
    proposed(plan)
    assert not (plan.content / PATH).exists()
    plan.git("merge", "--quiet", BRANCH)
    assert (plan.content / PATH).read_bytes() == TEXT


def test_a_file_that_was_changed_meanwhile_stays(plan: Repository) -> None:
    plan.write({PATH: b"mine"})
    proposed(plan)
    assert (plan.content / PATH).read_bytes() == b"mine"


def test_no_hook_and_no_filter_runs(plan: Repository) -> None:
    hook = plan.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    plan.git("config", "core.autocrlf", "true")
    plan.write({PATH: TEXT})
    assert proposed(plan) == BRANCH
    assert plan.git("cat-file", "-s", f"{BRANCH}:okrs/{PATH}") == str(len(TEXT))


def test_a_branch_that_is_there_is_never_moved(plan: Repository) -> None:
    plan.git("branch", BRANCH)
    before = plan.git("rev-parse", BRANCH)
    assert proposed(plan) == f"{BRANCH}-2"
    assert plan.git("rev-parse", BRANCH) == before


def test_it_builds_on_what_is_published_and_not_on_unfinished_work(
    plan: Repository, tmp_path: Path
) -> None:
    plan.git("clone", "--quiet", "--bare", ".", str(tmp_path / "forge.git"))
    plan.git("remote", "add", "origin", str(tmp_path / "forge.git"))
    plan.git("fetch", "--quiet", "origin")
    plan.git("checkout", "--quiet", "-b", "idea")
    plan.commit({"idea.md": "unfinished"})
    one = propose(plan.content, PATH, TEXT, "Check-in")
    assert plan.git("rev-parse", f"{BRANCH}^") == plan.git("rev-parse", "origin/main")
    assert (one.into, one.push) == ("main", f"git push -u origin {BRANCH}")
    assert one.address == "", "a folder on this machine is no forge"


def test_it_works_with_a_plan_deeper_in_the_repository_and_a_detached_head(tmp_path: Path) -> None:
    made = new_repository(tmp_path)
    made.git("config", "user.name", "Sam")
    made.git("config", "user.email", "sam@x.example")
    inner = Repository(tmp_path / "hand book")
    inner.write({TRIALS: objective()})
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "Begin")
    made.git("checkout", "--quiet", "--detach")
    propose(inner.content, PATH, TEXT, "Check-in")
    assert made.git("diff", "--name-only", "HEAD", BRANCH) == f"hand book/okrs/{PATH}"


def test_check_ins_that_only_a_branch_has_count_as_taken(plan: Repository) -> None:
    assert list(proposed_paths(plan.content, PATH)) == []
    proposed(plan)
    assert list(proposed_paths(plan.content, PATH)) == [PATH]
    plan.git("merge", "--quiet", BRANCH)
    with pytest.raises(GitError, match="already"):
        proposed(plan, text=b"another")


def test_where_there_is_no_repository_nothing_is_taken(tmp_path: Path) -> None:
    assert list(proposed_paths(tmp_path, PATH)) == []


def test_without_a_commit_there_is_nothing_to_build_on(tmp_path: Path) -> None:
    made = new_repository(tmp_path)
    made.write({PATH: TEXT})
    with pytest.raises(GitError, match="no commit yet"):
        proposed(made)
    assert (made.content / PATH).exists()


def test_who_has_not_told_git_their_name_is_told_how(
    plan: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(variable, "/dev/null")
    plan.git("config", "--unset", "user.name")
    plan.git("config", "--unset", "user.email")
    plan.git("config", "user.useConfigOnly", "true")
    with pytest.raises(GitError, match=r"git config user\.name"):
        proposed(plan)
    assert plan.git("branch", "--list", "check-in/*") == ""


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "git@github.com:lumen/okrs.git",
            "https://github.com/lumen/okrs/compare/main...check-in/a",
        ),
        (
            "https://sam:secret@github.com/lumen/okrs",
            "https://github.com/lumen/okrs/compare/main...check-in/a",
        ),
        (
            "ssh://git@code.lumen.example:2222/lumen/okrs.git",
            "https://code.lumen.example/lumen/okrs/compare/main...check-in/a",
        ),
        (
            "http://forge.lumen.example:3000/lumen/okrs.git/",
            "http://forge.lumen.example:3000/lumen/okrs/compare/main...check-in/a",
        ),
        (
            "git@gitlab.lumen.example:a/group/okrs.git",
            f"{GITLAB}?merge_request%5Bsource_branch%5D=check-in%2Fa",
        ),
        ("/srv/okrs.git", ""),
        ("../okrs.git", ""),
        ("file:///srv/okrs.git", ""),
        ("C:/okrs.git", ""),
        ("C:\\okrs.git", ""),
        ("", ""),
    ],
)
def test_the_forges_page_is_worked_out_of_the_remote(url: str, address: str) -> None:
    assert request_address(url, "main", "check-in/a") == address
