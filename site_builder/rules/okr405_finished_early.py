"""A target that was reached in the first third of the cycle."""

from collections.abc import Iterator
from datetime import date

from site_builder.model.finding import Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult
from site_builder.model.progress import metric_progress
from site_builder.model.quantity import format_quantity
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.okr404_beyond_target import beyond
from site_builder.rules.rule import Facts, Rule, Violations

_FIRST = 3
"""The first one of so many parts of the cycle."""


def _check(one: KeyResult, facts: Facts) -> Violations:
    metric = one.measure
    if not isinstance(metric, Metric) or not facts.runs or not facts.open(one) or metric.phases:
        return
    if metric.target is None or metric.baseline == metric.target:
        return
    reached = next(_reached(one, metric, facts), None)
    if reached and _is_early(reached, one, facts) and (facts.standing(one).progress or 0.0) >= 1:
        yield Violation(
            one.at("to"),
            f"{format_quantity(metric.target, metric.unit)} was reached on {reached.day} "
            f"{reached:%B}, in the first third of the cycle",
            "Amend it to a target that still asks for something, or put the time into another one.",
        )


def _reached(one: KeyResult, metric: Metric, facts: Facts) -> Iterator[date]:
    """The days whose value meets the target; a typo doesn't."""
    for reading in facts.readings(one):
        value = reading.update.value
        is_there = value is not None and (metric_progress(metric, value) or 0.0) >= 1
        if value is not None and is_there and not beyond(one, value):
            yield reading.on


def _is_early(day: date, one: KeyResult, facts: Facts) -> bool:
    due = min(one.by or facts.cycle.ends, facts.cycle.ends)
    return (day - facts.cycle.starts) * _FIRST <= due - facts.cycle.starts


RULE = Rule(
    code="OKR405",
    name="finished-early",
    why="A target that is met in the first third of its cycle was too safe, or somebody found a "
    "much better way. Either is worth a word, and a new target while there is time to use it.",
    severity=Severity.WARNING,
    bad=check_ins(
        {"2026-10-06": "{value: 13, confidence: 0.9}", "2026-10-13": "{value: 18, confidence: 1}"},
        as_of=date(2026, 10, 14),
    ),
    good=check_ins(
        {"2026-10-06": "{value: 13, confidence: 0.9}", "2026-10-13": "{value: 14, confidence: 1}"},
        as_of=date(2026, 10, 14),
    ),
    key_result=_check,
)
