"""The site in a real browser: it fits, asks nobody, works without scripts, reloads live."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Tab, serving
from tests.site import ENVIRONMENT, ROOT, build

HOME = ""
OBJECTIVE = "2026-Q4/growth/trial-to-paid/"
MAP = "alignment/map/2026-Q4/win-the-mid-market/"
ALIGNMENT = "alignment/"
PRESENT = "2026-Q4/present/"
OTHERS = [
    PRESENT,
    "2026-Q3/report/",
    MAP,
    "alignment/team/growth/",
    "attention/",
    "how/",
    "teams/growth/",
    "people/sam/",
    "2026-Q3/",
    "cycles/",
    "check-ins/",
    "rules/OKR201/",
]
DESKTOP, PHONE = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def lumen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample company's site; its address."""
    site = tmp_path_factory.mktemp("lumen")
    done = build(ROOT, site, "--strict")
    assert done.returncode == 0, done.stderr
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", [HOME, OBJECTIVE, ALIGNMENT, *OTHERS])
def test_a_page_fits_and_asks_nobody_else(
    tab: Tab, lumen: str, path: str, size: tuple[int, int]
) -> None:
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    tab.page.goto(lumen + path)
    tab.page.wait_for_load_state("networkidle")
    too_wide = tab.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert too_wide <= 0
    assert tab.errors == []
    assert tab.hosts() == {lumen.split("/")[2]}


@pytest.mark.parametrize("path", [HOME, OBJECTIVE, ALIGNMENT])
def test_every_drawing_has_words(tab: Tab, lumen: str, path: str) -> None:
    tab.page.goto(lumen + path)
    drawings = tab.page.locator(".okr svg")
    assert drawings.count() > 0
    silent = tab.page.locator(".okr svg:not([aria-label]):not([aria-hidden=true])")
    assert silent.count() == 0
    hidden = tab.page.locator(".okr svg[aria-hidden=true]:not(.okr-shape)")
    assert hidden.count() == 0


def test_no_title_on_a_map_is_wider_than_its_box(tab: Tab, lumen: str) -> None:
    tab.page.goto(lumen + MAP)
    assert tab.page.locator(".okr-map text").count() > 0
    outside = tab.page.evaluate(
        """() => [...document.querySelectorAll(".okr-map a")].flatMap(box => {
            const right = box.querySelector("use").getBoundingClientRect().right;
            const lines = [...box.querySelectorAll("text")];
            return lines.filter(one => one.getBoundingClientRect().right > right)
                .map(one => one.textContent);
        })"""
    )
    assert outside == []


def test_the_arrow_keys_turn_a_presentation(tab: Tab, lumen: str) -> None:
    tab.page.emulate_media(reduced_motion="reduce")
    tab.page.goto(lumen + PRESENT)
    expect(tab.page.get_by_text("turn with the arrow keys")).to_be_visible()
    for key, screen in [("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1)]:
        tab.page.keyboard.press(key)
        expect(tab.page.locator(f"#screen-{screen}")).to_be_focused()
        expect(tab.page.locator(f"#screen-{screen} h2")).to_be_in_viewport()


@pytest.mark.parametrize("cycle", ["2026-Q3", "2026-Q4", "2026"])
def test_a_report_prints_on_two_pages(tab: Tab, lumen: str, cycle: str) -> None:
    tab.page.goto(f"{lumen}{cycle}/report/")
    printed = tab.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_filters_work_at_once_and_without_scripts(browser: Browser, lumen: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(lumen + ALIGNMENT)
        page.locator(".okr-filters").get_by_role("link", name="Sales").click()
        assert page.url == lumen + ALIGNMENT
        expect(page.get_by_role("status")).to_have_text("2 of 16 objectives")
        expect(page.locator(".okr-node:visible:not(.okr-node--path)")).to_have_count(2)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(lumen + ALIGNMENT)
        page.locator(".okr-filters").get_by_role("link", name="Sales").click()
        expect(page.locator("h1")).to_have_text("Alignment: Sales")
        expect(page.locator(".okr-node")).to_have_count(2)


def test_dark_follows_the_machine_and_the_button(browser: Browser, lumen: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(lumen)
        assert background(page.evaluate(BACKGROUND)) < 60
        page.get_by_role("button", name="Switch to light").click()
        page.wait_for_function(f"{BACKGROUND} === 'rgb(255, 255, 255)'")


BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def background(colour: str) -> int:
    """The brightest part of a colour such as `rgb(18, 20, 25)`."""
    return max(int(part) for part in colour.strip("rgb()").split(","))


def test_the_keyboard_reaches_and_folds_the_tree(tab: Tab, lumen: str) -> None:
    tab.page.goto(lumen + ALIGNMENT)
    first = tab.page.locator(".okr-tree summary").first
    for _ in range(90):  # the matrix and the filters come first
        tab.page.keyboard.press("Tab")
        if first.evaluate("one => one === document.activeElement"):
            break
    expect(first).to_be_focused()
    branch = tab.page.locator(".okr-tree details").first
    assert branch.get_attribute("open") is not None
    tab.page.keyboard.press("Enter")
    assert branch.get_attribute("open") is None


def test_everything_is_readable_without_scripts(browser: Browser, lumen: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(lumen)
        expect(page.get_by_role("heading", name="Needs attention first")).to_be_visible()
        page.get_by_role("link", name="Alignment", exact=True).first.click()
        expect(page.get_by_text("Turn more trials into paying customers").first).to_be_visible()
        page.get_by_role("link", name="Turn more trials into paying customers").first.click()
        history = page.locator(".okr-history").first
        history.locator("summary").click()
        expect(history.get_by_role("table")).to_be_visible()


def test_the_search_finds_an_objective(tab: Tab, lumen: str) -> None:
    tab.page.goto(lumen)
    tab.page.get_by_role("button", name="Search").click()
    tab.page.keyboard.type("activation email")
    result = tab.page.locator(".okr-search__results a").first
    expect(result).to_contain_text("Turn more trials into paying customers")


def test_a_saved_change_shows_without_a_click(tab: Tab, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "okrs", tmp_path / "okrs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    file = tmp_path / "okrs/2026-Q4/growth/check-ins/2026-11-13.md"
    with running_server(tmp_path) as address:
        tab.page.goto(address + OBJECTIVE)
        expect(tab.page.locator("#activation-ctr .okr-figure")).to_contain_text("14.4 %")
        tab.page.wait_for_timeout(500)  # the page has to be listening
        file.write_text(file.read_text().replace("value: 14.4", "value: 15.3"))
        shown = tab.page.locator("#activation-ctr .okr-figure")
        expect(shown).to_contain_text("15.3 %", timeout=30_000)


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in a folder; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    log = (folder / "serve.log").open("w")
    with (
        log,
        subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Wait until somebody answers at a port of this machine."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    message = f"nobody answers at port {port}"
    raise TimeoutError(message)
