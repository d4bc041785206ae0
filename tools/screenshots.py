"""Take the pictures of the sample company that README and docs show: `make screenshots`."""

import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium, launch, serving

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = {"home": "", "objective": "2026-Q4/growth/trial-to-paid/", "alignment": "alignment/"}
SIZES = {"desktop": (1440, 1000), "phone": (390, 844)}
SCHEMES = {"desktop": "light", "phone": "dark"}


def main() -> None:
    """Build the site, and photograph each page: desktop light, phone dark."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(build, cwd=ROOT, check=True)
        executable = chromium()
        with serving(Path(folder)) as address, sync_playwright() as playwright:
            browser = launch(playwright, executable)
            for page, size in product(PAGES, SIZES):
                take(browser, address, page, size)
            browser.close()


def take(browser: Browser, address: str, page: str, size: str) -> None:
    """Take one picture: what a person sees before scrolling."""
    width, height = SIZES[size]
    scheme = SCHEMES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(address + PAGES[page])
    tab.screenshot(path=IMAGES / f"{page}-{size}-{scheme}.png")
    context.close()


if __name__ == "__main__":
    main()
