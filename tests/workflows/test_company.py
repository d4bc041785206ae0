"""The workflows in a company's repository, with the real programs: what a request would see."""

import subprocess
from pathlib import Path

import pytest

from tests.workflows import events
from tests.workflows.act import Ran, real_tree, run

TRIALS = "okrs/2026-Q4/growth/trial-to-paid.md"


@pytest.fixture
def request_of_sam(lumen_repository: Path, tmp_path: Path) -> Path:
    """A checkout as GitHub makes it for a request: a branch of its own, main beside it."""
    tree = tmp_path / "tree"
    git(tmp_path, "clone", "--quiet", str(lumen_repository), str(tree))
    git(tree, "checkout", "--quiet", "-b", "request")
    return real_tree(tree)


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Sam Okafor", "-c", "user.email=sam@lumen.example")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True)


def commit(tree: Path, path: str, text: str) -> None:
    (tree / path).write_text(text, encoding="utf-8")
    git(tree, "add", "--force", path)
    git(tree, "commit", "--quiet", "--message", "Change")


def start(file: str, tree: Path) -> Ran:
    return run("pull_request", events.pull_request(events.request()), tree, file)


def test_a_silent_amendment_fails_the_check_on_its_line(request_of_sam: Path) -> None:
    text = (request_of_sam / TRIALS).read_text(encoding="utf-8")
    commit(request_of_sam, TRIALS, text.replace("    to: 11\n", "    to: 10\n", 1))
    ran = start("check.yml", request_of_sam)
    assert ran.code == 1
    assert "Error: Job 'What does this request change?' failed" in ran.log
    assert f"::error file={TRIALS}" in ran.log
    assert "Target 11 → 10 without an amendment" in ran.log


def test_a_check_in_passes_the_check(request_of_sam: Path) -> None:
    told = "updates:\n  trial-to-paid:\n    activation-ctr: {value: 15, confidence: 0.7}\n"
    commit(
        request_of_sam, "okrs/2026-Q4/growth/check-ins/2026-11-16.md", f"---\n{told}---\nGood.\n"
    )
    ran = start("check.yml", request_of_sam)
    assert ran.code == 0, ran.log
    assert "::error" not in ran.log


def test_a_preview_is_built_from_the_request(request_of_sam: Path) -> None:
    ran = start("preview.yml", request_of_sam)
    assert ran.code == 0, ran.log
    assert len(ran.asked("upload-artifact")) == 1
