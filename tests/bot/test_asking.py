"""Stories of people who ask for something without Git."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.intake.fields import CHECK_IN as CHECK_IN_FORM
from site_builder.intake.fields import KEY_RESULT, OBJECTIVE
from tests.bot.asking import CHECK_IN, LINE, answer, opens, proposed, reminder, says, submitted
from tests.bot.office import PLAN, RIGHTS, TARGET, Office, office
from tests.bot.stories import WEEK, company, headline, statuses


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.token = opened.forge.workflow_token(RIGHTS | {"contents": "write"})
        yield opened


def test_a_comment_becomes_a_check_in_of_its_author(acme: Office) -> None:
    at = reminder(acme)
    (number,) = says(acme, LINE, at=at)
    pull = acme.forge.pulls[number]
    assert proposed(acme, number) == CHECK_IN
    assert (pull.issue.title, pull.base) == ("Check-in of growth on 2026-11-16", "main")
    assert pull.issue.body == f"sam asked for this in a comment on #{at}."
    assert statuses(acme, number)["approval"] == ("success", "Nobody has to approve this")
    assert answer(acme, at).startswith(
        f"Thank you. This is #{number} now: Check-in of growth on 2026-11-16."
    )
    commit = acme.forge.git.commit(pull.head_sha)
    assert "Co-authored-by: sam <" in commit.message
    assert commit.author.name == "github-actions[bot]"


def test_a_form_becomes_a_check_in_of_its_author(acme: Office) -> None:
    text = submitted(
        CHECK_IN_FORM,
        key_result="growth/trials/conversion — Trials that pay",
        value="14",
        confidence="70 %",
        note="The subject line won",
    )
    issue, (number,) = opens(acme, text)
    assert proposed(acme, number) == CHECK_IN
    assert statuses(acme, number)["approval"] == ("success", "Nobody has to approve this")
    acme.forge.merge(number)
    assert acme.forge.issues[issue].state == "closed"


def test_the_title_names_the_key_result_where_a_reminder_has_filled_it_in(acme: Office) -> None:
    text = submitted(CHECK_IN_FORM, value="14", confidence="0.7", note="The subject line won")
    _, (number,) = opens(acme, text, title="Check-in: growth/trials/conversion")
    assert proposed(acme, number) == CHECK_IN
    issue, numbers = opens(acme, text)
    assert numbers == []
    assert "Which key result? Write its name below the heading “Key result”" in answer(acme, issue)


def test_a_form_may_tell_more_key_results_and_a_word_to_all(acme: Office) -> None:
    text = submitted(
        CHECK_IN_FORM,
        key_result="growth/trials/conversion — Trials that pay",
        value="14",
        status="at-risk",
        more="churn 3.5 0.9 Two left",
        prose="We won the pricing test.\n\n- next: the mail",
    )
    _, (number,) = opens(acme, text)
    assert proposed(acme, number) == (
        "---\nby: sam\nupdates:\n  trials:\n    conversion: {value: 14, status: at-risk}\n"
        "    churn: {value: 3.5, confidence: 0.9, note: Two left}\n---\n"
        "We won the pricing test.\n\n- next: the mail\n"
    )


def test_a_check_in_from_a_comment_merges_itself_where_the_company_lets_it(
    tmp_path: Path,
) -> None:
    with office(tmp_path, PLAN | {"okrs/company.md": company(merge_check_ins="true")}) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        says(acme, LINE)
        assert acme.forge.git.read(acme.forge.branch("main") or "", WEEK) == CHECK_IN.encode()


def test_a_form_becomes_an_objective_that_its_lead_decides_on(acme: Office) -> None:
    text = submitted(
        OBJECTIVE,
        team="growth — Growth",
        cycle="2026-Q4 — Q4 2026",
        objective="Customers choose us again without being asked",
        why="Renewals are most of what stays.",
        key_results=(
            "- Increase renewal rate from 85% to 92% @sam\n- Keep refunds at most 40 a month"
        ),
        supports="2026-Q4/company/win — Win the middle of the market",
        how="What is renewed need not be won again",
        ambition="committed",
    )
    issue, (number,) = opens(acme, text, by="ines")
    path = "okrs/2026-Q4/growth/customers-choose-again-without.md"
    assert proposed(acme, number, path) == (
        "---\nobjective: Customers choose us again without being asked\n"
        "supports:\n  company/win: What is renewed need not be won again\n"
        "ambition: committed\n"
        "key_results:\n"
        "  renewal-rate:\n    title: Renewal rate\n    owner: sam\n    from: 85\n    to: 92\n"
        '    unit: "%"\n'
        "  refunds:\n    title: Refunds\n    owner: maria\n    keep: {at_most: 40}\n"
        "    unit: a month\n"
        "---\nRenewals are most of what stays.\n"
    )
    assert headline(acme, number).startswith("Waits for ")
    assert statuses(acme, number)["check"][0] == "success"
    acme.approve(number, "ines")
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    acme.forge.merge(number)
    assert acme.forge.issues[issue].state == "closed"


def test_a_form_adds_a_key_result_to_an_objective(acme: Office) -> None:
    text = submitted(
        KEY_RESULT,
        objective="2026-Q4/growth/trials — Turn more trials into paying customers",
        sentence="Increase trials a week from 300 to 450",
        source="The warehouse: every Friday",
    )
    _, (number,) = opens(acme, text)
    assert proposed(acme, number, TARGET) == PLAN[TARGET].removesuffix("---\n") + (
        "  trials-week:\n    title: Trials a week\n    owner: sam\n    from: 300\n    to: 450\n"
        '    source: "The warehouse: every Friday"\n---\n'
    )


def test_what_is_missing_is_said_and_the_edited_issue_is_taken(acme: Office) -> None:
    answers = {
        "team": "growth — Growth",
        "cycle": "2026-Q4",
        "objective": "Customers choose us again without being asked",
        "key_results": "Increase renewal rate @sam\nKeep refunds at most 40 a month @samm",
        "supports": "2026-Q4/company/win",
    }
    issue, numbers = opens(acme, submitted(OBJECTIVE, **answers))
    assert numbers == []
    told = answer(acme, issue)
    assert "doesn’t say" not in told
    assert "“Increase renewal rate” doesn't say how it will be measured" in told
    assert "There is no person “samm”. Did you mean sam?" in told
    assert told.startswith("Nothing is proposed yet.")
    assert told.endswith("Edit your issue: I look at it again at once.")
    answers["key_results"] = (
        "Increase renewal rate from 85% to 92% @sam\nReduce refunds from 9 to 4"
    )
    answers["how"] = "What is renewed need not be won again"
    (number,) = acme.hears(acme.forge.edit_issue(issue, submitted(OBJECTIVE, **answers)))
    assert answer(acme, issue).startswith(f"Thank you. This is #{number} now")


def test_an_edited_comment_changes_the_request(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    again = acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "15")))
    assert again == [number]
    assert proposed(acme, number) == CHECK_IN.replace("14", "15")
    assert len(acme.forge.pulls[number].issue.comments) == 1


def test_hearing_of_it_twice_changes_nothing(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    event = acme.forge.comment_event(comment, "created")
    (number,) = acme.hears(event)
    head = acme.forge.pulls[number].head_sha
    acme.forge.calls.clear()
    assert acme.hears(event) == [number]
    assert acme.forge.pulls[number].head_sha == head
    assert {it.method for it in acme.forge.calls} == {"GET"}


def test_two_check_ins_of_one_day_have_names_of_their_own(acme: Office) -> None:
    says(acme, LINE)
    (second,) = says(acme, "/check-in churn 3 0.9", by="ines")
    path = "okrs/2026-Q4/growth/check-ins/2026-11-16-ines.md"
    assert "by: ines" in proposed(acme, second, path)


def test_a_comment_on_a_request_is_taken_too(acme: Office) -> None:
    other = acme.propose({TARGET: PLAN[TARGET].replace("Turn more", "Turn many more")}, "ines")
    (number,) = says(acme, LINE, at=other)
    assert proposed(acme, number) == CHECK_IN
    assert number != other


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/check-in convresion 14",
            "no key result “convresion” to check in for. Did you mean conv",
        ),
        ("/check-in conversion lots 0.5", "conversion"),
        ("/check-in conversion 14 7", "Is 7 how confident you are of conversion?"),
        ("/check-in conversion 14\n/check-in revenue 1.5", "these are of company and growth"),
        ("/check-in", "There is no key result behind /check-in"),
    ],
)
def test_a_comment_that_is_not_clear_is_answered(acme: Office, line: str, told: str) -> None:
    at = reminder(acme)
    assert says(acme, line, at=at) == []
    assert told in answer(acme, at)
    assert acme.forge.pulls == {}


def test_who_is_nobody_of_the_plan_is_told_how_to_become_somebody(acme: Office) -> None:
    at = reminder(acme)
    assert says(acme, LINE, by="eve", at=at) == []
    assert "You are eve here, and nobody whom the plan knows" in answer(acme, at)


def test_a_request_that_was_closed_is_not_opened_again(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    acme.forge.close(number, by="maria")
    acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "15")))
    assert list(acme.forge.pulls) == [number]
    assert f"This became #{number}, which was closed." in answer(acme, at)


def test_a_check_in_made_on_a_page_of_the_forge_is_its_authors(acme: Office) -> None:
    acme.forge.commit("sam-patch-1", {WEEK: CHECK_IN}, author="sam", committer="web-flow")
    number = acme.forge.open("sam-patch-1", author="sam").number
    assert acme.judged(number) == "success"
