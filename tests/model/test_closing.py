"""The cycle after a cycle."""

from datetime import date

import pytest

from site_builder.model.closing import following
from site_builder.model.plan import Cycle


@pytest.mark.parametrize(
    ("name", "first", "last", "after", "ends", "title"),
    [
        ("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1", "2027-03-31", "2027-Q1"),
        ("2027-Q1", "2027-01-01", "2027-03-31", "2027-Q2", "2027-06-30", "2027-Q2"),
        ("2026", "2026-01-01", "2026-12-31", "2027", "2027-12-31", "2027"),
        ("FY27-H1", "2027-02-01", "2027-07-31", "FY27-H2", "2028-01-31", "FY27-H2"),
        ("2028-01", "2028-01-01", "2028-01-31", "2028-02", "2028-02-29", "2028-02"),
        ("sprint-1", "2026-10-05", "2026-11-15", "sprint-2", "2026-12-27", "sprint-2"),
    ],
)
def test_it_is_as_long_in_whole_months_or_else_in_days(  # noqa: PLR0913 (a column an argument)
    name: str, first: str, last: str, after: str, ends: str, title: str
) -> None:
    before = Cycle(name, "", name, date.fromisoformat(first), date.fromisoformat(last))
    found = following(before, after)
    assert (found.starts - before.ends).days == 1
    assert (found.ends.isoformat(), found.title) == (ends, title)


@pytest.mark.parametrize(
    ("title", "expected"), [("Q4 2026", "Q1 2027"), ("2026 Q4!", "2027 Q1!"), ("Autumn", "2027-Q1")]
)
def test_its_title_follows_the_names(title: str, expected: str) -> None:
    before = Cycle("2026-Q4", "", title, date(2026, 10, 1), date(2026, 12, 31))
    assert following(before, "2027-Q1").title == expected
