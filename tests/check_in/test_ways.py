"""The check-in page for everybody: too long, no clipboard, no scripts, a phone, a large team."""

from pathlib import Path
from textwrap import dedent
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from site_builder.files.check_in_text import Told, check_in_text
from tests.browser import Tab, serving
from tests.check_in_site import CHECK_IN_PAGE, FOLDER, ask, built
from tests.quality.company import DESKTOP, PHONE
from tests.quality.test_accessible import audit
from tests.site import CONFIG, PLAN, read

SMALL: ViewportSize = {"width": 320, "height": 640}
"""What 1280 pixels are where somebody enlarges everything four times."""


def test_a_long_one_is_copied_and_the_page_says_so(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14")
    form.get_by_label("Wins").fill("Much. " * 1500)
    expect(form.get_by_text("This is too long for an address. Copy the file")).to_be_visible()
    plain = form.get_by_role("link", name="Open a new file on GitHub").get_attribute("href")
    assert plain is not None
    assert "value" not in parse_qs(urlsplit(plain).query)
    assert len(plain) < 7500
    form.get_by_role("button", name="Copy the file").click()
    expect(form.get_by_text(f"Copied. It belongs into {FOLDER}/2026-11-17.md.")).to_be_visible()
    wanted = check_in_text(
        "sam", [Told("trials", "conversion", "14", "0.6")], "Wins: " + "Much. " * 1500
    )
    assert form.evaluate("navigator.clipboard.readText()") == wanted


def test_without_encryption_there_is_no_clipboard_and_the_text_is_marked(
    tab: Tab, site: Path
) -> None:
    def answer(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    tab.page.route("http://intranet.example/**", answer)
    tab.page.goto(f"http://intranet.example/{CHECK_IN_PAGE}")
    tab.page.get_by_label("You are").select_option("sam")
    ask(tab.page, "Trials that become", "Value today").fill("14")
    tab.page.get_by_role("button", name="Copy the file").click()
    expect(tab.page.get_by_text("copy it with Ctrl+C")).to_be_visible()
    assert str(tab.page.evaluate("getSelection().toString()")).startswith("---\nby: sam\n")


def test_who_it_is_is_kept_only_where_the_person_wants_that(form: Page) -> None:
    form.get_by_label("You are").select_option("sam")
    form.reload()
    expect(form.get_by_label("You are")).to_have_value("")
    assert form.evaluate("localStorage.getItem('okrs-check-in-by')") is None
    form.get_by_label("You are").select_option("sam")
    form.get_by_label("Remember me").check()
    form.reload()
    expect(form.get_by_label("You are")).to_have_value("sam")
    form.get_by_label("Remember me").uncheck()
    form.reload()
    expect(form.get_by_label("You are")).to_have_value("")


def test_a_browser_that_keeps_nothing_is_not_asked_to(tab: Tab, address: str) -> None:
    refused = "{ get() { throw new DOMException('refused', 'SecurityError') } }"
    tab.page.add_init_script(f"Object.defineProperty(window, 'localStorage', {refused})")
    tab.page.goto(address)
    before = len(tab.errors)  # the theme around the page asks, too
    tab.page.get_by_label("You are").select_option("sam")
    ask(tab.page, "Trials that become", "Value today").fill("14")
    expect(tab.page.get_by_role("link", name="Propose 1 update on GitHub")).to_be_visible()
    expect(tab.page.get_by_label("Remember me")).to_have_count(0)
    assert len(tab.errors) == before


def test_after_the_cycle_a_check_in_is_refused_in_words(browser: Browser, tmp_path: Path) -> None:
    text = dedent(CONFIG).replace("  - okrs:\n      as_of: 2026-11-16\n", "  - okrs\n")
    running = "---\ntitle: Always\nstarts: 2020-01-01\nends: 2199-12-31\n---\n"
    site = built(tmp_path, PLAN | {"mkdocs.yml": text, "okrs/2026-Q4/cycle.md": running})
    with serving(site) as address, browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time("2200-01-02T12:00:00Z")
        page.goto(address + CHECK_IN_PAGE)
        page.get_by_label("You are").select_option("sam")
        ask(page, "Trials that become", "Value today").fill("14")
        page.get_by_role("button", name="Copy the file").click()
        expect(page.get_by_text("The cycle’s last day is 31 December 2199.")).to_be_visible()
        assert page.get_by_role("link", name="Propose").count() == 0, "no repository is known"


def test_without_scripts_the_page_names_the_other_ways(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text("Without scripts this page can’t write")).to_be_visible()
        expect(page.get_by_role("link", name="open a new file")).to_have_attribute(
            "href", f"https://github.com/acme/plan/new/main?filename={FOLDER}/YEAR-MONTH-DAY.md"
        )
        expect(page.get_by_text("okrs check-in")).to_be_visible()
        expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_all_its_messages_has_no_barrier(
    browser: Browser, address: str, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    with browser.new_context(
        color_scheme=scheme, viewport=size, bypass_csp=True, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(address)
        ask(page, "Trials that become", "Value today").fill("14,1")
        ask(page, "Accounts that leave", "Value today").fill("3")
        page.get_by_role("link", name="Propose").click()
        assert page.get_by_text("A comma can mean").is_visible()
        assert audit(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_no_page_of_a_team_with_very_much_is_long(site: Path) -> None:
    found = sorted((site / "2026-Q4/large/check-in").rglob("*.html"))
    assert len(found) == 3
    assert max(one.stat().st_size for one in found) < 60_000
    told = [
        one["data-key-result"]
        for file in found
        for one in read(file).all("li")
        if "data-key-result" in one
    ]
    assert len(set(told)) == len(told) == 30
