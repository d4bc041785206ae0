"""What people are told where something goes wrong, and where they edit what is over."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.clerk import ClerkError
from site_builder.cli import main
from site_builder.intake.fields import CHECK_IN as CHECK_IN_FORM
from site_builder.intake.fields import OBJECTIVE
from tests.bot.asking import CHECK_IN, LINE, answer, opens, proposed, reminder, says, submitted
from tests.bot.office import PLAN, RIGHTS, Office, office
from tests.bot.stories import WEEK


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.token = opened.forge.workflow_token(RIGHTS | {"contents": "write"})
        yield opened


def test_a_token_that_may_not_push_is_told_to_both(acme: Office) -> None:
    acme.token = acme.forge.workflow_token(RIGHTS)
    at = reminder(acme)
    with pytest.raises(ClerkError, match=r"not accessible.* The token needs contents: write"):
        says(acme, LINE, at=at)
    assert "something is wrong on my side, not in what you wrote" in answer(acme, at)
    assert acme.forge.pulls == {}


def test_a_setting_that_bars_the_bots_requests_is_told_to_both_and_mended(acme: Office) -> None:
    acme.forge.workflows_open_pulls = False
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    event = acme.forge.comment_event(comment, "created")
    with pytest.raises(ClerkError, match="Allow it in Settings → Actions → General"):
        acme.hears(event)
    assert "something is wrong on my side" in answer(acme, at)
    acme.forge.workflows_open_pulls = True
    (number,) = acme.hears(event)
    assert proposed(acme, number) == CHECK_IN
    assert answer(acme, at).startswith(f"Thank you. This is #{number} now")


def test_the_command_ends_with_a_sentence(acme: Office, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    comment = acme.forge.comment(reminder(acme), "sam", LINE)
    event.write_text(json.dumps(acme.forge.comment_event(comment, "created")))
    settings = {
        "GITHUB_API_URL": acme.url,
        "OKRS_TOKEN": acme.forge.workflow_token(RIGHTS),
        "GITHUB_EVENT_NAME": "issue_comment",
    }
    told = ["--content", str(acme.clone / "okrs"), "--repository", "acme/okrs", "--event", event]
    run = CliRunner().invoke(main, ["bot", *map(str, told), "--carry-out"], env=settings)
    assert run.exit_code == 1
    assert run.stderr.startswith("Error: What sam asks for could not be taken: GitHub answers 403")
    assert run.stderr.endswith("issues: write. Then run this again.\n")


def test_what_is_in_the_plan_already_is_not_proposed_again(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    acme.forge.merge(number)
    acme.forge.delete_branch(acme.forge.pulls[number].head)
    assert acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "15"))) == []
    assert f"This became #{number}, which is part of the plan now." in answer(acme, at)
    assert [one for one in acme.forge.git.refs() if "/heads/okrs/" in one] == []


def test_what_ends_while_the_bot_runs_is_told_as_it_is(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    acme.forge.faults.on_call(1, lambda: acme.forge.close(number), at="POST */git/trees")
    acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "15")))
    assert f"This became #{number}, which was closed." in answer(acme, at)


def test_errors_and_advice_are_told_at_once_and_apart(acme: Office) -> None:
    text = submitted(
        OBJECTIVE,
        team="growth",
        cycle="2026-Q4",
        objective="x" * 400,
        key_results="Increase renewals from 85% to 92% @sam",
        supports="2026-Q4/company/win",
        how="What is renewed need not be won again",
    )
    issue, numbers = opens(acme, text)
    assert numbers == []
    first, _, advice = answer(acme, issue).partition("Worth a thought, and no must:")
    assert first.startswith("Nothing is proposed yet. To be put right first:\n\n- ")
    assert "\n- " in advice


def test_a_form_that_lost_its_beginning_is_not_passed_over(acme: Office) -> None:
    text = "Hello all,\n\n" + submitted(CHECK_IN_FORM, value="14")
    issue, numbers = opens(acme, text, title="Check-in: growth/trials/conversion")
    assert numbers == []
    assert "The form begins with the line “#" in answer(acme, issue)


def test_what_is_copied_from_an_answer_can_be_read_again(acme: Office) -> None:
    line = LINE.replace("conversion", "2026-Q4/growth/trials/conver\u200bsion")
    (number,) = says(acme, line)
    assert proposed(acme, number, WEEK) == CHECK_IN


def test_everything_that_is_wrong_with_a_form_is_told_at_once(acme: Office) -> None:
    text = submitted(
        OBJECTIVE,
        team="grwth",
        cycle="2026-Q9",
        objective="Customers choose us again without being asked",
        key_results="Increase renewal rate\nReduce churn from 5% to 3% @samm",
        owner="samm",
        supports="2026-Q4/company/win",
        ambition="commited",
    )
    issue, _ = opens(acme, text)
    told = [one for one in answer(acme, issue).split("\n") if one.startswith("- ")]
    assert [one[2:28] for one in told] == [
        "There is no team “grwth”. ",
        "There is no cycle that isn",
        "There is no person “samm”.",
        "“Increase renewal rate” do",
        "How does it contribute to ",
        "There is no ambition “comm",
    ]


def test_key_results_may_be_a_list_of_any_kind_and_owners_logins(tmp_path: Path) -> None:
    known = {"okrs/people/sam.md": "---\nname: Sam Okafor\ngithub: sam-o\n---\n"}
    with office(tmp_path, PLAN | known) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        acme.forge.collaborator("sam-o")
        text = submitted(
            OBJECTIVE,
            team="growth",
            cycle="2026-Q4",
            objective="Customers choose us again without being asked",
            key_results=(
                "1. Increase renewal rate from 85% to 92% @Sam-O\n"
                "2) Reduce churn from 5% to 3% @sam\n"
                "- [ ] Reduce refunds from 9 to 4\n"
                "• Reduce tickets from 50 to 20"
            ),
            supports="2026-Q4/company/win",
            how="What is renewed need not be won again",
        )
        _, (number,) = opens(acme, text, by="sam-o")
        written = proposed(acme, number, "okrs/2026-Q4/growth/customers-choose-again-without.md")
    titles = [one for one in written.splitlines() if one.startswith("    title: ")]
    assert [one.removeprefix("    title: ") for one in titles] == [
        "Renewal rate",
        "Churn",
        "Refunds",
        "Tickets",
    ]
    assert written.count("owner: sam\n") == 2


def test_an_edit_that_is_not_clear_leaves_the_request_and_says_so(acme: Office) -> None:
    at = reminder(acme)
    comment = acme.forge.comment(at, "sam", LINE)
    (number,) = acme.hears(acme.forge.comment_event(comment, "created"))
    assert acme.hears(acme.forge.edit_comment(comment, LINE.replace("14", "lots"))) == []
    assert answer(acme, at).startswith(f"#{number} still proposes what you wrote before. To be")
    assert proposed(acme, number) == CHECK_IN


def test_a_key_result_of_the_year_is_told_in_the_years_folder(tmp_path: Path) -> None:
    year = {
        "okrs/2026/cycle.md": "---\ntitle: 2026\nstarts: 2026-01-01\nends: 2026-12-31\n---\n",
        "okrs/2026/company/last.md": (
            "---\nobjective: Be here in ten years\nowner: ana\nkey_results:\n"
            "  margin: {title: Gross margin, owner: ana, from: 40, to: 50, unit: '%'}\n"
            "  cash: {title: Months of cash, owner: tomas, from: 9, to: 18, unit: months}\n---\n"
        ),
    }
    with office(tmp_path, PLAN | year) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        path = "okrs/2026/company/check-ins/2026-11-16.md"
        for line in ("/check-in margin 44 0.6", "/check-in 2026/company/last/margin 44 0.6"):
            (number,) = says(acme, line, by="ana")
            acme.forge.close(number)
            acme.forge.delete_branch(acme.forge.pulls[number].head)
            head = acme.forge.pulls[number].head_sha
            assert b"margin: {value: 44, confidence: 0.6}" in (
                acme.forge.git.read(head, path) or b""
            )
        at = reminder(acme)
        assert says(acme, "/check-in margin 44\n/check-in conversion 14", at=at) == []
        assert "no key result “margin”" in answer(acme, at)
