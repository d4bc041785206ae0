"""A robust line through the check-ins, read at the cycle's end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.forecast import forecast
from tests.builders import ENDS, STARTS, day

values = st.floats(-1e15, 1e15)
series = st.lists(st.tuples(st.integers(0, 90).map(day), values), max_size=20)


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e3, 1e3),
    st.lists(st.integers(0, 90), min_size=3, max_size=14, unique=True),
)
def test_a_straight_line_is_continued(start: float, slope: float, days: list[int]) -> None:
    found = forecast([(day(one), start + slope * one) for one in days], ENDS)
    at_the_end = start + slope * (ENDS - STARTS).days
    assert found is not None
    assert found.value == pytest.approx(at_the_end, rel=1e-6, abs=1e-3)
    assert found.low == pytest.approx(found.high, rel=1e-6, abs=1e-3)


@given(values, st.integers(0, 9))
def test_one_odd_check_in_does_not_turn_the_line(odd: float, at: int) -> None:
    line = [(day(7 * week), 10.0 + week) for week in range(10)]
    line[at] = (line[at][0], odd)
    found = forecast(line, day(7 * 13))
    assert found is not None
    assert found.value == pytest.approx(23, abs=0.8)


@given(values, st.lists(st.integers(0, 90), min_size=3, unique=True))
def test_what_stands_still_stays(value: float, days: list[int]) -> None:
    found = forecast([(day(one), value) for one in days], ENDS)
    assert found is not None
    assert found.low == found.value == found.high == value


@given(series, st.integers(-30, 400).map(day))
def test_the_band_holds_the_value_whatever_was_said(
    said: list[tuple[date, float]], on: date
) -> None:
    found = forecast(said, on)
    if len({one for one, _ in said}) < 3:
        assert found is None
    else:
        assert found is not None
        assert found.low <= found.value <= found.high


@given(series)
def test_the_order_of_days_does_not_matter(said: list[tuple[date, float]]) -> None:
    once = list(dict(said).items())
    assert forecast(once, ENDS) == forecast(once[::-1], ENDS)


def test_of_several_values_a_day_the_last_counts() -> None:
    line = [(day(0), 0.0), (day(7), 99.0), (day(7), 7.0), (day(14), 14.0)]
    found = forecast(line, day(21))
    assert found is not None
    assert found.value == 21


@pytest.mark.parametrize(
    "said",
    [
        [],
        [(STARTS, 1.0)],
        [(STARTS, 1.0), (STARTS, 2.0), (STARTS, 3.0)],
        [(STARTS, 1.0), (STARTS + timedelta(days=1), 2.0)],
    ],
)
def test_three_days_are_needed(said: list[tuple[date, float]]) -> None:
    assert forecast(said, ENDS) is None
