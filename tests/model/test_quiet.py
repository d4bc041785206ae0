"""Quiet hours, weekends and holidays, and how a company writes them."""

from datetime import date, datetime, time

import pytest

from site_builder.files.parse import parse
from site_builder.model.quiet import NIGHT, QuietHours, is_quiet, is_time_zone, read_quiet_hours

NOON = QuietHours(time(12), time(13, 30))


@pytest.mark.parametrize(
    ("hours", "at", "quiet"),
    [
        (NIGHT, "17:59", False),
        (NIGHT, "18:00", True),
        (NIGHT, "00:00", True),
        (NIGHT, "07:59", True),
        (NIGHT, "08:00", False),
        (NOON, "12:00", True),
        (NOON, "13:30", False),
        (QuietHours(time(), time()), "00:00", False),
    ],
)
def test_hours_may_begin_in_the_evening_before(hours: QuietHours, at: str, quiet: bool) -> None:  # noqa: FBT001 (a case)
    assert hours.has(time.fromisoformat(at)) is quiet


@pytest.mark.parametrize(
    ("day", "quiet"), [("2026-12-24", False), ("2026-12-25", True), ("2026-12-26", True)]
)
def test_weekends_and_holidays_are_quiet(day: str, quiet: bool) -> None:  # noqa: FBT001 (a case)
    at = datetime.fromisoformat(f"{day}T10:00+00:00")
    assert is_quiet(at, NIGHT, [date(2026, 12, 25)]) is quiet


def test_what_is_read_is_written_the_same() -> None:
    assert str(read_quiet_hours("8:30 – 18:00")) == "08:30-18:00"
    assert [read_quiet_hours(one) for one in ("nights", "18-8", "24:00-08:00", "")] == [None] * 4


def test_only_names_of_the_database_are_time_zones() -> None:
    known = "Europe/Lisbon", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"
    assert all(map(is_time_zone, known))
    other = (
        "Lisbon",
        "Europe",
        "../Europe/Lisbon",
        "/etc/localtime",
        "Europe/Lisbon\0",
        "",
        "a" * 999,
    )
    assert not any(map(is_time_zone, other))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("time_zone: Lisbon", "“Lisbon” is no time zone"),
        ("time_zone: 2", "this must be text and is read as int: 2"),
        ("quiet_hours: at night", "“at night” are no hours of the day"),
        ("quiet_hours: 25:00-08:00", "“25:00-08:00” are no hours of the day"),
        ("holidays: 2026-12-25", "this must be a list"),
        ("holidays: [2026-12-32]", "“2026-12-32” is no date of the calendar"),
    ],
)
def test_what_can_not_be_meant_is_told_and_the_rest_is_read(line: str, said: str) -> None:
    text = f"---\nname: Acme\nstage: seed\nheadcount: 9\nleadership: [ana]\n{line}\n---\n"
    read = parse("company", text.encode(), "okrs/company.md")
    assert read.shape is not None
    assert [said in one.problem for one in read.findings] == [True]
    assert all(one.remedy for one in read.findings)
