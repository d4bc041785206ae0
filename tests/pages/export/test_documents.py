"""What other programs read: it is valid, safe, and never about a person's score."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker

from site_builder.files.read import read_plan
from site_builder.files.tree import read_folder
from site_builder.model.change import Change, Kind
from site_builder.model.history import Author, File, Past, Request, Revision, Step, history_of
from site_builder.model.objective import Ref
from site_builder.model.terms import Status
from site_builder.pages.export.badge import badge, objective_badge, team_badge
from site_builder.pages.export.content import measure
from site_builder.pages.export.dates import calendar
from site_builder.pages.export.document import Address, beside
from site_builder.pages.export.documents import documents, schema
from site_builder.pages.export.feed import (
    atom,
    atom_of_changes,
    atom_of_weeks,
    json_feed,
    json_feed_of_changes,
    json_feed_of_weeks,
)
from site_builder.pages.export.table import export_csv, safe
from site_builder.pages.marks import mark
from site_builder.pages.repository import Repository
from site_builder.pages.view import View
from tests.pages.plans import AS_OF, COMPANY, CYCLE, GROWTH, OBJECTIVE, check_ins, only, view_of

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = Path(__file__).resolve().parents[3]


def address(path: str) -> str:
    """An address that shows the path it came from."""
    return f"https://okrs.example/{path}"


@pytest.fixture(scope="module")
def lumen() -> View:
    """The sample company."""
    plan, _ = read_plan(read_folder(ROOT / "okrs"))
    return View(plan, AS_OF)


def test_every_json_file_keeps_the_schema(lumen: View) -> None:
    validator = Draft202012Validator(json.loads(schema()), format_checker=FormatChecker())
    Draft202012Validator.check_schema(json.loads(schema()))
    checked = 0
    for one in documents(lumen, address):
        if one.path.endswith("index.json") or one.path.startswith(("api/plan", "api/cycles")):
            validator.validate(json.loads(one.build()))
            checked += 1
    assert checked > 30


def test_the_schema_refuses_what_is_wrong() -> None:
    validator = Draft202012Validator(json.loads(schema()))
    assert not validator.is_valid({"kind": "plan"})
    assert not validator.is_valid({"kind": "ranking"})


def test_no_file_sums_or_ranks_people(lumen: View) -> None:
    names = set(lumen.plan.frame.people)
    for one in documents(lumen, address):
        assert not one.path.startswith("people/")
        if one.path.endswith(".json") and "schema" not in one.path:
            assert_no_figures_of(names, json.loads(one.build()))


def assert_no_figures_of(names: set[str], content: object) -> None:
    """No mapping has a person for its key."""
    if isinstance(content, Mapping):
        assert not names & set(content)
        content = list(content.values())
    if isinstance(content, list):
        for one in content:
            assert_no_figures_of(names, one)


def test_every_document_has_a_place_of_its_own_and_some_content() -> None:
    found = list(documents(view_of(check_ins({"2026-11-13": "value: 12"})), address))
    assert len({one.path for one in found}) == len(found)
    assert all(one.build() for one in found)


def test_an_empty_plan_has_its_documents_too() -> None:
    found = {one.path: one.build() for one in documents(only({"company.md": COMPANY}), address)}
    assert {"api/plan.json", "export.csv", "calendar.ics", "check-ins/feed.xml"} <= set(found)


def test_json_stands_beside_its_page() -> None:
    assert beside("teams/growth.md") == "teams/growth/index.json"
    assert beside("2026-Q4/index.md") == "2026-Q4/index.json"


def rows(view: View) -> list[dict[str, str]]:
    text = export_csv(view, address).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_has_a_row_for_each_key_result() -> None:
    (row,) = rows(view_of(check_ins({"2026-11-13": "value: 14.5, confidence: 0.6"})))
    told = {name: row[name] for name in ("cycle", "key_result", "from", "to", "value", "status")}
    assert told == {
        "cycle": "2026-Q4",
        "key_result": "conversion",
        "from": "10.0",
        "to": "20.0",
        "value": "14.5",
        "status": "at-risk",
    }
    assert row["page"] == "https://okrs.example/2026-Q4/growth/trials.md#conversion"


def test_no_cell_can_run_as_a_formula() -> None:
    evil = OBJECTIVE.replace("Trials that become", "\"=cmd|' /C calc'!A0 and\" #").split("\n")
    text = "\n".join(one if "=cmd" not in one else '        title: "=1+1"' for one in evil)
    (row,) = rows(view_of({"2026-Q4/growth/trials.md": text}))
    assert row["title"] == "'=1+1"


@given(st.text() | st.floats(allow_nan=False) | st.none())
def test_text_never_begins_like_a_formula_and_numbers_stay_numbers(
    cell: str | float | None,
) -> None:
    found = safe(cell)
    if isinstance(found, str):
        assert not found.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    else:
        assert found == cell


def test_the_feeds_tell_the_newest_check_ins() -> None:
    said = {"2026-11-06": "value: 12", "2026-11-13": 'value: 13, note: "Going <well> & fine"'}
    view = view_of(check_ins(said))
    feed = ET.fromstring(atom(view, address))  # noqa: S314 (made two lines above)
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}updated") for one in entries] == [
        "2026-11-13T00:00:00Z",
        "2026-11-06T00:00:00Z",
    ]
    assert "Going <well> & fine." in (entries[0].findtext(f"{ATOM}content") or "")
    same = json.loads(json_feed(view, address))
    assert same["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in same["items"]] == [one.findtext(f"{ATOM}id") for one in entries]


def test_the_weeks_are_told_once_they_are_over() -> None:
    said = {"2026-11-06": "value: 12", "2026-11-13": "value: 13, note: Going well"}
    this_week = {"2026-11-16": "value: 14"}
    view = view_of(check_ins(said | this_week))
    feed = ET.fromstring(atom_of_weeks(view, address))  # noqa: S314 (made in the line above)
    last, before = feed.findall(f"{ATOM}entry")
    assert last.findtext(f"{ATOM}title") == "The week of 9 November 2026"
    assert last.findtext(f"{ATOM}updated") == "2026-11-15T00:00:00Z"
    assert before.findtext(f"{ATOM}title") == "The week of 2 November 2026"
    told = last.findtext(f"{ATOM}content") or ""
    assert told.startswith("1 team checked in: Growth.\n\nGrowth, 13 November 2026\n- ")
    assert told.endswith("accounts: 13 %. Going well.")
    same = json.loads(json_feed_of_weeks(view, address))["items"]
    assert [one["id"] for one in same] == ["urn:okrs:week:2026-11-09", "urn:okrs:week:2026-11-02"]


def test_a_feed_without_check_ins_is_still_a_feed() -> None:
    feed = ET.fromstring(atom(view_of(), address))  # noqa: S314 (made two lines above)
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2026-11-16T00:00:00Z"


def changed(title: str = "Lower it", **more: object) -> View:
    """The small company, with one revision of its objective and its team."""
    author = Author("Ann", "a@x.example")
    given = {"commit": "c0ffee", "number": 0, "on": AS_OF, "author": author, "title": title}
    revision = Revision(**given | more)  # type: ignore[arg-type]
    target = Change(Kind.TARGET, "conversion", "Target 25 → 20 %.", "25", "20")
    joined = Change(Kind.MEMBERS, "", "Members: bo joined.", "", "bo")
    pasts = (
        Past(Ref("2026-Q4", "growth", "trials"), "Trials", (Step(revision, (target,)),)),
        Past(File("team", "growth"), "Growth", (Step(revision, (joined,)),)),
    )
    return replace(view_of(), history=history_of(pasts))


def test_the_feeds_tell_who_changed_what() -> None:
    others = (Author("Bo", "b@x.example"),)
    view = replace(
        changed(request=Request(12), co_authors=others),
        repository=Repository("https://github.com/x/y", "main"),
    )
    feed = ET.fromstring(atom_of_changes(view, address))  # noqa: S314 (made in the line above)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Lower it (#12)"
    assert [one.findtext(f"{ATOM}name") for one in entry.findall(f"{ATOM}author")] == ["Ann", "Bo"]
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://github.com/x/y/pull/12"
    assert (entry.findtext(f"{ATOM}content") or "").split("\n") == [
        "Turn more trials into paying customers (Growth)",
        "- Changed without an amendment. Trials that become paying accounts: Target 25 → 20 %.",
        "Growth (Team)",
        "- Members: bo joined.",
    ]
    (item,) = json.loads(json_feed_of_changes(view, address))["items"]
    assert item["id"] == entry.findtext(f"{ATOM}id")
    assert item["authors"] == [{"name": "Ann"}, {"name": "Bo"}]


def test_without_a_forge_a_change_leads_to_the_changes() -> None:
    (item,) = json.loads(json_feed_of_changes(changed(), address))["items"]
    assert item["url"] == "https://okrs.example/changes.md"


@given(st.text())
def test_no_title_of_a_commit_breaks_a_feed(title: str) -> None:
    view = changed(title)
    feed = ET.fromstring(atom_of_changes(view, address))  # noqa: S314 (made in the line above)
    assert len(feed.findall(f"{ATOM}entry")) == len(
        json.loads(json_feed_of_changes(view, address))["items"]
    )


@pytest.mark.parametrize("make", [atom, atom_of_changes])
def test_an_atom_feed_has_all_that_atom_asks_for(make: Callable[[View, Address], bytes]) -> None:
    view = replace(changed(), plan=view_of(check_ins({"2026-11-13": "value: 13"})).plan)
    feed = ET.fromstring(make(view, address))  # noqa: S314 (made in the line above)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for one in (feed, *entries):
        assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1] * 3
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo
        assert (one.findtext(f"{ATOM}id") or "").startswith("urn:okrs:")
    assert all(one.findtext(f"{ATOM}author/{ATOM}name") for one in entries)
    assert {one.get("rel") for one in feed.findall(f"{ATOM}link")} == {None, "self"}


def test_the_calendar_names_due_days_and_the_end() -> None:
    found = Calendar.from_ical(calendar(view_of(as_of=date(2026, 12, 15)), address))
    days = [(str(one["summary"]), one.decoded("dtstart")) for one in found.walk("VEVENT")]
    assert days == [
        ("Check-ins of Q4 2026 are due", date(2026, 12, 16)),
        ("Check-ins of Q4 2026 are due", date(2026, 12, 23)),
        ("Check-ins of Q4 2026 are due", date(2026, 12, 31)),
        ("Q4 2026 ends", date(2026, 12, 31)),
    ]
    assert calendar(view_of(), address) == calendar(view_of(), address)


def test_what_is_over_is_no_date_to_come_and_what_begins_is() -> None:
    assert b"VEVENT" not in calendar(view_of(as_of=date(2027, 2, 1)), address)
    assert b"Q4 2026 begins" in calendar(view_of(as_of=date(2026, 9, 1)), address)


def test_a_badge_says_name_progress_and_status() -> None:
    view = view_of(check_ins({"2026-11-13": "value: 14"}))
    found = objective_badge(view, Ref("2026-Q4", "growth", "trials"))
    svg = ET.fromstring(found)  # noqa: S314 (made in the line above)
    assert svg.get("aria-label") == "Turn more trials into paying customers: 40 % at risk"
    assert b"Growth: 40 % at risk" in team_badge(view, "growth")
    assert b"Growth: pending" in team_badge(
        only({"company.md": COMPANY, "teams/growth.md": GROWTH, "2026-Q4/cycle.md": CYCLE}),
        "growth",
    )


def test_a_badge_can_do_no_harm_and_stays_short() -> None:
    found = badge('<script>alert("x")</script>' * 4, mark(Status.DONE), 1.0)
    svg = ET.fromstring(found)  # noqa: S314 (made in the line above)
    assert b"<script" not in found
    texts = [one.text or "" for one in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert len(texts[0]) <= 40


def test_each_measure_tells_only_what_is_its_own() -> None:
    assert measure(None).kind == "none"
