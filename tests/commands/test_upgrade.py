"""`okrs upgrade`: what nobody changed is renewed, and what somebody changed is never lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from site_builder.effects.init.record import RECORD, digest
from tests.commands.typed import at_a_terminal
from tests.repositories import Repository, new_repository

CHECK = ".github/workflows/check.yml"
FORM = ".github/ISSUE_TEMPLATE/okrs-objective.yml"
ACME = ("--name=Acme", "--stage=seed", "--headcount=12", "--leader=ana", "--team=Growth=maria")
OLD = b"# As an earlier version wrote it.\nname: Check\n"


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a company that is set up, and all of it committed."""
    company = new_repository(tmp_path / "acme")
    monkeypatch.chdir(company.folder)
    done = CliRunner().invoke(main, ["init", "--yes", "--as-of=2026-10-05", *ACME])
    assert done.exit_code == 0, done.output
    settings = company.folder / "mkdocs.yml"  # the forms are those of a day
    fixed = settings.read_text().replace(" okrs]", " {okrs: {as_of: 2026-10-05}}]")
    settings.write_text(fixed)
    commit(company.folder)
    return company.folder


def commit(folder: Path) -> None:
    Repository(folder).git("add", "--all")
    Repository(folder).git("commit", "--quiet", "-m", "Set up")


def upgrade(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["upgrade", *arguments])


def change_record(folder: Path, change: Callable[[dict[str, str]], object]) -> None:
    """Let another version have written the files."""
    record = json.loads((folder / RECORD).read_bytes())
    change(record["files"])
    (folder / RECORD).write_text(json.dumps(record))


def make_older(folder: Path, path: str = CHECK, content: bytes = OLD) -> bytes:
    """Let an earlier version have written a file; give what the tool would write now."""
    now = (folder / path).read_bytes()
    (folder / path).write_bytes(content)
    change_record(folder, lambda known: known.update({path: digest(content)}))
    commit(folder)
    return now


def changed(folder: Path) -> list[str]:
    """The files that differ from what is committed."""
    told = Repository(folder).git("status", "--short", "--no-renames").splitlines()
    return [line.split()[1] for line in told]


def test_what_init_wrote_is_up_to_date(acme: Path) -> None:
    done = upgrade("--check")
    assert (done.exit_code, done.output) == (0, "Everything is up to date.\n")
    done = upgrade()
    assert (done.exit_code, done.output) == (0, "Everything is up to date.\n")
    assert changed(acme) == []


def test_an_older_file_is_shown_and_renewed_and_git_undoes_it(acme: Path) -> None:
    wanted = make_older(acme)
    done = upgrade("--check")
    assert done.exit_code == 1
    assert done.output.startswith(f"out of date: {CHECK}\n")
    assert changed(acme) == []
    done = upgrade("--yes")
    assert done.exit_code == 0
    assert "\n-# As an earlier version wrote it.\n" in done.output
    assert f"renewed: {CHECK}\n" in done.output
    assert (acme / CHECK).read_bytes() == wanted
    assert changed(acme) == [CHECK, RECORD]
    assert upgrade("--check").exit_code == 0
    Repository(acme).git("checkout", "--", ".")
    assert (acme / CHECK).read_bytes() == OLD
    assert upgrade("--check").exit_code == 1


def test_without_a_terminal_nothing_is_written_unless_told(acme: Path) -> None:
    make_older(acme)
    done = upgrade()
    assert done.exit_code == 2
    assert "say --yes or --check" in done.output
    assert changed(acme) == []


def test_what_the_user_changed_stays_and_is_told_what_to_do(acme: Path) -> None:
    make_older(acme)
    mine = OLD + b"# and mine\n"
    (acme / CHECK).write_bytes(mine)
    commit(acme)
    assert f"out of date, yours: {CHECK}\n" in upgrade("--check").output
    for arguments in (["--yes"], ["--yes", CHECK], []):
        done = upgrade(*arguments)
        assert done.exit_code == 0, done.output
        assert f"then: okrs upgrade --keep {CHECK}" in done.output
        assert "\n-# and mine\n" in done.output
        assert (acme / CHECK).read_bytes() == mine
    assert changed(acme) == []


def test_what_was_taken_over_by_hand_is_not_told_again(acme: Path) -> None:
    make_older(acme)
    (acme / CHECK).write_bytes(OLD + b"# and mine\n")
    assert f"{CHECK}: kept as you changed it.\n" in upgrade("--keep", CHECK).output
    assert upgrade("--check").exit_code == 0
    assert (acme / CHECK).read_bytes() == OLD + b"# and mine\n"
    change_record(acme, lambda known: known.update({CHECK: digest(b"a version in between")}))
    assert upgrade("--check").exit_code == 1, "the next version is told again"


def test_a_change_of_what_is_up_to_date_is_nobodys_business(acme: Path) -> None:
    with (acme / "Makefile").open("a") as file:
        file.write("mine:\n\ttrue\n")
    assert upgrade("--check").exit_code == 0
    assert upgrade("--yes").output == "Everything is up to date.\n"
    assert (acme / "Makefile").read_text().endswith("mine:\n\ttrue\n")


def test_a_file_that_was_there_before_init_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = new_repository(tmp_path).folder
    monkeypatch.chdir(folder)
    (folder / "Makefile").write_text("all:\n")
    CliRunner().invoke(main, ["init", "--yes", *ACME])
    assert upgrade("--check").exit_code == 0
    assert upgrade("--yes", "Makefile").exit_code == 0
    assert (folder / "Makefile").read_text() == "all:\n"


def test_a_file_that_was_deleted_stays_away_until_it_is_named(acme: Path) -> None:
    wanted = (acme / CHECK).read_bytes()
    (acme / CHECK).unlink()
    assert upgrade("--check").exit_code == 0
    assert f"left out: {CHECK}, since you deleted it" in upgrade("--yes").output
    assert not (acme / CHECK).exists()
    assert f"renewed: {CHECK}\n" in upgrade("--yes", CHECK).output
    assert (acme / CHECK).read_bytes() == wanted


def test_a_file_that_a_newer_version_brings_is_offered(acme: Path) -> None:
    (acme / CHECK).unlink()
    change_record(acme, lambda known: known.pop(CHECK))
    assert f"new: {CHECK}\n" in upgrade("--check").output
    assert f"renewed: {CHECK}\n" in upgrade("--yes").output
    assert (acme / CHECK).is_file()


def test_other_line_ends_are_no_change_and_stay(acme: Path) -> None:
    for path in ("Makefile", CHECK):
        content = (acme / path).read_bytes()
        (acme / path).write_bytes(content.replace(b"\n", b"\r\n"))
    assert upgrade("--check").exit_code == 0
    wanted = make_older(acme, CHECK, OLD.replace(b"\n", b"\r\n"))
    assert upgrade("--yes").exit_code == 0
    assert (acme / CHECK).read_bytes() == wanted
    assert b"\r\n" in wanted


def test_a_form_that_the_plan_outgrew_is_renewed_whoever_wrote_it(acme: Path) -> None:
    for name in ("Sales", "Service"):
        (acme / f"okrs/teams/{name.lower()}.md").write_text(f"---\nname: {name}\n---\n")
        assert f"out of date: {FORM}\n" in upgrade("--check").output
        assert upgrade("--yes").exit_code == 0
        assert f"{name.lower()} — {name}" in (acme / FORM).read_text(encoding="utf-8")
        assert CliRunner().invoke(main, ["forms", "--check"]).exit_code == 0
    (acme / "okrs/teams/legal.md").write_text("---\nname: Legal\n---\n")
    assert CliRunner().invoke(main, ["forms", "--write"]).exit_code == 0
    assert upgrade("--check").exit_code == 0
    (acme / "okrs/teams/legal.md").unlink()
    assert f"\nout of date: {FORM}\n" in f"\n{upgrade('--check').output}", "it is nobody's own"


def test_a_form_that_somebody_changed_is_theirs(acme: Path) -> None:
    mine = (acme / FORM).read_bytes().replace(b'"Team"', b'"Department"')
    (acme / FORM).write_bytes(mine)
    assert upgrade("--check").exit_code == 0
    (acme / "okrs/teams/sales.md").write_text("---\nname: Sales\n---\n")
    assert f"out of date, yours: {FORM}\n" in upgrade("--check").output
    assert upgrade("--yes").exit_code == 0
    assert (acme / FORM).read_bytes() == mine


def test_while_the_plan_cant_be_read_the_forms_are_left_alone(acme: Path) -> None:
    before = (acme / FORM).read_bytes()
    (acme / "okrs/teams/growth.md").write_text("---\nnaem: Growth\n---\n")
    assert upgrade("--check").exit_code == 0
    assert upgrade("--yes").exit_code == 0
    assert (acme / FORM).read_bytes() == before


def test_the_plan_is_never_touched(acme: Path) -> None:
    make_older(acme)
    (acme / "okrs/company.md").write_text("mine")
    upgrade("--yes")
    assert (acme / "okrs/company.md").read_text() == "mine"
    done = upgrade("okrs/company.md")
    assert done.exit_code == 2
    assert "okrs/company.md is not renewed by okrs upgrade. There are: .github/" in done.output


def test_a_link_is_left_alone(acme: Path, tmp_path: Path) -> None:
    make_older(acme)
    (tmp_path / "elsewhere.yml").write_bytes(OLD)
    (acme / CHECK).unlink()
    (acme / CHECK).symlink_to(tmp_path / "elsewhere.yml")
    assert f"left out: {CHECK}, which is a link" in upgrade("--yes").output
    assert (tmp_path / "elsewhere.yml").read_bytes() == OLD


@pytest.mark.parametrize("content", ["{", "[]", '{"forge": "sourceforge", "files": {}}', "\xff"])
def test_a_broken_record_is_told_in_a_sentence(acme: Path, content: str) -> None:
    (acme / RECORD).write_bytes(content.encode("latin-1"))
    done = upgrade("--check")
    assert done.exit_code == 2
    assert f"{RECORD} can't be read: bring it back with git checkout" in done.output
    done = CliRunner().invoke(main, ["init", "--yes"])
    assert (done.exit_code, "can't be read" in done.output) == (2, True)


def test_elsewhere_it_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = upgrade()
    assert done.exit_code == 2
    assert f"There is no {RECORD} here: run this in the folder" in done.output


@pytest.mark.parametrize("arguments", [["--yes", "--check"], ["--keep"]])
def test_options_that_dont_go_together_are_refused(acme: Path, arguments: list[str]) -> None:
    assert upgrade(*arguments).exit_code == 2
    assert changed(acme) == []


@pytest.mark.parametrize(("answer", "renewed"), [("y", True), ("n", False)])
def test_at_a_terminal_it_shows_colours_and_asks(
    acme: Path,
    answer: str,
    renewed: bool,  # noqa: FBT001 (pytest passes it by name)
) -> None:
    make_older(acme)
    told, code = at_a_terminal(acme, [answer], "upgrade")
    assert code == 0
    assert "\x1b[31m-# As an earlier version wrote it." in told
    assert "Write .github/workflows/check.yml? [Y/n]" in told
    assert ((acme / CHECK).read_bytes() != OLD) is renewed
