"""`okrs codeowners` in real repositories."""

import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.company import okrs, write_company

OWNERS = ".github/CODEOWNERS"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The small company in a repository."""
    subprocess.run(["git", "init", "-q", "--template=", str(tmp_path)], check=True)
    return write_company(tmp_path)


def codeowners(folder: Path, *arguments: str) -> Result:
    return okrs(folder, "codeowners", *arguments, today=None)


def test_it_prints_what_it_would_write_and_writes_nothing(company: Path) -> None:
    done = codeowners(company)
    assert done.exit_code == 0
    assert "/okrs/company.md @ana @tomas @lea\n" in done.stdout
    assert "/okrs/*/growth/ @maria\n" in done.stdout
    assert "/.github/workflows/ @ana @tomas @lea\n" in done.stdout
    assert not (company / OWNERS).exists()


def test_the_check_tells_until_it_is_written(company: Path) -> None:
    done = codeowners(company, "--check")
    assert done.exit_code == 1
    assert done.output == f"{OWNERS} is out of date: run okrs codeowners --write.\n"
    assert codeowners(company, "--write").exit_code == 0
    assert (company / OWNERS).read_text() == codeowners(company).stdout
    done = codeowners(company, "--check")
    assert (done.exit_code, done.output) == (0, f"{OWNERS} is up to date.\n")
    write_company(company, {"teams/growth.md": "---\nname: Growth\nlead: sam\n---\n"})
    assert codeowners(company, "--check").exit_code == 1


def test_hand_written_lines_stay_in_the_file_that_the_forge_heeds(company: Path) -> None:
    (company / "docs").mkdir()
    (company / "docs/CODEOWNERS").write_bytes(b"* @ops # \xff\n")
    assert "docs/CODEOWNERS is up to date" in codeowners(company, "--write").output
    assert (company / "docs/CODEOWNERS").read_bytes().startswith(b"* @ops # \xff\n\n# okrs: begin")
    assert not (company / OWNERS).exists()
    assert codeowners(company, "--check").exit_code == 0


def test_the_content_may_lie_deeper_and_have_another_name(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "--template=", str(tmp_path)], check=True)
    inner = write_company(tmp_path / "our goals")
    printed = codeowners(inner).stdout
    assert "/our\\ goals/okrs/company.md @ana" in printed
    assert "\n/mkdocs.yml @ana" in printed, "what steers the bot lies at the root all the same"
    codeowners(inner, "--write")
    assert (tmp_path / OWNERS).is_file()


def test_a_login_that_cant_be_one_is_left_out_and_told_beside_the_lines(company: Path) -> None:
    write_company(company, {"people/ana.md": '---\nname: Ana\ngithub: "x\\n* @eve"\n---\n'})
    done = codeowners(company)
    assert done.exit_code == 0
    assert "eve" not in done.stdout
    assert (
        done.stderr
        == "warning: ana is left out: “x\N{REPLACEMENT CHARACTER}* @eve” can't be a login.\n"
    )


def test_a_plan_that_cant_be_read_in_full_names_nobody(company: Path) -> None:
    write_company(company, {"teams/growth.md": "---\nname: Growth\nlaed: maria\n---\n"})
    done = codeowners(company, "--write")
    assert done.exit_code == 2
    assert "okrs/teams/growth.md can't be read in full; okrs check says why." in done.output
    assert not (company / OWNERS).exists()


def test_a_link_is_not_followed(company: Path) -> None:
    (company / "CODEOWNERS").symlink_to("elsewhere")
    (company / "elsewhere").write_text("* @ops\n")
    done = codeowners(company, "--write")
    assert done.exit_code == 2
    assert "symbolic link" in done.output
    assert (company / "elsewhere").read_text() == "* @ops\n"


def test_without_a_repository_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = codeowners(write_company(tmp_path))
    assert done.exit_code == 2
    assert "There are no lines for CODEOWNERS: not a git repository" in done.output


def test_writing_and_checking_at_once_is_refused(company: Path) -> None:
    assert codeowners(company, "--write", "--check").exit_code == 2
