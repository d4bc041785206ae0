"""The grade at the close: of what was promised first, and of what was promised last."""

from collections.abc import Sequence

import pytest

from site_builder.model.measure import Amendment, Measure, Metric
from site_builder.model.standing import too_safe
from site_builder.model.terms import Ambition
from tests.builders import HUNDRED, day, objective_of, readings, standing


def amended(measure: Measure | None) -> Amendment:
    return Amendment(day(30), "The pricing test moved", ("to",), measure)


def test_a_key_result_is_graded_against_both_commitments() -> None:
    found = standing(Metric(0, 50), readings({80: 40}), amended=(amended(HUNDRED),))
    assert found.grade == 0.8
    assert found.original_grade == 0.4


def test_without_an_amendment_of_the_measure_both_grades_are_one() -> None:
    found = standing(HUNDRED, readings({80: 40}), amended=(amended(None),))
    assert found.grade == found.original_grade == 0.4


def test_a_baseline_found_later_is_no_lost_commitment() -> None:
    found = standing(HUNDRED, readings({80: 40}), amended=(amended(Metric(None, 100)),))
    assert found.original_grade == 0.4


def test_a_check_in_that_never_came_is_graded_0() -> None:
    assert standing(HUNDRED).grade == 0


def test_the_score_of_an_objective_beats_its_figures() -> None:
    reached = [standing(HUNDRED, readings({80: 40}))]
    assert objective_of(reached).grade == 0.4
    assert objective_of(reached, score=0.9).grade == 0.9


def test_a_learning_objective_has_the_grade_it_was_given_or_none() -> None:
    reached = [standing(HUNDRED, readings({80: 40}))]
    assert objective_of(reached, ambition=Ambition.LEARNING).grade is None
    assert objective_of(reached, ambition=Ambition.LEARNING, score=0.6).grade == 0.6


@pytest.mark.parametrize(
    ("grades", "safe"),
    [
        ([0.9, 0.8], False),
        ([0.9, 0.81], True),
        ([1.0, None], True),
        ([0.7], False),
        ([None], False),
        ([], False),
    ],
)
def test_an_average_above_085_is_too_safe(grades: Sequence[float | None], *, safe: bool) -> None:
    assert too_safe(grades) == safe
