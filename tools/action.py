"""What action.yml runs: install this checkout with what is locked, then run one command of okrs.

It needs nothing but the standard library. The command and its arguments come in by the
environment, and go on as a list of words: no shell ever reads them.
"""

import hashlib
import os
import re
import secrets
import subprocess
import sys
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "action.txt"
OLDEST = (3, 11)
WRONG_USE = 2

SPEAKING = {"check", "review"}
"""What speaks to GitHub in its log, and escapes what it quotes there."""


def main() -> None:
    """Run the command; its exit code is that of the step."""
    if sys.version_info < OLDEST:
        _refuse("okrs needs Python 3.11 or newer. Write python-version: '3.11'.")
    command = _command(os.environ["OKRS_ACTION_COMMAND"])
    arguments = _arguments(os.environ["OKRS_ACTION_ARGUMENTS"])
    program = _installed() / ("Scripts" if os.name == "nt" else "bin") / "okrs"
    words = [str(program), command, *arguments]
    sys.exit(_run(words) if command in SPEAKING else _run_unheard(words))


def _command(written: str) -> str:
    command = written.strip()
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", command):
        _refuse(f"{command!r} is no command of okrs. Write one word, such as command: check.")
    return command


def _arguments(written: str) -> list[str]:
    """One argument a line. Only the line feed ends a line: a title may hold other separators."""
    lines = [line.removesuffix("\r") for line in written.split("\n")]
    for line in lines:
        if re.match(r"--?[a-z][a-z-]* ", line):
            _refuse(f"{line!r} is one argument. Write its words on lines of their own.")
    return [line for line in lines if line]


def _installed() -> Path:
    """The environment with this checkout; made once a job, outside the checked-out folder."""
    made_of = f"{ROOT} {sys.executable} {sys.version}"
    name = f"okrs-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}"
    folder = Path(os.environ["RUNNER_TEMP"]) / name
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True, symlinks=os.name != "nt")
        _pip(folder, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
        _pip(folder, "--no-deps", "--no-build-isolation", str(ROOT))
        (folder / "ready").touch()
    return folder


def _pip(folder: Path, *arguments: str) -> None:
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    quietly = ["--quiet", "--no-input", "--disable-pip-version-check"]
    code = _run([str(python), "-m", "pip", "install", *quietly, *arguments])
    if code:
        sys.exit(code)


def _run(words: list[str]) -> int:
    """Run a program with what GitHub tells of a request as its defaults."""
    env = {"OKRS_CHECK_FORM": "github", "OKRS_REVIEW_FORM": "github", **os.environ}
    if env.get("GITHUB_BASE_REF"):
        env.setdefault("OKRS_REVIEW_BASE", f"origin/{env['GITHUB_BASE_REF']}")
    sys.stdout.flush()
    return subprocess.run(words, env=env, check=False, stdin=subprocess.DEVNULL).returncode


def _run_unheard(words: list[str]) -> int:
    """Run a program whose output GitHub is not to take for commands, whatever a plan says."""
    end = secrets.token_hex(16)
    print(f"::stop-commands::{end}")
    code = _run(words)
    print(f"::{end}::", flush=True)
    return code


def _refuse(sentence: str) -> NoReturn:
    escaped = sentence.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::error title=OKRs as code::{escaped}")
    sys.exit(WRONG_USE)


if __name__ == "__main__":
    main()
