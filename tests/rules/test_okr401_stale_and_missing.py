"""Who is told of what: a key result that was left out, or a team that is silent."""

from datetime import date

import pytest

from site_builder.rules.example import OBJECTIVE, check_ins
from tests.rules.plans import found

MOVING = "{value: 13, confidence: 0.7}"
EVERY_WEEK = ("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")


def _messages(days: dict[str, str], on: date) -> list[str]:
    findings = found(check_ins(days, on).files, on, only="OKR40")
    return [f"{one.code} {one.problem}" for one in findings]


@pytest.mark.parametrize(
    ("mentioned", "on", "message"),
    [
        (EVERY_WEEK[:3], date(2026, 10, 28), None),
        (EVERY_WEEK[:2], date(2026, 10, 27), None),
        (EVERY_WEEK[:2], date(2026, 10, 28), "has mentioned activation-ctr for 15 days"),
        ((), date(2026, 10, 28), "has mentioned activation-ctr for 27 days"),
    ],
)
def test_a_key_result_left_out_for_two_cadences_is_stale(
    mentioned: tuple[str, ...], on: date, message: str | None
) -> None:
    days = {day: MOVING.replace("13", f"13.{at}") for at, day in enumerate(EVERY_WEEK)}
    left_out = {day: update if day in mentioned else "" for day, update in days.items()}
    assert _messages(left_out, on) == ([f"OKR401 no check-in {message}"] if message else [])


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (date(2026, 10, 14), None),
        (date(2026, 10, 21), None),
        (date(2026, 10, 22), "the check-in due by 21 October"),
        (date(2026, 10, 29), "the check-ins due by 21 October and 28 October"),
        (date(2026, 11, 12), "the last 4 check-ins, due from 21 October to 11 November"),
        (date(2027, 1, 2), None),
    ],
)
def test_a_silent_team_is_told_once_what_it_missed(on: date, message: str | None) -> None:
    days = {"2026-10-06": MOVING, "2026-10-13": MOVING}
    assert _messages(days, on) == ([f"OKR402 Growth has missed {message}"] if message else [])


def test_a_late_check_in_makes_up_for_the_missed_ones() -> None:
    days = {"2026-10-06": MOVING, "2026-10-29": MOVING.replace("13", "14")}
    assert _messages(days, date(2026, 10, 30)) == []


LEFT_OUT = dict.fromkeys(EVERY_WEEK, "")
"""Check-ins that leave out `activation-ctr`."""
OTHER = """\
---
objective: Turn more trials into paying customers
supports: {company/win-the-mid-market: Paying trials are where customers begin}
key_results: {trial-length: {title: People decide sooner, owner: ines, from: 21, to: 12}}
---
"""


def test_what_a_request_proposes_is_not_stale_on_its_first_day() -> None:
    on = date(2026, 10, 28)
    now = check_ins(LEFT_OUT, on).files
    told = [one.problem for one in found(now, on, base=now, only="OKR40")]
    assert told == ["no check-in has mentioned activation-ctr for 27 days"]
    assert found(now, on, base={**now, OBJECTIVE: OTHER}, only="OKR40") == []
    assert found(now, on, base={**now, OBJECTIVE: ""}, only="OKR40") == []


def test_a_team_misses_no_check_in_before_it_has_an_objective() -> None:
    on = date(2026, 10, 28)
    now = {path: one for path, one in check_ins({}, on).files.items() if "check-ins" not in path}
    told = [one.problem for one in found(now, on, base=now, only="OKR402")]
    assert any(one.startswith("Growth has missed") for one in told)
    told = [one.problem for one in found(now, on, base={**now, OBJECTIVE: ""}, only="OKR402")]
    assert not any(one.startswith("Growth has missed") for one in told)
