"""Which approvals count, and for how long."""

import pytest

from site_builder.model.change import Kind
from site_builder.model.objective import Ref
from site_builder.review.approval import Review, Said, approvers, contents, standing
from site_builder.review.difference import Exceptions, with_exceptions
from site_builder.review.hands import Hands
from site_builder.review.routing import demands
from site_builder.review.weight import dependants, weighed
from tests.review.plans import CHECK_IN, OBJECTIVE, TODAY, Changed, Proposal

TRIALS = "2026-Q4/growth/trials.md"
TARGET = OBJECTIVE.replace("to: 20", "to: 15")


def approved(person: str, commit: str = "a") -> Review:
    return Review(person, Said.APPROVED, commit)


def still(then: Changed, now: Changed) -> list[bool]:
    """For each demand of a proposal, whether what was approved before still counts."""
    before, after = Proposal(then), Proposal(now)
    held = contents(after.differences, after.records)
    known = {"a": contents(before.differences, before.records)}
    approvals = {one: approved(one) for one in ("maria", "ana")}
    return [bool(approvers(one, approvals, known, held)) for one in after.demands()]


def test_an_approval_counts_while_what_it_approved_is_unchanged() -> None:
    change = {TRIALS: TARGET}
    assert still(change, change) == [True, True]
    assert still(change, {TRIALS: TARGET.replace("to: 15", "to: 14")}) == [False, False]
    assert still(change, {TRIALS: TARGET.replace("Turn", "We turn")}) == [False, False]
    assert still({}, change) == [False, False]


def test_a_later_check_in_and_a_comment_end_no_approval() -> None:
    later = {TRIALS: TARGET.replace("    ---\n    obj", "    ---\n    # why\n    obj")}
    checked_in = {"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN}
    assert still({TRIALS: TARGET}, {**later, **checked_in}) == [True, True]


def test_an_approval_of_one_part_is_none_of_another() -> None:
    other = {"2026-Q4/company/win.md": "---\nobjective: Win every market\n---\n"}
    assert still({TRIALS: TARGET}, {TRIALS: TARGET, **other}) == [False, True]


@pytest.mark.parametrize(
    ("reviews", "stand"),
    [
        ([approved("maria")], ["maria"]),
        ([approved("sam")], []),
        ([approved("maria"), Review("maria", Said.CHANGES_REQUESTED, "a")], []),
        ([Review("maria", Said.CHANGES_REQUESTED, "a"), approved("maria")], ["maria"]),
        ([approved("maria"), Review("maria", Said.DISMISSED, "a")], []),
        ([approved("maria"), Review("maria", Said.COMMENTED, "b")], ["maria"]),
        ([Review("maria", Said.COMMENTED, "a")], []),
        ([Review("maria", Said.APPROVED, "a", is_bot=True)], []),
    ],
)
def test_whose_approval_counts(reviews: list[Review], stand: list[str]) -> None:
    assert list(standing(reviews, ["sam"])) == stand


def test_who_had_a_hand_in_it_approves_nothing() -> None:
    assert standing([approved("maria"), approved("ana")], ["sam", "maria"]).keys() == {"ana"}


def test_a_change_says_how_far_the_cycle_is_and_what_depends_on_it() -> None:
    proposal = Proposal({"2026-Q4/company/win.md": "---\nobjective: Win less\n---\n"})
    (found,) = weighed(proposal.differences, proposal.base, TODAY)
    assert found.weight.startswith("51 % of 2026-Q4 is gone. 2 objectives depend on it: “Turn")
    assert dependants(proposal.differences, proposal.base) == ("maria",)
    (ahead,) = weighed(Proposal({"2027-Q1/growth/next.md": None}).differences, proposal.base, TODAY)
    assert ahead.weight == ""


def test_an_exception_from_a_rule_is_a_change_that_somebody_approves() -> None:
    proposal = Proposal({})
    ref = Ref("2026-Q4", "growth", "trials")
    told: Exceptions = {ref: ["Makes an exception: # okrs: ignore[OKR301] because I say so"]}
    (found,) = with_exceptions((), told, proposal.base, proposal.head)
    assert [one.kind for one in found.changes] == [Kind.EXCEPTION]
    (asked,) = demands([found], [], proposal.base, Hands("sam"), TODAY)
    assert asked.people == ("maria",)
    now, then = contents([found], []), contents([], [])
    assert approvers(asked, {"maria": approved("maria")}, {"a": then}, now) == ()
    assert approvers(asked, {"maria": approved("maria")}, {"a": now}, now) == ("maria",)
