"""Which open requests get in each other's way, and which never do."""

import pytest

from site_builder.model.finding import Finding, Place
from site_builder.review.future import Other, clashes
from tests.review.plans import CHECK_IN, OBJECTIVE, Changed, Proposal

OTHER = Other(12, "Grow elsewhere", "bo")
TRIALS, WIN = "2026-Q4/growth/trials.md", "2026-Q4/company/win.md"
TODAYS = "2026-Q4/growth/check-ins/2026-11-16.md"
LOWER = OBJECTIVE.replace("to: 20", "to: 15")
DROPPED = OBJECTIVE.replace("    key_results", "    dropped: No time\n    key_results")
SUPPORTER = "---\nobjective: Sell more\nsupports: {growth/trials: It helps}\n---\n"


def meet(mine: Changed, theirs: Changed, *together: Finding) -> list[str]:
    """How two requests to change the small company clash."""
    one, two = Proposal(mine), Proposal(theirs)
    sides = (one.differences, one.records, OTHER, two.differences, two.records)
    found = clashes(*sides, together)
    assert all(it.other == OTHER for it in found)
    return [it.sentence for it in found]


# --- both change the same


def test_two_targets_for_the_same_key_result_clash() -> None:
    both = "Both change 2026-Q4/growth/trials/conversion."
    assert meet({TRIALS: LOWER}, {TRIALS: OBJECTIVE.replace("to: 20", "to: 25")}) == [
        f"{both} This request: Target 20 → 15 %. The other: Target 20 → 25 %."
    ]


def test_two_titles_clash_and_a_title_and_a_target_do_not() -> None:
    one, two = (OBJECTIVE.replace("Turn more", f"{word} more") for word in ("Bring", "Lure"))
    (told,) = meet({TRIALS: one}, {TRIALS: two})
    assert told.startswith("Both change 2026-Q4/growth/trials. This request: Title “Turn more")
    assert meet({TRIALS: one}, {TRIALS: LOWER}) == []


def test_a_key_result_that_one_renames_is_the_same_for_the_other() -> None:
    renamed = OBJECTIVE.replace("conversion:", "paying:")
    (told,) = meet({TRIALS: renamed}, {TRIALS: LOWER})
    assert "trials/conversion. This request: conversion is called paying now." in told


def test_two_that_do_the_same_do_not_clash() -> None:
    assert meet({TRIALS: LOWER}, {TRIALS: LOWER}) == []
    assert meet({TRIALS: None}, {TRIALS: None}) == []
    assert meet({TODAYS: CHECK_IN}, {TODAYS: CHECK_IN}) == []
    both = OBJECTIVE.replace("Turn more", "Bring more").replace("to: 20", "to: 15")
    assert meet({TRIALS: LOWER}, {TRIALS: both}) == []


def test_reasons_that_both_rewrite_clash_though_the_words_for_it_are_alike() -> None:
    assert len(meet({TRIALS: f"{OBJECTIVE}One.\n"}, {TRIALS: f"{OBJECTIVE}Two.\n"})) == 1
    assert meet({TRIALS: f"{OBJECTIVE}One.\n"}, {TRIALS: f"{OBJECTIVE}One.\n"}) == []


def test_two_new_objectives_of_one_name_clash() -> None:
    new = "2026-Q4/sales/more.md"
    assert len(meet({new: SUPPORTER}, {new: SUPPORTER.replace("Sell", "Buy")})) == 1
    assert meet({new: SUPPORTER}, {new: SUPPORTER}) == []
    assert meet({new: SUPPORTER}, {"2026-Q4/sales/other.md": SUPPORTER}) == []


def test_one_that_moves_to_where_the_other_adds_clashes() -> None:
    moved = {TRIALS: None, "2026-Q4/sales/more.md": OBJECTIVE}
    told = meet(moved, {"2026-Q4/sales/more.md": SUPPORTER.replace("growth/trials", "company/win")})
    assert told == ["Both have something new called 2026-Q4/sales/more."]


def test_two_leads_for_a_team_clash_and_two_new_members_do_not() -> None:
    team = "---\nname: Growth\nlead: {}\nmembers: [sam{}]\nparent: product\n---\n"

    def growth(lead: str, more: str = "") -> Changed:
        return {"teams/growth.md": team.format(lead, more)}

    assert len(meet(growth("sam"), growth("erik"))) == 1
    assert meet(growth("maria", ", bo"), growth("maria", ", eve")) == []


# --- one ends what the other leans on


def test_dropping_what_the_other_begins_to_support_clashes() -> None:
    support = "2026-Q4/growth/trials; in {}, 2026-Q4/sales/more supports it."
    ends, leans = {TRIALS: DROPPED}, {"2026-Q4/sales/more.md": SUPPORTER}
    assert meet(ends, leans) == [f"This request drops {support.format('the other')}"]
    assert meet(leans, ends) == [f"The other drops {support.format('this request')}"]


@pytest.mark.parametrize(
    ("ends", "verb"), [({TRIALS: None}, "removes"), ({TRIALS: DROPPED}, "drops")]
)
def test_ending_what_the_other_changes_clashes(ends: Changed, verb: str) -> None:
    assert meet(ends, {TRIALS: LOWER}) == [
        f"This request {verb} 2026-Q4/growth/trials; in the other, it changes: Target 20 → 15 %."
    ]


def test_moving_what_the_other_changes_clashes() -> None:
    moved = {TRIALS: None, "2026-Q4/growth/paying.md": OBJECTIVE}
    (told,) = meet({TRIALS: LOWER}, moved)
    assert told.startswith("The other moves 2026-Q4/growth/trials; in this request, it changes")


def test_removing_what_the_other_drops_is_told_once() -> None:
    (told,) = meet({TRIALS: DROPPED}, {TRIALS: None})
    assert told.startswith("The other removes 2026-Q4/growth/trials")


def test_removing_a_key_result_that_the_other_supports_clashes() -> None:
    without = "".join(
        line for line in OBJECTIVE.splitlines(keepends=True) if "conversion" not in line
    )
    leans = {"2026-Q4/sales/more.md": SUPPORTER.replace("trials", "trials/conversion")}
    (told,) = meet({TRIALS: without}, leans)
    assert told.startswith("This request removes 2026-Q4/growth/trials/conversion; in the other")


def test_removing_what_the_other_tells_of_clashes_and_dropping_it_does_not() -> None:
    told = "This request removes 2026-Q4/growth/trials; in the other, 2026-Q4/growth, 2026-11-16"
    assert meet({TRIALS: None}, {TODAYS: CHECK_IN}) == [f"{told}, tells of it."]
    assert meet({TRIALS: DROPPED}, {TODAYS: CHECK_IN}) == []


# --- both tell the same, and what never clashes


def test_two_check_ins_of_a_team_on_a_day_clash_where_they_differ() -> None:
    acts = "added in this request, added in the other"
    assert meet({TODAYS: CHECK_IN}, {TODAYS: CHECK_IN.replace("12", "13")}) == [
        f"Both write 2026-Q4/growth, 2026-11-16, but not the same: {acts}."
    ]


@pytest.mark.parametrize(
    "theirs",
    [
        {TODAYS: CHECK_IN},
        {"2026-Q4/growth/check-ins/2026-11-17.md": CHECK_IN},
        {"2026-Q4/sales/more.md": SUPPORTER},
        {WIN: "---\nobjective: Win every market\n---\n"},
        {"people/sam.md": "---\nname: Samuel\ngithub: sam-acme\n---\n"},
        {},
    ],
)
def test_different_things_never_clash(theirs: Changed) -> None:
    assert meet({TRIALS: LOWER}, theirs) == []
    assert meet(theirs, {TRIALS: LOWER}) == []


# --- what the rules find only with both


def test_what_only_both_bring_is_told_with_what_to_do() -> None:
    found = Finding("OKR204", Place("okrs/a.md"), "Growth has 4 objectives", "Keep three.")
    assert meet({TRIALS: LOWER}, {}, found) == [
        "Only with both: Growth has 4 objectives (OKR204). Keep three."
    ]


def test_a_support_that_only_both_break_is_told_once() -> None:
    file = "okrs/2026-Q4/sales/more.md"
    found = Finding("OKR101", Place(file), "growth/trials doesn't exist", "Write another.")
    (told,) = meet({TRIALS: None}, {"2026-Q4/sales/more.md": SUPPORTER}, found)
    assert told.startswith("This request removes")
