"""Objectives with figures or work in them are found; good ones are left alone."""

import pytest

from site_builder.rules.example import OBJECTIVE, objective
from tests.rules.plans import found


def _codes(title: str) -> list[str]:
    example = objective(
        f'objective: "{title}"\nsupports:\n  company/good-place: What we do makes people stay\n'
    )
    return [one.code for one in found({OBJECTIVE: example.files[OBJECTIVE]})]


@pytest.mark.parametrize(
    "title",
    [
        "Win 200 more paying customers",
        "Reach 10M in revenue",
        "Grow by 20%",
        "Ship the new app",
        "Launch Lumen Mobile",
        "Migrate to Postgres",
        "Implement single sign-on",
        "Hire 5 engineers",
        "The new app is launched",
    ],
)
def test_figures_and_work_are_found(title: str) -> None:
    assert _codes(title) == ["OKR306"]


@pytest.mark.parametrize(
    "title",
    [
        "Win the mid-market",
        "Turn more trials into paying customers",
        "Build a place where good people stay",
        "Ship software that people love",
        "Ship with confidence",
        "Finish strong",
        "Live our values",
        "Be ready for SOC 2",
        "Lead in B2B",
        "Make 2026 the year of quality",
        "Be there for customers 24/7",
        "Be in the top 3 of every comparison",
        "Open the Nordic market",
        "Learn what makes colleagues invite colleagues",
        "Security reviews stop holding up our deals",
    ],
)
def test_good_objectives_are_left_alone(title: str) -> None:
    assert _codes(title) == []
