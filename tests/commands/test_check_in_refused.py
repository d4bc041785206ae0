"""`okrs check-in` from a table, used wrongly, stopped, or with nobody to answer."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder.rules.example import OBJECTIVE
from tests.commands.company import okrs, write_company
from tests.commands.team import (
    CHECK_INS,
    DAY,
    FILE,
    OBJECTIVES,
    SOME,
    answer,
    check_in,
    git,
    said,
)


def test_a_table_tells_it_all(company: Path) -> None:
    table = company / "friday.csv"
    table.write_text(
        "key_result,objective,done,value,confidence,note\n"
        'activation-ctr,trial-to-paid,,15,7,"Won, at last"\n'
        "audit,trial-to-paid,yes,,,\n"
        "support-load,trial-to-paid,,,,\n"
    )
    done = check_in(company, "--from", str(table), "--yes")
    assert done.exit_code == 0, done.output
    text = (company / FILE).read_text()
    assert 'activation-ctr: {value: 15, confidence: 0.7, note: "Won, at last"}' in text
    assert "audit: {done: true}" in text
    assert "support-load" not in text


def test_a_table_may_call_a_key_result_something_else(company: Path) -> None:
    table = company / "friday.csv"
    table.write_text(
        "objective,key_result,value,status\n"
        "trial-to-paid,activation-ctr,15,at risk\n"
        "trial-to-paid,support-load,35,\n"
    )
    done = check_in(company, "--from", str(table), "--yes")
    assert done.exit_code == 0, done.output
    text = (company / FILE).read_text()
    assert "activation-ctr: {value: 15, status: at-risk}" in text
    assert "support-load: {value: 35}" in text
    table.write_text("objective,key_result,status\ntrial-to-paid,activation-ctr,red\n")
    assert "line 2: “red” is no status" in said(check_in(company, "--from", str(table)))


def test_a_table_with_a_wrong_row_writes_nothing_and_tells_every_line(untouched: Path) -> None:
    table = untouched / "friday.csv"
    table.write_text(
        "objective,key_result,value,confidence\n"
        "trial-to-paid,activation-ctr,15,0.7\n"
        "trial-to-paid,activation,15,0.7\n"
        "trails-to-paid,audit,,\n"
        "trial-to-paid,support-load,a lot,0.7\n"
        "trial-to-paid,activation-ctr,16,\n"
    )
    done = check_in(untouched, "--from", str(table), "--yes")
    assert done.exit_code == 2
    words = said(done)
    assert "line 3: trial-to-paid has no key result “activation”. Did you mean" in words
    assert "line 4: there is no objective “trails-to-paid” to check in for. Did you mean" in words
    assert "line 5: “a lot” is no number" in words
    assert "line 6: trial-to-paid/activation-ctr is told in" in words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("growht",), "There is no team growht. Did you mean growth?"),
        (("--as", "smm"), "There is no person smm. Did you mean sam?"),
        (("--as", "maria"), "maria owns no key result in 2026-Q4 that is still open. Name a team"),
        (("--cycle", "2026-Q5"), "There is no cycle 2026-Q5. Did you mean 2026-Q4?"),
        (("--set", "trial-to-paid/activation-ctr=14,5"), "Write 14.5 for a figure with decimals"),
        (("--set", "trial-to-paid"), "write OBJECTIVE/KEY=VALUE,CONFIDENCE,NOTE"),
        ((*SOME, *SOME), "is told in --set trial-to-paid/activation-ctr, too"),
        ((*SOME, "--set", "win-the-mid-market/win-rate=24"), "these are of company and growth"),
        (("--from", "nowhere.csv"), "'nowhere.csv' does not exist"),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(
    untouched: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = check_in(untouched, *arguments)
    assert done.exit_code == 2
    assert sentence in said(done)


def test_an_objective_of_the_other_cycle_that_runs_is_pointed_at(company: Path) -> None:
    year = "---\ntitle: 2026\nstarts: 2026-01-01\nends: 2026-12-31\n---\n"
    write_company(company, {"2026/cycle.md": year, "2026/growth/haul.md": OBJECTIVES[OBJECTIVE]})
    done = check_in(company, "--set", "haul/activation-ctr=14")
    assert done.exit_code == 2
    assert "there is no objective “haul” to check in for." in said(done)
    assert "growth/haul is of 2026: add --cycle 2026." in said(done)
    done = check_in(company, "--cycle", "2026", "--set", "haul/activation-ctr=14", "--dry-run")
    assert done.exit_code == 0, done.output


def test_an_objective_that_cant_be_read_is_named(company: Path) -> None:
    write_company(company, {OBJECTIVE: "---\nobjective: [\n---\n"})
    done = check_in(company, *SOME)
    assert done.exit_code == 2
    assert f"{OBJECTIVE} can't be read: okrs check says why." in said(done)
    file = company / "okrs" / OBJECTIVE
    file.rename(company / "elsewhere.md")
    file.symlink_to(company / "elsewhere.md")
    assert f"{OBJECTIVE} can't be read: okrs check says why." in said(check_in(company, *SOME))


def test_who_is_a_stranger_to_the_plan_is_asked_to_name_themselves(untouched: Path) -> None:
    git(untouched, "config", "user.name", "Nobody")
    done = check_in(untouched, *SOME, "-y")
    assert "Git's user, Nobody, is nobody of the plan: name yourself with --as" in said(done)


def test_a_day_on_which_no_cycle_runs_has_nothing_to_check_in_for(untouched: Path) -> None:
    done = okrs(untouched, "check-in", *SOME, "-y", today="2027-02-01")
    assert "No cycle runs on 2027-02-01" in said(done)
    done = okrs(untouched, "check-in", "--cycle", "2026-Q4", *SOME, "-y", today="2027-02-01")
    assert "2027-02-01 is no day of 2026-Q4 while it runs" in said(done)


def test_who_owns_something_in_several_teams_chooses_one(company: Path) -> None:
    own = OBJECTIVES[OBJECTIVE].replace("owner: ines", "owner: ana")
    write_company(company, {OBJECTIVE: own})
    done = answer(company, "growth", "35", "", "", "", "n", arguments=("--as", "ana"))
    assert "You own key results in several teams. Which one (company, growth)" in done.output
    assert "1 of 1 · trial-to-paid/support-load" in done.output


def test_what_would_fail_the_check_is_shown_and_not_written(company: Path) -> None:
    strict = (
        (company / "okrs/company.md")
        .read_text()
        .replace("\n---\n", "\nrules: {OKR404: error}\n---\n", 1)
    )
    (company / "okrs/company.md").write_text(strict)
    done = check_in(company, "--set", "trial-to-paid/activation-ctr=150", "-y")
    assert done.exit_code == 1
    assert "error[OKR404]" in done.output
    assert "activation-ctr: {value: 150}" in done.output, "nothing that was told is lost"
    assert not (company / FILE).exists()


def test_behind_a_symbolic_link_nothing_is_written(company: Path, tmp_path: Path) -> None:
    (company / CHECK_INS).rename(tmp_path / "elsewhere")
    (company / CHECK_INS).symlink_to(tmp_path / "elsewhere")
    done = check_in(company, *SOME, "-y")
    assert "symbolic link" in said(done)
    assert "value: 15" in done.output
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1


def test_without_git_it_writes_the_file_and_offers_nothing(tmp_path: Path) -> None:
    folder = write_company(tmp_path, OBJECTIVES)
    done = answer(folder, "15", "", "", "", "", "y", arguments=("--as", "sam"))
    assert done.exit_code == 0, done.output
    assert (folder / FILE).exists()
    assert "Commit" not in done.output


def test_where_nobody_can_answer_it_says_which_options_to_use(untouched: Path) -> None:
    for closed in (subprocess.DEVNULL, None):
        done = subprocess.run(
            [*COMMAND, "--content", untouched / "okrs", "--as-of", DAY],
            stdin=closed,
            preexec_fn=None if closed else _close_stdin,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        words = " ".join(done.stderr.decode().split())
        assert "--set OBJECTIVE/KEY=VALUE,CONFIDENCE or --from FILE.csv, and --yes" in words
        assert words.endswith("Nothing is written.")


def _close_stdin() -> None:
    os.close(0)


COMMAND = [sys.executable, "-m", "site_builder.cli", "check-in"]


def press_ctrl_c(process: subprocess.Popen[bytes]) -> bytes:
    """Press it until it is heard: Python misses one just before it begins to read."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=2)[1]
    process.kill()
    return process.communicate()[1]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ("", "Value (%)"),
        ("15\n", "Confidence"),
        ("15\n0.7\n\n\n", "what comes next"),
        ("15\n\n\n\n\n", "Write "),
    ],
)
def test_ctrl_c_at_any_question_writes_nothing_and_says_so(
    untouched: Path, answers: str, asked: str
) -> None:
    terminal, theirs = pty.openpty()
    os.write(terminal, answers.encode())
    command = [*COMMAND, "--content", str(untouched / "okrs"), "--as-of", DAY]
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdout
        heard = b""
        while asked.encode() not in heard:
            more = process.stdout.read(4096)
            assert more, heard
            heard += more
        errors = press_ctrl_c(process)
    os.close(terminal)
    os.close(theirs)
    assert process.returncode == 1
    assert errors.decode().strip() == "Stopped. Nothing is written."
