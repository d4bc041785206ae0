from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main
from site_builder.rules.example import SOUND
from tests.commands.company import DAY, okrs, write_company
from tests.importing.documents import bring, brought, outline, written

GOALS = """\
## Objective: Trials find their own way

- KR: Raise guided set-ups from 10 to 60 a week (owner: Sam)
- KR: Lower abandoned set-ups from 45% to 1,5% (owner: Karl)
"""
FILE = "2026-Q4/growth/trials-find-their-own-way.md"


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (folder / "okrs").rglob("*")
    return {str(one): one.read_bytes() for one in files if one.is_file()}


def test_it_says_line_by_line_what_it_guessed_and_what_is_missing(tmp_path: Path) -> None:
    output = bring(tmp_path, content=GOALS, name="goals.md").output
    assert "    3  - KR: Raise guided set-ups from 10 to 60 a week (owner: Sam)" in output
    assert "→ key result guided-set-ups" in output
    assert "guessed the team growth, the only one" in output
    assert "guessed the cycle 2026-Q4, the one of today" in output
    assert "guessed its figures, by its words (from 10 to 60 a week)" in output
    assert "missing the plan knows nobody called Karl" in output
    assert "missing from: unknown" in output
    assert "“1,5”: a comma can mean thousands or decimals" in output
    assert "1 file written. Next: okrs check" in output


def test_what_check_would_call_an_error_is_named_and_accepted_with_a_reason(tmp_path: Path) -> None:
    output = bring(tmp_path, content=GOALS, name="goals.md").output
    assert "this objective supports nothing (OKR201). Say under supports:" in output
    assert "# okrs: ignore[OKR201] because it was imported so" in written(tmp_path)
    assert okrs(tmp_path, "check").exit_code == 0


def test_a_dry_run_shows_the_files_and_writes_none(tmp_path: Path) -> None:
    company = write_company(tmp_path)
    before = snapshot(company)
    (tmp_path / "goals.md").write_text(GOALS)
    result = okrs(company, "import", "--dry-run", str(tmp_path / "goals.md"))
    assert "objective: Trials find their own way" in result.output
    assert "1 file would be written; nothing was." in result.output
    assert snapshot(company) == before


def test_it_asks_before_it_writes(tmp_path: Path) -> None:
    company = write_company(tmp_path)
    (tmp_path / "goals.md").write_text(GOALS)
    asked = ["import", "--content", f"{company}/okrs", "--as-of", DAY, f"{tmp_path}/goals.md"]
    refused = CliRunner().invoke(main, asked, input="n\n")
    assert "Nothing was written." in refused.output
    assert brought(company) == []
    silent = CliRunner().invoke(main, asked, input="")
    assert silent.exit_code == 2
    assert "Add --yes to write without asking." in silent.output
    agreed = CliRunner().invoke(main, asked, input="y\n")
    assert agreed.exit_code == 0
    assert (company / "okrs" / FILE).exists()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    bring(tmp_path, content=GOALS, name="goals.md")
    first = (tmp_path / "okrs" / FILE).read_bytes()
    okrs(tmp_path, "import", "--yes", str(tmp_path / "goals.md"))
    assert (tmp_path / "okrs" / FILE).read_bytes() == first
    assert (tmp_path / "okrs" / FILE.replace(".md", "-2.md")).exists()


def test_team_cycle_and_owner_can_be_said(tmp_path: Path) -> None:
    goals = "## Objective: Calm\n- KR: Cut alarms from 9 to 2\n- KR: Cut pages from 5 to 1\n"
    said = ("--team", "company", "--cycle", "2026-Q4", "--owner", "lea")
    assert bring(tmp_path, *said, content=goals, name="goals.md").exit_code == 0
    assert "2026-Q4/company/calm: Calm" in outline(tmp_path)
    assert "| lea |" in outline(tmp_path)


def test_a_near_miss_is_answered_with_the_right_name(tmp_path: Path) -> None:
    result = bring(tmp_path, "--team", "growht", content=GOALS, name="goals.md")
    assert result.exit_code == 2
    assert "Did you mean growth?" in result.output


def test_several_teams_want_one_to_be_named(tmp_path: Path) -> None:
    write_company(tmp_path)
    sales = tmp_path / "okrs" / "teams" / "sales.md"
    sales.write_text("---\nname: Sales\nlead: tomas\nmembers: [tomas, ana]\n---\n")
    result = bring(tmp_path, content=GOALS, name="goals.md")
    assert result.exit_code == 2
    assert "names no team. Name it with --team: company, growth, sales" in result.output


def test_a_cycle_that_is_not_there_is_never_guessed(tmp_path: Path) -> None:
    result = bring(tmp_path, content=f"# OKRs Q1 2025\n\n{GOALS}", name="goals.md")
    assert result.exit_code == 2
    assert "is of the cycle “Q1 2025”, which the plan doesn't have." in result.output
    assert brought(tmp_path) == []


def test_one_bad_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "prose.md").write_text("Only words.\n")
    prose = str(tmp_path / "prose.md")
    result = bring(tmp_path, prose, content=GOALS, name="goals.md")
    assert result.exit_code == 2
    assert "No objective was found in prose.md." in result.output
    assert brought(tmp_path) == []


def test_a_workbook_is_answered_with_what_to_do(tmp_path: Path) -> None:
    result = bring(tmp_path, content=b"PK\x03\x04\0\0", name="okrs.xlsx")
    assert result.exit_code == 2
    assert "Export it as CSV or as Markdown" in result.output


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    goals = (
        "## Objective: {a: [b]} # & *c \x1b[31mred\n\n"
        '- KR: "Quotes": from 1 to 2 # okrs: ignore[OKR301]\n- KR: Cut ---\n  ---\n'
    )
    result = bring(tmp_path, content=goals, name="goals.md")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert "a-b-c-31mred.md:3 this objective supports nothing (OKR201)" in result.output
    assert okrs(tmp_path, "check").exit_code == 0


def test_a_very_long_title_stands_in_full_in_the_body(tmp_path: Path) -> None:
    title = "Customers " + "really " * 80 + "like it"
    bring(tmp_path, content=f"## Objective: {title}\n- KR: Cut calls from 9 to 1\n", name="g.md")
    assert title in written(tmp_path)
    assert okrs(tmp_path, "check").exit_code == 0


def test_the_files_of_the_small_company_stay_as_they_are(tmp_path: Path) -> None:
    bring(tmp_path, content=GOALS, name="goals.md")
    for path, text in SOUND.items():
        assert (tmp_path / "okrs" / path).read_text() == text
