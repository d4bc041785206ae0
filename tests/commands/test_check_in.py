"""`okrs check-in`: a minute on a Friday."""

from pathlib import Path
from subprocess import run

import pytest

from tests.commands.company import okrs
from tests.commands.team import (
    BRANCH,
    CHECK_INS,
    DAY,
    FILE,
    SOME,
    answer,
    check_in,
    git,
    said,
)


def test_a_member_answers_for_what_they_own_and_the_file_is_written(company: Path) -> None:
    done = answer(company, "15", "7", "The new line won", "n", "70%", "", "A good week", "y", "n")
    assert done.exit_code == 0, done.output
    assert (company / FILE).read_text() == (
        "---\nby: sam\nupdates:\n  trial-to-paid:\n"
        "    activation-ctr: {value: 15, confidence: 0.7, note: The new line won}\n"
        "    audit: {done: false, confidence: 0.7}\n"
        "---\nA good week\n"
    )
    assert okrs(company, "check", today=DAY).exit_code == 0


def test_each_question_shows_the_last_value_and_the_pace_and_each_answer_its_effect(
    untouched: Path,
) -> None:
    words = said(answer(untouched, "16", "0.8", "", "", "", "n"))
    assert "1 of 2 · trial-to-paid/activation-ctr" in words
    assert "The activation email gets clicked. From 12 to 18 %." in words
    assert "Last: 14 % on 13 Nov, confidence 0.6, at risk." in words
    assert "55 % is expected, which is 15.3 %." in words
    assert "→ ● on track 67 % (was at risk 33 %)" in words
    assert "16 % on the way from 12 to 18 is 67 %. 12 % ahead of the expected pace" in words
    assert words.endswith("Nothing is written.")


def test_what_cannot_be_read_is_asked_again_with_a_sentence(untouched: Path) -> None:
    words = said(answer(untouched, "14,5", "15 h", "15", "70 h", "0.7", "", "perhaps", "", "", "n"))
    assert "a comma can mean thousands or decimals. Write 145 or 14.5" in words
    assert "activation-ctr is counted in %" in words
    assert "“70 h” is no confidence" in words
    assert "“perhaps” is neither yes nor no" in words
    assert "● on track 50 %" in words


def test_a_value_far_past_the_target_is_doubted(untouched: Path) -> None:
    words = said(answer(untouched, "150", "n", "15", "", "", "", "", "n"))
    assert "150 % is 23 times the way from 12 to 18. Check the decimal point" in words
    assert "at risk 50 % (was at risk 33 %)" in words


def test_with_a_team_it_asks_for_all_of_it_and_knows_bounds_shares_and_evidence(
    company: Path,
) -> None:
    lines = ("40 %", "0.7", "", "", "", "44", "", "", "y", "Signed today", "", "y", "n")
    done = answer(company, *lines, arguments=("growth",))
    words = said(done)
    assert "1 of 5 · margins-that-carry-us/margin" in words
    assert "Outside the bounds. Keep at most 40 tickets a week" in words
    assert "✔ done 100 % (was pending)" in words
    assert "margin: {value: 0.4, confidence: 0.7}" in (company / FILE).read_text()
    assert "audit: {done: true, note: Signed today}" in (company / FILE).read_text()
    assert "activation-ctr" not in (company / FILE).read_text()


def test_where_the_confidence_is_another_than_the_pace_it_says_how_to_call_it(
    company: Path,
) -> None:
    done = answer(
        company, "13", "0.8", "! red", "! on-track The new page is live", "", "", "y", "n"
    )
    words = said(done)
    assert "The pace is off track, your confidence on track. Where you know more" in words
    assert "A ! before a note gives the status: write ! and on-track, at-risk or" in words
    assert "● on track 17 % (was at risk 33 %)" in words
    assert "sam set it on 2026-11-20; the figures say off track." in words
    told = "{value: 13, confidence: 0.8, status: on-track, note: The new page is live}"
    assert told in (company / FILE).read_text()


def test_where_they_agree_nothing_is_said_of_it(untouched: Path) -> None:
    assert "begin the note" not in said(answer(untouched, "16", "0.8", "", "", "", "n"))


def test_what_somebody_called_it_last_time_is_not_taken_over_unsaid(company: Path) -> None:
    last = company / CHECK_INS / "2026-11-13.md"
    last.write_text(last.read_text().replace("0.6}", "0.6, status: off-track}"))
    done = answer(company, "16", "0.8", "Fine now", "", "", "y", "n")
    assert "sam called it off track. To say so again, begin the note with ! off-track." in said(
        done
    )
    assert "status" not in (company / FILE).read_text()


def test_what_is_done_is_asked_for_no_more(company: Path) -> None:
    assert check_in(company, "--set", "trial-to-paid/audit=done", "-y").exit_code == 0
    assert "1 of 1 · trial-to-paid/activation-ctr" in answer(company, "").output


def test_a_figure_may_be_missing_where_a_note_says_why(company: Path) -> None:
    answer(company, "-", "0.6", "The figures come on Monday", "", "", "y", "n")
    told = "activation-ctr: {confidence: 0.6, note: The figures come on Monday}"
    assert told in (company / FILE).read_text()


def test_who_tells_nothing_writes_nothing(untouched: Path) -> None:
    done = answer(untouched, "", "")
    assert (done.exit_code, done.output.splitlines()[-1]) == (
        0,
        "You told nothing. Nothing is written.",
    )


def test_it_is_committed_on_a_branch_and_says_how_to_open_the_request(company: Path) -> None:
    git(company, "remote", "add", "origin", "git@github.com:lumen/okrs.git")
    (company / "okrs/company.md").write_bytes(b"mine, half done")
    done = answer(company, "15", "", "", "", "", "y", "y", "n")
    assert f"git push -u origin {BRANCH}" in done.output
    assert f"https://github.com/lumen/okrs/compare/main...{BRANCH}" in done.output
    assert git(company, "diff", "--name-only", "main", BRANCH) == FILE
    assert git(company, "status", "--porcelain", "okrs") == "M okrs/company.md"
    git(company, "merge", "--quiet", BRANCH)
    assert (company / FILE).exists()


def test_options_tell_it_all_without_a_question(company: Path) -> None:
    done = check_in(
        company, *SOME, "--set", "margins-that-carry-us/margin=0.4", "-y", "-m", "Fine.\n\nNext."
    )
    assert done.exit_code == 0, done.output
    assert (company / FILE).read_text() == (
        "---\nby: sam\nupdates:\n"
        "  margins-that-carry-us:\n    margin: {value: 0.4}\n"
        "  trial-to-paid:\n    activation-ctr: {value: 15, confidence: 0.8, note: Won}\n"
        "---\nFine.\n\nNext.\n"
    )
    assert git(company, "branch", "--list", "check-in/*") == "", "nobody asked for it"


def test_an_option_may_call_it_something_else(company: Path) -> None:
    one = "trial-to-paid/activation-ctr=15,0.8,! at-risk Legal is late"
    assert check_in(company, "--set", one, "-y").exit_code == 0
    told = "{value: 15, confidence: 0.8, status: at-risk, note: Legal is late}"
    assert told in (company / FILE).read_text()


def test_options_can_commit_too(company: Path) -> None:
    assert check_in(company, *SOME, "--yes", "--commit").exit_code == 0
    assert git(company, "diff", "--name-only", "main", BRANCH) == FILE
    assert git(company, "status", "--porcelain", "okrs") == ""


@pytest.fixture
def forge(company: Path, tmp_path: Path) -> Path:
    """A bare repository that is the company's origin."""
    run(["git", "init", "--quiet", "--bare", tmp_path / "forge.git"], check=True)
    git(company, "remote", "add", "origin", str(tmp_path / "forge.git"))
    git(company, "push", "--quiet", "origin", "main")
    return tmp_path / "forge.git"


def test_it_is_pushed_where_the_person_wants_that(company: Path, forge: Path) -> None:
    done = answer(company, "15", "", "", "", "", "y", "y", "y")
    assert "Push it to origin, and open the request? [Y/n]" in done.output
    assert "It is pushed, and counts once it is merged into main." in done.output
    assert git(forge, "diff", "--name-only", "main", BRANCH) == FILE


def test_options_can_push_too(company: Path, forge: Path) -> None:
    assert check_in(company, *SOME, "--yes", "--push").exit_code == 0
    assert git(forge, "diff", "--name-only", "main", BRANCH) == FILE


def test_without_a_remote_nothing_is_pushed_and_that_is_said(company: Path) -> None:
    done = check_in(company, *SOME, "--yes", "--push")
    assert (done.exit_code, "git remote add origin ADDRESS" in said(done)) == (1, True)
    assert git(company, "diff", "--name-only", "main", BRANCH) == FILE


def test_a_push_that_fails_loses_nothing(company: Path) -> None:
    git(company, "remote", "add", "origin", str(company / "nowhere"))
    done = check_in(company, *SOME, "--yes", "--push")
    assert done.exit_code == 1
    assert f"Once that is put right: git push -u origin {BRANCH}" in said(done)
    assert git(company, "diff", "--name-only", "main", BRANCH) == FILE


def test_a_dry_run_prints_the_file_and_nothing_else(untouched: Path) -> None:
    done = check_in(untouched, *SOME, "--dry-run")
    assert done.stdout == (
        "---\nby: sam\nupdates:\n  trial-to-paid:\n"
        "    activation-ctr: {value: 15, confidence: 0.8, note: Won}\n---\n"
    )
    doubted = check_in(untouched, "--set", "trial-to-paid/activation-ctr=150", "--dry-run")
    assert "warning[OKR404] 150 % is 23 times the way" in doubted.stderr
    assert "OKR404" not in doubted.stdout


def test_a_second_check_in_of_a_day_has_the_persons_name(company: Path) -> None:
    check_in(company, *SOME, "-y")
    check_in(company, "--as", "ines", "--set", "trial-to-paid/support-load=30", "-y")
    check_in(company, "--as", "ines", "--set", "margins-that-carry-us/churn=25", "-y")
    names = sorted(one.name for one in (company / CHECK_INS).iterdir())
    assert names[1:] == [f"{DAY}-ines-2.md", f"{DAY}-ines.md", f"{DAY}.md"]
    assert okrs(company, "check", today=DAY).exit_code == 0


def test_a_day_that_is_taken_on_a_branch_is_taken(company: Path) -> None:
    check_in(company, *SOME, "-y", "--commit")
    check_in(company, "--as", "ines", "--set", "trial-to-paid/support-load=30", "-y", "--commit")
    git(company, "merge", "--quiet", BRANCH)
    git(company, "merge", "--quiet", "-m", "Both", f"{BRANCH}-ines")
    assert (company / FILE.replace(".md", "-ines.md")).exists()
