"""`okrs init`: what it writes for editors and hooks."""

import json
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from site_builder.files.layout import Spot, spot
from site_builder.model.schema import KINDS
from site_builder.rules.example import SOUND
from tests.commands.setting_up import ACME, init, text
from tests.repositories import Repository, new_repository

PLAN = [
    *SOUND,
    "people/sam.md",
    "2026-Q4/growth/check-ins/2026-10-09.md",
    "2026-Q4/growth/retrospective.md",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository that was just set up."""
    made = new_repository(tmp_path / "acme").folder
    assert init(made, *ACME, "--yes").exit_code == 0
    return made


def test_jetbrains_takes_each_file_for_what_it_is(folder: Path) -> None:
    known = mappings(folder)
    assert set(known) == set(KINDS) - {"objective"}
    for path in PLAN:
        found = spot(path)
        assert isinstance(found, Spot)
        # As JetBrains does it: a * goes on across folders.
        kinds = [kind for kind, pattern in known.items() if fnmatchcase(f"okrs/{path}", pattern)]
        assert kinds == [found.kind] * (found.kind != "objective")


def test_jetbrains_finds_each_schema(folder: Path) -> None:
    schemas = re.findall(r'relativePathToSchema" value="(.+?)"', text(folder, MAPPINGS))
    assert len(schemas) == len(KINDS) - 1
    assert all((folder / one).is_file() for one in schemas)


def test_vs_code_is_told_which_extensions_help(folder: Path) -> None:
    told = json.loads(text(folder, ".vscode/extensions.json"))
    assert told == {"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]}


def test_git_keeps_what_is_for_everybody_and_no_more(folder: Path) -> None:
    (folder / ".idea/workspace.xml").write_text("<project/>\n")
    Repository(folder).git("add", "--all")
    kept = Repository(folder).git("ls-files", ".idea", ".vscode").split()
    assert kept == [MAPPINGS, ".vscode/extensions.json", ".vscode/settings.json"]


def test_the_readme_says_what_editors_do_not_check(folder: Path) -> None:
    readme = " ".join(text(folder, "README.md").split())
    assert "Neither of them checks the front matter of a Markdown file" in readme
    assert "`okrs lsp`" in readme


def test_pre_commit_takes_its_configuration(folder: Path) -> None:
    program = Path(sys.executable).with_name("pre-commit")
    words = [str(program), "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


MAPPINGS = ".idea/jsonSchemas.xml"


def mappings(folder: Path) -> dict[str, str]:
    """Each kind of file with the pattern of its paths."""
    project = ET.fromstring(text(folder, MAPPINGS))  # noqa: S314 (our own)
    assert project.get("version") == "4"
    component = project.find("component[@name='JsonSchemaMappingsProjectConfiguration']")
    assert component is not None
    found = {}
    for entry in component.findall("state/map/entry"):
        path = entry.find(".//Item/option[@name='path']")
        assert path is not None
        found[entry.get("key", "").removeprefix("OKRs: ")] = path.get("value", "")
    return found
