"""The issue forms: what GitHub refuses is never in them, and what they list can be read again."""

import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import cast
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from site_builder.intake.answers import Answers
from site_builder.intake.fields import CHECK_IN, FORMS, KEY_RESULT, OBJECTIVE, Form, Today
from site_builder.intake.forms import MOST, Value, address, choices, form
from site_builder.model.objective import Objective
from site_builder.model.plan import Plan, Team
from tests.builders import day, objective, plan, quarter

TODAY = day(30)
SCHEMA = json.loads(
    files("check_jsonschema").joinpath("builtin_schemas/vendor/github-issue-forms.json").read_text()
)
OF_GITHUB = {"assignees", "body", "labels", "milestone", "projects", "template", "title", "type"}
"""What an address means by these words, whichever fields a form has."""
SMALL = plan(
    objective(key_results=("signups", "renewals")),
    objective("win-the-mid-market", team="company", key_results=("arr",)),
)


def asked(one: Form, of: Plan = SMALL, site: str = "") -> dict[str, dict[str, Value]]:
    """The fields of a form by their ids, each with its attributes and its kind."""
    found = cast("list[dict[str, Value]]", form(one, of, TODAY, site)["body"])
    named = {str(each.get("id", "about")): each for each in found}
    return {
        name: {**cast("dict[str, Value]", each["attributes"]), "kind": each["type"]}
        for name, each in named.items()
    }


def reference(picked: str) -> str:
    """What the reader of the answers takes a choice for."""
    return Answers(KEY_RESULT, {"objective": picked}).chosen("objective")


def titled(title: str) -> Objective:
    return objective(title=title)


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
@pytest.mark.parametrize("of", [SMALL, plan()], ids=["small", "empty"])
def test_every_form_is_one_by_githubs_schema(one: Form, of: Plan) -> None:
    made = form(one, of, TODAY, "https://okrs.example/")
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(made)] == []


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_every_form_keeps_what_github_asks_beyond_its_schema(one: Form) -> None:
    made, fields = form(one, SMALL, TODAY), asked(one)
    assert len(str(made["description"])) <= 200, "GitHub drops a form that says more"
    labels = [str(each["label"]) for name, each in fields.items() if name != "about"]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert len(fields) == len(one.fields) + 1, "ids are unique"
    assert not OF_GITHUB & fields.keys()
    for each in fields.values():
        options = [str(option) for option in cast("list[Value]", each.get("options", []))]
        assert len({option.casefold() for option in options}) == len(options)
        assert "none" not in [option.casefold() for option in options]


def test_a_form_says_what_happens_and_where_the_plan_is_to_be_seen() -> None:
    about = str(asked(CHECK_IN, site="https://okrs.example/")["about"]["value"])
    assert "you need no Git" in about
    assert about.endswith("\n\n[The plan as it stands](https://okrs.example/)")


@pytest.mark.parametrize("site", ["", "javascript:alert(1)", "https://x.example/) [mine](y"])
def test_without_a_proper_address_of_the_site_it_has_no_link(site: str) -> None:
    assert "[" not in str(asked(CHECK_IN, site=site)["about"]["value"])


def test_key_results_of_the_shortest_running_cycle_come_first_others_with_their_cycle() -> None:
    year = quarter(date(2026, 1, 1), date(2026, 12, 31), name="2026")
    of = plan(
        objective(key_results=("signups", "renewals")),
        objective("win", team="company", key_results=("arr",)),
        objective("lead", team="company", cycle="2026", key_results=("share",)),
        cycles=(year,),
    )
    assert choices(Today.KEY_RESULTS, of, TODAY) == [
        "company/win/arr — arr",
        "growth/trial-to-paid/signups — signups",
        "growth/trial-to-paid/renewals — renewals",
        "2026/company/lead/share — share",
    ]
    assert [reference(one) for one in choices(Today.OBJECTIVES, of, TODAY)] == [
        "2026/company/lead",
        "2026-Q4/company/win",
        "2026-Q4/growth/trial-to-paid",
    ]
    assert choices(Today.CYCLES, of, TODAY) == ["2026 — 2026", "2026-Q4 — 2026-Q4"]


def test_what_is_over_or_dropped_is_no_choice() -> None:
    of = plan(
        objective(key_results=("signups",), dropped="The pricing test decided it"),
        objective("old", cycle="2026-Q3", key_results=("arr",)),
        cycles=(quarter(date(2026, 7, 1), date(2026, 9, 30), name="2026-Q3"),),
    )
    assert choices(Today.KEY_RESULTS, of, TODAY) == []
    assert choices(Today.OBJECTIVES, of, TODAY) == []
    assert choices(Today.CYCLES, of, TODAY) == ["2026-Q4 — 2026-Q4"]


def test_before_a_cycle_begins_one_can_propose_and_not_check_in() -> None:
    early = date(2026, 9, 1)
    assert choices(Today.OBJECTIVES, SMALL, early)
    assert choices(Today.KEY_RESULTS, SMALL, early) == []


def test_the_companys_own_folder_is_a_team_and_a_team_may_be_called_none() -> None:
    none = Team("none", "okrs/teams/none.md", "None")
    of = plan()
    with_it = replace(of, frame=replace(of.frame, teams={"none": none}))
    assert choices(Today.TEAMS, with_it, TODAY) == ["company — Lumen", "none — None"]


def test_a_list_with_nothing_in_it_becomes_a_line_to_type() -> None:
    found = asked(KEY_RESULT, plan())["objective"]
    assert (found["kind"], "options" in found) == ("input", False)
    assert "The end of the address of its page on the site" in str(found["description"])


@pytest.mark.parametrize(("number", "kind"), [(MOST, "dropdown"), (MOST + 1, "input")])
def test_a_list_too_long_to_look_through_becomes_a_line_to_type(number: int, kind: str) -> None:
    of = plan(objective(key_results=[f"figure-{one}" for one in range(number)]))
    assert asked(CHECK_IN, of)["key-result"]["kind"] == kind


def test_a_title_does_nothing_once_it_stands_in_an_issue() -> None:
    titles = "@lumen/all <b>see</b> #1", "[it](https://x.example) GH-2 &#64;all", "www.x `a` **b**"
    for title in titles:
        (found,) = choices(Today.OBJECTIVES, plan(titled(title)), TODAY)
        assert not re.search(r"[@#<>\[\]`*]|://|GH-2|www\.|&#64;", found)
        assert title in normalize("NFKC", found), "it looks the same"


def test_what_does_nothing_stays_as_it_is() -> None:
    title = "R&D: win 50 % of AT&T's e-mail (2-1), isn't it?"
    (found,) = choices(Today.OBJECTIVES, plan(titled(title)), TODAY)
    assert found.endswith(f" — {title}")


def test_a_long_title_is_cut_and_a_mark_in_it_divides_nothing() -> None:
    (found,) = choices(Today.OBJECTIVES, plan(titled("We win — " * 30)), TODAY)
    assert len(found.partition(" — ")[2]) <= 60
    assert found.endswith("…")
    assert reference(found) == "2026-Q4/growth/trial-to-paid"


@pytest.mark.parametrize("name", ["Q4 — now", "@all", "a\nb", "<b>"])
def test_a_cycle_whose_name_could_be_taken_for_more_is_left_out(name: str) -> None:
    of = plan(objective(cycle=name), cycles=(quarter(name=name),))
    assert choices(Today.CYCLES, of, TODAY) == ["2026-Q4 — 2026-Q4"]
    assert choices(Today.OBJECTIVES, of, TODAY) == []


@given(st.text())
def test_whatever_a_title_is_the_reference_is_read_back(title: str) -> None:
    (found,) = choices(Today.OBJECTIVES, plan(titled(title)), TODAY)
    assert reference(found) == "2026-Q4/growth/trial-to-paid"
    assert "\n" not in found


def test_a_typed_answer_is_its_own_reference() -> None:
    assert reference(" growth/trial-to-paid/signups ") == "growth/trial-to-paid/signups"


def test_an_address_fills_in_what_one_types_and_names_in_the_title_what_one_picks() -> None:
    made = address(
        "https://github.com/lumen/okrs",
        CHECK_IN,
        key_result="growth/trial-to-paid/signups",
        value="1 240",
        note="50% & more (#1)",
        status="on-track",
    )
    split = urlsplit(made)
    assert made.startswith("https://github.com/lumen/okrs/issues/new?template=okrs-check-in.yml&")
    assert not re.search(r"[\s()]", made), "it can stand in Markdown"
    assert parse_qs(split.query) == {
        "template": ["okrs-check-in.yml"],
        "title": ["Check-in: growth/trial-to-paid/signups"],
        "value": ["1 240"],
        "note": ["50% & more (#1)"],
    }


def test_an_address_without_answers_opens_the_form() -> None:
    made = address("https://github.com/lumen/okrs", OBJECTIVE)
    assert parse_qs(urlsplit(made).query)["template"] == ["okrs-objective.yml"]


def test_an_address_for_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="check-in has no field mood"):
        address("https://github.com/lumen/okrs", CHECK_IN, mood="good")
