"""What may stand under `approvals:`, where the examples don't tell it all."""

import pytest

from site_builder.model.finding import Finding
from site_builder.model.governance import Matter, deciders
from site_builder.model.terms import Stage
from site_builder.rules.example import SOUND
from tests.rules.plans import found


def approvals(written: str) -> list[Finding]:
    company = SOUND["company.md"].replace("leadership:", f"approvals: {{{written}}}\nleadership:")
    return found({"company.md": company})


@pytest.mark.parametrize(
    "written",
    [
        "",
        "company: 1, objective: 3",
        "company: [ana], amendment: [sam, ines]",
        "check-in: lead, priorities: leadership",
        *(f"{one}: {deciders(stage)[one]}" for stage in (*Stage,)[1:] for one in Matter),
    ],
)
def test_what_says_something(written: str) -> None:
    assert approvals(written) == []


@pytest.mark.parametrize(
    ("written", "problem", "remedy"),
    [
        ("objectives: lead", "nothing to approve is called objectives", "Did you mean objective?"),
        (
            "key_result: lead",
            "nothing to approve is called key_result",
            "Did you mean key-result?",
        ),
        (
            "xyz: lead",
            "nothing to approve is called xyz",
            f"Write {', '.join(list(Matter)[:-1])} or priorities.",
        ),
        ("objective: led", "“led” is nobody who could approve", "Did you mean lead?"),
        ("objective: sam", "“sam” is nobody who could approve", "Write [sam] to name a person."),
        ("objective: '2'", "“2” is nobody who could approve", "Write leadership, lead,"),
        ("objective: person", "person can't decide about objective, so", "Write leadership, lead,"),
        ("company: lead", "lead can't decide about company, so", "Write leadership, or people as"),
        ("company: 4", "4 of leadership can't approve: it has 3", "Write a number from 1 to 3."),
        ("company: 0", "0 of leadership can't approve: it has 3", "Write a number from 1 to 3."),
        ("company: -1", "-1 of leadership can't approve", "Write a number from 1 to 3."),
        ("company: []", "an empty list asks nobody", "Name people, such as [ana, tomas]"),
        ("company: [ana, inez]", "nobody here is called inez", "Did you mean ines?"),
        ("company: [zoe]", "nobody here is called zoe", "Add zoe to a team's members"),
    ],
)
def test_what_says_nothing(written: str, problem: str, remedy: str) -> None:
    (one,) = approvals(written)
    assert (one.code, one.severity) == ("OKR114", "error")
    assert one.problem.startswith(problem)
    assert one.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("Key_Result: lead", True),
        ("objectives: lead", False),
        ("objective: Lead and Leadership", True),
        ("objective: led", False),
        ("objectives: lead, objective: leadership", None),
        ("objective: nobody-at-all", None),
    ],
)
def test_only_another_spelling_is_put_right_unasked(written: str, *, safe: bool | None) -> None:
    (one,) = approvals(written)
    assert (one.fix and one.fix.safe) is safe


def test_each_slip_is_found_where_it_stands() -> None:
    places = [one.place.keys for one in approvals("objectives: lead, company: [ana, zoe, x]")]
    assert places == [
        ("approvals", "objectives"),
        ("approvals", "company", 1),
        ("approvals", "company", 2),
    ]


def test_a_person_of_a_file_that_cant_be_read_may_well_exist() -> None:
    company = SOUND["company.md"].replace("stage:", "approvals: {company: [zoe]}\nstage:")
    broken = {"teams/sales.md": "---\nname: Sales\nlead: zoe\ncolour: red\n---\n"}
    assert found({"company.md": company, **broken}, only="OKR114") == []
