"""`okrs init` where something is there already, or an answer is wrong."""

import re
from pathlib import Path

import pytest

from tests.commands.company import write_company
from tests.commands.setting_up import ACME, DAY, files, init, text
from tests.commands.typed import at_a_terminal
from tests.repositories import Repository, new_repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty repository."""
    return new_repository(tmp_path / "acme").folder


def test_a_dry_run_lists_what_a_real_run_writes(folder: Path) -> None:
    listed = init(folder, *ACME, "--yes", "--dry-run")
    assert listed.exit_code == 0
    assert files(folder) == {}
    done = init(folder, *ACME, "--yes")
    named = listed.output.replace("would write: ", "new: ")
    assert done.output.startswith(named)
    assert set(re.findall("new: (.+)", named)) == set(files(folder)) - {".okrs/written.json"}


def test_what_is_there_stays_under_whichever_name(folder: Path) -> None:
    mine = {
        "mkdocs.yaml": b"site_name: Mine\n",
        "readme.md": b"# Mine\r\n",
        ".github/workflows/check.yml": b"name: Mine\n",
        "docs/CODEOWNERS": b"* @me\n",
        ".github/ISSUE_TEMPLATE/config.yml": b"blank_issues_enabled: false\n",
        ".github/ISSUE_TEMPLATE/okrs-check-in.yml": b"name: Mine\n",
    }
    for path, content in mine.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    done = init(folder, *ACME, "--yes")
    assert done.exit_code == 0, done.output
    for path, content in mine.items():
        assert f"kept: {path} (yours)\n" in done.output
        assert (folder / path).read_bytes() == content
    for path in ("mkdocs.yml", "README.md", ".github/CODEOWNERS"):
        assert path not in files(folder)


def test_a_second_run_changes_nothing(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    (folder / "okrs/company.md").write_text(
        text(folder, "okrs/company.md").replace("Acme: Rockets", "Other"), encoding="utf-8"
    )
    before = files(folder)
    done = init(folder, *ACME, "--yes")
    assert done.exit_code == 0
    assert "new:" not in done.output
    assert "kept: okrs/ (your plan)" in done.output
    assert files(folder) == before


def test_a_form_of_an_earlier_plan_is_not_called_yours(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    (folder / "okrs/teams/sales.md").write_text("---\nname: Sales\n---\n", encoding="utf-8")
    before = files(folder)
    done = init(folder, *ACME, "--yes")
    assert done.exit_code == 0
    assert "ISSUE_TEMPLATE/okrs-" not in done.output
    assert files(folder) == before


def test_a_run_that_was_cut_off_is_made_up_for(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    whole = files(folder)
    plan = [one for one in (folder / "okrs").rglob("*.md") if one.name != "company.md"]
    last = (folder / "okrs/company.md").stat().st_mtime_ns
    assert all(one.stat().st_mtime_ns <= last for one in plan), "a plan is known by its company.md"
    for path in ("okrs/company.md", "okrs/2026-Q4/cycle.md", "Makefile", ".okrs/written.json"):
        (folder / path).unlink()
    assert init(folder, *ACME, "--yes").exit_code == 0
    assert files(folder) == whole


def test_a_plan_that_is_there_gets_what_lies_around_it(folder: Path) -> None:
    write_company(folder)
    before = files(folder)
    done = init(folder, "--yes")
    assert done.exit_code == 0, done.output
    assert "site_name: Lumen OKRs" in text(folder, "mkdocs.yml")
    assert "/okrs/company.md @ana @tomas @lea" in text(folder, ".github/CODEOWNERS")
    after = files(folder)
    assert {path: one for path, one in after.items() if path.startswith("okrs/")} == before


def test_a_plan_that_cant_be_read_is_left_alone(folder: Path) -> None:
    write_company(folder, {"company.md": "---\nname: Lumen\nstaeg: seed\n---\n"})
    before = files(folder)
    done = init(folder, "--yes")
    assert done.exit_code == 2
    assert "Nothing was written: okrs/company.md can't be read in full" in done.output
    assert files(folder) == before


def test_without_a_terminal_it_says_which_flags_are_missing(folder: Path) -> None:
    done = init(folder, "--name=Acme", "--headcount=9")
    assert done.exit_code == 2
    assert "also say --stage, --leader." in done.output
    assert files(folder) == {}


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        ("--leader=Ana Ferreira", "“Ana Ferreira” can't be a login."),
        ("--team=Growth", "Say who leads Growth: “Growth=maria”."),
        ("--team=Company=maria", "“company” is the company's own folder."),
        ("--team=市場=maria", "in letters a to z"),
        ("--cycle=2026-Q5", "“2026-Q5” is no quarter, half or year."),
        ("--team=growth co=sam", "Growth & Co and growth co can't both be growth-co."),
        ("--leader=tomas.n", "Tomas-N and tomas.n would both be tomas-n"),
        ("--repository=acme", "“acme” is no repository at github. Write it as lumen/okrs."),
        ("--name= ", "A name is needed here."),
        ("--headcount=0", "0 is not in the range"),
    ],
)
def test_a_wrong_answer_is_told_in_a_sentence(folder: Path, flag: str, told: str) -> None:
    done = init(folder, *ACME, "--yes", flag)
    assert done.exit_code == 2
    assert told in " ".join(done.output.split())
    assert files(folder) == {}


def test_inside_a_repository_it_points_to_the_top(folder: Path) -> None:
    done = init(folder / "plans", *ACME, "--yes")
    assert done.exit_code == 2
    assert "lies inside the repository" in done.output
    assert files(folder) == {}


def test_a_link_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / ".github").symlink_to(tmp_path / "elsewhere")
    done = init(folder, *ACME, "--yes")
    assert done.exit_code == 2
    assert ".github is a link or no folder" in done.output
    assert not list((tmp_path / "elsewhere").iterdir())
    assert not (folder / "okrs").exists()


def test_a_plan_elsewhere_and_a_file_are_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "mkdocs.yml").write_text("plugins: [{okrs: {content: goals}}]\n")
    assert "keeps the plan in goals" in init(folder, *ACME, "--yes").output
    (tmp_path / "file").touch()
    assert "is a file; name a folder" in init(tmp_path / "file", *ACME, "--yes").output


def test_a_new_folder_that_is_no_repository_is_told_to_become_one(tmp_path: Path) -> None:
    done = init(tmp_path / "new", *ACME, "--yes")
    assert done.exit_code == 0, done.output
    steps = done.output.partition("Next:\n")[2].splitlines()
    assert [one[:2] for one in steps] == ["1.", "2.", "3."]
    assert f"cd {tmp_path / 'new'}; write your mission" in steps[0]
    assert "git init --initial-branch=main && git add" in steps[2]


def test_a_branch_of_another_name_is_told(folder: Path) -> None:
    Repository(folder).git("symbolic-ref", "HEAD", "refs/heads/master")
    assert "git branch -m main" in init(folder, *ACME, "--yes").output


def test_at_a_terminal_it_asks_and_asks_again_where_an_answer_is_wrong(folder: Path) -> None:
    answers = ["Acme", "many", "12", "", "ana=Ana Ferreira", "", "Growth", "not a login"]
    answers += ["maria, sam=Sam Okafor", "", "", "", "acme/okrs", ""]
    told, code = at_a_terminal(folder, answers, "init", "--as-of", DAY)
    assert code == 0, told
    assert "'many' is not a valid integer range" in told
    assert "“not a login” can't be a login" in told
    assert "would write: okrs/company.md" in told
    assert "Write them? [Y/n]" in told
    assert "stage: seed" in text(folder, "okrs/company.md")
    assert "members: [maria, sam]" in text(folder, "okrs/teams/growth.md")
    assert "name: Sam Okafor" in text(folder, "okrs/people/sam.md")
    assert 'repo_url: "https://github.com/acme/okrs"' in text(folder, "mkdocs.yml")


def test_saying_no_at_the_end_writes_nothing(folder: Path) -> None:
    flags = (*ACME, "--cycle=2026", "--forge=github", "--repository=a/b")
    told, code = at_a_terminal(folder, ["n"], "init", *flags)
    assert code == 1
    assert told.endswith("Nothing was written.\r\n")
    assert files(folder) == {}
