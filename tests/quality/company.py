"""A site with a page of every kind: Lumen's plan, and a handbook beside it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import ViewportSize

from tests.site import ROOT, build, write

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
HANDBOOK = {
    "docs/handbook/start.md": "# How we start\n\n[Our rhythm](deeper/rhythm.md)\n",
    "docs/handbook/deeper/rhythm.md": """\
        # Our rhythm

        ## Weekly

        | Day | Minutes |
        |:---:|--------:|
        | Monday | 15 |

        Ask `okrs check`. See [how we start](../start.md).

        ## Quarterly

        ```yaml
        keep: {at_most: 4}
        ```
        """,
}


@dataclass(frozen=True)
class Site:
    """A built site and where it is served."""

    folder: Path
    address: str
    kinds: dict[str, str]
    """A page of each kind, below the address."""


def company(folder: Path, site: str = "site", address: str = "") -> Path:
    """Build Lumen with pages of its own beside the plan; give the site's folder."""
    config = (ROOT / "mkdocs.yml").read_text()
    for old, new in {"docs_dir: okrs": "docs_dir: docs", "main/okrs/": "main/docs/"}.items():
        config = config.replace(old, new)
    shutil.copytree(ROOT / "okrs", folder / "okrs")
    write(folder, HANDBOOK | {"mkdocs.yml": f"site_url: {address}\n{config}"})
    done = build(folder, folder / site, "--strict")
    assert done.returncode == 0, done.stderr
    return folder / site
