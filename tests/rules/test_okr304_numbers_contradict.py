"""Only figures that surely speak of the same thing contradict each other."""

import pytest

from tests.rules.plans import codes_of_key_result

CONTRADICT = [
    ("Raise conversion from 85% to 92%", "from: 85\nto: 90\nunit: '%'"),
    ("Raise conversion from 80% to 92%", "from: 85\nto: 92\nunit: '%'"),
    ("Conversion goes from 85 to 92", "from: 85\nto: 90\nunit: '%'"),
    ("Cut churn 5% -> 3%", "from: 5\nto: 2\nunit: '%'"),
    (
        "Restoring takes 30 minutes instead of hours: from 2h to 30 min",
        "from: 120\nto: 20\nunit: min",
    ),
    ("95% of invoices are paid on time", "from: 80\nto: 90\nunit: '%'"),
    ("At least 95% of invoices are paid on time", "from: 80\nto: 90\nunit: '%'"),
    ("NPS above 40", "from: 20\nto: 35"),
    ("Win 12 new mid-market customers", "from: 0\nto: 10\nunit: customers"),
    ("Reach €1.5M ARR", "from: 1\nto: 2\nunit: M €"),
    ("Grow weekly trials 2x", "from: 100\nto: 150\nunit: trials"),
    ("Support stays under 30 tickets a week", "keep: {at_most: 40}\nunit: tickets a week"),
    ("An answer comes within 2 hours", "keep: {at_most: 4}\nunit: h"),
]

AGREE = [
    ("Raise conversion from 85% to 92%", "from: 85\nto: 92\nunit: '%'"),
    ("Raise conversion from 85% to 92%", "from: 0.85\nto: 0.92"),
    ("Raise conversion from 85% to 92%", "from: 84.6\nto: 92.2\nunit: '%'"),
    ("Raise conversion from 85% to 92% within 3 months", "from: 85\nto: 92\nunit: '%'"),
    ("Restoring goes from 2h to 30 min", "from: 120\nto: 30\nunit: min"),
    ("Reach €1.5M ARR", "from: 1\nto: 1.5\nunit: M €"),
    ("Reach €1.5M ARR", "from: 900_000\nto: 1_480_000\nunit: EUR"),
    ("Grow revenue by 20%", "from: 2\nto: 2.4\nunit: M €"),
    ("20% fewer failed payments", "from: 10\nto: 8\nunit: '%'"),
    ("Double the number of trials", "from: 10\nto: 15"),
    ("Grow weekly trials 2x", "from: 100\nto: 200\nunit: trials"),
    ("Response time at 3x the load", "from: 900\nto: 300\nunit: ms"),
    ("Requests under 200 ms", "from: 80\nto: 95\nunit: '%'"),
    ("Customers above 80% utilisation", "from: 20\nto: 40\nunit: '%'"),
    ("Customers with utilisation above 80%", "from: 20\nto: 40\nunit: '%'"),
    ("Customers with at least 5 seats", "from: 10\nto: 20\nunit: customers"),
    ("Customers who use 3 features a week", "from: 20\nto: 40\nunit: '%'"),
    ("95% of requests answered within 200 ms", "from: 400\nto: 200\nunit: ms"),
    ("Tickets older than 3 days", "from: 40\nto: 10\nunit: tickets"),
    ("Users on version 3.2 by June 2027", "from: 20\nto: 90\nunit: '%'"),
    ("Testers who build a report in 10 minutes", "from: 4\nto: 8\nunit: of ten testers"),
    ("The auditor certifies us for SOC 2", "from: 0\nto: 100\nunit: '%'"),
    ("Win 12 new mid-market customers", "from: 0\nto: 10\nstretch: 12\nunit: customers"),
    ("Support stays under 40 tickets a week", "keep: {at_most: 40}\nunit: tickets a week"),
    ("An answer comes within 4 hours", "keep: {at_most: 240}\nunit: min"),
    ("Raise conversion from 85% to 92%", "from: 85\nto: unknown\nunit: '%'"),
    ("Teams that grow to 5 people", "from: 20\nto: 40\nunit: '%'"),
    ("Onboarding in 5 days or less", "from: 20\nto: 60\nunit: '%'"),
]


@pytest.mark.parametrize(("title", "measure"), CONTRADICT)
def test_figures_that_contradict_are_found(title: str, measure: str) -> None:
    assert "OKR304" in codes_of_key_result(title, measure)


@pytest.mark.parametrize(("title", "measure"), AGREE)
def test_figures_that_agree_or_speak_of_something_else_are_left_alone(
    title: str, measure: str
) -> None:
    assert "OKR304" not in codes_of_key_result(title, measure)
