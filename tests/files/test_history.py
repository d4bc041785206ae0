"""From commits to what happened to each objective, and to the files around them."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.files.history import read_history
from site_builder.model.history import File, History, Subject
from site_builder.model.objective import Ref
from tests.repositories import TRIALS, Repository, new_repository, objective

NAME = Ref("2026-Q4", "growth", "trials")
EVER = date(2100, 1, 1)
PAYING = "2026-Q4/growth/paying.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "plan")


def sentences(history: History, subject: Subject = NAME) -> list[str]:
    """All that happened to a subject, oldest first."""
    steps = reversed(history.of(subject, EVER))
    return [change.sentence for step in steps for change in step.changes]


def test_an_objective_has_its_changes_in_order(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: objective(to="to: 16")})
    repository.commit({TRIALS: objective(to="to: 16", owner="owner: ines")})
    assert sentences(read_history(repository.content)) == [
        "Proposed with 1 key result.",
        "Target 20 → 16 %.",
        "Owner sam → ines.",
    ]


def test_a_comment_is_no_change(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: objective(to="to: 20 # as agreed")})
    assert sentences(read_history(repository.content)) == ["Proposed with 1 key result."]


def test_a_rename_keeps_the_past(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: objective(to="to: 16")})
    repository.commit({TRIALS: None, PAYING: objective(to="to: 16")})
    repository.commit({PAYING: objective(to="to: 15")})
    history = read_history(repository.content)
    assert list(history.pasts) == [Ref("2026-Q4", "growth", "paying")]
    assert sentences(history, Ref("2026-Q4", "growth", "paying")) == [
        "Proposed with 1 key result.",
        "Target 20 → 16 %.",
        "Moved from 2026-Q4/growth/trials to 2026-Q4/growth/paying.",
        "Target 16 → 15 %.",
    ]


def test_two_objectives_that_trade_names_have_each_its_own_past(repository: Repository) -> None:
    repository.commit({TRIALS: objective(), PAYING: objective(title="Sell", to="to: 3")})
    repository.commit({TRIALS: objective(title="Sell", to="to: 3"), PAYING: objective()})
    assert sentences(read_history(repository.content)) == [
        "Proposed with 1 key result.",
        "Title “Turn more trials into paying customers” became “Sell”.",
        "Target 20 → 3 %.",
    ]


def test_what_was_deleted_is_remembered_and_may_return(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: None})
    history = read_history(repository.content)
    assert history.pasts[NAME].title == "Turn more trials into paying customers"
    repository.commit({TRIALS: objective()})
    assert sentences(read_history(repository.content)) == [
        "Proposed with 1 key result.",
        "Removed from the plan.",
        "Proposed with 1 key result.",
    ]


def test_a_broken_file_is_told_and_its_repair_is_compared_with_what_was(
    repository: Repository,
) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: "no front matter"})
    repository.commit({TRIALS: objective(to="to: 16")})
    assert sentences(read_history(repository.content)) == [
        "Proposed with 1 key result.",
        "The file can't be read as it was left.",
        "Target 20 → 16 %.",
    ]


def test_a_huge_file_is_not_read(repository: Repository) -> None:
    repository.commit({TRIALS: objective(why="x" * 300_000)})
    assert sentences(read_history(repository.content)) == ["The file can't be read as it was left."]


def test_check_ins_retrospectives_and_strangers_have_no_past(repository: Repository) -> None:
    folder = "2026-Q4/growth"
    check_in, retrospective = f"{folder}/check-ins/2026-10-09.md", f"{folder}/retrospective.md"
    text = "---\nby: sam\n---\n"
    repository.commit({check_in: text, retrospective: text, "notes.md": "x", "a/b/c/d.md": "x"})
    assert read_history(repository.content).pasts == {}


def test_the_files_around_the_objectives_have_a_past_too(repository: Repository) -> None:
    team = "---\nname: Growth\nlead: maria\nmembers: [sam]\n---\n"
    cycle = "---\nstarts: 2026-10-01\nends: 2026-12-31\n---\n"
    repository.commit({"teams/growth.md": team, "2026-Q4/cycle.md": cycle, TRIALS: objective()})
    ends = cycle.replace("2026-12-31", "2027-01-10")
    joined = team.replace("[sam]", "[sam, ana]")
    repository.commit({"teams/growth.md": joined, "2026-Q4/cycle.md": ends})
    repository.commit({"teams/growth.md": None, "teams/sales.md": joined})
    history = read_history(repository.content)
    assert sentences(history, File("team", "sales")) == [
        "Added to the plan.",
        "Members: ana joined.",
        "Renamed from growth to sales.",
    ]
    assert sentences(history, File("cycle", "2026-Q4")) == [
        "Added to the plan.",
        "Ends 2026-12-31 → 2027-01-10.",
    ]
    assert [one.subjects for one in history.turns] == [
        (NAME, File("cycle", "2026-Q4"), File("team", "sales")),
        (File("cycle", "2026-Q4"), File("team", "sales")),
        (File("team", "sales"),),
    ]
    assert history.pasts[File("cycle", "2026-Q4")].title == "2026-Q4"


def test_what_becomes_another_kind_of_file_ends_and_begins(repository: Repository) -> None:
    text = "---\nname: Growth\n---\n" + "A sentence that stays.\n" * 9
    repository.commit({"teams/growth.md": text})
    repository.commit({"teams/growth.md": None, "people/growth.md": text})
    history = read_history(repository.content)
    team, person = File("team", "growth"), File("person", "growth")
    assert sentences(history, team) == ["Added to the plan.", "Removed from the plan."]
    assert sentences(history, person) == ["Added to the plan."]


def test_a_past_can_be_asked_for_without_its_neighbours(repository: Repository) -> None:
    repository.commit({TRIALS: objective(), PAYING: objective(title="Sell")})
    history = read_history(repository.content)
    assert history.of(NAME._replace(objective="nothing"), EVER) == ()
    assert NAME in history.pasts
    assert len(history.pasts) == 2
    (turn,) = history.turns
    assert history.pasts[NAME].step(turn.revision).changes[0].sentence.startswith("Proposed")


def test_only_newer_commits_are_read_again(repository: Repository, tmp_path: Path) -> None:
    kept = tmp_path / "history"
    repository.commit({TRIALS: objective()})
    read_history(repository.content, kept)
    repository.commit({TRIALS: objective(to="to: 16")})
    again = read_history(repository.content, kept)
    assert again == read_history(repository.content)
    assert [one.revision.number for one in again.pasts[NAME].steps] == [0, 1]


@pytest.mark.parametrize("moved", ["rename", "delete", "edit", "merge"])
def test_reading_on_gives_what_reading_all_gives(
    repository: Repository, tmp_path: Path, moved: str
) -> None:
    kept = tmp_path / "history"
    repository.commit({TRIALS: objective()})
    repository.commit({PAYING: objective(title="Sell")})
    read_history(repository.content, kept)
    match moved:
        case "rename":
            repository.commit({TRIALS: None, "2026-Q4/sales/trials.md": objective()})
        case "delete":
            repository.commit({TRIALS: None})
        case "edit":
            repository.commit({TRIALS: "broken"})
            read_history(repository.content, kept)
            repository.commit({TRIALS: objective(to="to: 3")})
        case "merge":
            repository.git("switch", "--quiet", "--create", "side", "HEAD~1")
            repository.commit({TRIALS: objective(to="to: 3")})
            read_history(repository.content, kept)
            repository.git("switch", "--quiet", "main")
            repository.merge("side", "Merge pull request #3 from x/side\n\nLower")
    assert read_history(repository.content, kept) == read_history(repository.content)
    assert read_history(repository.content, kept) == read_history(repository.content)


def test_a_history_that_was_rewritten_is_read_anew(repository: Repository, tmp_path: Path) -> None:
    kept = tmp_path / "history"
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: objective(to="to: 16")})
    read_history(repository.content, kept)
    repository.git("reset", "--quiet", "--hard", "HEAD~1")
    assert sentences(read_history(repository.content, kept)) == ["Proposed with 1 key result."]
    repository.commit({TRIALS: objective(to="to: 17")})
    assert sentences(read_history(repository.content, kept))[-1] == "Target 20 → 17 %."


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 500])
def test_a_damaged_cache_is_not_believed(
    repository: Repository, tmp_path: Path, damage: bytes
) -> None:
    kept = tmp_path / "history"
    repository.commit({TRIALS: objective()})
    read_history(repository.content, kept)
    kept.write_bytes(damage or kept.read_bytes()[:-3])
    assert sentences(read_history(repository.content, kept)) == ["Proposed with 1 key result."]


def test_a_new_mailmap_renames_the_authors(repository: Repository, tmp_path: Path) -> None:
    kept = tmp_path / "history"
    repository.commit({TRIALS: objective()})
    read_history(repository.content, kept)
    (repository.folder / ".mailmap").write_text("Sam Okafor <sam@x.example>\n")
    (step,) = read_history(repository.content, kept).pasts[NAME].steps
    assert step.revision.author.name == "Sam Okafor"


def test_a_shallow_clone_says_so_and_tells_what_it_has(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: objective(to="to: 18")})
    repository.commit({TRIALS: objective(to="to: 16")})
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth", "2", address, str(tmp_path / "shallow"))
    history = read_history(tmp_path / "shallow" / "okrs", tmp_path / "kept")
    assert "fetch-depth: 0" in history.missing
    assert sentences(history) == ["Target 18 → 16 %."]
    assert not (tmp_path / "kept").exists()


def test_no_repository_and_no_commit_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "okrs"
    folder.mkdir()
    assert "no Git repository yet" in read_history(folder).missing
    new_repository(tmp_path)
    assert "Nothing has been committed yet" in read_history(folder).missing


def test_no_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Git is not installed" in read_history(tmp_path).missing
