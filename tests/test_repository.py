"""What no file of this repository may hold."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# In pieces, so that this file does not hold them either.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "deb.debian" + ".org",
]


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_registry(host: str) -> None:
    assert holding(re.escape(host)) == []


def test_no_file_names_the_folder_it_was_written_in() -> None:
    assert holding(rf"(?<![\w/.-]){re.escape(str(ROOT))}(?![\w.-])") == []


def holding(pattern: str) -> list[str]:
    """The files in which this pattern stands."""
    wanted = re.compile(pattern.encode())
    return [str(path) for path in files() if wanted.search((ROOT / path).read_bytes())]


def files() -> list[Path]:
    """The files that Git keeps or would keep, relative to the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    named = (Path(name) for name in listed.stdout.split("\0") if name)
    return [path for path in named if (ROOT / path).is_file()]
