"""The days to come as a calendar (iCalendar, RFC 5545): due check-ins, and the ends of cycles."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from site_builder.model.plan import Cycle
from site_builder.model.schedule import periods
from site_builder.pages.export.document import Address
from site_builder.pages.paths import CHECK_INS, cycle_path
from site_builder.pages.view import View

CALENDAR_PATH = "calendar.ics"


def calendar(view: View, address: Address) -> bytes:
    """The calendar of all cycles that are not over; the same plan gives the same bytes."""
    found = Calendar()
    found.add("prodid", "-//OKRs as code//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"OKRs of {view.plan.frame.company.name}")
    for cycle in view.plan.frame.cycles.values():
        if not view.over(cycle):
            for event in _events(view, cycle, address):
                found.add_component(event)
    written: bytes = found.to_ical()
    return written


def _events(view: View, cycle: Cycle, address: Address) -> Iterator[Event]:
    for one in periods(cycle):
        if one.ends >= view.as_of:
            title = f"Check-ins of {cycle.title} are due"
            yield _event(view, one.ends, title, f"due-{cycle.id}", address(CHECK_INS))
    page = address(cycle_path(cycle.id))
    if cycle.starts >= view.as_of:
        yield _event(view, cycle.starts, f"{cycle.title} begins", f"start-{cycle.id}", page)
    yield _event(view, cycle.ends, f"{cycle.title} ends", f"end-{cycle.id}", page)


def _event(view: View, day: date, title: str, name: str, page: str) -> Event:
    event = Event()
    event.add("uid", f"{name}-{day.isoformat()}@okrs")
    event.add("dtstamp", datetime.combine(view.as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("url", page)
    return event
