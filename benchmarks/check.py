"""How long `okrs check` takes, alone and with the whole plan, on plans of growing size.

    python -m benchmarks.check [OBJECTIVES …]

Every measurement is a process of its own, so importing the program counts. The files were just
written or read, so the disk does not. Of several runs the fastest counts: the others say how busy
the machine was.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.plan import AS_OF, generate
from benchmarks.processes import Cost, run

SIZES = (1_000, 3_000, 10_000)
"""Numbers of objectives, each with three key results."""

RUNS = 3
_WHOLE = f"""
from datetime import date
from pathlib import Path
from site_builder.check import check, open_stores
from site_builder.files.tree import read_folder

stores = open_stores(Path(".cache/okrs"))
found = check(read_folder(Path("okrs")), date.fromisoformat("{AS_OF}"), stores=stores, whole=True)
print("All is well" if found.plan and not found.findings else found.findings[0])
"""
WAYS = {
    "okrs check": (sys.executable, "-m", "site_builder.cli", "check", "--as-of", str(AS_OF)),
    "a check with the whole plan, as a build asks": (sys.executable, "-c", _WHOLE),
}
"""What is measured, each with its command."""


class Measured(NamedTuple):
    """A step of one way on a plan of one size."""

    way: str
    objectives: int
    files: int
    step: str
    cost: Cost

    @property
    def pace(self) -> float:
        """Milliseconds for 10,000 files."""
        return self.cost.wall * 1000 / self.files * 10_000


def forget(folder: Path) -> None:
    """Throw the cache away."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def nothing(folder: Path) -> None:
    """Leave the plan as it is."""


def edit_check_in(folder: Path) -> None:
    """Change one value in one check-in."""
    path = max((folder / "okrs" / "2026-Q4").glob("*/check-ins/*.md"))
    before, mark, after = path.read_text(encoding="utf-8").partition("value: ")
    value, comma, rest = after.partition(",")
    changed = f"{before}{mark}{float(value) + 0.01:.2f}{comma}{rest}"
    path.write_text(changed, encoding="utf-8")


def edit_team(folder: Path) -> None:
    """Change the name of one team."""
    path = min((folder / "okrs" / "teams").iterdir())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: ", "name: New ", 1), encoding="utf-8")


STEPS: dict[str, Callable[[Path], None]] = {
    "cold, without a cache": forget,
    "nothing changed": nothing,
    "one value of a check-in changed": edit_check_in,
    "one team's file changed": edit_team,
}
"""What is done before each check, in this order."""


def measure(objectives: int) -> Iterator[Measured]:
    """All steps of all ways on a plan with so many objectives."""
    with tempfile.TemporaryDirectory(prefix="okrs-bench-") as name:
        folder = Path(name)
        files = generate(folder / "okrs", objectives)
        for (way, command), (step, prepare) in product(WAYS.items(), STEPS.items()):
            costs = []
            for _ in range(RUNS):
                prepare(folder)
                costs.append(run(command, folder))
            best = min(costs, key=lambda cost: cost.wall)
            yield Measured(way, objectives, files, step, best)


def table(way: str, measured: list[Measured]) -> Table:
    """The figures side by side; growth 1.0 means twice the files take twice the time."""
    drawn = Table(title=f"{way}, best of {RUNS} runs, {os.cpu_count()} processors")
    drawn.add_column("step")
    columns = ("objectives", "files", "wall s", "CPU s", "peak MB", "ms / 10,000 files", "growth")
    for name in columns:
        drawn.add_column(name, justify="right")
    for step in STEPS:
        rows = [one for one in measured if one.step == step]
        for before, one in zip((None, *rows), rows, strict=False):
            drawn.add_row(step if before is None else "", *_figures(one, before))
        drawn.add_section()
    return drawn


def _figures(one: Measured, before: Measured | None) -> tuple[str, ...]:
    growth = "" if before is None else f"{_growth(before, one):.2f}"
    cost = one.cost
    plan = (f"{one.objectives:,}", f"{one.files:,}")
    return (
        *plan,
        f"{cost.wall:.2f}",
        f"{cost.cpu:.2f}",
        f"{cost.peak:.0f}",
        f"{one.pace:,.0f}",
        growth,
    )


def _growth(before: Measured, after: Measured) -> float:
    return (after.cost.wall / before.cost.wall) / (after.files / before.files)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure all sizes and print one table."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    measured: list[Measured] = []
    for size in sizes:
        console.print(f"[dim]checking a plan of {size:,} objectives …[/]")
        measured += measure(size)
    for way in WAYS:
        console.print(table(way, [one for one in measured if one.way == way]))
    unclean = [one for one in measured if one.cost.code or "All is well" not in one.cost.said]
    for said in dict.fromkeys(f"{one.objectives:,}: {one.cost.said}" for one in unclean):
        console.print(said, style="yellow", highlight=False)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
