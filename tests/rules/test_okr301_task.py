"""Where figures stand beside the title, a bare thing names what they measure."""

import pytest

from tests.rules.plans import codes_of_key_result

METRIC = "from: 10\nto: 20"
EVIDENCE = "done_when: The signed report is in the data room"


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Publish five posts", METRIC),
        ("Ship the new checkout", METRIC),
        ("Ship feature X", METRIC),
        ("Launch the mobile app", METRIC),
        ("Launch mobile app", METRIC),
        ("New website launched", "from: 0\nto: 1"),
        ("Migrate to Postgres", "keep: {at_least: 3}"),
        ("The run-book is published", METRIC),
        ("Write the handbook", EVIDENCE),
        ("New website launched", EVIDENCE),
    ],
)
def test_work_is_found_whatever_measures_it(title: str, measure: str) -> None:
    assert codes_of_key_result(title, measure) == ["OKR301"]


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Share of offers won in the north", METRIC),
        ("Trials that become paying accounts", METRIC),
        ("Contracts signed for longer than a year", METRIC),
        ("Seats bought without a conversation", METRIC),
        ("Monthly bill for the warehouse", METRIC),
        ("Support tickets per week", METRIC),
        ("Report downloads", METRIC),
        ("Release frequency", METRIC),
        ("Deploy time", METRIC),
        ("Build failures on main", METRIC),
        ("Email open rate", METRIC),
        ("Launch day sign-ups", METRIC),
        ("Code review turnaround", METRIC),
        ("Pilot customers that convert", METRIC),
        ("Pull requests merged within a day", METRIC),
        ("People decide sooner what to buy", METRIC),
        ("No event gets lost on the way", "keep: {at_most: 1}"),
        ("The auditor certifies us for SOC 2", EVIDENCE),
    ],
)
def test_the_names_of_measures_are_left_alone(title: str, measure: str) -> None:
    assert codes_of_key_result(title, measure) == []
