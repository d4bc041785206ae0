"""What a day asks of a key result."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.progress import expected
from tests.builders import CALM, ENDS, HUNDRED, STARTS, day, hundred_days, quarter

days = st.integers(-30, 130)

PHASED = Metric(0.0, 100.0, phases=((day(20), 10.0), (day(60), 80.0)))


@pytest.mark.parametrize(
    ("on", "share"),
    [(-5, 0), (0, 0), (10, 0.05), (20, 0.1), (40, 0.45), (60, 0.8), (80, 0.9), (100, 1), (120, 1)],
)
def test_phases_are_joined_by_straight_lines(on: int, share: float) -> None:
    assert expected(PHASED, hundred_days(), day(on)) == pytest.approx(share)


def test_phases_outside_the_cycle_are_ignored() -> None:
    outside = Metric(0.0, 100.0, phases=((day(-10), 50.0), (day(110), 60.0)))
    assert expected(outside, hundred_days(), day(50)) == 0.5


def test_a_phase_on_the_last_day_is_what_is_expected_there() -> None:
    modest = Metric(0.0, 100.0, phases=((day(100), 90.0),))
    assert expected(modest, hundred_days(), day(100)) == 0.9
    assert expected(modest, hundred_days(), day(50)) == 0.45


def test_phases_that_fall_are_those_of_a_figure_that_falls() -> None:
    falling = Metric(50.0, 10.0, phases=((day(50), 20.0),))
    assert expected(falling, hundred_days(), day(50)) == 0.75


measures = st.sampled_from(
    [
        HUNDRED,
        Metric(None, 5.0),
        Metric(5.0, 5.0),
        PHASED,
        Metric(None, 5.0, phases=((day(5), 2.0),)),
        CALM,
        Milestone("It is there"),
        Confidential("Board deck"),
        None,
    ]
)


@given(measures, st.none() | days.map(day), days, days, st.integers(0, 120))
def test_what_is_expected_lies_between_0_and_1_and_never_falls(
    measure: Measure | None, by: date | None, one: int, other: int, length: int
) -> None:
    cycle = quarter(STARTS, day(length))
    first, second = (expected(measure, cycle, day(number), by) for number in sorted((one, other)))
    assert -1e-9 <= first <= second + 1e-9 <= 1 + 2e-9


@given(measures, st.none() | days.map(day), st.integers(1, 120))
def test_0_is_expected_on_the_first_day_and_all_on_the_last(
    measure: Measure | None, by: date | None, length: int
) -> None:
    cycle = quarter(STARTS, day(length))
    unphased = Metric(0.0, 1.0) if isinstance(measure, Metric) else measure
    assert expected(unphased, cycle, cycle.ends, by) == 1
    if not isinstance(measure, Guard) and (by is None or by > cycle.starts):
        assert expected(measure, cycle, cycle.starts, by) == 0


@given(measures, st.none() | days.map(day))
def test_a_cycle_of_one_day_expects_all_on_that_day(
    measure: Measure | None, by: date | None
) -> None:
    assert expected(measure, quarter(STARTS, STARTS), STARTS, by) == 1


def test_a_guard_is_expected_to_hold_all_the_time() -> None:
    assert expected(CALM, quarter(), STARTS) == 1


@pytest.mark.parametrize(("by", "due"), [(None, ENDS), (day(30), day(30)), (day(300), ENDS)])
def test_something_to_be_done_is_expected_on_its_day(by: date | None, due: date) -> None:
    milestone = Milestone("It is there")
    assert expected(milestone, quarter(), due - timedelta(days=1), by) == 0
    assert expected(milestone, quarter(), due, by) == 1


def test_a_key_result_with_a_due_date_runs_to_that_day() -> None:
    assert expected(HUNDRED, hundred_days(), day(25), day(50)) == 0.5
    assert expected(HUNDRED, hundred_days(), day(70), day(50)) == 1
    assert expected(PHASED, hundred_days(), day(50), day(50)) == 1
