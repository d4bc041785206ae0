import json
import os
import sys
from pathlib import Path
from subprocess import run

import pytest

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import okrs, write_company
from tests.commands.typed import at_a_terminal

CHECK_IN = """---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 15, confidence: 0.8, note: The new subject line won}
    trial-length: {value: 20, confidence: 0.6}
---
"""
CHECKED_IN = {"2026-Q4/growth/check-ins/2026-11-13.md": CHECK_IN}


def test_status_shows_cycle_week_counts_and_every_key_result(tmp_path: Path) -> None:
    output = okrs(write_company(tmp_path, CHECKED_IN), "status", today="2026-11-16").output
    assert output.startswith("Lumen · Autumn 2026 · week 7 of 14 · 16 Nov 2026\n")
    assert "● 1 on track" in output
    assert "■ 1 off track" in output
    assert "○ 6 pending" in output
    line = next(line for line in output.splitlines() if "activation-ctr" in line)
    assert line.split() == "● on track ━━━━━━━┃────── 50 % activation-ctr 15 % sam, 3 days".split()


def test_status_explains_every_figure(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    output = okrs(folder, "status", "-v", "--team", "growth", today="2026-11-16").output
    words = " ".join(output.split())
    assert "15 % on the way from 12 to 18 is 50 %." in words
    assert "51 % of the cycle is gone, so 51 % is expected." in words
    assert "1 % behind the expected pace" in words


def test_status_of_a_person_is_what_they_own_and_never_a_sum(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    output = okrs(folder, "status", "--person", "sam", today="2026-11-16").output
    assert "activation-ctr" in output
    assert "trial-length" not in output
    assert "win-rate" not in output


def test_status_as_json(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    read = json.loads(
        okrs(folder, "status", "--json", "--team", "growth", today="2026-11-16").stdout
    )
    (objective,) = read["objectives"]
    assert objective["id"] == "2026-Q4/growth/trial-to-paid"
    first = objective["key_results"][0]
    assert (first["value"], first["progress"], first["status"]) == (15.0, 0.5, "on-track")
    assert (read["week"], read["weeks"]) == (7, 14)


def test_near_misses_are_answered_with_the_right_name(tmp_path: Path) -> None:
    folder = write_company(tmp_path)
    for option, said in (
        (["--team", "growht"], "Did you mean growth?"),
        (["--person", "Sam"], "Did you mean sam?"),
        (["--cycle", "2026-q4"], "Did you mean 2026-Q4?"),
    ):
        result = okrs(folder, "status", *option)
        assert result.exit_code == 2
        assert said in result.output


def test_nothing_yet_says_what_to_do(tmp_path: Path) -> None:
    files = dict.fromkeys(SOUND, "") | {"company.md": SOUND["company.md"]}
    result = okrs(write_company(tmp_path, files), "status")
    assert result.exit_code == 2
    assert "There is no cycle yet: write okrs/2026-Q4/cycle.md with its dates." in result.output


def test_the_tree_shows_what_supports_what(tmp_path: Path) -> None:
    output = okrs(write_company(tmp_path), "tree").output
    lines = output.splitlines()
    parent = next(at for at, line in enumerate(lines) if "Win the mid-market" in line)
    assert "Turn more trials into paying customers" in lines[parent + 1]
    assert lines[parent + 1].index("○") > lines[parent].index("○")


def test_a_circle_is_shown_once_and_ends(tmp_path: Path) -> None:
    circle = SOUND["2026-Q4/company/win-the-mid-market.md"].replace(
        "owner: ana\n",
        "owner: ana\nsupports: {growth/trial-to-paid: The one helps the other along}\n",
        1,
    )
    files = {"2026-Q4/company/win-the-mid-market.md": circle}
    output = okrs(write_company(tmp_path, files), "tree").output
    assert output.count("Turn more trials") == 1
    assert OBJECTIVE not in output


@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_whatever_the_locale_other_programs_get_all_characters(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    command = [sys.executable, "-m", "site_builder.cli", "status", "--as-of", "2026-11-16"]
    done = run(command, cwd=folder, env=os.environ | settings, capture_output=True, check=True)
    assert "● 1 on track" in done.stdout.decode("utf-8")


def test_an_old_terminal_shows_a_question_mark_for_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    told, code = at_a_terminal(folder, (), "status", "--as-of", "2026-11-16")
    assert (code, "Traceback" in told) == (0, False)
    assert "1 on track" in told
