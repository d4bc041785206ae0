"""A key result as the check-in page asks about it: how it stands, and the figures behind that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.model.measure import Confidential, Guard, Metric, Milestone
from site_builder.model.progress import due_day, expected, is_done
from site_builder.model.schedule import periods
from site_builder.model.standing import Standing, values_of
from site_builder.pages.english import Moment, in_words, percent
from site_builder.pages.figures import course, decimals, progress_text, quantity, tick, value_text
from site_builder.pages.marks import Bar, Mark, bar, mark
from site_builder.pages.page import Link
from site_builder.pages.view import View


@dataclass(frozen=True, slots=True)
class Asked:
    """A key result that a check-in may tell something of."""

    objective: str
    key_result: str
    title: Link
    owners: tuple[Link, ...]
    mark: Mark
    bar: Bar
    value: str
    on: Moment | None
    """When it was told."""
    course: str
    pace: str
    """Where it should be by now; empty where nothing moves."""
    progress: str
    unit: str
    figures: tuple[tuple[str, str], ...]
    """What the script computes with, by name."""


def asked(view: View, standing: Standing) -> Asked:
    """A key result as the check-in page asks about it."""
    key = standing.key_result
    shown = mark(standing.status)
    return Asked(
        objective=key.ref.objective,
        key_result=key.id,
        title=view.objective(key.ref),
        owners=tuple(view.person(one) for one in key.owners),
        mark=shown,
        bar=bar(standing.progress, tick(standing), shown),
        value="" if standing.last is None else value_text(standing),
        on=view.moment(standing.last.on) if standing.last else None,
        course=course(key.measure),
        pace=pace_text(standing),
        progress=progress_text(standing),
        unit=key.unit or "",
        figures=tuple((name, text) for name, text in figures(standing) if text),
    )


def pace_text(standing: Standing) -> str:
    """Where it should be by now: `should be at 15.2 % by now`."""
    measure = standing.key_result.measure
    if isinstance(measure, Confidential):
        return f"should be {percent(standing.expected)} of the way by now"
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return ""
    values = [value for _, value in values_of(standing.readings)]
    digits = max(decimals([measure.baseline, measure.target, *values]), 1)
    here = measure.baseline + standing.expected * (measure.target - measure.baseline)
    return f"should be at {quantity(round(here, digits), measure.unit)} by now"


def figures(standing: Standing) -> Iterator[tuple[str, str]]:
    """What the script computes with: see `check_in_standing.js`. Empty ones mean nothing known."""
    yield "pace", " ".join(f"{day} {share!r}" for day, share in pace(standing))
    yield "confidence", _number(standing.confidence)
    match standing.key_result.measure:
        case Metric() as metric:
            yield "kind", "metric"
            yield "from", _number(metric.baseline)
            yield "to", _number(metric.target)
            yield "last", _number(standing.value)
        case Guard() as guard:
            yield "kind", "guard"
            yield "least", _number(guard.at_least)
            yield "most", _number(guard.at_most)
            yield "kept", kept(standing, guard)
        case Milestone():
            yield "kind", "milestone"
            yield "done", "true" if is_done(standing.readings) else ""
            yield "due", in_words(standing.key_result.by or standing.cycle.ends)
        case Confidential():
            yield "kind", "confidential"
            yield "last", _number(standing.progress)


def pace(standing: Standing) -> Iterator[tuple[date, float]]:
    """The days between which what is expected runs straight, with what is expected on each.

    Before the first nothing is expected, after the last no more. What is done or not has one day.
    """
    key, cycle = standing.key_result, standing.cycle
    due = due_day(cycle, key.by)
    days = {due}
    if not isinstance(key.measure, Milestone):
        days.add(cycle.starts)
    if isinstance(key.measure, Metric):
        days.update(day for day, _ in key.measure.phases if cycle.starts <= day <= due)
    for day in sorted(days):
        yield day, expected(key.measure, cycle, day, key.by)


def kept(standing: Standing, guard: Guard) -> str:
    """A letter a period: `y` where its last value is inside the bounds, else `n`, `-` for none."""
    values = values_of(standing.readings)
    letters = []
    for period in periods(standing.cycle):
        inside = [value for day, value in values if period.has(day)]
        letters.append("-" if not inside else "y" if guard.holds(inside[-1]) else "n")
    return "".join(letters)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"
