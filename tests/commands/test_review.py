"""`okrs review` in real repositories."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands.company import okrs

DAY = "2026-11-16"
TRIALS = "okrs/2026-Q4/growth/trial-to-paid.md"


@pytest.fixture
def lumen(lumen_repository: Path, tmp_path: Path) -> Path:
    """Lumen with its half a year of history, on a branch of its own."""
    folder = tmp_path / "lumen"
    shutil.copytree(lumen_repository, folder)
    git(folder, "checkout", "-qb", "proposal")
    return folder


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Sam Okafor", "-c", "user.email=sam@lumen.example")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True)


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text()
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1))


def review(folder: Path, *arguments: str) -> tuple[int, str]:
    done = okrs(folder, "review", *arguments, today=DAY)
    return done.exit_code, done.output


def test_nothing_changes(lumen: Path) -> None:
    code, said = review(lumen)
    assert (code, said.splitlines()[0]) == (0, "Nothing of the plan changes.")


def test_a_check_in_by_a_member_of_the_team_waits_for_nobody(lumen: Path) -> None:
    told = "updates:\n  trial-to-paid:\n    activation-ctr: {value: 15, confidence: 0.7}\n"
    check_in = lumen / "okrs/2026-Q4/growth/check-ins/2026-11-16.md"
    check_in.write_text(f"---\n{told}---\nGood.\n")
    code, said = review(lumen, "--author", "sam")
    assert (code, said.splitlines()[0]) == (0, "Ready: nothing is missing.")
    assert "Check-in of growth on 2026-11-16 added" in said
    _, said = review(lumen, "--author", "erik")
    assert said.startswith("Waits for Maria Rossi.")


def test_a_silent_amendment_needs_a_fix_and_the_one_with_its_reason_two_approvals(
    lumen: Path,
) -> None:
    change(lumen, TRIALS, "    to: 11\n", "    to: 10.5\n")
    code, said = review(lumen, "--author", "sam")
    assert (code, said.splitlines()[0]) == (1, "Needs a fix: it brings 1 error.")
    assert "trial-conversion: Target 11 → 10.5 %." in said
    reason = (
        "    to: 10.5\n    amended: [{on: 2026-11-16, was: {to: 11}, why: The test moved to Q1}]\n"
    )
    change(lumen, TRIALS, "    to: 10.5\n", reason)
    code, said = review(lumen, "--author", "sam")
    assert (code, said.splitlines()[0]) == (
        0,
        "Waits for Maria Rossi and for Ana Ferreira or Tomáš Novák.",
    )
    _, said = review(lumen, "--author", "sam", "--approved-by", "ANA-lumen", "--approved-by", "sam")
    assert said.startswith("Waits for Maria Rossi.")
    _, said = review(lumen, "--author", "sam", "--approved-by", "ana", "--approved-by", "maria")
    assert said.startswith("Ready")
    assert "leadership: approved by Ana Ferreira" in said


def test_what_others_changed_on_main_since_is_theirs(lumen: Path) -> None:
    git(lumen, "checkout", "-q", "main")
    change(lumen, TRIALS, "objective: Turn", "objective: We turn")
    git(lumen, "commit", "-qam", "Reword")
    git(lumen, "checkout", "-q", "proposal")
    assert review(lumen)[1].startswith("Nothing of the plan changes.")


def test_a_commit_can_be_reviewed_without_checking_it_out(lumen: Path) -> None:
    change(lumen, "okrs/teams/growth.md", "lead: maria", "lead: sam")
    git(lumen, "commit", "-qam", "Take over")
    git(lumen, "checkout", "-q", "main")
    code, said = review(lumen, "--head", "proposal", "--author", "sam", "--simulate")
    assert code == 0
    assert "Lead maria → sam." in said
    assert said.startswith("Waits for Ana Ferreira or Tomáš Novák.")


def test_a_branch_that_is_not_there_is_told_in_a_sentence(lumen: Path) -> None:
    code, said = review(lumen, "--base", "mian")
    assert code == 2
    assert "There is nothing to compare with mian" in said
    assert "--base" in said


def test_a_folder_without_git_is_told_in_a_sentence(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "okrs", tmp_path / "okrs")
    code, said = review(tmp_path)
    assert code == 2
    assert "There is nothing to compare with main" in said


def test_an_exception_from_a_rule_is_told_and_needs_approval(lumen: Path) -> None:
    line = "    title: The activation email gets clicked"
    change(lumen, TRIALS, line, f"{line}  # okrs: ignore[OKR301] because I say so")
    _, said = review(lumen, "--author", "sam")
    assert "Makes an exception: # okrs: ignore[OKR301] because I say so" in said
    assert "Waits for" in said or "Needs a fix" in said
    assert "the lead of Growth: Maria Rossi" in said


def test_an_approval_of_an_earlier_commit_counts_while_nothing_it_approved_changed(
    lumen: Path,
) -> None:
    change(lumen, "okrs/2026-Q4/growth/trial-to-paid.md", "objective: Turn", "objective: We turn")
    git(lumen, "commit", "-qam", "Reword")
    told = "---\nupdates:\n  trial-to-paid:\n    activation-ctr: {value: 15}\n---\n"
    (lumen / "okrs/2026-Q4/growth/check-ins/2026-11-16.md").write_text(told)
    _, said = review(lumen, "--author", "sam", "--approved-by", "maria@HEAD")
    assert said.startswith("Ready")
    change(lumen, TRIALS, "objective: We turn", "objective: They turn")
    _, said = review(lumen, "--author", "sam", "--approved-by", "maria@HEAD")
    assert said.startswith("Waits for Maria Rossi.")


def test_an_exception_in_an_old_check_in_is_told_as_well(lumen: Path) -> None:
    path = "okrs/2026-Q4/growth/check-ins/2026-11-13.md"
    change(lumen, path, "---\n", "---\n# okrs: ignore[OKR404] because it is so\n")
    _, said = review(lumen, "--author", "sam")
    assert "Check-in of growth on 2026-11-13 edited" in said
    assert "Makes an exception: # okrs: ignore[OKR404]" in said
    assert "the lead of Growth: Maria Rossi" in said


def test_the_comment_on_a_request_can_be_read_before_there_is_one(lumen: Path) -> None:
    change(lumen, TRIALS, "    to: 11\n", "    to: 10.5\n")
    code, said = review(lumen, "--author", "sam", "--format", "markdown")
    lines = said.splitlines()
    assert (code, *lines[:2]) == (1, "<!-- okrs-review -->", "### Needs a fix: it brings 1 error")
    assert "- **trial-conversion**: Target 11 → 10.5 %." in lines
    assert "| the lead of Growth: Maria Rossi | … waits | an amendment while" in said


def test_the_verdict_as_data(lumen: Path) -> None:
    change(lumen, TRIALS, "    to: 11\n", "    to: 10.5\n")
    check_in = lumen / "okrs/2026-Q4/growth/check-ins/2026-11-16.md"
    check_in.write_text("---\nupdates: {trial-to-paid: {activation-ctr: {value: 15}}}\n---\n")
    code, said = review(lumen, "--author", "sam", "--approved-by", "ana", "--format", "json")
    told = json.loads(said)
    assert (code, told["ready"], told["approved"], told["errors"]) == (1, False, False, 1)
    (subject,) = told["changes"]
    assert (subject["subject"], subject["kind"]) == ("2026-Q4/growth/trial-to-paid", "objective")
    assert subject["changes"] == [
        {
            "kind": "target",
            "key_result": "trial-conversion",
            "sentence": "Target 11 → 10.5 %.",
            "was": "11",
            "now": "10.5 %",
        }
    ]
    assert [(one["team"], one["on"], one["act"]) for one in told["records"]] == [
        ("growth", "2026-11-16", "added")
    ]
    assert [(one["code"], one["line"]) for one in told["findings"]] == [("OKR501", 13)]
    assert [(one["waiting_for"], one["given"]) for one in told["approvals"]] == [
        (["maria"], False),
        ([], True),
    ]
    assert told["approvals"][0]["reasons"] == [
        {"subject": "2026-Q4/growth/trial-to-paid", "matter": "amendment"}
    ]
