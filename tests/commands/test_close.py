"""`okrs close` in real repositories."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from tests.commands.company import okrs, write_company
from tests.repositories import Repository, new_repository

TRIALS = "2026-Q4/growth/trial-to-paid.md"
AFTER = "2027-01-04"
COMPANY = ("win-the-mid-market", "calm-operations", "good-place")
CHECK_IN = """\
---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 15, confidence: 0.7}
    trial-length: {value: 12, confidence: 0.9}
---
"""
AMENDED = """\
    to: 16
    amended:
      - {on: 2026-11-02, was: {to: 18}, why: The pricing test moved to Q1}
"""


@pytest.fixture
def company(tmp_path: Path) -> Repository:
    """The small company with a check-in and an amendment, committed."""
    made = new_repository(tmp_path)
    write_company(tmp_path)
    text = (made.content / TRIALS).read_text().replace("    to: 18\n", AMENDED)
    made.commit({TRIALS: text, "2026-Q4/growth/check-ins/2026-12-30.md": CHECK_IN})
    return made


def close(company: Repository, *arguments: str, today: str = AFTER) -> Result:
    return okrs(company.folder, "close", "2026-Q4", *arguments, today=today)


def closed_by_hand(company: Repository, told: str, *arguments: str) -> Result:
    where = ["--content", str(company.content), "--as-of", AFTER]
    return CliRunner().invoke(main, ["close", *where, "2026-Q4", *arguments], input=told)


def changed(company: Repository) -> list[str]:
    """The files of the plan that are not as they were committed."""
    told = company.git("status", "--porcelain", "--untracked-files=all", "okrs").splitlines()
    return sorted(one.split(maxsplit=1)[1].removeprefix("okrs/") for one in told)


def read(company: Repository, path: str) -> str:
    return (company.content / path).read_text()


def is_sound(company: Repository) -> bool:
    return okrs(company.folder, "check", "--base", "HEAD", today=AFTER).exit_code == 0


def test_yes_grades_everything_by_the_check_ins_and_closes_the_cycle(company: Repository) -> None:
    done = close(company, "--yes")
    assert done.exit_code == 0, done.output
    assert "0.88  Turn more trials into paying customers" in done.output
    assert "0.75 by the original commitment" in done.output
    assert "0.50 by the original commitment" in done.output
    assert "customers begin\nscore: 0.88\nkey_results:" in read(company, TRIALS)
    assert "ends: 2026-12-31\nclosed: 2027-01-04\n---" in read(company, "2026-Q4/cycle.md")
    objectives = [f"2026-Q4/company/{one}.md" for one in COMPANY]
    retrospectives = [f"2026-Q4/{team}/retrospective.md" for team in ("company", "growth")]
    assert changed(company) == sorted(["2026-Q4/cycle.md", TRIALS, *objectives, *retrospectives])
    assert is_sound(company)


def test_a_retrospective_begins_with_the_figures_and_three_questions(company: Repository) -> None:
    close(company, "--yes")
    text = read(company, "2026-Q4/growth/retrospective.md")
    assert "paying customers: 0.88 (0.75 by the original commitment)" in text
    assert "## What went well" in text
    assert "- The activation email gets clicked (from 12 to 16 %, 15 %): what made it work?" in text
    assert "## What we learnt" in text
    assert "## What we change" in text


def test_a_retrospective_that_is_there_stays(company: Repository) -> None:
    company.commit({"2026-Q4/growth/retrospective.md": "We learnt a lot.\n"})
    close(company, "--yes")
    assert read(company, "2026-Q4/growth/retrospective.md") == "We learnt a lot.\n"


def test_each_grade_is_asked_for_with_a_word_on_it(company: Repository) -> None:
    told = "\n\n" * 3 + "7\n0.8\nThe email: it works\n"
    done = closed_by_hand(company, told)
    assert done.exit_code == 0, done.output
    assert "Grade of growth/trial-to-paid, from 0 to 1 (- for later) [0.88]: 7" in done.output
    assert "Write a grade from 0 to 1, such as 0.7." in done.output
    assert 'score: 0.8\nnote: "The email: it works"\n' in read(company, TRIALS)
    assert "score: 0\n" in read(company, "2026-Q4/company/good-place.md")
    assert is_sound(company)


def test_a_grade_left_for_later_leaves_the_cycle_open(company: Repository) -> None:
    done = closed_by_hand(company, "\n\n" * 3 + "-\n")
    assert "2026-Q4 stays open until these have a grade: growth/trial-to-paid." in done.output
    assert "closed" not in read(company, "2026-Q4/cycle.md")
    assert TRIALS not in changed(company)
    company.commit({})
    assert close(company, "--yes").exit_code == 0
    assert changed(company) == ["2026-Q4/cycle.md", TRIALS]


def test_one_team_may_be_graded_before_the_others(company: Repository) -> None:
    done = close(company, "--yes", "--team", "growth")
    assert "stays open until these have a grade: company/calm-operations" in done.output
    assert changed(company) == ["2026-Q4/growth/retrospective.md", TRIALS]
    assert is_sound(company)


def test_where_nobody_answers_nothing_is_written(company: Repository) -> None:
    done = closed_by_hand(company, "0.7\n")
    assert done.exit_code == 2
    assert "Nothing was written, since nobody answered. --yes accepts" in done.output
    assert changed(company) == []


def test_a_dry_run_prints_each_line_and_writes_nothing(company: Repository) -> None:
    done = close(company, "--yes", "--dry-run")
    assert done.exit_code == 0
    assert "  +score: 0.88\n" in done.output
    assert "cycle.md would be written (change)\n  +closed: 2027-01-04\n" in done.output
    assert changed(company) == []


def test_what_was_dropped_or_done_to_learn_needs_no_grade(company: Repository) -> None:
    good = read(company, "2026-Q4/company/good-place.md")
    calm = read(company, "2026-Q4/company/calm-operations.md")
    company.commit(
        {
            "2026-Q4/company/good-place.md": good.replace("owner: lea", "dropped: Too early", 1),
            "2026-Q4/company/calm-operations.md": calm.replace(
                "owner: tomas", "ambition: learning", 1
            ),
        }
    )
    done = close(company, "--yes")
    assert "dropped  Be a place where good people stay" in done.output
    assert " learnt  Run a service" in done.output
    assert changed(company)[-3:] == ["2026-Q4/cycle.md", "2026-Q4/growth/retrospective.md", TRIALS]
    assert is_sound(company)


def test_the_next_cycle_is_opened_with_what_goes_on(company: Repository) -> None:
    carry = ["--carry", "growth/trial-to-paid", "--carry", "company/win-the-mid-market"]
    done = close(company, "--yes", "--open", "2027-Q1", *carry)
    assert done.exit_code == 0, done.output
    assert "2027-Q1 runs from 2027-01-01 to 2027-03-31." in done.output
    text = read(company, "2027-Q1/growth/trial-to-paid.md")
    assert "    from: 15\n    to: 16\n" in text
    assert "    from: 12\n    to: unknown\n" in text, "what was reached needs another target"
    assert "amended" not in text
    assert "score" not in text
    assert "  company/win-the-mid-market: Paying trials" in text
    assert "starts: 2027-01-01\nends: 2027-03-31\n" in read(company, "2027-Q1/cycle.md")
    assert is_sound(company)


def test_what_serves_something_left_behind_is_told(company: Repository) -> None:
    done = close(company, "--yes", "--open", "2027-Q1", "--carry", "growth/trial-to-paid")
    assert done.exit_code == 0, done.output
    assert "still supports 2026-Q4/company/win-the-mid-market: say what it serves" in done.output
    text = read(company, "2027-Q1/growth/trial-to-paid.md")
    assert '  "2026-Q4/company/win-the-mid-market": Paying trials' in text
    assert is_sound(company)


def test_what_goes_on_is_asked_for(company: Repository) -> None:
    told = "\n\n" * 4 + "y\nn\nn\ny\n"
    done = closed_by_hand(company, told, "--open", "2027-H1", "--ends", "2027-06-30")
    assert done.exit_code == 0, done.output
    carried = [one for one in changed(company) if one.startswith("2027-H1/")]
    trials = "2027-H1/growth/trial-to-paid.md"
    assert carried == ["2027-H1/company/calm-operations.md", "2027-H1/cycle.md", trials]
    assert "ends: 2027-06-30" in read(company, "2027-H1/cycle.md")


def test_objectives_go_on_in_a_cycle_that_is_open_already(company: Repository) -> None:
    assert close(company, "--yes", "--open", "2027-Q1").exit_code == 0
    company.commit({})
    carry = ["--open", "2027-Q1", "--carry", "growth/trial-to-paid"]
    assert close(company, "--yes", *carry).exit_code == 0
    assert changed(company) == ["2027-Q1/growth/trial-to-paid.md"]
    again = close(company, "--yes", "--open", "2027-Q1")
    assert "There is nothing to write. Nothing is carried over" in again.output
    done = close(company, "--yes", *carry)
    assert done.exit_code == 2
    assert "2027-Q1/growth/trial-to-paid.md is there already" in done.output


def test_an_objective_that_cant_go_on_as_it_is_stops_everything(company: Repository) -> None:
    text = read(company, TRIALS)
    title = "Clicks grow from 12 to 16 %"
    company.commit({TRIALS: text.replace("The activation email gets clicked", title)})
    done = close(company, "--yes", "--open", "2027-Q1", "--carry", "growth/trial-to-paid")
    assert done.exit_code == 2
    assert "2027-Q1/growth/trial-to-paid.md: " in done.output
    assert "Leave out what can't go on as it is" in done.output
    assert changed(company) == []


def test_windows_line_ends_stay(company: Repository) -> None:
    text = (company.content / TRIALS).read_bytes().replace(b"\n", b"\r\n")
    company.commit({TRIALS: text})
    close(company, "--yes", "--open", "2027-Q1", "--carry", "growth/trial-to-paid")
    graded = (company.content / TRIALS).read_bytes()
    assert graded.replace(b"score: 0.88\r\n", b"") == text
    carried = (company.content / "2027-Q1/growth/trial-to-paid.md").read_bytes()
    assert carried.count(b"\n") == carried.count(b"\r\n")


@pytest.mark.parametrize(
    ("arguments", "today", "told"),
    [
        (["--yes"], "2026-12-31", "2026-Q4 ends on 2026-12-31: it can be graded from the next day"),
        (["--yes", "--team", "grwth"], AFTER, "Did you mean growth?"),
        (["--yes", "--carry", "growth/trial-to-paid"], AFTER, "Name the cycle to open, too"),
        (["--yes", "--open", "2026-Q4", "--ends", AFTER], AFTER, "has its dates already"),
        (["--yes", "--open", "a/b"], AFTER, "“a/b” can't be the name of a cycle"),
        (["--yes", "--open", "teams"], AFTER, "“teams” can't be the name of a cycle"),
        (["--yes", "--open", "2027-Q1", "--carry", "growth/x"], AFTER, "There is no objective"),
        (
            ["--yes", "--open", "2027-Q1", "--ends", "2026-02-01"],
            AFTER,
            "the cycle 2027-Q1 ends before it starts",
        ),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_written(
    company: Repository, arguments: list[str], today: str, told: str
) -> None:
    done = close(company, *arguments, today=today)
    assert done.exit_code == 2
    assert told in done.output
    assert changed(company) == []


def test_a_file_that_cant_be_read_in_full_is_put_right_first(company: Repository) -> None:
    company.commit({TRIALS: read(company, TRIALS).replace("from: 21", "form: 21")})
    done = close(company, "--yes")
    assert done.exit_code == 2
    assert "trial-to-paid.md can't be read in full" in done.output
    assert changed(company) == []


def test_a_cycle_is_closed_only_once(company: Repository) -> None:
    close(company, "--yes")
    done = close(company, "--yes")
    assert done.exit_code == 2
    assert "2026-Q4 was closed on 2027-01-04." in done.output


def test_a_failure_in_between_says_what_was_written(company: Repository) -> None:
    (company.content / "2027-Q1").write_text("a file where the folder goes")
    done = close(company, "--yes", "--open", "2027-Q1")
    assert done.exit_code == 2
    assert "2027-Q1/cycle.md can't be written: " in done.output
    assert "git restore takes the changes back" in done.output
    assert "closed" not in read(company, "2026-Q4/cycle.md"), "the cycle is closed last"
    company.git("checkout", "--quiet", "okrs")
    assert "score" not in read(company, TRIALS)


def test_a_folder_behind_a_link_is_not_followed(company: Repository, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (company.content / "2027-Q1").symlink_to(elsewhere)
    done = close(company, "--yes", "--open", "2027-Q1")
    assert done.exit_code == 2
    assert "symbolic link" in done.output
    assert list(elsewhere.iterdir()) == []
    assert changed(company) == ["2027-Q1"]
