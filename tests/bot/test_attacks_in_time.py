"""Ways to use the time between an approval and the merge. Beside each the honest way in."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from github import Auth, Github

from tests.bot.attacks_words import (
    ALONE,
    BOTTOM_UP,
    COMPANY,
    CYCLE,
    LOWERED,
    TOLD,
    merge_branch,
)
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office
from tests.github.clock import real_time

LOWEST = OBJECTIVE.replace("to: 20", "to: 12")


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def approved(acme: Office) -> int:
    """A request that lowers a target, approved by those who decide."""
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    return number


def test_a_change_after_the_approval_ends_it(acme: Office, approved: int) -> None:
    acme.forge.commit("change", {TARGET: LOWEST})
    assert acme.judged(approved) == "pending"
    acme.approve(approved, "maria", "ana")
    assert acme.judged(approved) == "success"


def test_what_is_approved_counts_again_where_it_comes_back(acme: Office, approved: int) -> None:
    acme.forge.commit("change", {TARGET: LOWEST})
    assert acme.judged(approved) == "pending"
    acme.forge.commit("change", {TARGET: LOWERED})
    assert acme.judged(approved) == "success"


def test_a_forced_push_ends_approvals_of_what_is_gone(acme: Office, approved: int) -> None:
    acme.forge.commit("change", {TARGET: LOWEST}, force=True)
    assert acme.judged(approved) == "pending"
    acme.forge.commit("change", {TARGET: LOWERED}, force=True)
    assert acme.judged(approved) == "success"


def test_an_approval_of_an_unknown_commit_approves_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.forge.review(number, "maria", "APPROVED", commit="1" * 40)
    acme.approve(number, "ana")
    assert acme.judged(number) == "pending"


def test_a_check_in_added_later_leaves_the_approvals(acme: Office, approved: int) -> None:
    acme.forge.commit("change", {TOLD: CHECK_IN})
    assert acme.judged(approved) == "success"
    acme.forge.commit("change", {TOLD.replace("16", "15"): CHECK_IN, TARGET: LOWEST})
    assert acme.judged(approved) == "pending"


def test_a_rebase_leaves_the_approvals(acme: Office, approved: int) -> None:
    acme.forge.commit("main", {"README.md": "# Acme!\n"}, author="ana")
    acme.forge.commit("change", {TARGET: LOWERED}, force=True)
    assert acme.judged(approved) == "success"


@pytest.mark.parametrize("by", ["sam", "maria", "ana", "eve"])
def test_who_brings_a_branch_up_to_date_leaves_the_approvals(
    acme: Office, approved: int, by: str
) -> None:
    acme.forge.commit("main", {"README.md": "# Acme!\n"}, author="ana")
    merge_branch(acme, "change", by)
    assert acme.judged(approved) == "success"


def test_a_change_that_hides_in_an_update_ends_the_approvals(acme: Office, approved: int) -> None:
    hidden = acme.forge.commit("hidden", {TARGET: LOWEST, "README.md": "# Acme!\n"})
    acme.forge.commit("main", {"README.md": "# Acme!\n"}, author="ana")
    merge_branch(acme, "change", "sam", acme.forge.git.commit(hidden).tree)
    assert acme.judged(approved) == "pending"


def test_who_hides_a_change_in_an_update_had_a_hand_in_it(acme: Office, approved: int) -> None:
    files = {TARGET: LOWERED, "README.md": "# Acme!\n", "more.md": "More\n"}
    hidden = acme.forge.commit("hidden", files)
    acme.forge.commit("main", {"README.md": "# Acme!\n"}, author="ana")
    merge_branch(acme, "change", "maria", acme.forge.git.commit(hidden).tree)
    acme.approve(approved, "maria")
    assert acme.judged(approved) == "pending"


def aim(acme: Office, number: int, branch: str, by: str = "sam") -> None:
    """Change where a request should go, as its author does."""
    client = Github(auth=Auth.Token(acme.forge.user_token(by)), base_url=acme.url)
    client.get_repo(acme.forge.full_name).get_pull(number).edit(base=branch)


def test_an_approval_for_another_branch_does_not_count(acme: Office) -> None:
    acme.forge.commit("mine", {TARGET: LOWERED})
    acme.forge.commit("change", {"README.md": "# Acme!\n"}, start=acme.forge.branch("mine"))
    number = acme.forge.open("change", base="mine").number
    acme.approve(number, "maria", "ana")
    aim(acme, number, "main")
    assert acme.judged(number) == "pending"
    acme.forge.now = lambda: real_time() + timedelta(minutes=1)
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"


def test_a_status_from_another_branch_opens_nothing(acme: Office) -> None:
    theirs = {"okrs/company.md": COMPANY.replace("ana, tomas", "sam")}
    acme.forge.commit("mine", theirs | {TARGET: LOWERED}, author="sam")
    acme.forge.commit("change", {TARGET: LOWERED}, author="sam")
    wanted = acme.forge.open("change").number
    other = acme.forge.open("change", base="mine").number
    assert acme.judged(wanted) == "pending"
    assert acme.judged(other) != "success"
    assert acme.approval(wanted) == "pending"
    acme.approve(wanted, "maria", "ana")
    assert acme.judged(wanted) == "success"


def test_two_requests_cannot_share_a_verdict(acme: Office) -> None:
    first = acme.propose({TARGET: LOWERED}, author="maria")
    acme.forge.commit("change", {"notes.md": "Notes\n"}, author="eve")
    head = acme.forge.pulls[first].head_sha
    acme.forge.git.point("refs/heads/same", head)
    second = acme.forge.open("same", author="sam").number
    acme.approve(first, "jonas", "ana")
    assert acme.judged(first) == "pending"
    assert acme.judged(second) == "pending"
    acme.approve(second, "jonas", "ana")
    acme.look(first)
    acme.look(second)
    assert acme.approval(second) == "pending"
    acme.forge.close(second)
    assert acme.judged(first) == "success"


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0)])
def test_the_last_run_does_not_decide_for_two_requests_with_one_commit(
    acme: Office, order: tuple[int, ...]
) -> None:
    first = acme.propose({TOLD: CHECK_IN}, author="sam")
    acme.forge.git.point("refs/heads/same", acme.forge.pulls[first].head_sha)
    second = acme.forge.open("same", author="eve").number
    for at in order:
        acme.look((first, second)[at])
    assert acme.approval(first) == "pending"


def test_a_dismissed_approval_does_not_count(acme: Office, approved: int) -> None:
    review = acme.forge.pulls[approved].reviews[0]
    acme.forge.dismiss(approved, review.id, by="maria")
    assert acme.judged(approved) == "pending"
    acme.approve(approved, "maria")
    assert acme.judged(approved) == "success"


def test_changes_requested_later_end_an_approval(acme: Office, approved: int) -> None:
    acme.forge.review(approved, "maria", "CHANGES_REQUESTED", "No")
    assert acme.judged(approved) == "pending"
    acme.approve(approved, "maria")
    assert acme.judged(approved) == "success"


def test_a_comment_or_a_draft_later_leaves_an_approval(acme: Office, approved: int) -> None:
    acme.forge.review(approved, "maria", "COMMENTED", "Well done")
    acme.forge.review(approved, "ana", "PENDING", "Hm")
    acme.forge.comment(approved, "maria", "I take it back")
    assert acme.judged(approved) == "success"


def test_words_are_no_approval(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "ana")
    acme.forge.review(number, "maria", "COMMENTED", "Approved! LGTM")
    acme.forge.review(number, "maria", "PENDING", "Approved")
    acme.forge.comment(number, "maria", "/approve")
    assert acme.judged(number) == "pending"


def test_a_bot_approves_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    acme.forge.user("ana").kind = "Bot"
    assert acme.judged(number) == "pending"
    acme.forge.user("ana").kind = "User"
    assert acme.judged(number) == "success"


def test_a_leader_who_left_ends_what_they_approved(acme: Office, approved: int) -> None:
    left = {"okrs/company.md": COMPANY.replace("ana, tomas", "tomas")}
    acme.forge.commit("main", left, author="tomas")
    assert acme.judged(approved) == "pending"
    acme.approve(approved, "tomas")
    assert acme.judged(approved) == "success"


STRICTER = [
    ({"okrs/company.md": COMPANY}, BOTTOM_UP, ("maria",)),
    (
        {"okrs/company.md": COMPANY.replace("ana, tomas", "tomas")},
        PLAN,
        ("maria", "ana"),
    ),
    (
        {"okrs/teams/growth.md": PLAN["okrs/teams/growth.md"].replace("maria", "ines")},
        PLAN,
        ("maria", "ana"),
    ),
    (
        {"okrs/2026-Q4/cycle.md": CYCLE},
        PLAN | {"okrs/2026-Q4/cycle.md": CYCLE.replace("2026-10-01", "2026-12-01")},
        ("maria",),
    ),
]


@pytest.mark.parametrize(
    ("stricter", "before", "people"), STRICTER, ids=["stage", "leader", "lead", "cycle"]
)
def test_an_old_branch_is_judged_by_the_rules_of_today(
    tmp_path: Path, stricter: dict[str, str], before: dict[str, str], people: tuple[str, ...]
) -> None:
    with office(tmp_path, before) as acme:
        number = acme.propose({TARGET: LOWERED})
        acme.approve(number, *people)
        assert acme.judged(number) == "success"
        acme.forge.commit("main", stricter, author="tomas")
        assert acme.judged(number) == "pending"


def test_who_was_the_only_leader_when_they_branched_off_is_not_free_today(tmp_path: Path) -> None:
    with office(tmp_path, ALONE) as acme:
        acme.forge.commit("change", {"okrs/teams/sales.md": "---\nname: Sales\n---\n"})
        changed = {"okrs/company.md": COMPANY}
        acme.forge.commit("main", changed, author="ana")
        number = acme.forge.open("change", author="ana").number
        assert acme.judged(number) == "pending"
        acme.approve(number, "tomas")
        assert acme.judged(number) == "success"


def test_a_push_during_the_run_is_neither_approved_nor_merged(acme: Office, approved: int) -> None:
    def push() -> None:
        acme.forge.commit("change", {TARGET: LOWEST})

    acme.forge.dismiss(approved, acme.forge.pulls[approved].reviews[0].id)
    acme.approve(approved, "maria")
    acme.forge.faults.on_call(3, push, at="GET *")
    assert acme.judged(approved) == "pending"


@pytest.mark.parametrize("call", range(1, 14))
def test_whenever_somebody_pushes_the_new_commit_gets_no_success(acme: Office, call: int) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")

    def push() -> None:
        acme.forge.commit("change", {TARGET: LOWEST})

    acme.forge.faults.on_call(call, push)
    assert acme.judged(number) != "success"


def test_a_closed_request_leaves_no_open_gate_behind(acme: Office, approved: int) -> None:
    acme.forge.close(approved)
    acme.forge.dismiss(approved, acme.forge.pulls[approved].reviews[0].id)
    acme.look(approved)
    assert acme.approval(approved) != "success"


def test_an_older_run_does_not_outdo_what_a_newer_one_said(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")

    def take_back() -> None:
        acme.forge.dismiss(number, acme.forge.pulls[number].reviews[0].id, by="maria")
        acme.look(number)

    acme.forge.faults.on_call(1, take_back, at="POST */statuses/*")
    assert acme.judged(number) == "pending"
