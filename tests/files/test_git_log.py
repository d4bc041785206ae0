"""What a commit's message, a merge and a strange repository tell."""

from pathlib import Path

import pytest

from site_builder.files.git import GitError, ask
from site_builder.files.git_log import (
    Commit,
    FileChange,
    leads_to,
    open_repository,
    read_blobs,
    read_log,
    read_message,
)
from site_builder.model.history import Author, Request
from tests.repositories import TRIALS, Repository, new_repository, objective


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "plan")


def log(repository: Repository, since: str | None = None) -> list[Commit]:
    return read_log(open_repository(repository.content), lambda change: [change], since)


@pytest.mark.parametrize(
    ("subject", "body", "title", "request_"),
    [
        ("Merge pull request #12 from lumen/x", "Lower the target\n", "Lower the target", "#12"),
        ("Merge pull request #12 from lumen/x", "", "Merge pull request #12 from lumen/x", "#12"),
        ("Lower the target (#12)", "", "Lower the target", "#12"),
        ("Revert “Lower (#12)” (#15)", "", "Revert “Lower (#12)”", "#15"),
        ("Lower the target (!34)", "", "Lower the target", "!34"),
        (
            "Merge branch 'lower' into 'main'",
            "Lower the target\n\nSee merge request lumen/plan!34",
            "Lower the target",
            "!34",
        ),
        (
            "Lower the target",
            "Because.\n\nSee merge request a/b/c!34\n",
            "Lower the target",
            "!34",
        ),
        (
            "Merge branch 'x' into 'main'",
            "See merge request !7",
            "Merge branch 'x' into 'main'",
            "!7",
        ),
        ("Lower the target", "", "Lower the target", "None"),
        ("Fix #12", "", "Fix #12", "None"),
        ("Number (#99999999999999999999)", "", "Number (#99999999999999999999)", "None"),
        ("(#12)", "", "(#12)", "None"),
        ("", "", "", "None"),
    ],
)
def test_a_message_tells_its_title_and_request(
    subject: str, body: str, title: str, request_: str
) -> None:
    told = read_message(subject, body)
    assert (told.title, str(told.request)) == (title, request_)


def test_co_authors_are_read_from_the_end_of_a_message() -> None:
    body = "Why.\n\nCo-authored-by: Ines <ines@x.example>\nco-authored-by:  Bo  B <b@x.example> \n"
    assert read_message("Title", body).co_authors == (
        Author("Ines", "ines@x.example"),
        Author("Bo B", "b@x.example"),
    )


def test_a_hostile_message_is_short_in_the_end_and_fast() -> None:
    told = read_message("x" * 10_000 + " (#1", "Co-authored-by: " + "a " * 50_000)
    assert len(told.title) == 300
    assert told.co_authors == ()


def test_the_log_gives_each_commit_with_its_files(repository: Repository) -> None:
    repository.commit({TRIALS: objective()}, "Propose\n\nBecause.")
    repository.commit({TRIALS: objective(to="to: 16")}, "Lower (#3)", "2026-11-02")
    newest, first = log(repository)
    assert (newest.on.isoformat(), newest.message.request) == ("2026-11-02", Request(3))
    assert newest.author == Author("Sam", "sam@x.example")
    (change,) = newest.files
    assert (change.before, change.after) == (TRIALS, TRIALS)
    assert change.old == first.files[0].new
    assert first.files == [FileChange("", "", TRIALS, change.old)]


def test_a_commit_elsewhere_is_left_out(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({"../README.md": "Hello"})
    assert len(log(repository)) == 1


def test_a_merge_is_one_commit_by_who_wrote_what_it_merges(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.git("switch", "--quiet", "--create", "lower")
    repository.commit({TRIALS: objective(to="to: 18")}, "First")
    last = "Lower\n\nCo-authored-by: Ines <ines@x.example>"
    repository.commit({TRIALS: objective(to="to: 16")}, last, author="Olga <olga@x.example>")
    repository.git("switch", "--quiet", "main")
    message = "Merge pull request #12 from lumen/lower\n\nLower the target"
    repository.merge("lower", message, day="2026-11-02", author="Ana <ana@x.example>")
    merge, _ = log(repository)
    assert merge.author.name == "Olga"
    assert [one.name for one in merge.message.co_authors] == ["Ines"]
    assert (merge.message.title, merge.message.request) == ("Lower the target", Request(12))
    assert merge.on.isoformat() == "2026-11-02"
    assert len(merge.files) == 1


def test_the_mailmap_names_authors_and_co_authors(repository: Repository) -> None:
    mailmap = "Sam Okafor <sam@lumen.example> <sam@x.example>\n"
    own = "One\n\nCo-authored-by: sammy <sam@x.example>"
    repository.commit({TRIALS: objective(), "../.mailmap": mailmap}, own)
    (one,) = log(repository)
    assert one.author == Author("Sam Okafor", "sam@lumen.example")
    assert one.message.co_authors == (Author("Sam Okafor", "sam@lumen.example"),)


def test_a_rename_names_both_paths(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: None, "2026-Q4/growth/paying.md": objective()})
    (change,) = log(repository)[0].files
    assert (change.before, change.after) == (TRIALS, "2026-Q4/growth/paying.md")


def test_names_may_hold_any_character(repository: Repository) -> None:
    strange = ["a\nb.md", ":100644 x.md", "ü “q”\t.md", "-rf.md", "*.md", "a\\b.md"]
    for name in strange:
        repository.commit({name: "x"}, "A\x01B :100644 “#”")
    assert [one.files[0].after for one in reversed(log(repository))] == strange


def test_links_and_modules_are_no_files(repository: Repository) -> None:
    repository.content.mkdir()
    (repository.content / "link.md").symlink_to("/etc/passwd")
    repository.commit({TRIALS: objective()})
    assert [one.after for one in log(repository)[0].files if one.after] == [TRIALS]


def test_a_persons_configuration_changes_nothing(repository: Repository) -> None:
    repository.commit({TRIALS: objective()})
    repository.commit({TRIALS: None, "2026-Q4/growth/paying.md": objective()})
    before = log(repository)
    for name, value in {
        "log.showSignature": "true",
        "diff.renames": "false",
        "color.ui": "always",
        "log.decorate": "full",
        "i18n.logOutputEncoding": "latin1",
        "diff.noprefix": "true",
        "diff.relative": "true",
        "log.date": "relative",
        "format.pretty": "fuller",
        "core.abbrev": "4",
        "diff.external": "false",
    }.items():
        repository.git("config", name, value)
    assert log(repository) == before


def test_a_plan_at_the_top_of_its_repository_is_read(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "okrs")
    repository.commit({f"../{TRIALS}": objective()})
    found = read_log(open_repository(repository.folder), lambda change: [change])
    assert found[0].files[0].after == TRIALS


def test_only_an_earlier_commit_of_the_main_line_leads_to_it(repository: Repository) -> None:
    first = repository.commit({TRIALS: objective()})
    repository.git("switch", "--quiet", "--create", "side")
    side = repository.commit({TRIALS: objective(to="to: 16")})
    repository.git("switch", "--quiet", "main")
    repository.merge("side", "Merge")
    opened = open_repository(repository.content)
    assert leads_to(opened, first)
    assert leads_to(opened, opened.head)
    assert not leads_to(opened, side)
    assert not leads_to(opened, "1" * 40)


def test_blobs_that_are_long_or_missing_are_left_out(repository: Repository) -> None:
    repository.commit({"a.md": b"short", "b.md": b"x" * 200_000, "c.md": b""})
    names = [repository.git("rev-parse", f"HEAD:okrs/{one}.md") for one in "abc"]
    wanted = [names[0], names[1], "2" * 40, names[2], names[0]]
    assert list(read_blobs(repository.content, wanted, 100_000)) == [
        b"short",
        None,
        None,
        b"",
        b"short",
    ]


def test_what_git_refuses_is_said_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        open_repository(tmp_path)
    with pytest.raises(GitError, match="Needed a single revision"):
        open_repository(new_repository(tmp_path).folder)


def test_a_machine_without_git_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="Git is not installed"):
        ask(tmp_path, "status")
