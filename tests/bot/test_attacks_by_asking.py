"""Ways to misuse what makes requests of issues and comments."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.intake.fields import CHECK_IN as CHECK_IN_FORM
from site_builder.intake.fields import OBJECTIVE
from tests.bot.asking import CHECK_IN, LINE, answer, opens, proposed, reminder, says, submitted
from tests.bot.attacks_words import ALONE
from tests.bot.office import PLAN, RIGHTS, TARGET, Office, office
from tests.bot.stories import WEEK, amended

MINE = {
    "team": "company",
    "cycle": "2026-Q4",
    "objective": "Everybody knows what we stand for",
    "key_results": "Increase awareness from 10% to 20%\nIncrease trust from 10% to 20%",
}


def equipped(made: Office) -> Office:
    made.token = made.forge.workflow_token(RIGHTS | {"contents": "write"})
    return made


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield equipped(made)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Office]:
    """A company with one leader, who decides on what they propose themselves."""
    with office(tmp_path, ALONE) as made:
        yield equipped(made)


def branches(acme: Office) -> list[str]:
    return [one for one in acme.forge.git.refs() if "/heads/okrs/" in one]


def test_what_another_writes_into_an_issue_is_not_its_authors(alone: Office) -> None:
    issue, numbers = opens(alone, "I will propose something.", by="ana")
    assert numbers == []
    event = alone.forge.edit_issue(issue, submitted(OBJECTIVE, **MINE), by="eve")
    assert alone.hears(event) == []
    assert branches(alone) == []
    (number,) = alone.hears(alone.forge.edit_issue(issue, submitted(OBJECTIVE, **MINE), by="ana"))
    assert alone.approval(number) == "success"


def test_what_another_writes_into_a_comment_is_not_its_authors(acme: Office) -> None:
    comment = acme.forge.comment(reminder(acme), "sam", "On my way.")
    assert acme.hears(acme.forge.edit_comment(comment, LINE, by="eve")) == []
    assert branches(acme) == []


@pytest.mark.parametrize("action", ["deleted", "labeled", "reopened", "transferred", ""])
def test_only_what_somebody_says_just_now_is_taken(acme: Office, action: str) -> None:
    comment = acme.forge.comment(reminder(acme), "sam", LINE)
    event = acme.forge.comment_event(comment, "created")
    assert acme.hears(event | {"action": action}) == []
    assert acme.hears(event) != []


@pytest.mark.parametrize("gone", [["comment", "user"], ["sender"]])
def test_words_of_nobody_are_taken_for_nobody(acme: Office, gone: list[str]) -> None:
    comment = acme.forge.comment(reminder(acme), "sam", LINE)
    event: Any = json.loads(json.dumps(acme.forge.comment_event(comment, "created")))
    within = event
    for step in gone[:-1]:
        within = within[step]
    within[gone[-1]] = None
    assert acme.hears(event) == []


def test_a_program_asks_for_nothing(acme: Office) -> None:
    assert says(acme, LINE, by="github-actions[bot]") == []
    assert branches(acme) == []


def test_what_another_pushes_to_the_bots_branch_is_theirs(acme: Office) -> None:
    (number,) = says(acme, LINE)
    assert acme.approval(number) == "success"
    branch = acme.forge.pulls[number].head
    acme.forge.commit(branch, {WEEK: CHECK_IN.replace("14", "19")}, author="eve")
    assert acme.judged(number) == "pending"


def test_what_is_pushed_under_the_bots_name_is_not_the_askers(acme: Office) -> None:
    (number,) = says(acme, LINE)
    branch = acme.forge.pulls[number].head
    files = {WEEK: CHECK_IN.replace("14", "19")}
    acme.forge.commit(branch, files, author="github-actions[bot]", committer="web-flow")
    assert acme.judged(number) == "pending"


def test_what_another_pushed_is_not_written_over(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    acme.forge.commit(acme.forge.pulls[number].head, {"notes.md": "Mine\n"}, author="eve")
    head = acme.forge.pulls[number].head_sha
    assert acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "15"))) == []
    assert acme.forge.pulls[number].head_sha == head
    assert "Somebody else has changed what I made of this" in answer(acme, at)


def test_a_branch_of_the_bots_name_made_beforehand_is_not_taken_over(acme: Office) -> None:
    acme.forge.commit("okrs/issue-1", {TARGET: amended()}, author="eve")
    text = submitted(CHECK_IN_FORM, key_result="growth/trials/conversion", value="14")
    issue, numbers = opens(acme, text)
    assert (issue, numbers) == (1, [])
    assert "Somebody else has changed what I made of this" in answer(acme, issue)


def test_a_request_from_a_branch_of_the_bots_name_is_who_opened_its(alone: Office) -> None:
    issue, _ = opens(alone, "I will propose something.", by="ana")
    number = alone.propose({TARGET: amended()}, author="eve", branch=f"okrs/issue-{issue}")
    assert alone.judged(number) == "pending"


def test_where_the_comment_is_gone_nobody_asked(acme: Office) -> None:
    at = reminder(acme)
    (number,) = says(acme, LINE, at=at)
    comments = acme.forge.issues[at].comments
    comments[:] = [one for one in comments if one.user != "sam"]
    assert acme.judged(number) == "pending"


def test_who_asked_does_not_approve(acme: Office) -> None:
    text = submitted(
        OBJECTIVE,
        team="growth",
        cycle="2026-Q4",
        objective="Customers choose us again without being asked",
        key_results="Increase renewals from 85% to 92% @sam\nKeep refunds at most 40 a month @sam",
        supports="2026-Q4/company/win",
        how="What is renewed need not be won again",
    )
    _, (number,) = opens(acme, text, by="ana")
    acme.approve(number, "ana", "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "tomas")
    assert acme.judged(number) == "success"


def test_a_stranger_in_a_public_repository_gets_no_branch(tmp_path: Path) -> None:
    with office(tmp_path, private=False) as made:
        acme = equipped(made)
        acme.forge.collaborator("sam", role="none")
        at = reminder(acme)
        assert says(acme, LINE, at=at) == []
        assert branches(acme) == []
        assert "Only people who may write in this repository" in answer(acme, at)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("team", "../../.github"),
        ("team", "growth/check-ins"),
        ("cycle", "../.."),
        ("cycle", "2026-Q4/growth"),
        ("supports", "../../etc/passwd"),
        ("owner", "../sam"),
        ("ambition", "committed\nsupports: {}"),
    ],
)
def test_no_answer_leads_out_of_its_place(acme: Office, field: str, text: str) -> None:
    issue, numbers = opens(acme, submitted(OBJECTIVE, **MINE | {"how": "So", field: text}))
    assert numbers == []
    assert answer(acme, issue).startswith("Nothing is proposed yet.")
    assert branches(acme) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: Evil\n---",
        'x", value: 99, y: "',
        "a: {b: c} # okrs: ignore[OKR301] because I say so",
        "{{ 7 * 7 }} {% include 'x' %}",
        "<script>alert(1)</script>",
        "!!python/object/apply:os.system [ls]",
        "\u202eright to left",
        "& *anchor | > - ? : % @ `",
    ],
)
def test_what_is_written_is_a_note_and_nothing_else(acme: Office, text: str) -> None:
    form = submitted(
        CHECK_IN_FORM, key_result="growth/trials/conversion", value="14", note=text, prose=text
    )
    issue, numbers = opens(acme, form)
    if not numbers:
        assert "can't be printed" in answer(acme, issue)
        return
    written = proposed(acme, numbers[0])
    head, _, body = written.removeprefix("---\n").partition("\n---\n")
    assert head.count("\n") == 3
    assert "value: 14, note: " in head
    assert body.strip() == text
    assert acme.status(numbers[0], "okrs/check") == "success"


@pytest.mark.parametrize(
    "text",
    [
        "@acme/everybody",
        "<!-- okrs-review -->",
        "[click](https://evil.example)",
        "</td></table>",
        "closes #1",
        "x" * 60_000,
    ],
)
def test_an_answer_quotes_nobody_into_markup(acme: Office, text: str) -> None:
    issue, numbers = opens(acme, submitted(OBJECTIVE, **MINE | {"team": text, "owner": text}))
    assert numbers == []
    told = answer(acme, issue)
    for mark in ("@acme", "<!--", "](", "</", "#1"):
        assert mark not in told
    assert len(told) < 3000


def test_a_title_is_what_was_asked_for_on_one_line(acme: Office) -> None:
    text = submitted(
        OBJECTIVE, **MINE | {"objective": "Make @acme/everybody close #1 and smile\u202e"}
    )
    _, (number,) = opens(acme, text, by="ana")
    assert "\u202e" not in acme.forge.pulls[number].title
    assert acme.forge.pulls[number].issue.body == "ana asked for this in #1.\n\nCloses #1."


def test_the_plan_is_read_as_the_forge_has_it_now(acme: Office) -> None:
    acme.forge.commit(
        "main", {TARGET: PLAN[TARGET].replace("conversion:", "paying:")}, author="ana"
    )
    at = reminder(acme)
    assert says(acme, LINE, at=at) == []
    assert "no key result “conversion”" in answer(acme, at)


def test_a_check_in_that_landed_meanwhile_is_not_written_over(acme: Office) -> None:
    meanwhile = CHECK_IN.replace("by: sam", "by: ines")
    acme.forge.faults.on_call(
        1,
        lambda: acme.forge.commit("main", {WEEK: meanwhile}, author="ines"),
        at="POST */git/trees",
    )
    (number,) = says(acme, LINE)
    assert acme.approval(number) == "pending"
    assert acme.forge.git.read(acme.forge.branch("main") or "", WEEK) == meanwhile.encode()
