"""`okrs drop` in real repositories."""

from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.company import okrs, write_company
from tests.repositories import Repository, new_repository

COMPANY = "company/win-the-mid-market"
TRIALS = "growth/trial-to-paid"


@pytest.fixture
def company(tmp_path: Path) -> Repository:
    """The small company, committed."""
    made = new_repository(tmp_path)
    write_company(tmp_path)
    made.commit({})
    return made


def drop(company: Repository, *arguments: str, today: str = "2026-10-05") -> Result:
    return okrs(company.folder, "drop", *arguments, today=today)


def added(company: Repository) -> list[str]:
    told = company.git("diff", "-U0", "--no-color").splitlines()
    return [one for one in told if one[:1] in "+-" and one[:3] not in {"+++", "---"}]


def test_the_reason_is_written_and_who_relies_on_it_is_told(company: Repository) -> None:
    done = drop(company, COMPANY, "--why", "Too early: no budget")
    assert done.exit_code == 0, done.output
    assert added(company) == ['+dropped: "Too early: no budget"']
    assert "  maria: 2026-Q4/growth/trial-to-paid, “Paying trials are where" in done.output
    assert "okrs review says who decides" in done.output
    assert okrs(company.folder, "check", "--base", "HEAD").exit_code == 0


def test_it_stands_above_the_key_results_and_keeps_windows_line_ends(company: Repository) -> None:
    file = company.content / f"2026-Q4/{TRIALS}.md"
    company.commit({f"2026-Q4/{TRIALS}.md": file.read_bytes().replace(b"\n", b"\r\n")})
    done = drop(company, TRIALS, "--why", "Not now")
    assert "Nothing supports it" in done.output
    assert b"begin\r\ndropped: Not now\r\nkey_results:\r\n" in file.read_bytes()
    assert okrs(company.folder, "check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "today", "told"),
    [
        ([TRIALS], "2026-10-05", 'Say why it is dropped: --why "…"'),
        ([TRIALS, "--why", " "], "2026-10-05", "Giving up needs its reason."),
        ([TRIALS, "--why", "a" * 301], "2026-10-05", "must fit 300"),
        (["growth/trial-to-pay", "--why", "x"], "2026-10-05", "Did you mean growth/trial-to-paid?"),
        ([TRIALS, "--why", "x"], "2027-01-02", "is over"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_written(
    company: Repository, arguments: list[str], today: str, told: str
) -> None:
    done = drop(company, *arguments, today=today)
    assert done.exit_code == 2
    assert told in done.output
    assert added(company) == []


def test_it_is_dropped_only_once(company: Repository) -> None:
    drop(company, TRIALS, "--why", "Not now")
    done = drop(company, TRIALS, "--why", "Never")
    assert done.exit_code == 2
    assert "was dropped already: Not now" in done.output
