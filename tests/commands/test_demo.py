"""`okrs demo`: the same believable half year every time."""

import os
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.check import check
from site_builder.cli import main
from site_builder.effects.demo import sample_folder
from site_builder.files.history import read_history
from site_builder.files.tree import read_at
from site_builder.model.change import Kind
from site_builder.model.history import History
from site_builder.model.objective import Ref
from site_builder.model.terms import Severity

EVER = date(2100, 1, 1)


def git(folder: Path, *arguments: str) -> str:
    """What Git says of a repository."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


@pytest.fixture(scope="session")
def history(lumen_repository: Path) -> History:
    return read_history(lumen_repository / "okrs")


def kinds(history: History, name: str) -> list[Kind]:
    """All that happened to an objective, oldest first."""
    steps = reversed(history.of(Ref(*name.split("/")), EVER))
    return [change.kind for step in steps for change in step.changes]


def test_it_says_what_comes_next(tmp_path: Path) -> None:
    folder, began = tmp_path / "lumen", time.perf_counter()
    done = CliRunner().invoke(main, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"cd {folder} && okrs serve" in done.output
    assert time.perf_counter() - began < 5


def test_it_is_the_same_commit_every_time_whoever_runs_it(
    lumen_repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path))
    CliRunner().invoke(main, ["demo", str(tmp_path / "again")])
    assert git(tmp_path / "again", "rev-parse", "HEAD") == git(
        lumen_repository, "rev-parse", "HEAD"
    )


def test_its_last_state_is_the_sample_byte_for_byte(lumen_repository: Path) -> None:
    assert files(lumen_repository / "okrs") == files(sample_folder())
    assert git(lumen_repository, "status", "--short") == ""


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        done = CliRunner().invoke(main, ["demo", str(folder)])
        assert done.exit_code == 2
        assert "not empty" in done.output
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = CliRunner().invoke(main, ["demo", str(tmp_path / "lumen")])
    assert done.exit_code == 1
    assert "Git is not installed" in done.output


def test_requests_were_merged_and_squashed_and_check_ins_committed(lumen_repository: Path) -> None:
    subjects = git(lumen_repository, "log", "--first-parent", "--format=%s").split("\n")
    assert sum(one.startswith("Merge pull request #") for one in subjects) >= 10
    assert sum(one.endswith(")") and "(#" in one for one in subjects) >= 20
    assert sum(one.startswith("Check in: ") for one in subjects) >= 130
    numbers = [one for one in subjects if one.startswith("Merge") or "(#" in one]
    assert len(set(numbers)) == len(numbers)


def test_everybody_who_did_something_is_a_person_of_the_plan(lumen_repository: Path) -> None:
    known = {
        line.removeprefix("name: ")
        for file in (lumen_repository / "okrs" / "people").iterdir()
        for line in file.read_text().split("\n")
        if line.startswith("name: ")
    }
    authors = set(git(lumen_repository, "log", "--format=%aN").split("\n"))
    assert authors - known == {"sam-lumen"}, "one person is known by the login alone"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "2026-Q4/growth/trial-to-paid",
            [Kind.ADDED, Kind.WHY, Kind.ADDED, Kind.TITLE, Kind.TARGET, Kind.AMENDED],
        ),
        ("2026-Q4/marketing/partner-channel", [Kind.ADDED, Kind.DROPPED]),
        ("2026-Q3/marketing/a-voice-they-know", [Kind.ADDED, Kind.MOVED, Kind.TITLE, Kind.GRADE]),
        (
            "2026-Q4/platform/security-without-the-wait",
            [Kind.ADDED, Kind.SUPPORT, Kind.OWNER, Kind.AMENDED],
        ),
        ("2026/company/lead-the-mid-market", [Kind.ADDED]),
    ],
)
def test_objectives_have_a_believable_past(
    history: History, name: str, expected: list[Kind]
) -> None:
    assert kinds(history, name) == expected


def test_an_amendment_happened_on_its_day_in_its_request(history: History) -> None:
    newest = history.of(Ref("2026-Q4", "growth", "trial-to-paid"), EVER)[0]
    assert newest.revision.on == date(2026, 11, 2)
    assert str(newest.revision.request) == "#60"
    assert newest.changes[0].sentence == "Target 18 → 16 %."


@pytest.mark.parametrize(
    "day", ["2026-07-03", "2026-08-14", "2026-10-05", "2026-10-30", "2026-11-16"]
)
def test_the_plan_was_sound_on_every_day(lumen_repository: Path, day: str) -> None:
    on = date.fromisoformat(day)
    findings = check(read_at(lumen_repository / "okrs", on), on).findings
    assert [one for one in findings if one.severity is Severity.ERROR] == []
