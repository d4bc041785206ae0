"""Values that may be typos, and that they are no early success."""

from datetime import date

import pytest

from site_builder.rules.example import check_ins
from tests.rules.plans import found

TODAY = date(2026, 10, 7)
TITLE = "activation-ctr:\n  title: The activation email gets clicked\n  owner: sam\n"


def _codes(measure: str, value: str) -> list[str]:
    example = check_ins({"2026-10-06": f"{{value: {value}}}"}, TODAY, f"{TITLE}  {measure}\n")
    return [one.code for one in found(example.files, TODAY)]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("from: 12\n  to: 18", "141"),
        ("from: 12\n  to: 18", "180"),
        ("from: 0\n  to: 20", "200"),
        ("from: 90\n  to: 80", "-20"),
        ("keep: {at_most: 40}", "400"),
        ("keep: {at_least: 35}", "3.5"),
    ],
)
def test_an_order_of_magnitude_is_one_question(measure: str, value: str) -> None:
    assert _codes(measure, value) == ["OKR404"]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("from: 12\n  to: 18", "1.41"),
        ("from: 12\n  to: unknown", "180"),
        ("from: 90\n  to: 30", "900"),
        ("keep: {at_most: 40}", "399"),
        ("keep: {at_most: 0}", "5"),
        ("keep: {at_least: 35}", "0"),
    ],
)
def test_bad_news_is_no_typo(measure: str, value: str) -> None:
    assert _codes(measure, value) == []


def test_a_plain_success_is_early_and_no_typo() -> None:
    assert _codes("from: 12\n  to: 18", "19") == ["OKR405"]
