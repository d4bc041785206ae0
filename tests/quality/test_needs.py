"""Without scripts, on paper, in the machine's own colours, without motion."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.quality.company import DESKTOP, PHONE, Site

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.querySelector('.okr')).color"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_kind_of_page_is_whole_without_scripts(
    browser: Browser, site: Site, size: ViewportSize
) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.set_viewport_size(size)
        for kind, path in site.kinds.items():
            page.goto(site.address + path)
            expect(page.get_by_role("heading", level=1).first, kind).to_be_visible()
            teams = page.locator(".md-tabs").get_by_role("link", name="Teams", exact=True)
            expect(teams, kind).to_be_visible()
            assert overflow(page) <= 0, kind
            for dead in ("Search", "Navigation", "Switch to dark"):
                expect(page.get_by_role("button", name=dead), kind).to_have_count(0)


def overflow(page: Page) -> float:
    """By how many pixels a page is wider than its window."""
    whole = page.locator("html").bounding_box()
    inner = [one.bounding_box() for one in page.locator("body > *").all()]
    viewport = page.viewport_size
    boxes = [one for one in (whole, *inner) if one]
    return max(one["x"] + one["width"] for one in boxes) - (viewport["width"] if viewport else 0)


def test_a_dark_page_prints_light(browser: Browser, site: Site) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        for path in site.kinds.values():
            page.goto(site.address + path)
            page.emulate_media(media="screen")
            assert brightest(page.evaluate(BACKGROUND)) < 60
            page.emulate_media(media="print")
            assert brightest(page.evaluate(BACKGROUND)) in {0, 255}  # none at all, or white
        page.goto(site.address)
        assert brightest(page.evaluate(INK)) < 60
        assert page.locator(".md-header, .md-tabs").first.is_hidden()


def test_forced_colours_keep_what_status_and_bars_say(browser: Browser, site: Site) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(site.address)
        for drawn in (".okr-shape", ".okr-bar__fill"):
            fill = page.locator(drawn).first.evaluate("one => getComputedStyle(one).fill")
            assert fill == page.evaluate("getComputedStyle(document.body).color")


def test_reduced_motion_moves_nothing(browser: Browser, site: Site) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(site.address)
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(one =>"
            " parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
        )
    assert moving == 0


def brightest(colour: str) -> int:
    """The brightest part of a colour such as `rgb(18, 20, 25)`."""
    return max(int(float(part)) for part in colour.strip("rgba()").split(",")[:3])
