"""A key result as its objective's page shows it."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from site_builder.model.check_in import Reading
from site_builder.model.measure import Amendment, Measure, Metric, Milestone
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.progress import progress
from site_builder.model.standing import Standing
from site_builder.pages.chart import Chart, chart
from site_builder.pages.english import Moment, percent, sentence, short
from site_builder.pages.figures import (
    claim_text,
    confidence_text,
    course,
    forecast_text,
    grade_text,
    heading,
    progress_text,
    quantity,
    reading_text,
    tick,
    value_text,
)
from site_builder.pages.marks import Bar, Mark, bar
from site_builder.pages.outcome import mark_within
from site_builder.pages.page import Link
from site_builder.pages.view import View


class Note(NamedTuple):
    """One check-in's word on a key result."""

    day: str
    value: str
    confidence: str
    note: str


class Last(NamedTuple):
    """Who told the last of them, when, and in which words."""

    on: Moment
    by: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment in words."""

    on: Moment
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the number comes from; `address` where that is a web page."""

    words: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A key result with everything that is known of it."""

    id: str
    title: str
    owners: tuple[Link, ...]
    contributors: tuple[Link, ...]
    mark: Mark
    claim: str
    value: str
    course: str
    stretch: str
    bar: Bar
    progress: str
    confidence: str
    forecast: str
    last: Last | None
    stale: bool
    weight: str
    source: Provenance | None
    chart: Chart | None
    notes: tuple[Note, ...]
    """All of them, the newest first."""
    changes: tuple[Change, ...]
    original: str
    grade: str


def card(view: View, objective: Objective, standing: Standing, *, settled: bool) -> Card:
    """A key result with everything that is known of it; `settled` where nothing is expected."""
    key, shown = standing.key_result, mark_within(view, objective, standing)
    ahead = heading(standing, settled=settled)
    return Card(
        id=key.id,
        title=key.title,
        owners=tuple(view.person(one) for one in key.owners),
        contributors=tuple(view.person(one) for one in key.contributors),
        mark=shown,
        claim="" if settled else claim_text(standing),
        value=value_text(standing),
        course=course(key.measure),
        stretch=_stretch(key.measure),
        bar=bar(standing.progress, None if settled else tick(standing), shown),
        progress=progress_text(standing, settled=settled),
        confidence=confidence_text(standing),
        forecast=forecast_text(standing, ahead),
        last=_last(view, standing.last) if standing.last else None,
        stale=standing.stale and not settled,
        weight=_weight(key.weight),
        source=_provenance(key.source),
        chart=None if isinstance(key.measure, Milestone) else chart(standing, ahead),
        notes=tuple([_note(key.measure, one) for one in reversed(standing.readings)]),
        changes=tuple(changes(view, key)),
        original=_original(standing),
        grade=_grades(standing) if view.over(standing.cycle) else "",
    )


def _note(measure: Measure | None, reading: Reading) -> Note:
    update = reading.update
    return Note(
        short(reading.on),
        reading_text(measure, update),
        "" if update.confidence is None else percent(update.confidence),
        sentence(update.note),
    )


def _last(view: View, reading: Reading) -> Last:
    by = view.person(reading.by) if reading.by else None
    return Last(view.moment(reading.on), by, sentence(reading.update.note))


def _weight(weight: float) -> str:
    if weight == 1:
        return ""
    return "counts twice" if weight == 2 else f"counts {weight:g} times"  # noqa: PLR2004


def _stretch(measure: Measure | None) -> str:
    if not isinstance(measure, Metric) or measure.stretch is None:
        return ""
    return f"a stretch would be {quantity(measure.stretch, measure.unit)}"


def _provenance(source: str | None) -> Provenance | None:
    if not source:
        return None
    host = _host(source)
    return Provenance(host, source) if host else Provenance(source, None)


def _host(address: str) -> str:
    """The host of a web address; empty for anything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in {"http", "https"} and " " not in address else ""


def changes(view: View, key: KeyResult) -> list[Change]:
    """Each amendment with what came after it: the next one's former values, or today's."""
    found: list[Change] = []
    measure, owner = key.measure, key.owner or "several people"
    for past in reversed(key.amended):
        found.append(Change(view.moment(past.on), _what(view, past, measure, owner), past.why))
        measure, owner = past.measure or measure, past.owner or owner
    return found


def _what(view: View, past: Amendment, after: Measure | None, owner: str) -> str:
    told = []
    if past.measure and past.measure != after:
        told.append(f"It was {course(past.measure)}, and became {course(after)}.")
    if past.owner:
        told.append(f"The owner was {view.name(past.owner)}, and became {view.name(owner)}.")
    return " ".join(told)


def _original(standing: Standing) -> str:
    """The progress against the first commitment, where that differs."""
    key = standing.key_result
    if key.original == key.measure:
        return ""
    reached = progress(key.original, standing.readings, standing.cycle, standing.on)
    told = "not known" if reached is None else percent(reached)
    now = "not known" if standing.progress is None else percent(standing.progress)
    return f"Against the first commitment, {course(key.original)}: {told} instead of {now}."


def _grades(standing: Standing) -> str:
    """The grade at the close, against both commitments where there are two."""
    now = grade_text(standing.grade)
    if standing.key_result.original == standing.key_result.measure:
        return f"Graded {now}."
    first = grade_text(standing.original_grade)
    return f"Graded {now}; {first} against the first commitment."
