"""`okrs init`: from an empty folder to a plan that passes the check and a site that builds."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from site_builder.effects.init.starter import workflow_files
from tests.commands.company import write_company
from tests.commands.typed import at_a_terminal
from tests.repositories import Repository, new_repository

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-16"
ACME = (
    "--name=Acme: Rockets",
    "--stage=growth",
    "--headcount=60",
    "--leader=ana=Ana Ferreira",
    "--leader=Tomas-N",
    "--team=Growth & Co=maria=Maria Rossi, sam, ana",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty repository."""
    return new_repository(tmp_path / "acme").folder


def init(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), "--as-of", DAY, *arguments])


def check(folder: Path) -> Result:
    content = ["--content", str(folder / "okrs"), "--as-of", DAY]
    return CliRunner().invoke(main, ["check", *content])


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder but Git's own."""
    found = (one for one in folder.rglob("*") if one.is_file() or one.is_symlink())
    named = {one.relative_to(folder).as_posix(): one for one in found}
    return {path: one.read_bytes() for path, one in named.items() if not path.startswith(".git/")}


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def test_what_it_writes_passes_the_check(folder: Path) -> None:
    done = init(folder, *ACME, "--yes")
    assert done.exit_code == 0, done.output
    assert "new: okrs/company.md\n" in done.output
    checked = check(folder)
    assert checked.exit_code == 0, checked.output
    assert "error" not in checked.output


def test_the_plan_says_what_was_told(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    company = text(folder, "okrs/company.md")
    assert 'name: "Acme: Rockets"\nstage: growth' in company
    assert "leadership: [ana, tomas-n]" in company
    team = text(folder, "okrs/teams/growth-co.md")
    assert 'name: "Growth & Co"\nlead: maria' in team
    assert "\nmembers: [maria, sam, ana] " in team
    assert "name: Ana Ferreira\n" in text(folder, "okrs/people/ana.md")
    assert "name: Maria Rossi\ngithub: maria " in text(folder, "okrs/people/maria.md")
    assert "github: Tomas-N " in text(folder, "okrs/people/tomas-n.md")
    assert "starts: 2026-10-01\nends: 2026-12-31" in text(folder, "okrs/2026-Q4/cycle.md")
    assert "owner: ana" in text(folder, "okrs/2026-Q4/company/first-success.md")


def test_a_login_that_yaml_would_take_for_something_else_stays_a_name(folder: Path) -> None:
    flags = ("--name=1984", "--stage=growth", "--headcount=60", "--leader=007", "--team=No=null")
    assert init(folder, *flags, "--leader=no", "--yes").exit_code == 0
    assert 'leadership: ["007", "no"]' in text(folder, "okrs/company.md")
    checked = check(folder)
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("cycle", "dates"),
    [
        ("2027-q1", ("2027-Q1", "2027-01-01", "2027-03-31")),
        ("2026-H2", ("2026-H2", "2026-07-01", "2026-12-31")),
        ("2027", ("2027", "2027-01-01", "2027-12-31")),
    ],
)
def test_the_first_cycle_may_be_another(
    folder: Path, cycle: str, dates: tuple[str, str, str]
) -> None:
    name, starts, ends = dates
    assert init(folder, *ACME, "--yes", "--cycle", cycle).exit_code == 0
    written = text(folder, f"okrs/{name}/cycle.md")
    assert f"starts: {starts}\nends: {ends}" in written
    assert check(folder).exit_code == 0


def test_the_workflows_are_those_of_this_repository(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    ours = {one.name: one.read_bytes() for one in (ROOT / ".github/workflows").glob("*.yml")}
    del ours["ci.yml"]
    written = {one.name: one.read_bytes() for one in (folder / ".github/workflows").iterdir()}
    assert written == ours
    assert {"check.yml", "review.yml", "reviewed.yml", "site.yml", "preview.yml"} <= set(written)


def test_what_the_workflows_call_is_in_the_makefile(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    called = set(re.findall(r"run: make (\w+)", "".join(workflow_files().values())))
    assert called == {"setup", "build"}
    for target in called:
        assert f"\n{target}: " in text(folder, "Makefile")
    listed = subprocess.run(["make"], cwd=folder, capture_output=True, text=True, check=True)
    assert "make serve" in listed.stdout


def test_the_hook_is_the_one_of_the_documentation(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    hook = page.partition("```yaml\nrepos:")[2].partition("```")[0]
    assert hook
    assert text(folder, ".pre-commit-config.yaml").endswith(f"repos:{hook}")


def test_the_schemas_are_those_that_okrs_schema_prints_and_every_one_is_wired(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    settings = text(folder, ".vscode/settings.json")
    for file in (folder / ".okrs/schema").iterdir():
        printed = CliRunner().invoke(main, ["schema", file.stem]).output
        assert file.read_text(encoding="utf-8") == printed
        assert f"./.okrs/schema/{file.name}" in settings
    json.loads("".join(line for line in settings.splitlines() if "//" not in line))


def test_codeowners_is_up_to_date_at_once(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    arguments = ["codeowners", "--check", "--content", str(folder / "okrs")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert "/okrs/*/growth-co/ @maria\n" in text(folder, ".github/CODEOWNERS")


@pytest.mark.parametrize(
    ("origin", "url", "edit"),
    [
        ("git@github.com:acme/okrs.git", "https://github.com/acme/okrs", "edit/main/okrs/"),
        ("https://me:key@github.com/acme/okrs", "https://github.com/acme/okrs", "edit/main/okrs/"),
        (
            "ssh://git@gitlab.acme.example:2222/a/b/okrs.git",
            "https://gitlab.acme.example/a/b/okrs",
            "-/edit/main/okrs/",
        ),
        (
            "https://codeberg.org/acme/okrs.git",
            "https://codeberg.org/acme/okrs",
            "_edit/main/okrs/",
        ),
    ],
)
def test_links_for_editing_come_from_origin(folder: Path, origin: str, url: str, edit: str) -> None:
    Repository(folder).git("remote", "add", "origin", origin)
    assert init(folder, *ACME, "--yes").exit_code == 0
    configuration = text(folder, "mkdocs.yml")
    assert f'repo_url: "{url}"\n' in configuration
    assert f"edit_uri: {edit}\n" in configuration


def test_an_origin_on_this_machine_gives_no_links(folder: Path) -> None:
    Repository(folder).git("remote", "add", "origin", str(folder.parent / "acme.git"))
    assert init(folder, *ACME, "--yes").exit_code == 0
    assert "repo_url" not in text(folder, "mkdocs.yml")


def test_another_forge_gets_no_workflows(folder: Path) -> None:
    done = init(folder, *ACME, "--yes", "--forge=gitlab", "--repository=acme/okrs")
    assert done.exit_code == 0, done.output
    assert not (folder / ".github").exists()
    assert 'repo_url: "https://gitlab.com/acme/okrs"' in text(folder, "mkdocs.yml")
    assert "merge request" in text(folder, "README.md")


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


def test_the_page_for_beginners_is_true(tmp_path: Path) -> None:
    """All commands of docs/start.md but the one that gets the program, in an empty folder."""
    page = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
    commands = "".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL)).splitlines()
    assert len(commands) <= 8
    assert commands[0].startswith("python3 -m venv .venv && .venv/bin/pip install okrs-as-code")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/^objective: .*/objective: Fly to Mars/" "$1"\n')
    editor.chmod(0o755)
    folder = tmp_path / "empty"
    folder.mkdir()
    done = subprocess.run(
        ["bash", "-e"],
        input="\n".join(commands[1:]),
        cwd=folder,
        env=_beginner(tmp_path, editor),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Fly to Mars" in (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert Repository(folder).git("status", "--short") == ""
    assert Repository(folder).git("log", "--format=%s") == "Set up our OKRs"


def _beginner(home: Path, editor: Path) -> dict[str, str]:
    """The surroundings of somebody who got the program and has a name in Git."""
    who = {"NAME": "Ana", "EMAIL": "ana@acme.example"}
    roles = ("AUTHOR", "COMMITTER")
    git = {f"GIT_{role}_{key}": value for role in roles for key, value in who.items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(home), "EDITOR": str(editor), **git}
