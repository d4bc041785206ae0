"""How long the history of a large plan takes to read: cold, again, and with one more commit.

    python -m benchmarks.history [FILES COMMITS]

Each measurement is a process of its own. The repository is made by one `git fast-import`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

FILES, COMMITS = 3_000, 20_000
RUNS = 3
_TEAMS = 100
_BEGINS = 1_767_600_000  # in January 2026
_PAUSE = 1_200
_MEGABYTE = 1024  # Linux counts kilobytes
_READ = (
    "import sys; from pathlib import Path; from site_builder.files.history import read_history; "
    "history = read_history(Path(sys.argv[1]), Path(sys.argv[2])); "
    "print(sum(len(one.subjects) for one in history.turns))"
)
_IMPORT = "; import site_builder.files.history"


class Cost(NamedTuple):
    """Seconds by the clock, megabytes at the peak, and how many steps it tells of."""

    wall: float
    peak: float
    steps: int


def generate(folder: Path, files: int, commits: int) -> None:
    """Make a repository with so many objectives, which so many commits change two by two."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["git", "init", "--quiet", "--template=", "--initial-branch=main"], cwd=folder, check=True
    )
    fast_import(folder, _stream(files, commits))


def fast_import(folder: Path, stream: Iterable[bytes]) -> None:
    """Let Git read commits one by one: what they take here, a process made later begins with."""
    command = ["git", "fast-import", "--quiet"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None  # noqa: S101 (it is a pipe)
        process.stdin.writelines(stream)
        process.stdin.close()
        if process.wait():
            raise SystemExit("Git could not read the commits.")


def _stream(files: int, commits: int) -> Iterator[bytes]:
    yield _commit(0, "Propose everything")
    yield from (_file(number, 0) for number in range(files))
    for number in range(1, commits):
        changed = {number % files, number * 7 % files}
        content = b"".join(_file(one, number) for one in sorted(changed))
        yield _commit(number, f"Change this and that (#{number})") + content


def _commit(number: int, message: str) -> bytes:
    who = f"Person {number % 50} <person-{number % 50}@lumen.example>"
    when = f"{_BEGINS + number * _PAUSE} +0000"
    lines = f"commit refs/heads/main\nauthor {who} {when}\ncommitter {who} {when}\n"
    return f"{lines}data {len(message)}\n{message}\n".encode()


def _file(number: int, version: int) -> bytes:
    text = _text(number, version).encode()
    path = f"okrs/2026-Q4/team-{number % _TEAMS}/objective-{number}.md"
    return f"M 100644 inline {path}\ndata {len(text)}\n".encode() + text + b"\n"


def _text(number: int, version: int) -> str:
    """An objective of about 2 KB with three key results; each version has other targets."""
    key_results = "".join(
        f"  result-{one}:\n    title: The figure number {one} moves\n"
        f"    owner: person-{number % 50}\n"
        f"    from: {one}\n    to: {100 + version + one}\n    unit: seats a month\n"
        for one in range(3)
    )
    prose = f"Why objective {number} matters is said here at some length, for people. " * 20
    matter = f"objective: Reach what number {number} stands for\nkey_results:\n{key_results}"
    return f"---\n{matter}---\n{prose}\n"


def run(folder: Path, kept: Path) -> Cost:
    """Read the history in a process of its own."""
    with tempfile.TemporaryFile("w+") as output:
        began = time.perf_counter()
        command = [sys.executable, "-c", _READ, str(folder / "okrs"), str(kept)]
        process = subprocess.Popen(command, stdout=output)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        steps = int(output.read())
    return Cost(wall, used.ru_maxrss / _MEGABYTE, steps)


def start() -> float:
    """Seconds that a process takes which reads nothing."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _READ.partition(";")[0] + _IMPORT], check=True)
    return time.perf_counter() - began


def measure(folder: Path, files: int, commits: int) -> Iterator[tuple[str, Cost]]:
    """All steps, each the fastest of several runs."""
    kept = folder / "history"
    cold = []
    for _ in range(RUNS):
        kept.unlink(missing_ok=True)
        cold.append(run(folder, kept))
    yield "cold", min(cold)
    yield "nothing new", min(run(folder, kept) for _ in range(RUNS))
    newer = []
    for number in range(RUNS):
        changed = _commit(commits + number, "One more") + b"from refs/heads/main^0\n"
        fast_import(folder, [changed, _file(number % files, -number - 1)])
        newer.append(run(folder, kept))
    yield "one commit more", min(newer)


def main(files: int = FILES, commits: int = COMMITS) -> None:
    """Measure and print a table."""
    console = Console(width=None if sys.stdout.isatty() else 100)
    table = Table(title=f"history of {files:,} files in {commits:,} commits, best of {RUNS}")
    for name in ("step", "wall s", "peak MB", "steps of objectives"):
        table.add_column(name, justify="left" if name == "step" else "right")
    with tempfile.TemporaryDirectory(prefix="okrs-history-") as name:
        folder = Path(name)
        generate(folder, files, commits)
        (folder / "okrs").mkdir()
        for step, cost in measure(folder, files, commits):
            table.add_row(step, f"{cost.wall:.2f}", f"{cost.peak:.0f}", f"{cost.steps:,}")
    console.print(table)
    console.print(f"Of each, {min(start() for _ in range(RUNS)):.2f} s is the start of a process.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
