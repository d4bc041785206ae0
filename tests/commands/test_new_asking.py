"""`okrs new` at a real terminal: it asks, coaches, and writes what was confirmed."""

from pathlib import Path

import pytest

from tests.commands.company import DAY, write_company
from tests.commands.drafts import RENEWALS, SENTENCE, WRITTEN, files
from tests.commands.terminal import answer
from tests.repositories import Repository, new_repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The small company in a repository of Ines's."""
    made = new_repository(tmp_path / "here")
    write_company(made.folder)
    made.git("config", "user.name", "Ines Costa")
    made.git("config", "user.email", "ines@lumen.example")
    return made


def test_somebody_at_a_terminal_is_asked_and_coached(repository: Repository) -> None:
    code, seen = answer(
        repository.folder,
        ["new", "objective", "--as-of", DAY],
        [
            "",  # the own team
            "Win 200 renewals",
            "n",  # don't keep it
            SENTENCE,
            "99",
            "4",
            "It helps",
            "Renewals pay for the people who stay",
            "Improve renewals",
            "Increase renewal rate to 92% @ines",
            "85%",
            "",  # that is what is meant
            "",  # ines
            "Keep discounts on renewals at most 5%",
            "y",
            "maria",
            "",  # no more
            "",  # why comes later
            "y",
        ],
    )
    assert code == 0, seen
    assert "Which team? [growth]" in seen
    assert "“200” is a figure, and figures belong to key results" in seen
    assert "weak:    Win 200 more paying customers" in seen
    assert "strong:  Turn more trials into paying customers" in seen
    assert "There is no 99 here." in seen
    assert "Say in three words or more" in seen
    assert "doesn't say how it will be measured" in seen
    assert "→ Renewal rate: from 85 to 92 %" in seen
    assert (repository.folder / RENEWALS).read_text() == WRITTEN


def test_an_example_is_changed_line_by_line(repository: Repository) -> None:
    code, seen = answer(
        repository.folder,
        ["new", "objective", "--as-of", DAY, "--like", "trial-to-paying", "--team", "growth"],
        [
            "Have every trial end in a decision",
            "company/good-place",
            "Decisions spare us the waiting",
            "-",
            "",  # the second one as it is
            "y",
            "sam",
            "Keep tickets about invoices at most 30 a week",
            "y",
            "ines",
            "",
            "",
            "y",
        ],
    )
    assert code == 0, seen
    text = (repository.content / "2026-Q4/growth/have-trial-end-decision.md").read_text()
    assert "Trials that become paying accounts" not in text
    assert "    title: Trials with a second active person in the first week\n" in text
    assert "    keep: {at_most: 30}\n" in text


def test_a_no_at_the_end_writes_nothing(repository: Repository) -> None:
    before = files(repository.folder)
    code, seen = answer(
        repository.folder,
        ["new", "key-result", "growth/trial-to-paid", "--as-of", DAY],
        ["Refunds at most 4 a month", "n", "Refunds at most 3 a month", "y", "sam", "n"],
    )
    assert code == 0, seen
    assert "→ Refunds: keep at most 3 a month" in seen
    assert "Nothing is written." in seen
    assert files(repository.folder) == before


def test_a_team_is_asked_for(repository: Repository) -> None:
    code, seen = answer(
        repository.folder, ["new", "team", "--as-of", DAY], ["Sales", "sam", "sam, ines", "y"]
    )
    assert code == 0, seen
    assert (repository.content / "teams/sales.md").is_file()
