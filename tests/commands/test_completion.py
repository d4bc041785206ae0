"""`okrs completion`: what a shell offers, asked of a real bash that reads the script."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import COMMANDS, main
from site_builder.rules.example import OBJECTIVE, SOUND
from site_builder.rules.run import all_rules
from tests.commands.company import write_company
from tests.commands.setting_up import files

SETTINGS = "site_name: Lumen\nplugins: [{okrs: {as_of: 2026-10-05}}]\n"
OBJECTIVES = [
    "company/calm-operations",
    "company/good-place",
    "company/win-the-mid-market",
    "growth/trial-to-paid",
]
PEOPLE = ["ana", "ines", "lea", "maria", "sam", "tomas"]
PROGRAMS = Path(sys.executable).parent

# What bash does when a person types a line and presses Tab, as its manual describes it.
TAB = """\
eval "$(okrs completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
complete -p okrs >&2
_okrs_completion okrs "${COMP_WORDS[COMP_CWORD]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small company, on a day on which its cycle runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return write_company(tmp_path)


def tab(folder: Path, *typed: str) -> list[str]:
    """What bash offers for the last word of a line that begins with okrs."""
    done = bash(folder, TAB, "okrs", *typed)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "complete -o nosort -F _okrs_completion okrs\n"
    return done.stdout.split()


def bash(folder: Path, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        cwd=folder,
        env={"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_commands_and_options_are_offered(company: Path) -> None:
    assert tab(company, "") == list(COMMANDS)
    assert tab(company, "ch") == ["check", "check-in"]
    assert tab(company, "new", "") == ["cycle", "key-result", "objective", "person", "team"]
    assert tab(company, "check", "--s") == ["--strict", "--select"]
    assert tab(company, "schema", "c") == ["company", "cycle", "check-in"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["status", "--team", ""], ["company", "growth"]),
        (["status", "--person", ""], PEOPLE),
        (["amend", "--owner", "ma"], ["maria"]),
        (["close", ""], ["2026-Q4"]),
        (["tree", "--cycle=2026", ""], []),
        (["status", "--cycle", "2026"], ["2026-Q4"]),
        (["drop", ""], OBJECTIVES),
        (["drop", "gr"], ["growth/trial-to-paid"]),
        (["drop", "2026-Q4/gr"], ["2026-Q4/growth/trial-to-paid"]),
        (
            ["amend", "company/win-the-mid-market/m"],
            ["company/win-the-mid-market/mid-market-arr"],
        ),
        (
            ["amend", "2026-Q4/company/g"],
            [
                "2026-Q4/company/good-place/leaving",
                "2026-Q4/company/good-place/offers",
            ],
        ),
        (["new", "key-result", "growth/"], ["growth/trial-to-paid"]),
        (
            ["new", "objective", "--supports", "company/calm"],
            [
                "company/calm-operations",
                "company/calm-operations/incidents",
                "company/calm-operations/restore",
            ],
        ),
        (["explain", "OKR30"], ["OKR301", "OKR302", "OKR303", "OKR304", "OKR305", "OKR306"]),
        (["check", "--select", "OKR301,OKR11"], [f"OKR301,OKR11{digit}" for digit in "01234"]),
        (["examples", "customer-"], ["customer-success"]),
        (["new", "objective", "--like", "trial-to-p"], ["trial-to-paying"]),
        (["review", "--author", "so"], []),
    ],
    ids=" ".join,
)
def test_names_of_the_plan_are_offered(company: Path, typed: list[str], offered: list[str]) -> None:
    assert tab(company, *typed) == offered


def test_a_plan_elsewhere_is_asked(company: Path) -> None:
    (company / "okrs").rename(company / "goals")
    assert tab(company, "drop", "g") == []
    assert tab(company, "drop", "--content", "goals", "g") == ["growth/trial-to-paid"]


def test_where_there_is_no_plan_nothing_is_offered(tmp_path: Path) -> None:
    for typed in (["drop", ""], ["amend", ""], ["close", ""], ["status", "--person", ""]):
        assert tab(tmp_path, *typed) == []


@pytest.mark.parametrize("path", [*SOUND, "mkdocs.yml"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00", b"---\nkey_results: [\n", b"---\n- 1\n---\n"]
)
def test_a_broken_plan_breaks_no_command_line(company: Path, path: str, content: bytes) -> None:
    place = company / path if path == "mkdocs.yml" else company / "okrs" / path
    place.write_bytes(content)
    before = files(company)
    for typed in ("drop", "amend", "close", "status --team", "status --person"):
        done = ask_as("bash", f"okrs {typed} ", len(typed.split()) + 1)
        assert (done.exit_code, done.stderr) == (0, "")
    assert files(company) == before, "nothing is written"


def test_what_a_shell_would_read_is_not_offered(company: Path) -> None:
    evil = company / "okrs/2026-Q4/growth/$(touch pwned).md"
    evil.write_text(SOUND[OBJECTIVE])
    text = SOUND[OBJECTIVE].replace("activation-ctr:", '"$(touch pwned)":', 1)
    assert text != SOUND[OBJECTIVE]
    (company / "okrs" / OBJECTIVE).write_text(text)
    (company / "okrs/people").mkdir()
    (company / "okrs/people/`touch pwned`.md").write_text("---\nname: Eve\n---\n")
    assert tab(company, "drop", "growth/") == ["growth/trial-to-paid"]
    assert "$" not in "".join(tab(company, "amend", ""))
    assert tab(company, "status", "--person", "") == PEOPLE
    assert not list(company.rglob("pwned"))


def test_very_many_objectives_are_offered_without_their_key_results(company: Path) -> None:
    for number in range(200):
        (company / f"okrs/2026-Q4/growth/one-{number}.md").write_text(SOUND[OBJECTIVE])
    assert "growth/one-7/" in tab(company, "amend", "")
    assert tab(company, "amend", "growth/one-7/a") == ["growth/one-7/activation-ctr"]


def test_commands_are_offered_without_being_imported(company: Path) -> None:
    words = f"-c 'import sys; sys.argv[0] = \"okrs\"; {IMPORTED}'"
    done = bash(
        company, f"COMP_WORDS='okrs ' COMP_CWORD=1 _OKRS_COMPLETE=bash_complete python {words}"
    )
    assert "plain,check-in" in done.stdout
    assert done.stderr == "[]\n"


IMPORTED = (
    "import atexit; atexit.register(lambda: print("
    '[one for one in sys.modules if one.startswith("site_builder.commands")], file=sys.stderr)); '
    "from site_builder.cli import main; main()"
)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_script_says_how_to_install_it(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_OKRS_COMPLETE={shell}_complete" in done.output
    assert f"#   {'okrs' if shell == 'fish' else 'eval'}" in done.output
    assert f"okrs completion {shell}" in done.output


def test_zsh_finds_its_mark_on_the_first_line() -> None:
    assert CliRunner().invoke(main, ["completion", "zsh"]).output.startswith("#compdef okrs\n")


@pytest.mark.usefixtures("company")
def test_zsh_and_fish_are_told_the_same_in_their_own_words() -> None:
    assert ask_as("zsh", "okrs drop gr", 2).output == "plain\ngrowth/trial-to-paid\n_\n"
    fish = ask_as("fish", "okrs drop ", "gr").output
    assert fish.startswith("plain")
    assert "growth/trial-to-paid" in fish


def test_another_shell_is_told_which_there_are() -> None:
    done = CliRunner().invoke(main, ["completion", "tcsh"])
    assert done.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in done.output


def test_every_rule_is_offered(company: Path) -> None:
    assert tab(company, "explain", "") == list(all_rules())


def ask_as(shell: str, line: str, word: int | str) -> Result:
    """Ask as the script of a shell does, which hands over the line and the word to complete."""
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(word)}
    variable = {"_OKRS_COMPLETE": f"{shell}_complete"}
    return CliRunner().invoke(main, prog_name="okrs", env=asked | variable)
