"""`okrs pull`: what the machines know is told as a check-in, and no more than that."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.company import okrs
from tests.commands.team import CHECK_INS, DAY, files, team_at_work
from tests.site import ROOT
from tests.sources.web import Answer, Web, web

FILE = f"{CHECK_INS}/{DAY}-pull.md"
SECOND = f"{CHECK_INS}/{DAY}-pull-2.md"
CTR, LOAD = "growth/trial-to-paid/activation-ctr", "growth/trial-to-paid/support-load"
MARGIN, CHURN = "growth/margins-that-carry-us/margin", "growth/margins-that-carry-us/churn"
TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d UTC"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A team with key results of all kinds, and two figures in its repository."""
    team_at_work(tmp_path)
    figures(tmp_path, "15", "37")
    declare(tmp_path, {CTR: at(0), LOAD: at(1)})
    return tmp_path


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as opened:
        yield opened


def figures(folder: Path, *numbers: str) -> None:
    (folder / "figures.json").write_text(f"[{', '.join(numbers)}]")


def at(index: int, note: str = "the warehouse") -> str:
    return f"{{json: figures.json, at: /{index}, note: {note}}}"


def declare(folder: Path, sources: dict[str, str]) -> None:
    lines = (f"  {name}: {source}\n" for name, source in sources.items())
    (folder / "sources.yml").write_text(f"sources:\n{''.join(lines)}")


def pull(folder: Path, *arguments: str, today: str = DAY) -> Result:
    return okrs(folder, "pull", *(arguments or ("--dry-run",)), today=today)


def test_a_dry_run_prints_what_would_be_told_and_writes_nothing(untouched: Path) -> None:
    done = pull(untouched)
    assert done.exit_code == 0, done.output
    assert re.search(rf"^{CTR}: 15 %\. From the warehouse, {TIME}\.$", done.stdout, re.MULTILINE)
    assert f"{FILE}\n---\nupdates:\n  trial-to-paid:\n    activation-ctr: {{value: 15, n" in (
        done.stdout.replace(f"{untouched}/", "")
    )


def test_the_figures_become_one_check_in_that_no_person_signs(company: Path) -> None:
    done = pull(company, "--write")
    assert done.exit_code == 0, done.output
    assert f"{company}/{FILE} is written." in done.stdout
    text = (company / FILE).read_text()
    assert re.fullmatch(
        "---\nupdates:\n  trial-to-paid:\n"
        f'    activation-ctr: {{value: 15, note: "From the warehouse, {TIME}"}}\n'
        f'    support-load: {{value: 37, note: "From the warehouse, {TIME}"}}\n'
        "---\n",
        text,
    )
    checked = okrs(company, "check", today=DAY)
    assert checked.exit_code == 0, checked.output
    assert FILE not in checked.output


def test_what_was_told_today_is_not_told_again_but_what_is_new_is(company: Path) -> None:
    pull(company, "--write")
    before = files(company)
    again = pull(company, "--write")
    assert (again.exit_code, files(company)) == (0, before)
    assert f"{CTR}: 15 %, as was told today already." in again.stdout
    assert "There is nothing new to tell." in again.stdout
    figures(company, "15.5", "37")
    assert pull(company, "--write").exit_code == 0
    assert "activation-ctr: {value: 15.5" in (company / SECOND).read_text()
    assert "support-load" not in (company / SECOND).read_text()


def test_the_same_figure_on_another_day_is_told(company: Path) -> None:
    figures(company, "14", "35")
    assert "value: 14" in pull(company).stdout


def test_a_person_can_check_in_beside_it_on_the_same_day(company: Path) -> None:
    pull(company, "--write")
    told = okrs(
        company, "check-in", "--set", "trial-to-paid/activation-ctr=15,0.3", "--yes", today=DAY
    )
    assert told.exit_code == 0, told.output
    assert (company / f"{CHECK_INS}/{DAY}.md").exists()
    assert (company / FILE).exists()


def test_a_source_that_fails_changes_nothing_and_the_others_are_told(company: Path) -> None:
    figures(company, "15", '"n/a"', "null")
    declare(company, {CTR: at(0), LOAD: at(1), MARGIN: at(2), CHURN: at(9)})
    done = pull(company, "--write")
    assert done.exit_code == 1
    assert f"{LOAD} is left out: “n/a” is no number." in done.stderr
    assert f"{MARGIN} is left out: the figure is missing." in done.stderr
    assert f"{CHURN} is left out: nothing stands at /9 of the document." in done.stderr
    assert (company / FILE).read_text().count("value:") == 1


def test_where_all_fail_no_file_is_written(untouched: Path) -> None:
    figures(untouched, "NaN", "1")
    done = pull(untouched, "--write")
    assert done.exit_code == 1
    assert f"{CTR} is left out: its figure is not a finite number." in done.stderr
    assert done.stdout == "There is nothing new to tell.\n"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("growth/trial-to-paid/activation", "no key result “activation”: did you mean activ"),
        ("growth/trial-to-pay/activation-ctr", f"no cycle that runs has it: did you mean {CTR}?"),
        ("sales/renewals/rate", "no cycle that runs has it: change or delete this source."),
        ("2026-Q3/growth/old/rate", "no cycle called 2026-Q3 runs on 2026-11-20"),
        ("growth/trial-to-paid/audit", "it is done or not, which a person says."),
        ("2026-Q4/growth/trial-to-paid/activation-ctr", "it has another source above: keep one."),
    ],
)
def test_a_key_result_that_is_not_there_to_be_told_is_left_out(
    untouched: Path, name: str, why: str
) -> None:
    declare(untouched, {CTR: at(0), name: at(0)})
    done = pull(untouched)
    assert done.exit_code == 1
    assert f"{name} is left out: " in done.stderr
    assert why in done.stderr
    assert "activation-ctr: {value: 15" in done.stdout


def test_what_cant_be_read_of_the_plan_is_told_of(company: Path) -> None:
    file = company / "okrs" / "2026-Q4" / "growth" / "trial-to-paid.md"
    file.rename(company / "elsewhere.md")
    file.symlink_to(company / "elsewhere.md")
    done = pull(company)
    assert done.exit_code == 1
    assert done.stderr.startswith("Some of the plan can't be read and is left out: okrs check")


def test_an_objective_that_was_dropped_is_told_of_no_more(company: Path) -> None:
    okrs(company, "drop", "growth/trial-to-paid", "--why", "The test decided it", today=DAY)
    done = pull(company)
    assert done.exit_code == 1
    assert f"{CTR} is left out: the objective was dropped: delete this source." in done.stderr


def test_a_jump_is_told_by_the_rules_and_left_to_whoever_approves(company: Path) -> None:
    figures(company, "1500", "37")
    done = pull(company, "--write")
    assert done.exit_code == 0
    assert "OKR404" in done.stderr
    assert "value: 1500" in (company / FILE).read_text()


def test_without_sources_or_without_a_cycle_nothing_is_done(untouched: Path) -> None:
    late = pull(untouched, "--write", today="2027-02-01")
    assert late.exit_code == 0
    assert late.stdout == "No cycle runs on 2027-02-01, so there is nothing to tell.\n"
    (untouched / "sources.yml").unlink()
    none = pull(untouched, "--write")
    assert (none.exit_code, none.stderr) == (0, "")
    assert "No source is declared" in none.stdout


def test_where_the_file_is_wrong_nothing_is_fetched(untouched: Path, site: Web) -> None:
    declare(untouched, {CTR: f"{{json: '{site.url}/a', at: /0}}", LOAD: "{jsn: figures.json}"})
    done = pull(untouched, "--write", "--allow-http")
    assert done.exit_code == 2
    assert "sources.yml:3: the key “jsn” is unknown. Did you mean json?" in done.stderr
    assert site.asked == []


def test_the_file_itself_is_no_link(untouched: Path) -> None:
    (untouched / "sources.yml").rename(untouched / "elsewhere.yml")
    (untouched / "sources.yml").symlink_to("elsewhere.yml")
    done = pull(untouched)
    assert done.exit_code == 2
    assert "sources.yml leads over a symbolic link, which is not followed" in done.stderr


def test_a_command_runs_only_where_the_operator_allows_it(company: Path) -> None:
    declare(company, {CTR: f'{{command: ["{sys.executable}", -c, "print(16)"]}}'})
    refused = pull(company)
    assert refused.exit_code == 1
    assert "it is a command, and --allow-commands is not given" in refused.stderr
    assert "value: 16" in pull(company, "--dry-run", "--allow-commands").stdout


def test_without_sqlalchemy_it_says_what_to_install(company: Path) -> None:
    declare(company, {CTR: "{sql: SELECT 1, database: PATH}", LOAD: at(1)})
    without = (
        "import sys; sys.modules['sqlalchemy'] = None; import site_builder.cli as it; it.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", without, "pull", "--dry-run", "--as-of", DAY],
        cwd=company,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not installed: pip install 'okrs-as-code[sql]'." in done.stderr
    assert "support-load: {value: 37" in done.stdout


def test_hostile_answers_neither_move_the_terminal_nor_reach_the_file(
    company: Path, site: Web
) -> None:
    site.answers["/a"] = Answer(b'["\\u001b[2J15 \\u202e<b>", "15\\n---\\nby: ana"]', "text/json")
    declare(
        company, {one: f"{{json: '{site.url}/a', at: /{n}}}" for n, one in ((0, CTR), (1, LOAD))}
    )
    done = pull(company, "--write", "--allow-http")
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    assert not (company / FILE).exists()
