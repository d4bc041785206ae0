"""The plan as it was committed at the end of a day."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.files.tree import NoContentError, commit_at, read_at
from tests.repositories import TRIALS, Repository, new_repository, objective


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = new_repository(tmp_path / "plan")
    made.commit({TRIALS: objective()}, day="2026-10-05")
    made.commit({TRIALS: objective(to="to: 18")}, day="2026-10-12")
    made.commit({TRIALS: objective(to="to: 16")}, day="2026-10-12")
    return made


@pytest.mark.parametrize(
    ("day", "says"),
    [("2026-10-05", "to: 20"), ("2026-10-11", "to: 20"), ("2026-10-12", "to: 16")],
)
def test_the_last_commit_of_the_day_counts(repository: Repository, day: str, says: str) -> None:
    tree = read_at(repository.content, date.fromisoformat(day))
    assert says in tree.files[TRIALS].decode()


def test_what_is_not_committed_is_not_there(repository: Repository) -> None:
    repository.write({TRIALS: "changed", "new.md": "new"})
    tree = read_at(repository.content, date(2100, 1, 1))
    assert list(tree.files) == [TRIALS]
    assert b"to: 16" in tree.files[TRIALS]


def test_what_a_branch_holds_counts_from_the_day_it_is_merged(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit({TRIALS: objective(to="to: 3")}, day="2026-10-13")
    repository.git("switch", "--quiet", "main")
    repository.merge("side", "Merge", day="2026-10-20")
    assert b"to: 16" in read_at(repository.content, date(2026, 10, 14)).files[TRIALS]
    assert b"to: 3" in read_at(repository.content, date(2026, 10, 20)).files[TRIALS]


def test_a_day_before_the_first_commit_is_refused_in_a_sentence(repository: Repository) -> None:
    with pytest.raises(NoContentError, match=r"no commit of 2026-10-04 .* begins on 2026-10-05"):
        commit_at(repository.content, date(2026, 10, 4))


def test_a_shallow_clone_says_why_it_does_not_know(repository: Repository, tmp_path: Path) -> None:
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth", "1", address, str(tmp_path / "shallow"))
    with pytest.raises(NoContentError, match="fetch-depth: 0"):
        read_at(tmp_path / "shallow" / "okrs", date(2026, 10, 5))


def test_no_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoContentError, match="not a git repository"):
        read_at(tmp_path, date(2026, 10, 5))
