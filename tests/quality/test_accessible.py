"""axe finds nothing: on any kind of page, light or dark, at a desk or on a phone."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.quality.company import DESKTOP, PHONE, Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
RUN = """async () => {
  const {violations} = await axe.run(
    document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})
  return violations.flatMap(({id, nodes}) => nodes.map(
    ({html, failureSummary}) => `${id}: ${html.slice(0, 200)} ${failureSummary}`))
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_has_a_barrier(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    with browser.new_context(
        color_scheme=scheme, viewport=size, bypass_csp=True, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        found = {kind: barriers(page, site.address + path) for kind, path in site.kinds.items()}
    assert {kind: told for kind, told in found.items() if told} == {}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_neither_the_open_search_nor_the_open_menu_has_one(
    browser: Browser, site: Site, size: ViewportSize
) -> None:
    with browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce") as opened:
        page = opened.new_page()
        page.goto(site.address)
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("trial")
        page.locator(".okr-search__results a").first.wait_for()
        assert audit(page) == []
        page.keyboard.press("Escape")
        if size == PHONE:
            page.get_by_role("button", name="Navigation").click()
            assert audit(page) == []


def barriers(page: Page, address: str) -> list[str]:
    """What axe finds on a page, opened at its top with every fold unfolded."""
    page.goto(address)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    return audit(page)


def audit(page: Page) -> list[str]:
    """What axe finds on a page as it stands."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found
