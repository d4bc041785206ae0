"""`okrs forms` in real repositories."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from tests.commands.company import DAY, okrs, write_company
from tests.repositories import new_repository

FOLDER = ".github/ISSUE_TEMPLATE"
CHECK_IN = f"{FOLDER}/okrs-check-in.yml"
OBJECTIVE = "2026-Q4/growth/trial-to-paid.md"
NAMES = ("okrs-check-in.yml", "okrs-key-result.yml", "okrs-objective.yml")
SCHEMAS = files("check_jsonschema").joinpath("builtin_schemas/vendor")
HOSTILE = [
    "yes",
    "2026-10-09",
    "'\": [{!!python/object:os.system x}] # &a *b",
    "---",
    "@lumen/all <script>alert(1)</script>",
    "Zürich 🚀 \u202eevil",
]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The small company in a repository."""
    return write_company(new_repository(tmp_path / "lumen").folder)


def forms(folder: Path, *arguments: str, today: str = DAY) -> Result:
    return okrs(folder, "forms", *arguments, today=today)


def read(file: Path) -> object:
    """A form as GitHub reads it, by the older YAML, in which yes is no text."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    return reader.load(file.read_text(encoding="utf-8"))


def errors(file: Path, schema: str) -> list[str]:
    validator = Draft7Validator(json.loads(SCHEMAS.joinpath(schema).read_text()))
    return [error.message for error in validator.iter_errors(read(file))]


def add(folder: Path, title: str) -> None:
    """A team and a key result with the same title."""
    quoted = json.dumps(title)
    key_result = f"more:\n    title: {quoted}\n    owner: sam\n    from: 1\n    to: 2\n  "
    there = (folder / "okrs" / OBJECTIVE).read_text(encoding="utf-8")
    write_company(
        folder,
        {
            "teams/odd.md": f"---\nname: {quoted}\nlead: sam\n---\n",
            OBJECTIVE: there.replace("activation-ctr:", f"{key_result}activation-ctr:", 1),
        },
    )


def test_it_prints_what_it_would_write_and_writes_nothing(company: Path) -> None:
    done = forms(company)
    assert done.exit_code == 0
    assert f"# {CHECK_IN}\n" in done.stdout
    choice = "growth/trial-to-paid/activation-ctr — The activation email gets clicked"
    assert f'- "{choice}"\n' in done.stdout
    assert not (company / ".github").exists()


def test_the_check_tells_until_they_are_written_and_again_when_the_plan_moves(
    company: Path,
) -> None:
    done = forms(company, "--check")
    assert done.exit_code == 1
    assert f"{CHECK_IN} is missing: run okrs forms --write.\n" in done.output
    done = forms(company, "--write")
    assert done.exit_code == 0
    assert done.output.endswith("The forms are up to date.\n")
    assert sorted(one.name for one in (company / FOLDER).iterdir()) == ["config.yml", *NAMES]
    done = forms(company, "--check")
    assert (done.exit_code, done.output) == (0, "The forms are up to date.\n")
    add(company, "Sleep well")
    done = forms(company, "--check")
    assert done.exit_code == 1
    assert f"{CHECK_IN} is out of date: run okrs forms --write.\n" in done.output
    assert forms(company, "--write").exit_code == 0
    assert "trial-to-paid/more — Sleep well" in (company / CHECK_IN).read_text(encoding="utf-8")


def test_the_day_alone_can_make_them_out_of_date(company: Path) -> None:
    forms(company, "--write")
    assert forms(company, "--check", today="2026-12-31").exit_code == 0
    assert forms(company, "--check", today="2027-01-01").exit_code == 1


@pytest.mark.parametrize("title", HOSTILE)
def test_what_is_written_is_a_form_whatever_people_call_things(company: Path, title: str) -> None:
    add(company, title)
    assert forms(company, "--write").exit_code == 0
    for name in NAMES:
        assert errors(company / FOLDER / name, "github-issue-forms.json") == []
    assert errors(company / FOLDER / "config.yml", "github-issue-config.json") == []


def test_words_that_older_yaml_takes_for_yes_and_no_stay_words(company: Path) -> None:
    forms(company, "--write")
    body = read(company / CHECK_IN)
    assert isinstance(body, dict)
    (done,) = (one for one in body["body"] if one.get("id") == "done")
    assert done["attributes"]["options"] == ["yes", "no"]


def test_the_site_is_linked_where_it_has_an_address(company: Path) -> None:
    (company / "mkdocs.yml").write_text("site_url: https://okrs.lumen.example/\n")
    assert "[The plan as it stands](https://okrs.lumen.example/)" in forms(company).stdout


@pytest.mark.parametrize("broken", ["site_url: [", "- site_url", "site_url: 7", "\xff"])
def test_a_broken_configuration_of_the_site_costs_the_link_alone(
    company: Path, broken: str
) -> None:
    (company / "mkdocs.yml").write_bytes(broken.encode("latin-1"))
    done = forms(company)
    assert (done.exit_code, "as it stands" in done.stdout) == (0, False)


def test_a_form_that_somebody_changed_stays_and_the_others_are_renewed(company: Path) -> None:
    forms(company, "--write")
    mine = (company / CHECK_IN).read_bytes().replace(b'"Value"', b'"Wert"')
    (company / CHECK_IN).write_bytes(mine)
    add(company, "Sleep well")
    for mode, code in (("--check", 1), ("--write", 0)):
        done = forms(company, mode)
        assert done.exit_code == code
        assert f"{CHECK_IN} was changed by hand and stays: delete it" in done.output
    assert (company / CHECK_IN).read_bytes() == mine
    assert "Sleep well" in (company / FOLDER / "okrs-objective.yml").read_text(encoding="utf-8")
    (company / CHECK_IN).unlink()
    assert forms(company, "--write").exit_code == 0


def test_somebody_elses_file_of_that_name_is_never_replaced(company: Path) -> None:
    (company / FOLDER).mkdir(parents=True)
    (company / CHECK_IN).write_bytes(b"name: Mine\n")
    (company / FOLDER / "config.yml").write_bytes(b"blank_issues_enabled: false\n")
    assert f"{CHECK_IN} was changed by hand and stays" in forms(company, "--write").output
    assert (company / CHECK_IN).read_bytes() == b"name: Mine\n"
    assert (company / FOLDER / "config.yml").read_bytes() == b"blank_issues_enabled: false\n"


def test_other_line_ends_are_no_change_and_stay(company: Path) -> None:
    forms(company, "--write")
    windows = (company / CHECK_IN).read_bytes().replace(b"\n", b"\r\n")
    (company / CHECK_IN).write_bytes(windows)
    assert forms(company, "--check").exit_code == 0
    add(company, "Sleep well")
    assert forms(company, "--write").exit_code == 0
    written = (company / CHECK_IN).read_bytes()
    assert b"Sleep well" in written
    assert written.count(b"\n") == written.count(b"\r\n")
    assert forms(company, "--check").exit_code == 0


def test_a_link_is_not_written_through(company: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (company / ".github").symlink_to(tmp_path / "elsewhere")
    done = forms(company, "--write")
    assert done.exit_code == 2
    assert "is a link or no folder" in done.output
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_in_the_place_of_a_form_is_told_of(company: Path) -> None:
    (company / CHECK_IN).mkdir(parents=True)
    done = forms(company, "--write")
    assert done.exit_code == 1
    assert f"{CHECK_IN} is a link or no file" in done.output


def test_the_plan_may_lie_deeper_and_the_forms_lie_at_the_top(tmp_path: Path) -> None:
    top = new_repository(tmp_path / "lumen").folder
    assert forms(write_company(top / "our goals"), "--write").exit_code == 0
    assert (top / CHECK_IN).is_file()


def test_a_team_that_cant_be_read_stops_it_and_an_objective_is_told_of(company: Path) -> None:
    write_company(company, {OBJECTIVE: "---\nobjective: [\n---\n"})
    done = forms(company)
    assert done.exit_code == 0
    assert f"{OBJECTIVE} can't be read, so no form lists it; okrs check says why." in done.stderr
    write_company(company, {"teams/growth.md": "---\nname: Growth\nlaed: maria\n---\n"})
    done = forms(company, "--write")
    assert done.exit_code == 2
    assert "teams/growth.md can't be read in full; okrs check says why." in done.output
    assert not (company / ".github").exists()


@pytest.mark.parametrize("name", ["teams", "teams/growth.md", "2026-Q4/cycle.md"])
def test_what_they_all_need_and_may_not_be_looked_at_stops_it(company: Path, name: str) -> None:
    (company / "okrs" / name).rename(company / "elsewhere")
    (company / "okrs" / name).symlink_to(company / "elsewhere")
    done = forms(company, "--write")
    assert done.exit_code == 2
    assert f"{name} can't be read in full; okrs check says why." in done.output
    assert not (company / ".github").exists()


def test_what_lies_under_a_name_that_nothing_can_have_is_told_of(company: Path) -> None:
    objective = (company / "okrs" / OBJECTIVE).read_text(encoding="utf-8")
    strays = {"teams/Zölle.md": "---\nname: Zölle\n---\n", "2026-Q4/growth/my goal.md": objective}
    write_company(company, {**strays, "2026-Q4/growth/check-ins/friday.md": "---\nby: sam\n---\n"})
    done = forms(company)
    assert done.exit_code == 0
    told = [one.partition(" can't be read")[0] for one in done.stderr.splitlines()]
    assert sorted(told) == sorted(f"warning: {company}/okrs/{one}" for one in strays)


def test_without_a_repository_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = forms(write_company(tmp_path), "--write")
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert "The forms lie at the top of a Git repository, and Git finds none here: not a" in said
    assert said.endswith("Where there is none yet, git init makes one.")


def test_a_file_in_the_way_is_told_without_the_systems_numbers(company: Path) -> None:
    (company / ".github").write_text("")
    done = forms(company, "--write")
    assert done.exit_code == 2
    assert "The forms can't be compared or written: " in done.output
    assert "Errno" not in done.output


def test_writing_and_checking_at_once_is_refused(company: Path) -> None:
    assert forms(company, "--write", "--check").exit_code == 2
