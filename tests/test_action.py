"""`action.yml`, used as a company uses it and run with act: no text of a request is executed."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest
from ruamel.yaml import YAML

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.published import offline, published
from tests.repositories import Repository, new_repository
from tests.workflows import events
from tests.workflows.act import Ran, run
from tests.workflows.shipped import ROOT, pins

pytestmark = pytest.mark.xdist_group("action")  # published once, by one worker

ACTION = YAML(typ="safe", pure=True).load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
TEN_LINES = re.findall(r"```yaml\n(name: .*?)```", PAGE, re.DOTALL)[0]
OURS, PIN = "acme/okrs-as-code", "a" * 40
DAY = ("--as-of", "2026-10-05")
EVIL = "x\"; touch pwned; '`touch pwned`$(touch pwned)\u2028--fix"
MODULES = ("click", "pip", "site", "sitecustomize", "subprocess", "venv", "site_builder/__init__")


@dataclass(frozen=True)
class Company:
    """A repository with a plan, and what its workflow uses."""

    repository: Repository
    options: Sequence[str]

    @property
    def folder(self) -> Path:
        return self.repository.folder

    def uses(self, *arguments: str, command: str = "", asked: events.Event | None = None) -> Ran:
        """Let a request start the ten lines of the documentation, with these inputs."""
        event = events.pull_request(asked or events.request())
        path = self.folder.parent / "okrs.yml"
        path.write_text(TEN_LINES.replace("OWNER/okrs-as-code@SHA", f"{OURS}@{PIN}"))
        given = [f"command: {command}\n"] if command else []
        given.append("arguments: |\n" + indent("\n".join((*arguments, *DAY)), "  ") + "\n")
        with path.open("a", encoding="utf-8") as file:
            file.write("        with:\n" + indent("".join(given), " " * 10))
        return run("pull_request", event, self.folder, path, self.options)


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str]:
    """Where act finds the action, and pip its packages."""
    folder = tmp_path_factory.mktemp("action")
    action = published(folder / "okrs-as-code").folder
    packages = offline(folder / "packages")
    told = [f"{name}={value}" for name, value in packages.items()]
    environment = [word for one in told for word in ("--env", one)]
    return ["--local-repository", f"{OURS}@{PIN}={action}", *environment]


@pytest.fixture
def acme(tmp_path: Path, options: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> Company:
    """A company whose plan is sound; the runner has a Python."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    main = new_repository(tmp_path / "main")
    main.commit(SOUND)
    main.git("clone", "--quiet", str(main.folder), str(tmp_path / "acme"))
    return Company(Repository(tmp_path / "acme"), options)


def test_a_sound_plan_passes(acme: Company) -> None:
    ran = acme.uses()
    assert ran.code == 0, ran.log
    assert "::error" not in ran.log


def test_an_error_fails_the_job_on_its_line(acme: Company) -> None:
    text = SOUND[OBJECTIVE].replace("owner: sam", "owner: nobody", 1)
    acme.repository.commit({OBJECTIVE: text})
    ran = acme.uses()
    assert ran.code == 1
    assert f"::error file=okrs/{OBJECTIVE},line=" in ran.log
    assert "unknown-person" in ran.log


def test_a_review_knows_the_base_and_the_author_of_its_request(acme: Company) -> None:
    text = SOUND[OBJECTIVE].replace("to: 18", "to: 17", 1)
    assert text != SOUND[OBJECTIVE]
    acme.repository.commit({OBJECTIVE: text})
    ran = acme.uses(command="review")
    assert ran.code == 1
    assert "18 → 17 without an amendment" in ran.log


def test_a_second_use_in_a_job_installs_nothing_again(
    acme: Company, options: Sequence[str], tmp_path: Path
) -> None:
    told = dict(word.split("=", 1) for word in options if word.startswith(("PIP", "PYTHON")))
    action = Path(options[1].partition("=")[2])
    asked = {"OKRS_ACTION_COMMAND": "check", "OKRS_ACTION_ARGUMENTS": "\n".join(DAY)}
    (tmp_path / "runner").mkdir()
    env = {**os.environ, **told, **asked, "RUNNER_TEMP": str(tmp_path / "runner")}
    made = set()
    for _ in range(2):
        words = [sys.executable, str(action / "tools" / "action.py")]
        subprocess.run(words, cwd=acme.folder, env=env, check=True)
        made |= {(one, one.stat().st_mtime_ns) for one in (tmp_path / "runner").glob("*/ready")}
    assert len(made) == 1


def test_each_line_is_one_argument(acme: Company) -> None:
    assert acme.uses("--select", "OKR3, OKR4").code == 0
    ran = acme.uses("--select OKR3")
    assert ran.code == 1
    assert "'--select OKR3' is one argument. Write its words on lines of their own." in ran.log


def test_a_command_is_one_word(acme: Company) -> None:
    ran = acme.uses(command="check; touch pwned")
    assert ran.code == 1
    assert "'check; touch pwned' is no command of okrs." in ran.log


def test_nothing_that_a_request_says_or_holds_is_executed(acme: Company, tmp_path: Path) -> None:
    pwned = f"from pathlib import Path\nPath({str(tmp_path / 'pwned')!r}).touch()\n"
    for module in MODULES:
        file = acme.folder / f"{module}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(pwned)
    asked = events.request(text=EVIL, branch="x$(touch${IFS}pwned)", by="$(touch pwned)")
    ran = acme.uses("${{ github.event.pull_request.title }}", asked=asked)
    assert ran.code == 1
    assert f"There is no {EVIL} here." in ran.log, "one argument, to the letter"
    assert acme.uses(command="review", asked=asked).code == 0
    assert not list(tmp_path.rglob("pwned"))


def test_a_plan_gives_github_no_commands(acme: Company) -> None:
    text = SOUND[OBJECTIVE].replace("Turn more trials", "::error::Turn more trials", 1)
    assert text != SOUND[OBJECTIVE]
    acme.repository.commit({OBJECTIVE: text})
    ran = acme.uses(command="status")
    assert ran.code == 0, ran.log
    [token] = re.findall(r"::stop-commands::(\w{32})", ran.log)
    before, quoted, after = ran.log.partition("::error::Turn more trials")
    assert quoted
    assert f"::stop-commands::{token}" in before
    assert f"::{token}::" in after


def test_a_token_is_handed_over_only_where_it_is_given() -> None:
    assert ACTION["inputs"]["github-token"]["default"] == ""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert "github.token" not in text
    assert "secrets." not in text


def test_what_anybody_wrote_comes_in_by_the_environment() -> None:
    commands = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert commands == ['python "$GITHUB_ACTION_PATH/tools/action.py"']


def test_its_actions_are_those_of_the_workflows() -> None:
    used = {step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step}
    assert used <= {f"{action}@{pin}" for action, pin, _ in pins()}
    shown = set(re.findall(r"uses: (actions/\S+@\S+) # v", PAGE))
    assert shown <= {f"{action}@{pin}" for action, pin, _ in pins()}


def test_its_lock_is_a_part_of_the_one_that_is_tested() -> None:
    assert set(_locked("action.txt")) < set(_locked("dev.txt"))
    assert "hatchling" in {name for name, _ in _locked("action.txt")}


def _locked(name: str) -> list[tuple[str, str]]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9.-]+(?:\[\w-]+\])?)==(\S+)", text, re.MULTILINE)


def test_every_input_is_documented() -> None:
    for name, told in ACTION["inputs"].items():
        default = f"`{told['default']}`" if told["default"] else "none"
        assert f"| `{name}` | {default} |" in PAGE


def test_it_is_valid_and_the_auditor_finds_nothing() -> None:
    for words in (
        ["check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-actions"],
        ["zizmor", "--offline", "--quiet", "--no-progress", "--persona=auditor"],
    ):
        program = Path(sys.executable).with_name(words[0])
        done = subprocess.run(
            [program, *words[1:], ROOT / "action.yml"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
