"""The search in its two tiers: the archive waits until it is wanted, and a keyboard is enough."""

import json
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser import Tab
from tests.quality.company import DESKTOP, PHONE, Site
from tests.quality.test_accessible import audit

NOW, EARLIER = "Turn more trials into paying customers", "Nobody leaves us unheard"
MORE = "Search earlier cycles too"


@pytest.fixture
def home(tab: Tab, site: Site) -> Page:
    """The home page."""
    tab.page.goto(site.address)
    return tab.page


def look_for(page: Page, query: str) -> None:
    """Open the search by keyboard, and put a query in the place of what the box held."""
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def results(page: Page) -> Locator:
    """The links to what was found."""
    return page.get_by_role("dialog").get_by_role("listitem").get_by_role("link")


def archive(tab: Tab) -> list[str]:
    """The requests for the archive."""
    return [one for one in tab.requests if one.endswith("search/archive.json")]


def test_the_first_tier_holds_no_objective_that_is_over(site: Site) -> None:
    first = read(site.folder / "search/search_index.json")
    second = read(site.folder / "search/archive.json")
    assert "2026-Q4/growth/trial-to-paid/" in first
    assert "handbook/start/" in first
    assert {one.split("/")[0] for one in second} == {"2026-Q3"}
    assert [one for one in first if one.startswith("2026-Q3/")] == []


def read(file: Path) -> set[str]:
    """What an index leads to."""
    return {one["location"] for one in json.loads(file.read_text())["docs"]}


def test_what_runs_is_found_without_the_archive(home: Page, tab: Tab) -> None:
    assert not [one for one in tab.requests if "search" in one]
    look_for(home, "trial")
    first = results(home).first
    expect(first).to_contain_text(NOW)
    expect(first).to_contain_text("Q4 2026 · Growth")
    expect(home.get_by_role("button", name=MORE)).to_contain_text("pages")
    expect(home.get_by_role("heading", name="Earlier cycles")).to_have_count(0)
    assert archive(tab) == []


def test_the_arrows_lead_to_the_archive_and_into_it(home: Page, tab: Tab) -> None:
    look_for(home, "leaves")
    more = home.get_by_role("button", name=MORE)
    expect(more).to_be_visible()
    home.keyboard.press("ArrowUp")
    expect(more).to_be_focused()
    assert archive(tab) == []
    home.keyboard.press("Enter")
    earlier = home.get_by_role("list", name="Earlier cycles").get_by_role("link").first
    expect(earlier).to_be_focused()
    expect(earlier).to_contain_text(EARLIER)
    expect(earlier).to_contain_text("Q3 2026 · Lumen")
    expect(more).to_have_count(0)
    expect(home.get_by_role("list", name="Now and next").get_by_role("link")).not_to_have_count(0)
    home.keyboard.press("Enter")
    expect(home).to_have_title(f"{EARLIER} · Lumen OKRs")
    assert len(archive(tab)) == 1


def test_where_nothing_runs_the_archive_is_asked_unasked(home: Page, tab: Tab) -> None:
    look_for(home, "unheard")
    expect(results(home)).to_contain_text(EARLIER)
    expect(home.get_by_role("status")).to_have_text("1 matching document, from earlier cycles")
    expect(home.get_by_role("searchbox")).to_be_focused()
    look_for(home, "xyzzy")
    expect(home.get_by_role("status")).to_have_text("No matching documents in any cycle")
    look_for(home, "rhythm")
    expect(home.get_by_role("status")).to_contain_text(", none from earlier cycles")
    assert len(archive(tab)) == 1


def test_what_was_found_is_counted_and_said(home: Page) -> None:
    look_for(home, "customers")
    links, status = results(home), home.get_by_role("status")
    expect(status).to_contain_text("matching documents")
    now = links.count()
    expect(status).to_have_text(f"{now} matching documents")
    home.get_by_role("button", name=MORE).click()
    expect(home.get_by_role("heading", name="Earlier cycles")).to_be_visible()
    every = links.count()
    expect(status).to_have_text(f"{every} matching documents, {every - now} from earlier cycles")
    home.get_by_role("searchbox").fill("")
    expect(status).to_have_text("")
    expect(links).to_have_count(0)


def test_an_archive_out_of_reach_is_said_and_can_be_asked_again(home: Page) -> None:
    home.route("**/search/archive.json", lambda route: route.abort(), times=1)
    look_for(home, "customers")
    more = home.get_by_role("button", name=MORE)
    more.click()
    expect(home.get_by_role("status")).to_have_text("The earlier cycles can’t be reached now")
    expect(more).to_be_focused()
    more.click()
    expect(home.get_by_role("heading", name="Earlier cycles")).to_be_visible()


def test_a_name_is_found_without_its_accents(home: Page) -> None:
    look_for(home, "ines")
    expect(results(home).first).to_contain_text("Inês Duarte")


def test_the_search_works_in_a_folder_of_its_host(tab: Tab, deeper: Site) -> None:
    tab.page.goto(f"{deeper.address}teams/growth/")
    look_for(tab.page, "unheard")
    tab.page.get_by_role("link", name=EARLIER).click()
    expect(tab.page).to_have_title(f"{EARLIER} · Lumen OKRs")
    assert tab.errors == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_tiers_have_no_barrier(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    with browser.new_context(viewport=size, bypass_csp=True, color_scheme=scheme) as opened:
        page = opened.new_page()
        page.emulate_media(reduced_motion="reduce")
        page.goto(site.address)
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("customers")
        page.get_by_role("button", name=MORE).wait_for()
        assert audit(page) == []
        page.get_by_role("button", name=MORE).click()
        page.get_by_role("heading", name="Earlier cycles").wait_for()
        assert audit(page) == []
