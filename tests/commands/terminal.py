"""`okrs` at a real terminal, with somebody who answers."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def answer(folder: Path, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Run `okrs` in a folder, type the answers, and give the exit code and what was to be seen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder.cli", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "200", "PYTHONPATH": str(_ROOT)},
    )
    os.close(theirs)
    os.write(ours, "".join(f"{one}\n" for one in answers).encode())
    seen = b""
    while part := _read(ours):
        seen += part
    os.close(ours)
    return process.wait(), seen.decode().replace("\r\n", "\n")


_ROOT = Path(__file__).resolve().parents[2]


def _read(terminal: int) -> bytes:
    """What is shown next; nothing once the other side is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
