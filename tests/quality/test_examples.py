"""The library in a browser: found from where one begins, and a file copied from it."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import Tab
from tests.quality.company import Site
from tests.site import PLAN, build, read, write

GROWTH = "examples/growth/"
FILE = "---\n# trial-to-paying.md: add an owner:"


def copy(page: Page) -> None:
    """Press the button of the first objective."""
    button = page.get_by_role("button", name="Copy the file").first
    expect(button).to_have_accessible_description("Turn more trials into paying customers")
    button.press("Enter")


def test_it_is_found_from_how_and_from_the_practice_and_leads_to_an_objective(
    page: Page, site: Site
) -> None:
    page.goto(site.address)
    page.get_by_role("link", name="Good objectives to begin from").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Good objectives")
    page.goto(f"{site.address}how/")
    page.get_by_role("link", name="Good objectives to begin from").click()
    page.get_by_role("navigation", name="Departments").get_by_text("Growth").click()
    expect(page).to_have_url(f"{site.address}examples/#growth")
    page.get_by_role("link", name="Let happy customers bring the next ones").click()
    expect(page).to_have_url(f"{site.address}{GROWTH}#customers-tell-others")
    expect(page.get_by_text("okrs new objective --like customers-tell-others")).to_be_visible()


def test_its_file_is_copied(tab: Tab, site: Site) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.page.goto(site.address + GROWTH)
    copy(tab.page)
    expect(tab.page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = tab.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(FILE)
    assert text == tab.page.locator("pre").first.text_content()


def test_without_encryption_there_is_no_clipboard_and_the_text_is_marked(
    tab: Tab, site: Site
) -> None:
    def answer(route: Route) -> None:
        file = site.folder / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    tab.page.route("http://intranet.example/**", answer)
    tab.page.goto(f"http://intranet.example/{GROWTH}")
    copy(tab.page)
    expect(tab.page.get_by_text("The text is marked: copy it with Ctrl+C")).to_be_visible()
    assert str(tab.page.evaluate("getSelection().toString()")).startswith(FILE)


def test_without_scripts_the_file_is_there_and_the_button_is_not(
    browser: Browser, site: Site
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address + GROWTH)
        expect(page.get_by_role("button", name="Copy the file")).to_have_count(0)
        page.get_by_text("The file", exact=True).first.click()
        expect(page.locator("pre").first).to_be_visible()


def test_where_there_is_no_objective_yet_one_may_begin_from_an_example(tmp_path: Path) -> None:
    begun = {path: text for path, text in PLAN.items() if not path.endswith("trials.md")}
    done = build(write(tmp_path, begun), tmp_path / "site", "--strict")
    assert done.returncode == 0, done.stderr
    ways = {
        "index.html": "./examples/company/",
        "alignment/index.html": "../examples/company/",
        "attention/index.html": "../examples/",
        "teams/growth/index.html": "../../examples/growth/",
        "2026-Q4/index.html": "../examples/",
    }
    for page, way in ways.items():
        found = read(tmp_path / "site" / page, within="okr-empty")
        assert way in [one["href"] for one in found.all("a")], page
