"""The times at which nobody is written to: nights, weekends and holidays, where a team lives."""

import re
from collections.abc import Container
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

UTC = "UTC"
_SATURDAY = 5
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_ZONE = re.compile(r"[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*){0,2}")


class QuietHours(NamedTuple):
    """The part of a day in which nobody is written to; it may begin in the evening before."""

    starts: time
    ends: time

    def has(self, at: time) -> bool:
        """Whether a time of the day lies in it; `ends` doesn't, and from 0:00 to 0:00 nothing."""
        if self.starts <= self.ends:
            return self.starts <= at < self.ends
        return at >= self.starts or at < self.ends

    def __str__(self) -> str:
        """The way it is written in a file: `18:00-08:00`."""
        return f"{self.starts:%H:%M}-{self.ends:%H:%M}"


NIGHT = QuietHours(time(18), time(8))
"""Where a company says nothing else."""


def read_quiet_hours(written: str) -> QuietHours | None:
    """The hours that `18:00-08:00` means; None where it means none."""
    found = _HOURS.fullmatch(written.strip())
    if not found:
        return None
    try:
        hour, minute, until_hour, until_minute = map(int, found.groups())
        return QuietHours(time(hour, minute), time(until_hour, until_minute))
    except ValueError:
        return None


def is_time_zone(name: str) -> bool:
    """Whether there is a time zone of that name, such as `Europe/Lisbon`."""
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def is_quiet(at: datetime, hours: QuietHours, holidays: Container[date]) -> bool:
    """Whether nobody is written to at a moment, given in the time zone of who would read it."""
    return not is_workday(at.date(), holidays) or hours.has(at.time())


def is_workday(day: date, holidays: Container[date]) -> bool:
    """Whether people work on a day: not on Saturday, Sunday and the company's holidays."""
    return day.weekday() < _SATURDAY and day not in holidays
