"""Take the pictures of the sample company that README and docs show: `make screenshots`.

    python -m tools.screenshots [FOLDER]

They are of the repository that `okrs demo` makes, as it has a history to tell of.
"""

import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import Browser, sync_playwright

from site_builder.effects.demo import make_demo
from tests.browser import chromium, launch, serving
from tests.review.examples import comments
from tests.site import ENVIRONMENT

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = {
    "home": "",
    "objective": "2026-Q4/growth/trial-to-paid/",
    "alignment": "alignment/",
    "report": "2026-Q4/report/",
    "check-in": "2026-Q4/growth/check-in/",
}
COMMENT = ROOT / "tools" / "comment.html"
"""What surrounds the bot's comment, drawn in the forge's manner."""
SIZES = {"desktop": (1440, 1000), "phone": (390, 844)}
SCHEMES = {"desktop": "light", "phone": "dark"}


def main(images: Path = IMAGES) -> None:
    """Make the repository and its site, and photograph each page: desktop light, phone dark."""
    images.mkdir(parents=True, exist_ok=True)
    executable = chromium()
    with tempfile.TemporaryDirectory(prefix="okrs-screenshots-") as name:
        demo, site = Path(name, "lumen"), Path(name, "site")
        make_demo(demo)
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(build, cwd=demo, env=ENVIRONMENT, check=True)
        with serving(site) as address, sync_playwright() as playwright:
            browser = launch(playwright, executable)
            for page, size in product(PAGES, SIZES):
                file = images / f"{page}-{size}-{SCHEMES[size]}.png"
                take(browser, address + PAGES[page], size, file)
            (site / "comment.html").write_text(_comment(demo), encoding="utf-8")
            for size in SIZES:
                file = images / f"comment-{size}-{SCHEMES[size]}.png"
                take(browser, f"{address}comment.html", size, file)
            browser.close()


def _comment(demo: Path) -> str:
    """A page with the comment on an amendment."""
    written = next(comment for name, comment in comments(demo) if name == "amendment")
    drawn = MarkdownIt("commonmark").enable("table").render(written)
    return COMMENT.read_text(encoding="utf-8").replace("<!-- comment -->", drawn)


def take(browser: Browser, address: str, size: str, file: Path) -> None:
    """Take one picture: what a person sees before scrolling."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if SCHEMES[size] == "dark" else "light",
        reduced_motion="reduce",
    )
    tab = context.new_page()
    answer = tab.goto(address)
    if not (answer and answer.ok):
        raise SystemExit(f"There is no page at {address} to take a picture of.")
    tab.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
