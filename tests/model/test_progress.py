"""The arithmetic of one key result: progress, mean, grade."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.progress import (
    clamp,
    grade,
    guard_progress,
    mean,
    metric_progress,
    progress,
)
from site_builder.model.schedule import periods
from tests.builders import (
    CALM,
    ENDS,
    HUNDRED,
    STARTS,
    day,
    quarter,
    reading,
    readings,
)

figures = st.integers(-(10**6), 10**6).map(float)
"""Whole numbers, so that the same share can be expected of the same way."""

days = st.integers(-30, 130)
shares = st.floats(0, 1)
weights = st.floats(0.01, 100)


@given(figures, figures, figures, figures)
def test_nearer_to_the_target_is_more_progress(
    start: float, end: float, one: float, other: float
) -> None:
    assume(start != end)
    behind, ahead = sorted((one, other), reverse=end < start)
    metric = Metric(start, end)
    found = metric_progress(metric, behind), metric_progress(metric, ahead)
    assert found[0] is not None
    assert found[1] is not None
    assert found[0] <= found[1]
    assert (found[0] < found[1]) == (behind != ahead)


@given(figures, figures, figures)
def test_up_and_down_are_mirror_images(start: float, end: float, value: float) -> None:
    assert metric_progress(Metric(start, end), value) == metric_progress(
        Metric(-start, -end), -value
    )


@given(figures, figures, figures, st.sampled_from([0.001, 0.5, 2.0, 1000.0]), figures)
def test_the_unit_and_the_zero_of_a_scale_do_not_matter(
    start: float, end: float, value: float, scale: float, shift: float
) -> None:
    assume(start != end)
    moved = Metric(start * scale + shift, end * scale + shift)
    plain = metric_progress(Metric(start, end), value)
    assert metric_progress(moved, value * scale + shift) == pytest.approx(plain, rel=1e-3, abs=1e-3)


@given(figures, figures)
def test_the_baseline_is_0_and_the_target_1(start: float, end: float) -> None:
    assume(start != end)
    assert metric_progress(Metric(start, end), start) == 0
    assert metric_progress(Metric(start, end), end) == 1


@pytest.mark.parametrize(
    ("metric", "value", "share"),
    [
        (Metric(12, 18), 15, 0.5),
        (Metric(12, 18), 9, -0.5),
        (Metric(12, 18), 21, 1.5),
        (Metric(52, 24), 38, 0.5),
        (Metric(52, 24), 66, -0.5),
        (Metric(5, 5), 5, 1),
        (Metric(5, 5), 6, 0),
        (Metric(None, 5), 5, None),
        (Metric(5, None), 5, None),
    ],
)
def test_progress_is_signed_and_shown_as_it_is(
    metric: Metric, value: float, share: float | None
) -> None:
    assert progress(metric, [reading(STARTS, value)], quarter(), ENDS) == share


@pytest.mark.parametrize(
    "measure", [HUNDRED, CALM, Milestone("The report is there"), Confidential("Board deck"), None]
)
def test_without_a_check_in_there_is_no_progress(measure: Measure | None) -> None:
    assert progress(measure, [], quarter(), ENDS) is None


def test_the_last_value_counts_though_a_later_check_in_gives_none() -> None:
    said = [reading(day(1), 10), reading(day(8), 20), reading(day(15), confidence=0.5)]
    assert progress(HUNDRED, said, quarter(), ENDS) == 0.2


def test_a_check_in_to_come_does_not_count_yet() -> None:
    said = readings({1: 10, 8: 20})
    assert progress(HUNDRED, said, quarter(), day(7)) == 0.1


def test_a_value_from_before_the_cycle_is_where_it_stands() -> None:
    assert progress(HUNDRED, readings({-5: 30}), quarter(), day(1)) == 0.3


def test_something_is_done_or_not() -> None:
    milestone = Milestone("The report is in the data room")
    said = [reading(day(1), confidence=0.5), reading(day(8), done=True)]
    assert progress(milestone, said, quarter(), day(7)) == 0
    assert progress(milestone, said, quarter(), day(8)) == 1


@pytest.mark.parametrize(
    ("value", "unit", "share"), [(0.6, None, 0.6), (60, "%", 0.6), (1.4, None, 1), (-0.2, None, 0)]
)
def test_a_confidential_check_in_tells_the_share(
    value: float, unit: str | None, share: float
) -> None:
    said = [reading(day(1), value, unit=unit)]
    assert progress(Confidential("Board deck"), said, quarter(), ENDS) == share


# Guards


def guard_at(values: Mapping[int, float], on: date, guard: Guard = CALM) -> float | None:
    return guard_progress(guard, readings(values), quarter(), on)


@pytest.mark.parametrize(
    ("values", "on", "share"),
    [
        ({1: 40}, day(1), 1),
        ({1: 41}, day(1), 0),
        ({1: 40, 8: 41}, day(8), 1 / 2),
        ({1: 40, 15: 40}, day(15), 2 / 3),  # one missed
        ({1: 40}, day(13), 1),  # the running week is not due before it is over …
        ({1: 40}, day(14), 1 / 2),  # … and missed then
        ({1: 50, 3: 40}, day(6), 1),  # two in a week: the last counts
        ({1: 40, 3: 50}, day(6), 0),
        ({-3: 40}, day(1), None),
        ({-3: 40}, day(8), 0),
    ],
)
def test_a_guard_earns_the_check_ins_that_hold(
    values: dict[int, float], on: date, share: float | None
) -> None:
    assert guard_at(values, on) == share


def test_the_last_check_in_is_missed_once_the_cycle_is_over() -> None:
    all_but_the_last = {(one.starts - STARTS).days: 30.0 for one in periods(quarter())[:-1]}
    assert guard_at(all_but_the_last, ENDS) == 1
    assert guard_at(all_but_the_last, ENDS + timedelta(days=1)) == 12 / 13


bounds = st.tuples(figures, figures).map(sorted).map(lambda pair: Guard(pair[0], pair[1]))


@given(st.dictionaries(days, figures), days, bounds)
def test_a_guard_stays_between_0_and_1(values: dict[int, float], on: int, guard: Guard) -> None:
    told = {number: value for number, value in values.items() if number <= on}
    share = guard_at(told, day(on), guard)
    assert share is None or 0 <= share <= 1


@given(st.sets(days, min_size=1), st.data())
def test_a_check_in_that_is_left_out_never_helps_a_guard(
    made: set[int], drawn: st.DataObject
) -> None:
    missed = drawn.draw(st.sampled_from(sorted(made)))
    on = ENDS + timedelta(days=1)
    with_all = guard_at(dict.fromkeys(made, 30.0), on)
    without = guard_at(dict.fromkeys(made - {missed}, 30.0), on)
    assert (without or 0) <= (with_all or 0)


@given(bounds)
def test_the_bounds_of_a_guard_hold(guard: Guard) -> None:
    for bound in (guard.at_least, guard.at_most):
        assert bound is not None
        assert guard.holds(bound)


# Means and grades

measures = st.sampled_from(
    [
        HUNDRED,
        Metric(None, 5.0),
        Metric(5.0, 5.0),
        CALM,
        Milestone("It is there"),
        Confidential("Board deck"),
        None,
    ]
)


@given(st.lists(st.tuples(st.floats(-10, 10), weights), min_size=1))
def test_a_mean_lies_between_the_least_and_the_most(pairs: list[tuple[float, float]]) -> None:
    clamped = [clamp(share) for share, _ in pairs]
    found = mean(pairs)
    assert found is not None
    assert min(clamped) - 1e-9 <= found <= max(clamped) + 1e-9


@given(st.lists(st.tuples(shares, weights)), shares)
def test_a_weight_of_2_counts_twice(pairs: list[tuple[float, float]], share: float) -> None:
    assert mean([*pairs, (share, 2)]) == pytest.approx(mean([*pairs, (share, 1), (share, 1)]))


@given(st.lists(st.tuples(shares, weights)), st.floats(0.1, 10))
def test_only_the_ratio_of_weights_matters(pairs: list[tuple[float, float]], factor: float) -> None:
    scaled = [(share, weight * factor) for share, weight in pairs]
    assert mean(scaled) == (None if not pairs else pytest.approx(mean(pairs)))


def test_a_mean_takes_no_more_than_all_and_no_less_than_nothing() -> None:
    assert mean([(3.0, 1), (-2.0, 1)]) == 0.5


def test_there_is_no_mean_of_nothing() -> None:
    assert mean([]) is None


@given(measures, st.dictionaries(days, figures), days)
def test_a_grade_lies_between_0_and_1(
    measure: Measure | None, values: dict[int, float], on: int
) -> None:
    found = grade(measure, readings(values), quarter(), day(on))
    assert (found is None) == (measure is None)
    assert found is None or 0 <= found <= 1


def test_a_check_in_after_the_cycle_does_not_change_the_grade() -> None:
    said = readings({10: 40, 95: 100})
    assert grade(HUNDRED, said, quarter(), day(120)) == 0.4


def test_done_holds_until_another_check_in_says_no() -> None:
    milestone = Milestone("The report is in the data room")
    said = [reading(day(7), done=True), reading(day(14)), reading(day(21), done=False)]
    shares = [progress(milestone, said[:count], quarter(), day(30)) for count in (1, 2, 3)]
    assert shares == [1.0, 1.0, 0.0]
