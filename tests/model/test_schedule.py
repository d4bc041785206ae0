"""The cadence cuts a cycle into periods, and each one wants a check-in."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.plan import Cycle
from site_builder.model.schedule import (
    due_periods,
    elapsed,
    next_due,
    periods,
    stale_after,
    week,
)
from site_builder.model.terms import Cadence
from tests.builders import ENDS, STARTS, day, quarter


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    length = draw(st.integers(0, 400))
    return quarter(STARTS, day(length), check_ins=draw(st.sampled_from(Cadence)))


around = st.integers(-40, 440).map(day)


@given(cycles())
def test_the_periods_cover_the_cycle_without_gap_or_overlap(cycle: Cycle) -> None:
    cut = periods(cycle)
    assert cut[0].starts == cycle.starts
    assert cut[-1].ends == cycle.ends
    for one, following in pairwise(cut):
        assert following.starts == one.ends + timedelta(days=1)


@given(cycles())
def test_a_period_lasts_a_cadence_and_the_last_one_up_to_half_more_or_less(cycle: Cycle) -> None:
    *full, last = [(one.ends - one.starts).days + 1 for one in periods(cycle)]
    assert set(full) <= {cycle.check_ins.days}
    if full:
        assert cycle.check_ins.days / 2 <= last < cycle.check_ins.days * 1.5


@pytest.mark.parametrize(
    ("days", "lengths"),
    [(7, [7]), (8, [8]), (10, [10]), (11, [7, 4]), (14, [7, 7]), (17, [7, 10]), (1, [1]), (3, [3])],
)
def test_a_rest_shorter_than_half_a_week_joins_the_last_period(
    days: int, lengths: list[int]
) -> None:
    cut = periods(quarter(STARTS, day(days - 1)))
    assert [(one.ends - one.starts).days + 1 for one in cut] == lengths


def test_a_month_is_four_weeks() -> None:
    year = quarter(date(2026, 1, 1), date(2026, 12, 31), check_ins=Cadence.MONTHLY)
    assert len(periods(year)) == 13


@given(cycles(), around, st.lists(around))
def test_due_are_the_periods_that_are_over_and_the_running_one_once_it_is_made(
    cycle: Cycle, on: date, made: list[date]
) -> None:
    for one in periods(cycle):
        running = one.starts <= on <= one.ends
        expected = one.ends < on or (running and any(one.starts <= day <= on for day in made))
        assert (one in due_periods(cycle, on, made)) == expected


@given(cycles(), around, st.lists(around))
def test_what_is_due_stays_due(cycle: Cycle, on: date, made: list[date]) -> None:
    later = due_periods(cycle, on + timedelta(days=1), made)
    assert set(due_periods(cycle, on, made)) <= set(later)


@given(cycles(), around, st.lists(around))
def test_the_next_one_is_due_on_the_last_day_of_an_open_period(
    cycle: Cycle, on: date, made: list[date]
) -> None:
    due = next_due(cycle, on, made)
    waiting = [one for one in periods(cycle) if one.ends >= on and not any(map(one.has, made))]
    assert due == (waiting[0].ends if waiting else None)


@given(cycles(), around, around)
def test_time_passes_from_0_to_1_and_never_back(cycle: Cycle, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert 0 <= elapsed(cycle, first) <= elapsed(cycle, second) <= 1


@given(cycles())
def test_0_is_gone_on_the_first_day_and_all_on_the_last(cycle: Cycle) -> None:
    assert elapsed(cycle, cycle.ends) == 1
    assert elapsed(cycle, cycle.starts) == (1 if cycle.starts == cycle.ends else 0)
    assert elapsed(cycle, cycle.starts - timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("on", "shown"), [(day(-1), (0, 14)), (STARTS, (1, 14)), (day(7), (2, 14)), (ENDS, (14, 14))]
)
def test_the_weeks_of_a_quarter_are_counted(on: date, shown: tuple[int, int]) -> None:
    assert week(quarter(), on) == shown


@given(cycles(), around)
def test_the_week_lies_in_the_cycle(cycle: Cycle, on: date) -> None:
    number, of = week(cycle, on)
    assert 0 <= number <= of


@pytest.mark.parametrize("cadence", Cadence)
def test_a_check_in_may_be_two_cadences_old(cadence: Cadence) -> None:
    assert stale_after(quarter(check_ins=cadence)).days == 2 * cadence.days
