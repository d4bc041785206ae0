"""Every figure explains itself in one sentence."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import explain
from site_builder.model.check_in import Reading
from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.standing import weakest
from site_builder.model.terms import Ambition, Status
from tests.builders import (
    CALM,
    ENDS,
    HUNDRED,
    day,
    objective_of,
    quarter,
    reading,
    readings,
    standing,
)

numbers = st.floats(-1e15, 1e15).filter(lambda one: one == 0 or abs(one) > 1e-15)
units = st.sampled_from([None, "%", "€", "€ a month", "tickets a week"])
days = st.integers(-20, 120).map(day)
measures = st.one_of(
    st.builds(
        Metric,
        st.none() | numbers,
        st.none() | numbers,
        units,
        phases=st.just(()) | st.tuples(st.tuples(days, numbers)),
    ),
    st.builds(Guard, numbers, st.none() | numbers, units),
    st.builds(Guard, st.none(), numbers, units),
    st.builds(Milestone, st.text(min_size=1)),
    st.builds(Confidential, st.text(min_size=1)),
    st.none(),
)
said = st.lists(
    st.builds(
        reading,
        days,
        st.none() | numbers,
        confidence=st.none() | st.floats(0, 1),
        status=st.sampled_from([None, Status.ON_TRACK, Status.OFF_TRACK]),
        done=st.booleans(),
    ),
    max_size=6,
).map(lambda found: sorted(found, key=lambda one: one.on))
ends = st.integers(0, 91).map(day)


def is_one_sentence(text: str) -> bool:
    """It begins like one, ends with a full stop, and has no other."""
    return bool(re.fullmatch(r"(?:[^.]|\.(?=\d)|\.(?! [A-Z]|$))+\.", text)) and text == text.strip()


@given(measures, said, days, ends, st.none() | days)
def test_every_figure_of_a_key_result_is_explained_in_one_sentence(
    measure: Measure | None, found: Sequence[Reading], on: date, end: date, by: date | None
) -> None:
    one = standing(measure, found, on, quarter(ends=end), by=by)
    for says in (explain.progress, explain.expected, explain.status, explain.forecast):
        assert is_one_sentence(says(one)), says(one)


@given(
    st.lists(st.tuples(measures, said), max_size=3),
    days,
    st.sampled_from(Ambition),
    st.none() | st.floats(0, 1),
    st.sampled_from([None, "The market is gone", "The market is gone."]),
)
def test_every_figure_of_an_objective_is_explained_in_one_sentence(
    parts: Sequence[tuple[Measure | None, Sequence[Reading]]],
    on: date,
    ambition: Ambition,
    score: float | None,
    dropped: str | None,
) -> None:
    standings = [standing(measure, found, on) for measure, found in parts]
    status = Status.DROPPED if dropped else weakest(one.status for one in standings)
    one = objective_of(standings, status=status, ambition=ambition, score=score, dropped=dropped)
    assert is_one_sentence(explain.objective(one)), explain.objective(one)
    assert is_one_sentence(explain.grade(one, quarter())), explain.grade(one, quarter())


@given(measures)
def test_every_measure_has_words(measure: Measure | None) -> None:
    assert explain.measure(measure)


@pytest.mark.parametrize(
    ("measure", "values", "sentence"),
    [
        (Metric(12, 18, "%"), {5: 15}, "15 % on the way from 12 to 18 is 50 %."),
        (
            Metric(12, 18, "%"),
            {5: 9},
            "9 % on the way from 12 to 18 is −50 %; it is on the wrong side of the baseline.",
        ),
        (
            Guard(None, 40, "MB of RAM"),
            {5: 30},
            "Keep at most 40 MB of RAM: held in 50 % of 2 due check-ins, 1 missed.",
        ),
        (Milestone("It is there"), {5: 1}, "It counts 0 until it is done."),
        (Metric(None, 18), {5: 15}, "Its baseline or target is still to be found."),
        (HUNDRED, {}, "There is no check-in yet."),
        (None, {}, "Nothing says how it is measured."),
    ],
)
def test_progress_says(measure: Measure | None, values: dict[int, float], sentence: str) -> None:
    assert explain.progress(standing(measure, readings(values), day(14))) == sentence


def test_a_check_in_without_a_figure_is_not_denied() -> None:
    one = standing(CALM, [reading(day(1), confidence=0.5)], day(2))
    assert explain.progress(one) == "No check-in gives a figure yet."


@pytest.mark.parametrize(
    ("confidence", "sentence"),
    [
        (0.8, "22 % behind the expected pace: up to 10 % is on track, up to 25 % at risk."),
        (0.3, "Its pace is at risk, but a confidence of 0.3 is off track."),
    ],
)
def test_the_status_says_what_decided(confidence: float, sentence: str) -> None:
    one = standing(HUNDRED, [reading(day(46), 28.5, confidence=confidence)], day(46))
    assert explain.status(one) == sentence


def test_an_override_is_named() -> None:
    one = standing(HUNDRED, [reading(day(46), 10, status=Status.ON_TRACK)], day(46))
    assert explain.status(one) == "sam set it on 2026-11-16; the figures say off track."


def test_a_forecast_gives_the_band() -> None:
    one = standing(HUNDRED, readings({0: 0, 10: 10, 20: 22}), ENDS)
    assert explain.forecast(one) == (
        "At this rate it ends at 100 (between 95.5 and 104) on 2026-12-31."
    )


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.614, "61 %"), (0.0, "0 %"), (-0.001, "0 %"), (-0.5, "−50 %"), (1.2, "120 %")],
)
def test_a_share_is_shown_in_per_cent(share: float, shown: str) -> None:
    assert explain.percent(share) == shown
