"""Make `.venv` and install the locked packages into it: the work behind `make setup`.

Runs on the machine's own Python and needs nothing but the standard library. `lock` makes the
virtual environment and installs what `requirements/dev.txt` pins, each package checked by its
hash; `package` adds this repository itself, editable.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements" / "dev.txt"
OLDEST = (3, 11)


def install_locked() -> None:
    """Install exactly what the lock file names, into a new or an existing virtual environment."""
    if not is_usable():
        make_environment()
    print("make setup: installing the locked packages into .venv …", flush=True)
    pip("--require-hashes", "-r", str(LOCK))


def install_package() -> None:
    """Install this repository, editable: its code is used where it lies."""
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))


def is_usable() -> bool:
    """Tell whether `.venv` holds a Python that starts, is new enough, and has pip."""
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    if not PYTHON.exists():
        return False
    answer = subprocess.run([str(PYTHON), "-c", question], check=False, capture_output=True)
    return answer.returncode == 0


def make_environment() -> None:
    """Make `.venv` anew with the Python that runs this script."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.exit(
            f"make setup needs Python 3.11 or newer, and {sys.executable} is {found}. "
            "Name another one: make setup PYTHON=python3.12"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"make setup could not make a virtual environment with {sys.executable}. "
            "On Debian and Ubuntu the module is a package of its own: apt-get install python3-venv"
        )


def pip(*arguments: str) -> None:
    """Run the virtual environment's `pip install`; stop with its exit code when it fails."""
    quietly = ["-qq", "--no-input", "--disable-pip-version-check"]
    command = [str(PYTHON), "-m", "pip", "install", *quietly, *arguments]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(done.returncode)


if __name__ == "__main__":
    {"lock": install_locked, "package": install_package}[sys.argv[1]]()
