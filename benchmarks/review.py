"""How long `okrs review` takes of one changed target in a large plan: cold, and again.

    python -m benchmarks.review [OBJECTIVES]

The plan is one commit of a repository, as a clone of a forge has it; the change is not committed.
Every measurement is a process of its own, so importing the program counts, and so does Git. Of
several runs the fastest counts.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.check import forget, nothing
from benchmarks.plan import AS_OF, generate
from benchmarks.processes import Cost, run

OBJECTIVES = 3_000
RUNS = 3
WARM_CPU = 1.5
"""Seconds of the processors that a review may take once the base is known."""

_REVIEW = (sys.executable, "-m", "site_builder.cli", "review", "--simulate")
_COMMAND = (*_REVIEW, "--author", "nobody", "--as-of", str(AS_OF))


def approved(folder: Path) -> tuple[str, ...]:
    """An approval of the last commit by the lead of the team, who is asked."""
    team = folder / "okrs" / "teams" / f"{changed_file(folder).parent.name}.md"
    lead = team.read_text(encoding="utf-8").partition("\nlead: ")[2].partition("\n")[0]
    return ("--approved-by", f"{lead}@HEAD")


def changed_file(folder: Path) -> Path:
    """The objective whose target changes."""
    return min((folder / "okrs" / "2026-Q4").glob("[!c]*/*.md"))


def change_target(folder: Path) -> None:
    """Change the target of one key result of a team, each time to another one."""
    path = changed_file(folder)
    before, mark, after = path.read_text(encoding="utf-8").partition("    to: ")
    value, end, rest = after.partition("\n")
    path.write_text(f"{before}{mark}{float(value) + 0.5:g}{end}{rest}", encoding="utf-8")


class Step(NamedTuple):
    """What is done before a review, and what it is asked beside."""

    name: str
    prepare: Callable[[Path], None]
    more: Callable[[Path], tuple[str, ...]] = lambda _: ()


STEPS = (
    Step("cold, without a cache", forget),
    Step("the same again", nothing),
    Step("another target", change_target),
    Step("and an approval of a commit", change_target, approved),
)
"""What is measured, in this order."""


def commit(folder: Path) -> None:
    """Make a repository of a folder, with all of it in one packed commit."""
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@lumen.example", "-c", "gc.auto=0")
    (folder / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    for words in (
        ("init", "--quiet", "--template=", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "-m", "Propose everything"),
        ("repack", "-a", "-d", "--quiet"),
    ):
        subprocess.run(["git", *who, *words], cwd=folder, check=True)


def measure(folder: Path) -> Iterator[tuple[str, Cost]]:
    """All steps, each the fastest of several runs."""
    change_target(folder)
    for step in STEPS:
        costs = []
        for _ in range(RUNS):
            step.prepare(folder)
            costs.append(run((*_COMMAND, *step.more(folder)), folder))
        yield step.name, min(costs, key=lambda cost: cost.cpu)


def main(objectives: int = OBJECTIVES) -> None:
    """Measure and print a table."""
    console = Console(width=None if sys.stdout.isatty() else 100)
    with tempfile.TemporaryDirectory(prefix="okrs-review-") as name:
        folder = Path(name)
        files = generate(folder / "okrs", objectives)
        commit(folder)
        title = f"okrs review, one target of {objectives:,} objectives ({files:,} files)"
        table = Table(title=f"{title}, best of {RUNS}")
        for column in ("step", "wall s", "CPU s", "peak MB"):
            table.add_column(column, justify="left" if column == "step" else "right")
        for step, cost in measure(folder):
            figures = (f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}")
            table.add_row(step, *figures)
            if cost.code:
                console.print(f"{step}: {cost.said}", style="yellow", highlight=False)
    console.print(table)
    console.print(f"The aim is {WARM_CPU} s of CPU once there is a cache.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
