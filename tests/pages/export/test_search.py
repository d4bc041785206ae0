"""What the search finds: what runs and comes at once, what is over when somebody asks."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from site_builder.pages.export.search import ARCHIVE_PATH, Entry, archive, entry, tiers
from site_builder.pages.page import Page
from site_builder.pages.site import pages
from site_builder.pages.view import View
from tests.pages.plans import AS_OF, CYCLE, OBJECTIVE, view_of

CYCLES = {
    "2026": ("The year", "2026-01-01", "2026-12-31"),
    "2026-Q3": ("Q3 2026", "2026-07-01", "2026-09-30"),
    "2027-Q1": ("Q1 2027", "2027-01-01", "2027-03-31"),
}


def cycles(*names: str) -> dict[str, str]:
    """Cycles around the running one, each with an objective."""
    files: dict[str, str] = {}
    for name in names:
        title, starts, ends = CYCLES[name]
        files[f"{name}/cycle.md"] = f"---\ntitle: {title}\nstarts: {starts}\nends: {ends}\n---\n"
        files[f"{name}/growth/trials.md"] = OBJECTIVE
    return files


def split(files: Mapping[str, str], as_of: date = AS_OF) -> tuple[set[str], set[str]]:
    """The paths of the pages of both tiers."""
    view = view_of(files, as_of)
    found = tiers(view, pages(view))
    return {one.path for one in found.now}, {one.path for one in found.earlier}


@pytest.mark.parametrize("cycle", ["2026-Q4", "2026", "2027-Q1"])
def test_what_runs_around_now_and_what_comes_is_found_at_once(cycle: str) -> None:
    now, _ = split(cycles("2026", "2026-Q3", "2027-Q1"))
    assert {f"{cycle}/index.md", f"{cycle}/growth/trials.md"} <= now


def test_a_cycle_that_is_over_is_in_the_archive_with_all_its_pages() -> None:
    now, earlier = split(cycles("2026", "2026-Q3"))
    assert "2026-Q3/growth/trials.md" in earlier
    assert {one.split("/")[0] for one in earlier} == {"2026-Q3"}
    assert [one for one in now if one.startswith("2026-Q3")] == []


def test_teams_people_and_landing_pages_are_found_at_once() -> None:
    now, _ = split(cycles("2026-Q3"))
    assert {"index.md", "teams/growth.md", "people/sam.md", "alignment.md", "cycles.md"} <= now


def test_the_last_cycle_stays_until_another_begins() -> None:
    now, earlier = split(cycles("2026-Q3"), date(2027, 2, 1))
    assert "2026-Q4/growth/trials.md" in now
    assert "2026-Q3/growth/trials.md" in earlier


def test_a_page_that_another_one_stands_for_is_found_nowhere() -> None:
    now, earlier = split(cycles("2026-Q3"))
    assert [one for one in now | earlier if one.endswith(("report.md", "present.md"))] == []


def test_the_dialog_is_told_of_the_archive_only_where_there_is_one() -> None:
    alone, both = view_of(), view_of(cycles("2026-Q3"))
    assert tiers(alone, pages(alone)).archive is None
    found = tiers(both, pages(both))
    assert found.archive == (ARCHIVE_PATH, f"{len(found.earlier)} pages")


def test_an_objective_is_found_by_its_opening_words_and_its_key_results() -> None:
    assert objective(view_of()) == Entry(
        location="2026-Q4/growth/trials/",
        title="Turn more trials into paying customers",
        text="<p>Trials are where customers begin. Trials that become paying accounts.</p>",
        where="Q4 2026 · Growth",
    )


def test_a_page_without_words_has_an_empty_text_and_no_place() -> None:
    one = entry(Page("people/sam.md", "Sam", "person.html", object), "", "people/sam/")
    assert json.loads(archive([one])) == {
        "docs": [{"location": "people/sam/", "title": "Sam", "text": ""}]
    }


def test_what_people_typed_is_text_and_keeps_its_apostrophes() -> None:
    title = 'Don\'t <b>"ship"</b> & pray'
    one = entry(Page("a.md", title, "person.html", object), title, "a/")
    assert one.title == 'Don\'t &lt;b&gt;"ship"&lt;/b&gt; &amp; pray'
    assert one.text == f"<p>{one.title}</p>"


def test_a_cycle_whose_folder_is_renamed_is_known_all_the_same() -> None:
    past = CYCLE.replace("2026-10-01", "2026-07-01").replace("2026-12-31", "2026-09-30")
    now, earlier = split({"search/cycle.md": past, "search/growth/trials.md": OBJECTIVE})
    assert "search_/growth/trials.md" in earlier
    assert "2026-Q4/growth/trials.md" in now


def objective(view: View) -> Entry:
    """What the search knows of the only objective."""
    page = next(one for one in pages(view) if one.template == "objective.html")
    return entry(page, page.words(), "2026-Q4/growth/trials/")
