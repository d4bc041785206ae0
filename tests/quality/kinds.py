"""One page of every kind that a site has: no list of ours, so that a new kind is measured too."""

import re
from pathlib import Path

_KIND = re.compile(r'<article class="okr" id="okr" data-kind="([\w-]+)"')


def kinds(site: Path) -> dict[str, str]:
    """The largest page of each kind, as an address below the site's; by the kind's name."""
    found: dict[str, tuple[int, str]] = {}
    for file in site.rglob("*.html"):
        one = file.stat().st_size, file.relative_to(site).as_posix().removesuffix("index.html")
        found[_kind(file)] = max(one, found.get(_kind(file), one))
    return {kind: path for kind, (_, path) in sorted(found.items())}


def _kind(file: Path) -> str:
    """The template that drew a page; the user's own pages are of one kind."""
    named = _KIND.search(file.read_text())
    return named[1] if named else "missing" if file.name == "404.html" else "prose"
