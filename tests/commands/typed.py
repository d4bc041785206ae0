"""`okrs` at a terminal, with a person who types."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def at_a_terminal(folder: Path, lines: Iterable[str], *arguments: str) -> tuple[str, int]:
    """What a person sees who types these lines in a folder, and the exit code."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "site_builder.cli", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, "".join(f"{one}\n" for one in lines).encode())
    told = b""
    while part := _read(ours):
        told += part
    os.close(ours)
    return told.decode(), process.wait()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b""
