"""Who has to approve what: each cell of the table, and the ways around it that lead nowhere."""

from datetime import date

import pytest

from site_builder.model.finding import Finding, Place
from site_builder.review.verdict import brought, person_of
from tests.review.plans import (
    CHECK_IN,
    COMPANY,
    FILES,
    OBJECTIVE,
    Proposal,
    answered,
    plan_of,
)

LEADERS, LEAD = ("ana", "tomas"), ("maria",)
TRIALS, NEXT = "2026-Q4/growth/trials.md", "2027-Q1/growth/next.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
AHEAD = OBJECTIVE.replace("company/win", "2026-Q4/company/win")

COMPANYS = {"2026-Q4/company/win.md": "---\nobjective: Win every market\n---\n"}
NEW = {"2027-Q1/growth/more.md": AHEAD.replace("Turn more", "Turn away fewer")}
LOOSE = {"2027-Q1/growth/more.md": "---\nobjective: Do something else\n---\n"}
KEY_RESULT = {NEXT: AHEAD.replace("to: 20", "to: 25")}
AMENDMENT = {TRIALS: OBJECTIVE.replace("to: 20", "to: 15")}


@pytest.mark.parametrize(
    ("changed", "top_down", "hybrid", "bottom_up"),
    [
        (COMPANYS, [LEADERS], [LEADERS], [LEADERS]),
        ({"teams/growth.md": None}, [LEADERS], [LEADERS], [LEADERS]),
        (
            {"2027-Q1/cycle.md": "---\nstarts: 2027-01-01\nends: 2027-03-30\n---\n"},
            *[[LEADERS]] * 3,
        ),
        (NEW, [LEADERS], [LEADERS], [LEAD]),
        (LOOSE, [LEADERS], [LEADERS], [LEADERS]),
        (KEY_RESULT, [LEADERS], [LEAD], [LEAD]),
        (AMENDMENT, [LEADERS], [LEAD, LEADERS], [LEAD]),
        ({"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN}, [], [], []),
        ({"2026-Q4/growth/retrospective.md": "We learnt.\n"}, [], [], []),
    ],
)
def test_each_cell_of_the_table(
    changed: dict[str, str | None],
    top_down: list[tuple[str, ...]],
    hybrid: list[tuple[str, ...]],
    bottom_up: list[tuple[str, ...]],
) -> None:
    assert Proposal(changed, "seed").asked() == top_down
    assert Proposal(changed, "growth").asked() == hybrid
    assert Proposal(changed, "scaling").asked() == bottom_up


def test_a_check_in_by_a_stranger_or_about_what_was_needs_the_lead() -> None:
    new = Proposal({"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN})
    assert new.asked("erik") == [LEAD]
    assert new.asked(None) == [LEAD]
    assert Proposal({CHECKED_IN: CHECK_IN.replace("12", "19")}).asked() == [LEAD]
    assert Proposal({CHECKED_IN: None}).asked() == [LEAD]


def test_personal_priorities_are_the_persons_own_and_a_login_is_not() -> None:
    sam = FILES["people/sam.md"]
    rested = {"people/sam.md": sam.replace("Rest", "Rest more")}
    assert Proposal(rested).asked("sam") == []
    assert Proposal(rested).asked("erik") == [("sam",)]
    assert Proposal({"people/sam.md": sam.replace("sam-acme", "eve")}).asked("sam") == [LEADERS]
    eve = {"people/eve.md": "---\nname: Eve\ngithub: ana\n---\n"}
    assert Proposal(eve).asked("eve") == [LEADERS]


def test_nobody_approves_their_own_change() -> None:
    assert Proposal(KEY_RESULT).asked("maria") == [("jonas",)], "the lead around the team"
    assert Proposal(COMPANYS).asked("ana") == [("tomas",)]
    alone = COMPANY.replace("[ana, tomas]", "[ana]")
    assert Proposal(COMPANYS, company=alone).asked("ana") == [], "a sole leader's is theirs"
    assert Proposal(COMPANYS, company=alone).asked("tomas") == [("ana",)]


def test_a_team_without_a_lead_asks_the_one_around_it_and_then_leadership() -> None:
    changed = {NEXT: AHEAD.replace("to: 20", "to: 25")}
    proposal = Proposal(changed)
    proposal.before["teams/growth.md"] = "---\nname: Growth\nmembers: [sam]\nparent: product\n---\n"
    assert Proposal.asked(_again(proposal)) == [("jonas",)]
    proposal.before["teams/growth.md"] = "---\nname: Growth\nmembers: [sam]\nparent: growth\n---\n"
    assert Proposal.asked(_again(proposal)) == [LEADERS]


def _again(proposal: Proposal) -> Proposal:
    """The same proposal after its base was changed; what the base has, the head has too."""
    proposal.after = {**proposal.after, "teams/growth.md": proposal.before["teams/growth.md"]}
    proposal.base, proposal.head = plan_of(proposal.before), plan_of(proposal.after)
    return proposal


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("key-result: leadership", [LEADERS]),
        ("key-result: [erik]", [("erik",)]),
        ("key-result: 2", [LEADERS]),
        ("key-result: 0", [LEADERS]),
        ("key-result: whoever", [LEAD]),
        ("objective: lead", [LEAD]),
        ("key-result: person", [LEAD]),
        ("key-result: [sam]", [LEADERS]),
        ("key-result: [sam, erik]", [("erik",)]),
        ("key-result: []", [LEADERS]),
    ],
)
def test_a_company_may_decide_otherwise(own: str, asked: list[tuple[str, ...]]) -> None:
    company = COMPANY.replace("    leadership", f"    approvals: {{{own}}}\n    leadership")
    assert Proposal(KEY_RESULT, company=company).asked() == asked


def test_no_number_does_away_with_approval() -> None:
    company = COMPANY.replace("    leadership", "    approvals: {company: 0}\n    leadership")
    demands = Proposal(COMPANYS, company=company).demands()
    assert [one.given for one in answered(demands, set())] == [False]


def test_two_leaders_where_the_company_wants_two() -> None:
    company = COMPANY.replace("    leadership", "    approvals: {company: 2}\n    leadership")
    demands = Proposal(COMPANYS, company=company).demands()
    assert [one.given for one in answered(demands, {"ana"})] == [False]
    assert [one.given for one in answered(demands, {"ana", "tomas"})] == [True]


@pytest.mark.parametrize(
    "slipped",
    [
        {"company.md": COMPANY.replace("{stage}", "scaling").replace("[ana", "[sam, ana")},
        {"company.md": COMPANY.replace("{stage}", "growth") + "approvals"},
        {"teams/growth.md": "---\nname: Growth\nlead: sam\nmembers: [sam]\n---\n"},
        {"teams/sam.md": "---\nname: Sam\nlead: sam\n---\n"},
    ],
)
def test_a_proposal_never_names_its_own_judge(slipped: dict[str, str]) -> None:
    asked = Proposal({**AMENDMENT, **slipped}).asked("sam")
    assert LEADERS in asked
    assert LEAD in asked
    assert not [people for people in asked if "sam" in people]


def test_a_moved_away_objective_needs_those_who_had_it() -> None:
    moved = {TRIALS: None, "2026-Q4/sales/trials.md": OBJECTIVE.replace("to: 20", "to: 15")}
    assert Proposal(moved, "scaling").asked("erik") == [LEAD]
    taken = {TRIALS: None, "2026-Q4/company/trials.md": OBJECTIVE}
    assert Proposal(taken, "scaling").asked("erik") == [LEADERS]


@pytest.mark.parametrize(
    ("on", "asked"), [(date(2026, 9, 30), [LEAD]), (date(2026, 10, 1), [LEAD, LEADERS])]
)
def test_a_target_is_promised_from_the_first_day_of_the_cycle(
    on: date, asked: list[tuple[str, ...]]
) -> None:
    assert Proposal(AMENDMENT).asked(on=on) == asked


def test_a_key_result_that_is_taken_out_is_a_promise_taken_back() -> None:
    without = "\n".join(line for line in OBJECTIVE.splitlines() if "churn:" not in line)
    assert Proposal({TRIALS: without}).asked() == [LEAD, LEADERS]


def test_a_login_stands_for_one_person_whatever_its_case() -> None:
    frame = Proposal({}).base.frame
    assert person_of("SAM-Acme", frame) == "sam"
    assert person_of("sam", frame) == "@sam", "somebody else may have that login"
    assert person_of("maria", frame) == "maria"
    twice = Proposal({"people/eve.md": "---\nname: Eve\ngithub: sam-acme\n---\n"}).head.frame
    assert person_of("sam-acme", twice) == "@sam-acme"


def test_findings_that_stood_before_are_counted_and_not_told() -> None:
    old, new = (Finding("OKR301", Place("okrs/a.md"), words, "") for words in ("old", "new"))
    assert brought([old], [old, new]) == ((new,), 1)
    assert brought([old], [old, old]) == ((old,), 1)
    assert brought([old], []) == ((), 0)


@pytest.mark.parametrize(
    ("own", "asked"), [("team", []), ("lead", [LEAD]), ("leadership", [LEADERS]), ("person", [])]
)
def test_a_company_may_say_who_checks_in(own: str, asked: list[tuple[str, ...]]) -> None:
    company = COMPANY.replace(
        "    leadership", f"    approvals: {{check-in: {own}}}\n    leadership"
    )
    new = {"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN}
    assert Proposal(new, company=company).asked() == asked
