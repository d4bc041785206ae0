"""Imports go down only: the contract holds, and it bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program and of its contract, to break."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "site_builder", tmp_path / "site_builder", ignore=skipped)
    return tmp_path


def test_imports_go_down_only() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


def test_an_unchanged_copy_keeps_the_contract(copy: Path) -> None:
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("model/upward.py", "import site_builder.rules", "site_builder.model.upward"),
        ("rules/upward.py", "import site_builder.pages", "site_builder.rules.upward"),
        ("files/upward.py", "import site_builder.effects", "site_builder.files.upward"),
        ("rules/sideways.py", "import site_builder.files", "site_builder.rules.sideways"),
        ("files/sideways.py", "import site_builder.rules", "site_builder.files.sideways"),
        ("model/outside.py", "import subprocess", "site_builder.model.outside"),
        ("rules/outside.py", "import ruamel.yaml", "site_builder.rules.outside"),
        ("pages/outside.py", "import mkdocs.plugins", "site_builder.pages.outside"),
        ("pages/drawing.py", "import rich.table", "site_builder.pages.drawing"),
        ("files/drawing.py", "import rich.table", "site_builder.files.drawing"),
        ("sundries.py", "", "sundries"),
        ("sundries/__init__.py", "", "sundries"),
    ],
)
def test_the_contract_bites(copy: Path, module: str, line: str, told: str) -> None:
    path = copy / "site_builder" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'"""Stands where it should not."""\n\n{line}\n')
    done = lint_imports(copy)
    assert done.returncode == 1
    assert told in done.stdout


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contract of the package in this folder, not of the one that is installed."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
