"""The check-in page in a real browser: filled in, looked at, proposed."""

import re
from datetime import date
from textwrap import dedent
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.files.check_in_text import Told, check_in_path, check_in_text
from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from tests.browser import Tab
from tests.check_in_site import FILES, FOLDER, ask, proposed


def test_a_minute_makes_the_file_that_the_terminal_would_write(form: Page, tab: Tab) -> None:
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14.1 %")
    ask(form, "Trials that become", "Note").fill("It's: odd, {really} “so” – 日本 \\n")
    ask(form, "The auditor", "It is done").check()
    form.get_by_label("Wins").fill("Two of three.\n\n  The new page helps. ")
    form.get_by_label("Blockers").fill("None")
    told = (
        Told("secure", "report", done=True),
        Told("trials", "conversion", "14.1 %", "0.6", note="It's: odd, {really} “so” – 日本 \\n"),
    )
    path, text = proposed(form)
    prose = "Wins: Two of three.\n\n  The new page helps.\n\nBlockers: None"
    assert text == check_in_text("sam", told, prose)
    assert path == "okrs/" + check_in_path("2026-Q4", "growth", date(2026, 11, 17), "sam", ())
    assert form.get_by_role("link", name="Propose 2 updates on GitHub").is_visible()
    assert form.locator("#okr-text").text_content() == text
    assert tab.hosts() == {urlsplit(form.url).netloc}
    assert tab.errors == []


def test_what_is_proposed_is_read_without_a_finding(form: Page) -> None:
    form.get_by_label("You are").select_option("maria")
    ask(form, "The margin grows", "Value today").fill("0.4")
    ask(form, "Accounts that leave", "Value today").fill("3")
    path, text = proposed(form)
    files = {name.removeprefix("okrs/"): dedent(one) for name, one in FILES.items()}
    files[path.removeprefix("okrs/")] = text
    del files["mkdocs.yml"]
    plan, findings = read_plan(Tree({name: one.encode() for name, one in files.items()}))
    assert findings == []
    told = plan.folders["2026-Q4", "growth"].check_ins[-1]
    assert [one.value for one in told.updates] == [0.4, 3.0]


def test_what_no_file_may_hold_is_left_out(form: Page) -> None:
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14\x7f")
    ask(form, "Trials that become", "Note").fill("It\x9b works\x08")
    form.get_by_label("Wins").fill("One\x80\nTwo")
    told = Told("trials", "conversion", "14", "0.6", note="It works")
    assert proposed(form)[1] == check_in_text("sam", [told], "Wins: One\nTwo")


def test_only_what_somebody_filled_in_is_written(form: Page) -> None:
    go = form.get_by_role("link", name="Propose")
    expect(go).to_have_text("Propose on GitHub")
    value = ask(form, "Trials that become", "Value today")
    value.fill("14")
    expect(go).to_have_text("Propose 1 update on GitHub")
    assert "churn" not in proposed(form)[1]
    value.fill("")
    expect(go).to_have_text("Propose on GitHub")
    expect(form.get_by_text("Nothing is filled in yet.")).to_be_visible()


def test_the_status_is_foretold_and_read_out(form: Page) -> None:
    row = form.locator("[data-key-result=conversion]")
    expect(row.locator(".okr-status")).to_have_text("Off track")
    ask(form, "Trials that become", "Value today").fill("15.2")
    expect(row.locator(".okr-status")).to_have_text("At risk")
    expect(row).to_contain_text("52 % of the way, 52 % expected by now.")
    ask(form, "Trials that become", "Confidence").fill("80")
    expect(row.locator(".okr-status")).to_have_text("On track")
    assert "{value: 15.2, confidence: 0.8}" in proposed(form)[1]
    told = "Trials that become paying accounts: On track. 52 % of the way"
    expect(form.locator("[aria-live=polite]#okr-outlook")).to_contain_text(told)
    ask(form, "Trials that become", "Value today").fill("1,5")
    expect(row.locator(".okr-status")).to_have_text("Off track")


def test_somebody_may_call_it_something_else_by_keyboard(form: Page) -> None:
    row = form.locator("[data-key-result=conversion]")
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14")
    ask(form, "Trials that become", "Note").focus()
    form.keyboard.type("The new page is live")
    form.keyboard.press("Tab")
    expect(ask(form, "Trials that become", "Status")).to_be_focused()
    form.keyboard.type("On")
    expect(row.locator(".okr-status")).to_have_text("On track")
    expect(row).to_contain_text("52 % expected by now. By its figures it is at risk.")
    expect(form.locator("#okr-outlook")).to_contain_text("By its figures it is at risk.")
    note = "The new page is live"
    told = Told("trials", "conversion", "14", "0.6", status="on-track", note=note)
    assert proposed(form)[1] == check_in_text("sam", [told])
    ask(form, "Trials that become", "Status").select_option("As computed")
    expect(row.locator(".okr-status")).to_have_text("At risk")
    assert proposed(form)[1] == check_in_text("sam", [told._replace(status="")])


def test_a_status_alone_is_asked_for_its_reason(form: Page) -> None:
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Status").select_option("At risk")
    form.get_by_role("link", name="Propose").click()
    expect(ask(form, "Trials that become", "Value today")).to_be_focused()
    expect(form.get_by_text("say in the note why there is none")).to_be_visible()


@pytest.mark.parametrize(
    ("title", "value", "says"),
    [
        ("Trials that become", "14,1", "A comma can mean thousands or decimals."),
        ("Trials that become", "many", "This is no number. Write one such as 12"),
        ("Trials that become", "14 h", "This is counted in %."),
        ("The margin grows", "40", "from 0 to 1: 0.4 for 40 %."),
    ],
)
def test_a_figure_that_does_not_fit_is_told_at_its_field(
    form: Page, title: str, value: str, says: str
) -> None:
    field = ask(form, title, "Value today")
    field.fill(value)
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(says)))
    field.fill("0.5")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_figure_that_does_not_fit_is_read_out_once_it_is_left(form: Page) -> None:
    field = ask(form, "Trials that become", "Value today")
    field.fill("15.2")
    outlook = form.locator("[aria-live=polite]#okr-outlook")
    expect(outlook).to_contain_text("52 % of the way")
    field.fill("14,1")
    field.press("Tab")
    expect(outlook).to_have_text(
        re.compile("^Trials that become paying accounts: A comma can mean")
    )


def test_words_from_right_to_left_are_written_so(form: Page) -> None:
    note = ask(form, "Trials that become", "Note")
    for field in (note, form.get_by_label("Wins"), form.get_by_label("Blockers")):
        expect(field).to_have_css("direction", "ltr")
        field.fill("הכל טוב! (50%)")
        expect(field).to_have_css("direction", "rtl")


def test_what_is_missing_is_told_and_nothing_opens(form: Page) -> None:
    go, by = form.get_by_role("link", name="Propose"), form.get_by_label("You are")
    go.click()
    expect(form.get_by_text("Fill in at least one key result")).to_be_visible()
    ask(form, "Trials that become", "Confidence").fill("80")
    go.click()
    expect(by).to_be_focused()
    expect(by).to_have_accessible_description(
        "Choose who you are, so that others know whom to ask."
    )
    by.select_option("sam")
    go.click()
    expect(ask(form, "Trials that become", "Value today")).to_be_focused()
    expect(form.get_by_text("say in the note why there is none")).to_be_visible()
    assert len(form.context.pages) == 1


def tab_to(form: Page, field: Locator) -> None:
    """Press Tab until a field has the focus, as somebody does who has no mouse."""
    for _ in range(50):
        form.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {field}")


def test_the_whole_of_it_goes_by_keyboard(form: Page) -> None:
    form.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    form.get_by_label("You are").focus()
    form.keyboard.type("sam")
    tab_to(form, ask(form, "Trials that become", "Value today"))
    form.keyboard.type("16")
    form.keyboard.press("Tab")
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Tab")
    form.keyboard.type("Better")
    tab_to(form, form.get_by_role("link", name="Propose 1 update on GitHub"))
    with form.context.expect_page() as opened:
        form.keyboard.press("Enter")
    value = parse_qs(urlsplit(opened.value.url).query)["value"][0]
    assert value == check_in_text(
        "sam", [Told("trials", "conversion", "16", "0.65", note="Better")]
    )
    expect(form.get_by_text("GitHub opens with your check-in.")).to_be_visible()


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", "2026-11-17"),
        ("America/Los_Angeles", "2026-11-16"),
        ("UTC", "2026-11-16"),
    ],
)
def test_the_day_is_the_one_where_the_person_is(
    browser: Browser, address: str, zone: str, day: str
) -> None:
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-16T23:30:00Z")
        page.goto(address)
        ask(page, "Trials that become", "Value today").fill("14")
        assert proposed(page)[0] == f"{FOLDER}/{day}.md"


def test_a_day_that_is_taken_gets_the_persons_name(form: Page) -> None:
    form.locator("#okr-check-in").evaluate("one => one.dataset.taken = '2026-11-17'")
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14")
    assert proposed(form)[0] == f"{FOLDER}/2026-11-17-sam.md"
