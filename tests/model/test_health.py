"""Practice health: four parts, each with what would raise it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.alignment import Alignment
from site_builder.model.health import Health, health, rhythm
from site_builder.model.plan import Folder
from site_builder.model.standing import ObjectiveStanding, objective_standing
from tests.builders import ENDS, check_in, day, objective, plan, quarter, update


def measured(
    values: dict[int, float], on: date, *, supports: str = "company/top", dropped: str | None = None
) -> Health:
    """The health of a quarter with a company objective and one that may support it."""
    top = objective("top", team="company", key_results=["arr"])
    own = objective(supports=[supports], key_results=["activation-ctr"], dropped=dropped)
    said = [check_in(day(number), update(value)) for number, value in values.items()]
    whole = plan(top, own, check_ins=said)
    standings: list[ObjectiveStanding] = [
        objective_standing(one, folder, quarter(), on)
        for folder in whole.folders.values()
        for one in folder.objectives
    ]
    return health(whole, quarter(), standings, Alignment(whole), on)


@given(st.dictionaries(st.integers(-9, 110), st.floats(-50, 200)), st.integers(-9, 110).map(day))
def test_the_parts_make_the_whole_and_each_explains_itself(
    values: dict[int, float], on: date
) -> None:
    found = measured(values, on)
    assert [part.most for part in found.parts] == [40, 30, 20, 10]
    assert all(0 <= part.share <= 1 for part in found.parts)
    assert all(part.sentence and part.advice.endswith(".") for part in found.parts)
    assert found.points == round(sum(part.points for part in found.parts))
    assert 0 <= found.points <= 100


def points(found: Health) -> dict[str, float]:
    return {part.name: part.points for part in found.parts}


def test_what_is_on_pace_alive_visible_and_owned_counts() -> None:
    found = points(measured({1: 10, 8: 20}, day(9)))
    # The company's key result is pending, and its check-in of the first week is missing.
    assert found == {"on pace": 20, "alive": 30 * 2 / 3, "visible": 20, "owned": 10}


def test_an_objective_on_its_own_is_not_visible() -> None:
    assert points(measured({1: 10}, day(2), supports="company/gone"))["visible"] == 0


def test_a_dropped_objective_counts_in_no_figure() -> None:
    assert points(measured({1: 10}, day(2), dropped="The market is gone"))["on pace"] == 0


def test_nobody_gets_points_for_nothing() -> None:
    empty = plan()
    assert health(empty, quarter(), [], Alignment(empty), ENDS).points == 0


@pytest.mark.parametrize(
    ("days", "on", "rhythm_shown"),
    [
        ([], 0, (0, 0)),
        ([], 7, (0, 1)),
        ([2], 2, (1, 1)),
        ([2, 3], 7, (1, 1)),
        ([2, 9], 15, (2, 2)),
        ([2, 16], 16, (2, 3)),
        ([-2, 95], 100, (0, 13)),
    ],
)
def test_the_rhythm_of_a_team(days: list[int], on: int, rhythm_shown: tuple[int, int]) -> None:
    folder = Folder("2026-Q4", "growth", (), tuple(check_in(day(number)) for number in days))
    assert rhythm(folder, quarter(), day(on)) == rhythm_shown


def test_pending_is_never_green() -> None:
    assert points(measured({}, day(2)))["on pace"] == 0
