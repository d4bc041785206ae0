"""Running a command as a process of its own, and telling what it took."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_MEGABYTE = 1024  # Linux counts kilobytes


class Cost(NamedTuple):
    """What one run took: seconds by the clock, seconds of the processors, megabytes at the peak.

    Where the work is done in two processes, the peak is that of the larger one.
    """

    wall: float
    cpu: float
    peak: float
    code: int
    said: str
    """The last line that it printed."""


def run(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, with `more` variables around it, and wait for it."""
    with tempfile.TemporaryFile("w+") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env={**os.environ, **(more or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().strip().rpartition("\n")[2]
    cpu = used.ru_utime + used.ru_stime
    return Cost(wall, cpu, used.ru_maxrss / _MEGABYTE, process.returncode, said)
