"""`okrs init`: from an empty folder to a plan that passes the check and a site that builds."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.effects.init.starter import workflow_files
from tests.commands.setting_up import ACME, DAY, ROOT, check, init, text
from tests.repositories import Repository, new_repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty repository."""
    return new_repository(tmp_path / "acme").folder


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
        ("2026-Q3", ("2026-Q3", "2026-07-01", "2026-09-30")),
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


def test_who_begins_in_the_middle_is_not_behind_on_the_first_day(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    cycle = text(folder, "okrs/2026-Q4/cycle.md")
    assert f"title: Q4 2026\nstarts: {DAY}\nends: 2026-12-31\n# It begins on the day on" in cycle
    assert "OKR402" not in check(folder).output


def test_who_begins_in_the_first_two_weeks_has_the_whole_quarter(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["init", str(tmp_path), "--as-of", "2026-10-15", *ACME, "--yes"]
    )
    assert done.exit_code == 0, done.output
    assert "starts: 2026-10-01\nends: 2026-12-31\n#" in text(tmp_path, "okrs/2026-Q4/cycle.md")


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


def test_the_forms_are_up_to_date_at_once(folder: Path) -> None:
    init(folder, *ACME, "--yes")
    arguments = ["forms", "--check", "--content", str(folder / "okrs"), "--as-of", DAY]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    form = text(folder, ".github/ISSUE_TEMPLATE/okrs-objective.yml")
    assert '- "growth-co — Growth & Co"\n' in form
    assert "blank_issues_enabled: true" in text(folder, ".github/ISSUE_TEMPLATE/config.yml")


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
