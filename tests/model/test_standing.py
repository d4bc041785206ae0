"""How key results and objectives stand on a day."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.check_in import Reading
from site_builder.model.measure import Measure, Metric, Milestone
from site_builder.model.plan import Folder
from site_builder.model.standing import (
    Standing,
    confidence_status,
    mean_progress,
    objective_standing,
    pace_status,
    weakest,
)
from site_builder.model.terms import STATUS_ORDER, Cadence, Status
from tests.builders import (
    CALM,
    ENDS,
    HUNDRED,
    check_in,
    day,
    hundred_days,
    objective,
    quarter,
    reading,
    readings,
    standing,
    update,
)

MIDDLE = day(50)
"""Half of the hundred days is gone, so 50 is expected of a figure from 0 to 100."""


def in_the_middle(*said: Reading, measure: Measure | None = HUNDRED) -> Standing:
    return standing(measure, said, MIDDLE, hundred_days())


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100, Status.DONE),
        (120, Status.DONE),
        (60, Status.ON_TRACK),
        (50, Status.ON_TRACK),
        (40, Status.ON_TRACK),
        (39.9, Status.AT_RISK),
        (25, Status.AT_RISK),
        (24.9, Status.OFF_TRACK),
        (-10, Status.OFF_TRACK),
    ],
)
def test_the_pace_gives_the_status(value: float, status: Status) -> None:
    assert in_the_middle(reading(MIDDLE, value)).status is status


@pytest.mark.parametrize(
    ("pace", "status"),
    [
        (-1.0, Status.ON_TRACK),
        (0.10, Status.ON_TRACK),
        (0.3 - 0.2, Status.ON_TRACK),
        (0.1001, Status.AT_RISK),
        (0.25, Status.AT_RISK),
        (0.85 - 0.6, Status.AT_RISK),
        (0.2501, Status.OFF_TRACK),
    ],
)
def test_the_limits_of_the_pace_belong_to_the_better_status(pace: float, status: Status) -> None:
    assert pace_status(pace) is status


@pytest.mark.parametrize(
    ("confidence", "status"),
    [
        (1.0, Status.ON_TRACK),
        (0.7, Status.ON_TRACK),
        (0.1 * 7, Status.ON_TRACK),
        (0.69, Status.AT_RISK),
        (0.4, Status.AT_RISK),
        (0.39, Status.OFF_TRACK),
        (0.0, Status.OFF_TRACK),
    ],
)
def test_the_limits_of_the_confidence_belong_to_the_better_status(
    confidence: float, status: Status
) -> None:
    assert confidence_status(confidence) is status


@given(st.floats(-1, 2), st.floats(0, 1))
def test_the_worse_of_pace_and_confidence_counts(share: float, confidence: float) -> None:
    found = in_the_middle(reading(MIDDLE, share * 100, confidence=confidence))
    if found.status is not Status.DONE:
        assert found.pace is not None
        assert found.status is weakest([pace_status(found.pace), confidence_status(confidence)])


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_more_progress_is_never_a_worse_status(one: float, other: float) -> None:
    less, more = (
        in_the_middle(reading(MIDDLE, share * 100)).status for share in sorted((one, other))
    )
    assert STATUS_ORDER.index(more) <= STATUS_ORDER.index(less)


# Pending


@pytest.mark.parametrize("measure", [HUNDRED, CALM, Milestone("It is there"), None])
def test_without_a_check_in_it_is_pending(measure: Measure | None) -> None:
    assert in_the_middle(measure=measure).status is Status.PENDING


@pytest.mark.parametrize("measure", [Metric(None, 5), Metric(5, None), None])
def test_what_is_still_to_be_found_is_pending(measure: Measure | None) -> None:
    assert in_the_middle(reading(MIDDLE, 5), measure=measure).status is Status.PENDING


def test_pending_ranks_between_on_track_and_at_risk() -> None:
    assert weakest([Status.PENDING, Status.ON_TRACK, Status.DONE]) is Status.PENDING
    assert weakest([Status.PENDING, Status.AT_RISK]) is Status.AT_RISK
    assert weakest([]) is Status.PENDING


# Overrides


def test_an_override_counts_until_the_next_check_in() -> None:
    set_by_hand = reading(day(40), 10, status=Status.ON_TRACK)
    found = in_the_middle(set_by_hand)
    assert (found.status, found.computed) == (Status.ON_TRACK, Status.OFF_TRACK)
    assert in_the_middle(set_by_hand, reading(day(47), 10)).status is Status.OFF_TRACK


def test_done_beats_an_override() -> None:
    assert in_the_middle(reading(MIDDLE, 100, status=Status.OFF_TRACK)).status is Status.DONE


# Guards


def test_a_guard_that_holds_is_done_only_on_the_last_day() -> None:
    said = [reading(day(number), 30) for number in range(0, 92, 7)]
    assert standing(CALM, said, ENDS - timedelta(days=1)).status is Status.ON_TRACK
    assert standing(CALM, said, ENDS).status is Status.DONE


def test_a_guard_whose_last_check_in_is_missing_is_no_longer_done_after_the_cycle() -> None:
    said = [reading(day(number), 30) for number in range(0, 84, 7)]
    after = standing(CALM, said, ENDS + timedelta(days=1))
    assert after.progress == 12 / 13
    assert after.status is Status.ON_TRACK
    assert after.grade == 12 / 13


# Something done or not


def test_something_to_be_done_is_on_track_until_it_is_late() -> None:
    milestone, said = Milestone("It is there"), [reading(day(7), confidence=0.8)]
    assert standing(milestone, said, ENDS - timedelta(days=1)).status is Status.ON_TRACK
    assert standing(milestone, said, ENDS).status is Status.OFF_TRACK
    assert standing(milestone, said, day(40), by=day(40)).status is Status.OFF_TRACK


# Stale


@pytest.mark.parametrize("cadence", Cadence)
def test_a_check_in_is_stale_after_two_cadences_and_not_before(cadence: Cadence) -> None:
    cycle = quarter(check_ins=cadence)
    last = day(2)
    at_the_limit = last + timedelta(days=2 * cadence.days)
    assert not standing(HUNDRED, [reading(last, 10)], at_the_limit, cycle).stale
    assert standing(HUNDRED, [reading(last, 10)], at_the_limit + timedelta(days=1), cycle).stale


def test_what_is_done_or_never_said_is_not_stale() -> None:
    assert not standing(HUNDRED, [reading(day(2), 100)], ENDS).stale
    assert not standing(HUNDRED, [], ENDS).stale


def test_nothing_is_stale_once_the_cycle_is_closed() -> None:
    said, cycle = [reading(day(2), 10)], quarter(closed=day(40))
    assert standing(HUNDRED, said, day(39), cycle).stale
    assert not standing(HUNDRED, said, day(40), cycle).stale


# Check-ins outside the cycle


@given(st.integers(93, 400), st.floats(-10, 200))
def test_after_the_cycle_nothing_moves(later: int, value: float) -> None:
    said = readings({7: 30})
    after = standing(HUNDRED, [*said, reading(day(later), value)], day(later))
    assert (after.value, after.on, after.readings) == (30, ENDS, tuple(said))


@given(st.integers(-60, 0))
def test_before_the_cycle_nothing_is_expected(number: int) -> None:
    before = standing(HUNDRED, readings({number: 0}), day(number))
    assert before.expected == 0
    assert before.status is Status.ON_TRACK


# Confidence


def test_the_change_of_confidence_is_between_the_last_two_that_were_given() -> None:
    said = [reading(day(1), confidence=0.5), reading(day(8)), reading(day(15), confidence=0.75)]
    assert standing(HUNDRED, said).confidence_change == 0.25
    assert standing(HUNDRED, said[:2]).confidence_change is None


# Objectives


def test_an_objective_is_as_weak_as_its_weakest_key_result() -> None:
    one = objective(key_results=["a", "b"])
    said = check_in(day(45), update(50, key_result="a"), update(20, key_result="b"))
    folder = Folder("2026-Q4", "growth", (one,), (said,))
    found = objective_standing(one, folder, hundred_days(), MIDDLE)
    assert found.status is Status.OFF_TRACK
    assert found.weakest is found.key_results[1]
    assert found.progress == pytest.approx(0.35)
    assert found.expected == 0.5
    assert found.age == 5


def test_a_key_result_without_a_check_in_counts_nothing_in_the_mean() -> None:
    one = objective(key_results=["a", "b"])
    folder = Folder("2026-Q4", "growth", (one,), (check_in(day(45), update(50, key_result="a")),))
    found = objective_standing(one, folder, hundred_days(), MIDDLE)
    assert found.progress == 0.25
    assert found.status is Status.PENDING


def test_a_dropped_objective_counts_nowhere() -> None:
    one = objective(key_results=["a"], dropped="The market is gone")
    folder = Folder("2026-Q4", "growth", (one,))
    found = objective_standing(one, folder, quarter(), MIDDLE)
    assert found.status is Status.DROPPED
    assert found.grade is None
    assert mean_progress([found]) is None
