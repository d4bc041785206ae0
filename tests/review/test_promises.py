"""Who has to approve what changes a promise, or what was told; and who does not get around it."""

from datetime import date

import pytest

from site_builder.model.governance import Matter
from tests.review.plans import CHECK_IN, FILES, OBJECTIVE, TODAY, Proposal, plan_of

LEADERS, LEAD = ("ana", "tomas"), ("maria",)
TRIALS = "2026-Q4/growth/trials.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
AHEAD = OBJECTIVE.replace("company/win", "2026-Q4/company/win")
AMENDMENT = {TRIALS: OBJECTIVE.replace("to: 20", "to: 15")}


def _read_again(proposal: Proposal) -> Proposal:
    proposal.base, proposal.head = plan_of(proposal.before), plan_of(proposal.after)
    return proposal


# What was promised


def with_first(line: str) -> dict[str, str]:
    """The objective of the running cycle with another first key result."""
    first = OBJECTIVE.splitlines()[4]
    return {TRIALS: OBJECTIVE.replace(first, f"      conversion: {{{line}}}")}


FIRST = 'title: Trials that pay, owner: sam, from: 10, to: 20, unit: "%"'


@pytest.mark.parametrize(
    "line",
    [
        FIRST.replace("20", "unknown"),
        FIRST.replace("10", "unknown"),
        FIRST.replace("%", "pts"),
        FIRST.replace("sam", "ines"),
        FIRST.replace("owner: sam", "owner: [sam, ines]"),
        f"{FIRST}, weight: 0.1",
        f"{FIRST}, by: 2026-12-31",
        f"{FIRST}, phases: {{2026-12-30: 11}}",
        "title: Trials that pay, owner: sam, confidential: In the safe",
        "title: Trials that pay, owner: sam, done_when: We say so",
        "title: Trials that pay, owner: sam",
    ],
)
def test_what_a_key_result_promised_is_amended_once_its_cycle_runs(line: str) -> None:
    assert Proposal(with_first(line)).asked() == [LEAD, LEADERS]
    before = Proposal(with_first(line)).asked(on=date(2026, 9, 30))
    assert before == [LEAD], "until then it may change freely"


@pytest.mark.parametrize(
    "line",
    [
        FIRST.replace("Trials that pay", "Trials that will pay"),
        f"{FIRST}, stretch: 30",
        f"{FIRST}, source: The shop",
        f"{FIRST}, contributors: [ines]",
    ],
)
def test_what_promises_nothing_stays_with_the_lead(line: str) -> None:
    assert Proposal(with_first(line)).asked() == [LEAD]


def of_churn(old: str, new: str) -> list[tuple[str, ...]]:
    return Proposal({TRIALS: OBJECTIVE.replace(old, new)}).asked()


def test_bounds_names_and_weights_of_others_are_part_of_the_promise() -> None:
    assert of_churn("at_most: 4", "at_most: 40") == [LEAD, LEADERS]
    assert of_churn("      churn:", "      leavers:") == [LEAD, LEADERS]
    churn = OBJECTIVE.splitlines()[5]
    easy = f"{churn}\n      easy: {{title: We met, owner: sam, done_when: We met}}"
    assert of_churn(churn, easy) == [LEAD]
    heavy = easy.replace("We met}", "We met, weight: 50}")
    assert of_churn(churn, heavy) == [LEAD, LEADERS], "it makes all others light"


def amended(*was: str) -> dict[str, str]:
    entries = ", ".join(
        f"{{on: 2026-11-0{at}, was: {one}, why: So}}" for at, one in enumerate(was, 1)
    )
    return with_first(f"{FIRST}, amended: [{entries}]")


@pytest.mark.parametrize(
    "after",
    [amended("{to: 25}"), amended("{to: 30}", "{to: 26}"), amended("{to: 25}", "{to: 30}"), {}],
)
def test_what_earlier_amendments_say_is_not_rewritten_unseen(after: dict[str, str]) -> None:
    proposal = Proposal({})
    proposal.before |= amended("{to: 30}", "{to: 25}")
    proposal.after |= after
    assert Proposal.asked(_read_again(proposal)) == [LEAD, LEADERS]


def ambition(old: str, new: str, on: date = TODAY) -> list[tuple[str, ...]]:
    def written(word: str) -> str:
        return OBJECTIVE.replace("    key_results", f"    ambition: {word}\n    key_results")

    proposal = Proposal({TRIALS: written(new)})
    proposal.before |= {TRIALS: written(old)}
    return _read_again(proposal).asked(on=on)


def test_an_ambition_that_is_lowered_takes_a_commitment_back() -> None:
    for lowered in (("committed", "aspirational"), ("aspirational", "learning")):
        assert ambition(*lowered) == [LEAD, LEADERS]
        assert ambition(lowered[1], lowered[0]) == [LEAD]
        assert ambition(*lowered, on=date(2026, 9, 30)) == [LEAD]


def test_an_objective_that_moves_out_of_a_running_cycle_takes_its_promises_along() -> None:
    moved = {TRIALS: None, "2027-Q1/growth/trials.md": AHEAD.replace("to: 20", "to: 15")}
    matters = [
        [reason.matter for reason in one.reasons] for one in Proposal(moved, "growth").demands()
    ]
    assert matters == [[Matter.OBJECTIVE, Matter.AMENDMENT], [Matter.AMENDMENT]]


def graded(on: date, cycle: str = "") -> list[tuple[str, ...]]:
    """Who is asked for a grade on a day, given what the cycle's file says beside its days."""
    score = OBJECTIVE.replace(
        "    key_results", "    score: 1\n    note: All well\n    key_results"
    )
    path = "2026-Q4/cycle.md"
    proposal = Proposal({TRIALS: score})
    for files in (proposal.before, proposal.after):
        files[path] = FILES[path].replace("starts", f"{cycle}starts")
    return _read_again(proposal).asked(on=on)


def test_a_grade_is_the_leads_between_the_last_day_and_the_close() -> None:
    assert graded(date(2026, 12, 31)) == [LEAD, LEADERS], "while it runs it settles a promise"
    assert graded(date(2027, 1, 5)) == [LEAD]
    assert graded(date(2027, 1, 5), "closed: 2027-01-04\n") == [LEAD, LEADERS], "it is the past"


@pytest.mark.parametrize(
    "cycle",
    [
        "starts: 2026-12-01\nends: 2026-12-31",
        "starts: 2026-10-01\nends: 2027-03-31",
        "starts: 2026-10-01\nends: 2026-12-31\nclosed: 2026-10-02",
    ],
)
def test_no_request_moves_the_days_of_a_cycle_to_be_judged_by_others(cycle: str) -> None:
    days = {"2026-Q4/cycle.md": f"---\n{cycle}\n---\n"}
    assert Proposal({**AMENDMENT, **days}).asked() == [LEADERS, LEAD]


def test_a_dropped_objective_is_the_matter_of_who_decides_about_objectives() -> None:
    dropped = OBJECTIVE.replace("    key_results", "    dropped: They left\n    key_results")
    assert Proposal({TRIALS: dropped}).asked() == [LEADERS]


# What was told


def told(by: str, **files: str) -> dict[str, str]:
    matter = CHECK_IN.replace("updates", f"by: {by}\nupdates")
    return {f"2026-Q4/growth/check-ins/{files.get('on', '2026-11-16')}.md": matter}


def test_nobody_speaks_in_the_name_of_another() -> None:
    assert Proposal(told("sam")).asked("sam") == []
    assert Proposal(told("maria")).asked("sam") == [LEAD]
    learnt = {"2026-Q4/growth/retrospective.md": "---\nby: maria\n---\nWe failed.\n"}
    assert Proposal(learnt).asked("sam") == [LEAD]


def test_a_check_in_into_a_closed_cycle_changes_what_was_graded() -> None:
    proposal = Proposal(told("sam"))
    path = "2026-Q4/cycle.md"
    for files in (proposal.before, proposal.after):
        files[path] = FILES[path].replace("starts", "closed: 2027-01-04\nstarts")
    closed = _read_again(proposal)
    assert closed.asked(on=date(2027, 1, 3)) == []
    assert closed.asked(on=date(2027, 1, 5)) == [LEAD]


def test_two_check_ins_of_a_day_are_approved_one_by_one() -> None:
    second = CHECKED_IN.replace(".md", "-sam.md")
    proposal = Proposal({CHECKED_IN: None, second: None})
    proposal.before |= {second: CHECK_IN}
    (asked,) = _read_again(proposal).demands()
    assert [one.name for one in asked.reasons] == [
        "2026-Q4/growth, 2026-11-13-sam",
        "2026-Q4/growth, 2026-11-13",
    ]


def test_what_a_renamed_team_told_is_its_leads_to_change() -> None:
    proposal = Proposal({})
    names = {path: path.replace("growth", "lifecycle") for path in FILES}
    company = proposal.before["company.md"]
    proposal.after = {"company.md": company, **{names[path]: FILES[path] for path in FILES}}
    proposal.after[names[CHECKED_IN]] = CHECK_IN.replace("12", "19")
    asked = _read_again(proposal).demands("erik")
    assert [(one.people, {reason.matter for reason in one.reasons}) for one in asked] == [
        (LEADERS, {Matter.COMPANY, Matter.OBJECTIVE}),
        (LEAD, {Matter.CHECK_IN}),
    ]


def test_who_renames_a_person_is_not_asked_in_their_place() -> None:
    sam = FILES["people/sam.md"].replace("Rest", "Work")
    renamed = {"people/sam.md": None, "people/eve.md": sam}
    assert Proposal(renamed).asked("eve") == [LEADERS, ("sam",)]


@pytest.mark.parametrize(
    "slipped",
    [
        {"2026-Q4/Growth/trials.md": OBJECTIVE},
        {"2026-Q4/gr\N{CYRILLIC SMALL LETTER O}wth/trials.md": OBJECTIVE},
        {"2026-Q4 /cycle.md": FILES["2026-Q4/cycle.md"]},
    ],
)
def test_a_name_that_looks_alike_is_another(slipped: dict[str, str]) -> None:
    assert Proposal(slipped, "scaling").asked("maria") == [LEADERS]
