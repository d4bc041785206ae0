"""The cycle that follows another: when it is due, and what it is called."""

from datetime import date, timedelta

import pytest

from site_builder.files.starting import next_cycle, to_start
from site_builder.model.plan import Cycle


def cycle(name: str, starts: str, ends: str) -> Cycle:
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    return Cycle(name, f"okrs/{name}/cycle.md", name, first, last)


@pytest.mark.parametrize(
    ("name", "starts", "ends", "then", "until"),
    [
        ("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1", "2027-03-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2", "2026-06-30"),
        ("2026-q4", "2026-10-01", "2026-12-31", "2027-q1", "2027-03-31"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2027-H1", "2027-06-30"),
        ("2026-T3", "2026-09-01", "2026-12-31", "2027-T1", "2027-04-30"),
        ("FY27-H1", "2026-07-01", "2026-12-31", "FY27-H2", "2027-06-30"),
        ("FY27-Q4", "2027-04-01", "2027-06-30", "FY28-Q1", "2027-09-30"),
        ("FY99-Q4", "2026-10-01", "2026-12-31", "FY00-Q1", "2027-03-31"),
        ("Q4-2026", "2026-10-01", "2026-12-31", "Q1-2027", "2027-03-31"),
        ("Q4FY26", "2026-10-01", "2026-12-31", "Q1FY27", "2027-03-31"),
        ("2026", "2026-01-01", "2026-12-31", "2027", "2027-12-31"),
        ("2027", "2026-07-01", "2027-06-30", "2028", "2028-06-30"),
        ("FY27", "2026-07-01", "2027-06-30", "FY28", "2028-06-30"),
        ("2026-12", "2026-12-01", "2026-12-31", "2027-01", "2027-01-31"),
        ("2026-11", "2026-11-01", "2026-12-31", "2027-01", "2027-02-28"),
        ("2026-11-20", "2026-11-20", "2026-12-31", "2027-01-01", "2027-02-11"),
        ("2026-W40", "2026-09-28", "2026-11-08", "2026-W46", "2026-12-20"),
        ("sprint-7", "2026-10-05", "2026-11-15", "sprint-8", "2026-12-27"),
        ("cycle09", "2026-10-05", "2026-11-15", "cycle10", "2026-12-27"),
        ("2026-autumn", "2026-10-01", "2026-12-31", "2027-01-01", "2027-03-31"),
        ("2025-12", "2026-12-01", "2026-12-31", "2027-01-01", "2027-01-31"),
        ("<b>1</b> 2", "2026-10-01", "2026-12-31", "2027-01-01", "2027-03-31"),
    ],
)
def test_it_is_named_as_the_one_before_and_as_long(
    name: str, starts: str, ends: str, then: str, until: str
) -> None:
    before = cycle(name, starts, ends)
    found = next_cycle(before)
    assert (found.id, str(found.ends)) == (then, until)
    assert found.starts == before.ends + timedelta(days=1)


YEAR = cycle("2026", "2026-01-01", "2026-12-31")
Q4 = cycle("2026-Q4", "2026-10-01", "2026-12-31")
Q3 = cycle("2026-Q3", "2026-07-01", "2026-09-30")
Q1 = cycle("2027-Q1", "2027-01-01", "2027-03-31")


@pytest.mark.parametrize(
    ("cycles", "on", "due"),
    [
        ([Q4], "2026-12-16", []),
        ([Q4], "2026-12-17", [Q4]),
        ([Q4], "2027-03-31", [Q4]),
        ([Q4], "2027-04-01", []),
        ([Q3, Q4], "2026-10-10", []),
        ([Q4, Q1], "2026-12-20", []),
        ([YEAR, Q4], "2026-12-20", [YEAR, Q4]),
        ([YEAR, Q4, Q1], "2026-12-20", [YEAR]),
        ([cycle("w", "2026-12-07", "2026-12-13")], "2026-12-06", []),
        (
            [cycle("w", "2026-12-07", "2026-12-13")],
            "2026-12-07",
            [cycle("w", "2026-12-07", "2026-12-13")],
        ),
    ],
)
def test_it_is_due_two_weeks_before_where_none_about_as_long_follows(
    cycles: list[Cycle], on: str, due: list[Cycle]
) -> None:
    assert to_start(cycles, date.fromisoformat(on)) == due
