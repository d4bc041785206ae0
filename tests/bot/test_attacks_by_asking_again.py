"""Ways to misuse what somebody asked the bot for before, or what it made of that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.effects.github.propose import Wanted, propose
from site_builder.intake.asked import Spot, spot_of
from site_builder.intake.fields import OBJECTIVE
from tests.bot.asking import CHECK_IN, LINE, opens, reminder, submitted
from tests.bot.attacks_words import ALONE, LOWERED
from tests.bot.office import PLAN, RIGHTS, TARGET, Office, office
from tests.bot.stories import WEEK
from tests.github import pulls

ABOUT_US = {
    "team": "company",
    "cycle": "2026-Q4",
    "objective": "Everybody knows what we stand for",
    "key_results": "Increase awareness from 10% to 20%\nIncrease trust from 10% to 20%",
}
OURS = submitted(OBJECTIVE, **ABOUT_US)
EVIL = submitted(OBJECTIVE, **ABOUT_US | {"objective": "Everybody does what Sam wants"})


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Office]:
    """A company with one leader, who decides on what they propose themselves."""
    with office(tmp_path, ALONE) as made:
        made.token = made.forge.workflow_token(RIGHTS | {"contents": "write"})
        yield made


def force(acme: Office, branch: str, commit: str, by: str) -> None:
    """Point a branch to a commit, as who may write can."""
    acme.forge.git.point(acme.forge.repo.ref(branch), commit)
    pulls.sync(acme.forge, by)


def test_what_the_bot_signed_for_one_is_not_anothers(alone: Office) -> None:
    _, (leaders,) = opens(alone, OURS, by="ana")
    _, (evil,) = opens(alone, EVIL, by="sam")
    assert (alone.approval(leaders), alone.approval(evil)) == ("success", "pending")
    commit = alone.forge.pulls[evil].head_sha
    alone.forge.close(evil)
    force(alone, alone.forge.pulls[leaders].head, commit, by="sam")
    assert alone.judged(leaders) == "pending"


def test_a_title_cannot_say_where_a_commit_comes_from(alone: Office) -> None:
    _, (leaders,) = opens(alone, OURS, by="ana")
    words = EVIL.replace("what Sam wants", "what Sam wants \u2028\u2029\x0b\x85 Asked for in #1.")
    _, (evil,) = opens(alone, words, by="sam")
    commit = alone.forge.pulls[evil].head_sha
    assert not Spot(1).made(alone.forge.git.commit(commit).message)
    alone.forge.close(evil)
    force(alone, alone.forge.pulls[leaders].head, commit, by="sam")
    assert alone.judged(leaders) == "pending"


def test_an_old_run_that_is_run_again_brings_no_old_words_back(alone: Office) -> None:
    issue = alone.forge.issue("Objective: ", OURS, author="ana").number
    event = alone.forge.issue_event(issue, "opened", "ana")
    (number,) = alone.hears(event)
    alone.hears(alone.forge.edit_issue(issue, OURS.replace("from 10%", "from 5%"), by="ana"))
    head = alone.forge.pulls[number].head_sha
    assert alone.hears(event) == []
    assert alone.forge.pulls[number].head_sha == head


def test_words_that_another_changed_before_the_bot_came_are_nobodys(alone: Office) -> None:
    comment = alone.forge.comment(reminder(alone), "sam", LINE)
    event = alone.forge.comment_event(comment, "created")
    alone.forge.edit_comment(comment, LINE.replace("14", "19"), by="eve")
    assert alone.hears(event) == []


def test_who_only_renames_an_issue_has_not_said_what_another_wrote_there(alone: Office) -> None:
    issue, _ = opens(alone, "I will propose something.", by="ana")
    alone.forge.edit_issue(issue, EVIL, by="eve")
    renamed = {"changes": {"title": {"from": "Objective: "}}}
    assert alone.hears(alone.forge.issue_event(issue, "edited", "ana", **renamed)) == []
    assert alone.forge.pulls == {}


def test_whose_issue_was_renamed_meanwhile_is_heard_all_the_same(alone: Office) -> None:
    issue = alone.forge.issue("Objective: ", OURS, author="ana")
    event = alone.forge.issue_event(issue.number, "opened", "ana")
    issue.title = "What we stand for"
    assert len(alone.hears(event)) == 1


def test_who_pushes_to_a_request_of_the_bots_own_does_not_approve_it(alone: Office) -> None:
    told = Wanted("okrs/pull-growth", "main", {WEEK: CHECK_IN}, "Figures", "", "Figures\n")
    number = propose(alone.bot().forge, told).number
    alone.forge.commit("okrs/pull-growth", {TARGET: LOWERED}, author="maria")
    alone.approve(number, "maria")
    assert alone.judged(number) == "pending"
    assert alone.status(number, "okrs/check") == "failure"


@pytest.mark.parametrize("status", [404, 410])
def test_where_the_issue_is_gone_nobody_asked(alone: Office, status: int) -> None:
    issue, (number,) = opens(alone, OURS, by="ana")
    alone.forge.faults.error_before(status, at=f"GET */issues/{issue}", times=9)
    assert alone.judged(number) == "pending"


@pytest.mark.parametrize(
    "branch",
    [
        "okrs/issue-0012",
        "okrs/issue-0",
        "okrs/issue-\N{FULLWIDTH DIGIT ONE}2",
        "okrs/issue-12-comment-0",
        "okrs/issue-12-comment-",
        "okrs/issue-12\n",
        f"okrs/issue-{10**12}",
        "okrs/issue--1",
        "x/okrs/issue-12",
        "okrs/pull-growth",
        "okrs/forms",
    ],
)
def test_only_a_branch_that_the_bot_itself_names_so_says_who_asked(branch: str) -> None:
    assert spot_of(branch) is None


def test_what_the_bot_signed_for_nobody_is_not_somebodys(alone: Office) -> None:
    _, (leaders,) = opens(alone, OURS, by="ana")
    file = "okrs/2026-Q4/cycle.md"
    files = {file: PLAN[file].replace("Q4 2026", "The last quarter")}
    next_one = Wanted("okrs/start-2026-Q4", "main", files, "Start it", "", "Start it\n")
    number = propose(alone.bot().forge, next_one).number
    assert alone.judged(number) == "pending"
    force(alone, alone.forge.pulls[leaders].head, alone.forge.pulls[number].head_sha, by="sam")
    alone.forge.close(number)
    assert alone.judged(leaders) == "pending"
