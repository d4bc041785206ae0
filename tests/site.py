"""Building sites as a person would, and reading what was built."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
_VOID = set("area base br col embed hr img input link meta source track wbr".split())

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}

CONFIG = """\
    site_name: Acme OKRs
    docs_dir: okrs
    theme: material
    plugins:
      - search
      - okrs:
          as_of: 2026-11-16
    """

COMPANY = """\
    ---
    name: Acme
    stage: scaling
    headcount: 12
    leadership: [ana]
    ---
    """
CYCLE = "---\ntitle: Q4 2026\nstarts: 2026-10-01\nends: 2026-12-31\n---\n"
TEAM = "---\nname: Growth\nlead: maria\nmembers: [sam]\n---\n"
OBJECTIVE = """\
    ---
    objective: Turn more trials into paying customers
    key_results:
      conversion:
        title: Trials that become paying accounts
        owner: sam
        from: 10
        to: 20
        unit: "%"
      churn:
        title: Accounts that leave in their first month
        owner: maria
        keep: {at_most: 4}
        unit: "%"
    ---
    """
PLAN = {
    "mkdocs.yml": CONFIG,
    "okrs/company.md": COMPANY,
    "okrs/2026-Q4/cycle.md": CYCLE,
    "okrs/teams/growth.md": TEAM,
    "okrs/2026-Q4/growth/trials.md": OBJECTIVE,
}


def build(folder: Path, into: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", into, *options],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder; give the folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(dedent(text))
    return folder


@dataclass
class Read(HTMLParser):
    """A page that was read: its elements inside what an element of one class holds."""

    within: str = ""
    """Only what stands inside elements of this class is noted; everything where it is empty."""
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    depth: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        named = {name: value or "" for name, value in attrs}
        inside = self.depth > 0 or not self.within
        if inside:
            self.elements.append((tag, named))
        if tag not in _VOID and (self.depth or self.within in named.get("class", "").split()):
            self.depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content, as SVG has them."""
        if self.depth or not self.within:
            self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self.depth and tag not in _VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self.depth or not self.within:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


def read(file: Path, within: str = "") -> Read:
    """Read a page."""
    found = Read(within)
    found.feed(file.read_text())
    return found


def broken_links(site: Path) -> Iterator[str]:
    """The links of a site that lead to no file or no fragment of it."""
    ids: dict[Path, set[str]] = {}
    pages = {file: read(file) for file in sorted(site.rglob("*.html")) if file.name != "404.html"}
    for file, page in pages.items():
        ids[file] = {one["id"] for _, one in page.elements if "id" in one}
    for file, page in pages.items():
        for href in {one["href"] for _, one in page.elements if "href" in one}:
            target = _target(site, file, href)
            if target is None:
                continue
            found, fragment = target
            fine = found.exists() and (not fragment or fragment in ids.get(found, set()))
            if not fine:
                yield f"{file.relative_to(site)}: {href}"


def _target(site: Path, file: Path, href: str) -> tuple[Path, str] | None:
    """The file and the fragment that a link of the site means; None for one that leads out."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    here = file.relative_to(site).as_posix()
    path = unquote(urlsplit(urljoin(f"http://site/{here}", href)).path).lstrip("/")
    found = site / path
    return (found / "index.html" if found.is_dir() else found), parts.fragment
