"""The answers of an issue form, in the text that GitHub makes of them."""

import pytest

from site_builder.intake.answers import read_answers
from site_builder.intake.fields import CHECK_IN, FORMS, KEY_RESULT, OBJECTIVE, Form
from site_builder.intake.taken import NotTakenError


def submitted(form: Form, **answers: str) -> str:
    """The text of an issue as GitHub writes it; a field is named with _ for -."""
    told = {name.replace("_", "-"): text for name, text in answers.items()}
    assert told.keys() <= {one.id for one in form.fields}
    return "\n\n".join(
        f"### {one.label}\n\n{told.get(one.id, '_No response_')}" for one in form.fields
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_form_is_known_by_its_headings(form: Form, ends: str) -> None:
    every = {one.id.replace("-", "_"): f"Answer to {one.id}" for one in form.fields}
    read = read_answers(submitted(form, **every).replace("\n", ends))
    assert read
    assert read.form is form
    assert read.by_field == {one.id: f"Answer to {one.id}" for one in form.fields}


def test_what_was_left_empty_is_no_answer() -> None:
    read = read_answers(submitted(CHECK_IN, key_result="growth/trials/ctr", status="None"))
    assert read
    assert read.by_field == {"key-result": "growth/trials/ctr"}
    assert (read["note"], read.line("note"), read.chosen("status")) == ("", "", "")


def test_a_choice_is_the_reference_before_its_title() -> None:
    read = read_answers(submitted(KEY_RESULT, objective="2026-Q4/growth/trials — More — trials"))
    assert read
    assert read.chosen("objective") == "2026-Q4/growth/trials"


def test_lines_may_be_those_of_a_list() -> None:
    read = read_answers(submitted(OBJECTIVE, key_results="- One @sam\n* Two\n\n  Three"))
    assert read
    assert read.lines("key-results") == ["One @sam", "Two", "Three"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The site is down.",
        "### Team\n\nWe need one.",
        "### Key result\n\n### Anything else",
        "Hello\n\n" + submitted(CHECK_IN),
        "#### Key result\n\n#### Value",
    ],
)
def test_other_issues_are_none_of_our_forms(text: str) -> None:
    assert read_answers(text) is None


def test_a_heading_that_stands_there_twice_is_refused() -> None:
    text = submitted(CHECK_IN, key_result="a", note="x\n\n### Confidence\n\n1")
    with pytest.raises(NotTakenError, match="“Confidence” stands there twice: keep one"):
        read_answers(text)


def test_headings_of_ones_own_are_text() -> None:
    read = read_answers(submitted(OBJECTIVE, why="Since:\n\n### Last year\n\nIt fell."))
    assert read
    assert read["why"] == "Since:\n\n### Last year\n\nIt fell."


@pytest.mark.parametrize("above", ["Hello,\n\n", "## ", "###"])
def test_a_form_without_its_beginning_is_not_passed_over(above: str) -> None:
    text = above + submitted(CHECK_IN, value="14")
    with pytest.raises(NotTakenError, match="The form begins with the line “### Key result”"):
        read_answers(text, "Check-in: growth/trials/ctr")
    assert read_answers(text, "How are our trials?") is None


def test_an_issue_that_only_has_such_a_title_is_none_of_a_form() -> None:
    assert (
        read_answers("Shall we check in on Fridays?\n\n### Why\n\nSo.", "Check-in: when?") is None
    )
