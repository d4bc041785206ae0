"""Three confident check-ins in a row whose value stands still."""

from datetime import date

import pytest

from site_builder.rules.example import check_ins
from tests.rules.plans import found

METRIC = """\
activation-ctr:
  title: The activation email gets clicked
  owner: sam
  from: 12
  to: 18
"""
DAYS = ("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")
TODAY = date(2026, 10, 28)


def _found(*updates: str, of: str = METRIC) -> int:
    example = check_ins(dict(zip(DAYS, updates, strict=False)), TODAY, of)
    return len(found(example.files, TODAY, only="OKR403"))


@pytest.mark.parametrize(
    "updates",
    [
        ("value: 13, confidence: 0.7",) * 3,
        ("value: 12, confidence: 0.9", *("value: 13, confidence: 0.8",) * 3),
        ("value: 13, confidence: 0.3", *("value: 13, confidence: 0.8",) * 3),
        (
            "value: 13, confidence: 0.8",
            "confidence: 0.8, note: No new figure",
            "confidence: 0.8, note: No new figure",
        ),
    ],
)
def test_a_confident_standstill_is_found(updates: tuple[str, ...]) -> None:
    assert _found(*(f"{{{one}}}" for one in updates)) == 1


@pytest.mark.parametrize(
    "updates",
    [
        ("value: 13, confidence: 0.8",) * 2,
        (
            "value: 13, confidence: 0.8",
            "value: 13, confidence: 0.8",
            "value: 13.1, confidence: 0.8",
        ),
        ("value: 13, confidence: 0.8", "value: 13, confidence: 0.6", "value: 13, confidence: 0.8"),
        ("value: 13, confidence: 0.8", "value: 13, note: Soon", "value: 13, confidence: 0.8"),
        (*("value: 13, confidence: 0.8",) * 3, "value: 13, confidence: 0.5"),
        ("value: 18, confidence: 1",) * 3,
        ("confidence: 0.8, note: No figure yet",) * 3,
    ],
)
def test_movement_doubt_or_success_is_fine(updates: tuple[str, ...]) -> None:
    assert _found(*(f"{{{one}}}" for one in updates)) == 0


@pytest.mark.parametrize(
    ("more", "count"),
    [("  phases: {2026-11-15: 12, 2026-12-01: 15}\n", 0), ("  by: 2026-10-15\n", 1)],
)
def test_phases_may_ask_for_patience(more: str, count: int) -> None:
    still = ("{value: 12, confidence: 0.8}",) * 3
    assert _found(*still, of=METRIC + more) == count
