"""Everything by keyboard: reached in order, seen when reached, left again."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import Tab
from tests.quality.company import DESKTOP, PHONE, Site

MOST = 400
FOCUS = """() => {
  const one = document.activeElement
  if (one === document.body) return null
  const style = getComputedStyle(one)
  const hit = (box) => document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 1), innerHeight - 1))
  const inside = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
    && box.top < innerHeight && box.left < innerWidth
  return {
    name: one.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    visible: [...one.getClientRects()].some(
      (box) => inside(box) && (one.contains(hit(box)) || Boolean(hit(box)?.contains(one)))),
    place: (one.compareDocumentPosition(window.before ?? one) & 4) ? "back" : "on",
    end: (window.before = one) && false,
  }
}"""


@pytest.fixture
def home(tab: Tab, site: Site) -> Page:
    """The home page, at rest."""
    tab.page.emulate_media(reduced_motion="reduce")
    tab.page.goto(site.address)
    return tab.page


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_whatever_is_focused_is_seen_and_in_order(
    browser: Browser, site: Site, size: ViewportSize
) -> None:
    lost: list[object] = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.set_viewport_size(size)
        for kind in site.kinds:
            page.goto(site.address + site.kinds[kind])
            lost += [(kind, one) for one in walked(page) if not one["fine"]]
    assert lost == []


def walked(page: Page) -> list[dict[str, object]]:
    """What the Tab key reaches on a page, once round."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        one = page.evaluate(FOCUS)
        if one is None or (stops and one["name"] == stops[0]["name"]):
            break
        stops.append(one | {"fine": one["outlined"] and one["visible"] and one["place"] == "on"})
    assert 1 < len(stops) < MOST
    return stops


def test_the_first_stop_skips_to_the_content(home: Page) -> None:
    home.keyboard.press("Tab")
    expect(home.get_by_role("link", name="Skip to content")).to_be_focused()
    home.keyboard.press("Enter")
    home.keyboard.press("Tab")
    assert home.evaluate("document.activeElement.closest('#okr') !== null")


def test_the_menu_of_a_phone_opens_and_closes(home: Page) -> None:
    home.set_viewport_size(PHONE)
    menu, drawer = home.locator("[data-okr-menu]"), home.locator(".md-sidebar--primary")
    assert menu.get_attribute("aria-expanded") == "false"
    assert drawer.evaluate("one => one.inert")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(home.get_by_role("button", name="Close")).to_be_focused()
    home.keyboard.press("Tab")
    for _ in range(5):
        home.keyboard.press("Tab")
        assert drawer.evaluate("one => one.contains(document.activeElement)")
    home.keyboard.press("Escape")
    expect(menu).to_be_focused()
    assert drawer.evaluate("one => one.inert")
    menu.press("Enter")
    home.get_by_role("link", name="Teams", exact=True).press("Enter")
    expect(home.get_by_role("heading", name="Teams", exact=True)).to_be_visible()


def test_a_wider_window_lets_go_of_the_menu(home: Page) -> None:
    home.set_viewport_size(PHONE)
    home.get_by_role("button", name="Navigation").click()
    home.set_viewport_size(DESKTOP)
    assert home.locator("[inert]").count() == 0


def test_the_search_comes_at_once_and_goes_with_escape(home: Page, tab: Tab) -> None:
    assert not [url for url in tab.requests if "search" in url]
    home.keyboard.press("Control+k")
    box = home.get_by_role("searchbox", name="Search")
    expect(box).to_be_focused()
    home.keyboard.type("trial")
    first = home.locator(".okr-search__results a").first
    expect(first).to_contain_text("Turn more trials into paying customers")
    home.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    home.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.get_by_role("dialog")).to_have_count(0)
    home.get_by_role("button", name="Search").press("Enter")
    home.keyboard.press("Enter")
    expect(home).to_have_title("Turn more trials into paying customers · Lumen OKRs")


def test_the_colours_change_by_keyboard_and_stay(home: Page) -> None:
    home.get_by_role("button", name="Switch to dark").press("Enter")
    expect(home.get_by_role("button", name="Switch to light")).to_be_focused()
    expect(home.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    home.reload()
    expect(home.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
