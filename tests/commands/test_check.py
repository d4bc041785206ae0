import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import okrs, write_company

UNALIGNED = SOUND[OBJECTIVE].replace(
    "supports:\n  company/win-the-mid-market: Paying trials are where mid-market customers begin\n",
    "",
)
MISSPELT = SOUND[OBJECTIVE].replace("owner: sam", "ownr: sam")


def test_a_sound_plan_is_well(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path), "check")
    assert result.output == "All is well in 7 files.\n"
    assert result.exit_code == 0


def test_a_finding_shows_its_line_with_a_caret_and_what_to_write(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path, {OBJECTIVE: UNALIGNED}), "check")
    file = tmp_path / "okrs" / OBJECTIVE
    assert result.exit_code == 1
    assert "error[OKR201] this objective supports nothing" in result.output
    assert f"--> {file}:2:12" in result.output
    assert "2 | objective: Turn more trials into paying customers" in result.output
    assert f"  | {' ' * 11}{'^' * 38}" in result.output
    assert "= Say under supports: what it contributes to" in result.output
    assert "1 error in 7 files." in result.output


def test_only_some_rules_or_places_on_request(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {OBJECTIVE: UNALIGNED})
    assert okrs(folder, "check", "--ignore", "OKR201").exit_code == 0
    assert okrs(folder, "check", "--select", "OKR3").exit_code == 0
    assert okrs(folder, "check", "--select", "okr201").exit_code == 1
    assert okrs(folder, "check", str(folder / "okrs" / "teams")).exit_code == 0
    assert okrs(folder, "check", str(folder / "okrs" / "2026-Q4")).exit_code == 1
    assert okrs(folder, "check", str(folder / "okrs" / OBJECTIVE)).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--select", "301"], "301 is no rule"),
        (["check", "nowhere.md"], "There is no nowhere.md here."),
        (["check", "/"], ""),
        (["check", "--base", "main"], "Git can't give the state to compare with"),
        (["check", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(tmp_path: Path, arguments: list[str], said: str) -> None:
    result = okrs(write_company(tmp_path), *arguments)
    assert result.exit_code == (2 if said else 0)
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_day_that_is_none_and_a_folder_that_is_none(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path), "check", today="2026-02-30")
    assert result.exit_code == 2
    assert "'2026-02-30' is no date; write one such as 2026-11-16." in result.output
    result = okrs(tmp_path / "empty", "check")
    assert result.exit_code == 2
    assert "there is no folder" in result.output


def test_warnings_fail_only_a_strict_check(tmp_path: Path) -> None:
    rules = SOUND["company.md"].replace("headcount: 64", "headcount: 64\nrules: {OKR201: warning}")
    folder = write_company(tmp_path, {OBJECTIVE: UNALIGNED, "company.md": rules})
    assert okrs(folder, "check").exit_code == 0
    assert "warning[OKR201]" in okrs(folder, "check").output
    assert okrs(folder, "check", "--strict").exit_code == 1


def test_fix_makes_the_safe_fixes_and_nothing_else(tmp_path: Path) -> None:
    commented = MISSPELT.replace("ownr: sam", "ownr:   sam   # the one who writes the emails")
    folder = write_company(tmp_path, {OBJECTIVE: commented})
    assert okrs(folder, "check").exit_code == 1
    result = okrs(folder, "check", "--fix")
    assert "1 fixed. All is well in 7 files." in result.output
    assert result.exit_code == 0
    assert (folder / "okrs" / OBJECTIVE).read_text() == commented.replace("ownr:", "owner:")


def test_json_is_for_programs(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path, {OBJECTIVE: UNALIGNED}), "check", "--format", "json")
    (finding,) = json.loads(result.stdout)
    assert finding["code"] == "OKR201"
    assert (finding["line"], finding["column"], finding["width"]) == (2, 12, 38)
    assert finding["file"].endswith(OBJECTIVE)


def test_github_annotations_are_escaped(tmp_path: Path) -> None:
    hostile = UNALIGNED.replace("unit: days", 'unti: "100%\\r\\n::error::x"')
    result = okrs(write_company(tmp_path, {OBJECTIVE: hostile}), "check", "--format", "github")
    lines = result.stdout.splitlines()
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)
    assert any("title=OKR201 unaligned::" in line for line in lines)


def test_sarif_and_junit_hold_every_finding(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {OBJECTIVE: UNALIGNED})
    sarif = json.loads(okrs(folder, "check", "--format", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    assert result["ruleId"] == "OKR201"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    suite = ET.fromstring(okrs(folder, "check", "--format", "junit").stdout)  # noqa: S314 (our own)
    assert suite.get("failures") == "1"
    assert len(suite.findall("testcase")) == 7
    assert suite.find("testcase/failure") is not None


def test_a_target_that_moves_in_silence_is_found_against_the_base(tmp_path: Path) -> None:
    folder = write_company(tmp_path)
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-qm", "Plan"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    moved = SOUND[OBJECTIVE].replace("to: 18", "to: 16")
    (folder / "okrs" / OBJECTIVE).write_text(moved)
    assert okrs(folder, "check").exit_code == 0
    result = okrs(folder, "check", "--base", "main")
    assert "error[OKR501]" in result.output
    assert result.exit_code == 1


def test_the_cache_changes_nothing_but_the_time(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {OBJECTIVE: UNALIGNED})
    first = okrs(folder, "check").output
    assert (folder / ".cache" / "okrs" / "folders").exists()
    assert okrs(folder, "check").output == first
    (folder / ".cache" / "okrs" / "folders").write_bytes(b"nonsense")
    assert okrs(folder, "check").output == first
    assert okrs(folder, "check", "--no-cache").output == first


def test_text_of_a_plan_can_t_steer_the_terminal(tmp_path: Path) -> None:
    hostile = UNALIGNED.replace("objective: Turn", 'objective: "\\e[31m\\u202eTurn').replace(
        "customers\n", 'customers"\n', 1
    )
    output = okrs(write_company(tmp_path, {OBJECTIVE: hostile}), "check").output
    assert "\x1b" not in output
    assert "\u202e" not in output
