"""`.pre-commit-hooks.yaml`: pre-commit clones, installs and runs it, as it does for a company."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.published import offline, published
from tests.repositories import Repository, new_repository
from tests.workflows.shipped import ROOT

pytestmark = pytest.mark.xdist_group("hooks")  # published and installed once, by one worker

FILE = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {one["id"]: one for one in YAML(typ="safe", pure=True).load(FILE.read_text())}
STARTER = ROOT / "site_builder" / "starter" / "pre-commit-config.yaml.jinja"
SETTINGS = "site_name: Acme\nplugins: [{okrs: {as_of: 2026-10-05}}]\n"
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")


@dataclass(frozen=True)
class Company:
    """A repository with a plan, whose commits and pushes pre-commit looks at."""

    repository: Repository
    env: Mapping[str, str]

    def hook(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Let a hook look at what is staged."""
        return self._run([PRE_COMMIT, "run", name, *words])

    def commit(self, files: Mapping[str, str | bytes | None]) -> subprocess.CompletedProcess[str]:
        """Commit as a person does, with the hooks that are installed."""
        self.repository.write(files)
        self.repository.git("add", "--all")
        who = ["-c", "user.name=Sam", "-c", "user.email=sam@x.example"]
        return self._run(["git", *who, "commit", "--message", "Change"])

    def text(self, path: str) -> str:
        return (self.repository.folder / path).read_text(encoding="utf-8")

    def _run(self, words: list[str | Path]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.repository.folder,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Where pre-commit keeps what it installed; the hooks are those that are here now."""
    folder = tmp_path_factory.mktemp("hooks")
    hooks = published(folder / "okrs-as-code")
    return {
        **offline(folder / "packages"),
        "PATH": f"{PRE_COMMIT.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "PRE_COMMIT_HOME": str(folder / "installed"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "OKRS_HOOKS": str(hooks.folder),
        "OKRS_COMMIT": hooks.git("rev-parse", "HEAD"),
    }


@pytest.fixture
def acme(tmp_path: Path, env: Mapping[str, str]) -> Company:
    """A company whose plan is sound and committed, with a main to be pushed to."""
    main = new_repository(tmp_path / "main")
    main.write(SOUND)
    (main.folder / "mkdocs.yml").write_text(SETTINGS)
    listed = "".join(f"      - id: {name}\n" for name in HOOKS)
    pinned = f"  - repo: {env['OKRS_HOOKS']}\n    rev: {env['OKRS_COMMIT']}\n"
    config = f"repos:\n{pinned}    hooks:\n{listed}"
    (main.folder / ".gitignore").write_text("/.cache/\n")
    (main.folder / ".pre-commit-config.yaml").write_text(config)
    main.git("add", "--all")
    main.git("commit", "--quiet", "--message", "Set up")
    main.git("clone", "--quiet", str(main.folder), str(tmp_path / "acme"))
    return Company(Repository(tmp_path / "acme"), env)


def test_a_commit_with_an_error_is_stopped_and_one_without_goes_through(acme: Company) -> None:
    subprocess.run([PRE_COMMIT, "install"], cwd=acme.repository.folder, env=acme.env, check=True)
    bad = acme.commit({OBJECTIVE: SOUND[OBJECTIVE].replace("owner: sam", "owner: nobody", 1)})
    assert bad.returncode == 1
    assert f"okrs/{OBJECTIVE}:" in bad.stdout
    assert "nobody" in bad.stdout
    good = acme.commit({OBJECTIVE: SOUND[OBJECTIVE].replace("begins.", "begins, always.", 1)})
    assert good.returncode == 0, good.stdout
    assert "Is the plan sound?" in good.stdout
    assert acme.repository.git("log", "-1", "--format=%s") == "Change"


def test_what_does_not_touch_the_plan_is_nobodys_business(acme: Company) -> None:
    (acme.repository.folder / "notes.md").write_text("hello\n")
    acme.repository.git("add", "notes.md")
    for name in ("okrs-check", "okrs-fix", "okrs-codeowners"):
        done = acme.hook(name)
        assert done.returncode == 0, done.stdout
        assert "(no files to check)Skipped" in done.stdout


def test_the_safe_fixes_are_made_and_shown_before_they_are_committed(acme: Company) -> None:
    acme.repository.write({OBJECTIVE: SOUND[OBJECTIVE].replace("objective:", "objectve:", 1)})
    acme.repository.git("add", "--all")
    done = acme.hook("okrs-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert acme.text(f"okrs/{OBJECTIVE}") == SOUND[OBJECTIVE]


def test_codeowners_follows_the_teams(acme: Company) -> None:
    first = acme.hook("okrs-codeowners", "--all-files")
    assert first.returncode == 0, first.stdout
    assert "/okrs/*/growth/ @maria" in acme.text(".github/CODEOWNERS")
    acme.repository.git("add", "--all")
    team = SOUND["teams/growth.md"].replace("lead: maria", "lead: sam")
    acme.repository.write({"teams/growth.md": team})
    acme.repository.git("add", "--all")
    assert acme.hook("okrs-codeowners").returncode == 1, "there is something to add"
    assert "/okrs/*/growth/ @sam" in acme.text(".github/CODEOWNERS")


def test_a_push_is_told_what_it_changes_and_who_decides(acme: Company) -> None:
    acme.repository.commit({OBJECTIVE: SOUND[OBJECTIVE].replace("to: 18", "to: 17", 1)})
    refs = ("--from-ref", "origin/main", "--to-ref", "HEAD")
    done = acme.hook("okrs-review", "--hook-stage", "pre-push", *refs)
    assert done.returncode == 1
    assert "18 → 17 without an amendment" in " ".join(done.stdout.split())


def test_pre_commit_takes_the_file_for_what_it_is() -> None:
    done = subprocess.run([PRE_COMMIT, "validate-manifest", FILE], check=False)
    assert done.returncode == 0


def test_the_hooks_are_those_of_the_page_and_of_okrs_init() -> None:
    page = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(okrs-\S+)` \|", page, re.MULTILINE) == list(HOOKS)
    [local] = YAML(typ="safe", pure=True).load(STARTER.read_text(encoding="utf-8"))["repos"]
    for one in local["hooks"]:
        ours = HOOKS[one["id"]]
        assert one == {key: ours[key] for key in one} | {"language": "system"}
