"""A team at work: the company of each test here whose module has none of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.team import files, git, team_at_work


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A team with key results of all kinds, in the repository in which Sam works."""
    return team_at_work(tmp_path)


@pytest.fixture
def untouched(company: Path) -> Iterator[Path]:
    """The same company, in which nothing may have been written in the end."""
    before = files(company)
    yield company
    assert files(company) == before
    assert git(company, "branch", "--list", "check-in/*") == ""
