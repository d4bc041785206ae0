"""Running a program that the operator allowed."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event, Timer

from site_builder.sources.failure import SourceError

_KEYS = ("OKRS_TOKEN", "GITHUB_TOKEN", "OKRS_APP_ID", "OKRS_APP_PRIVATE_KEY")
"""What the bot signs in with, which is no program's business."""


def run(
    words: Sequence[str], root: Path, environment: Mapping[str, str], seconds: float, size: int
) -> bytes:
    """What it prints. No shell reads the words. Raises `SourceError`."""
    passed = {name: one for name, one in environment.items() if name not in _KEYS}
    try:
        process = subprocess.Popen(
            words,
            cwd=root,
            env=passed,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise SourceError(f"{words[0]} can't be started: {error.strerror}") from None
    return _printed(process, words[0], seconds, size)


def _printed(process: subprocess.Popen[bytes], name: str, seconds: float, size: int) -> bytes:
    late = Event()

    def stop() -> None:
        late.set()
        _end(process)

    timer = Timer(seconds, stop)
    timer.start()
    try:
        with process:
            printed = process.stdout.read(size + 1) if process.stdout else b""
            if len(printed) > size:
                _end(process)
                raise SourceError(f"{name} prints more than {size:,} bytes")
            process.wait()
    finally:
        timer.cancel()
    if late.is_set():
        raise SourceError(f"{name} does not end within {seconds:g} seconds")
    if process.returncode:
        raise SourceError(f"{name} ends with exit code {process.returncode}")
    return printed


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, where the system can."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
