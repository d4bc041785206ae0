"""High confidence in a value that stands still."""

from collections.abc import Sequence
from datetime import date

from site_builder.model.check_in import Reading
from site_builder.model.finding import Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult
from site_builder.model.progress import expected, last_value, metric_progress
from site_builder.model.quantity import format_quantity
from site_builder.model.standing import CONFIDENT_FROM
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.rule import Facts, Rule, Violations

_IN_A_ROW = 3


def _check(one: KeyResult, facts: Facts) -> Violations:
    if not isinstance(one.measure, Metric) or not facts.runs or not facts.open(one):
        return
    readings = facts.readings(one)
    last, value = readings[-_IN_A_ROW:], last_value(readings)
    if value is None or len(last) < _IN_A_ROW or not _is_confident(last):
        return
    is_there = (metric_progress(one.measure, value) or 0.0) >= 1
    if not is_there and _stands_still(readings) and _should_move(one, last, facts):
        yield Violation(
            last[-1].place.at("confidence"),
            f"the confidence was at least {CONFIDENT_FROM} in three check-ins while the value "
            f"stood at {format_quantity(value, one.unit)}",
            "Say in the note what will move it, or give the confidence that you would bet on.",
        )


def _is_confident(readings: Sequence[Reading]) -> bool:
    return all((one.update.confidence or 0.0) >= CONFIDENT_FROM for one in readings)


def _stands_still(readings: Sequence[Reading]) -> bool:
    """Whether the last three leave the value where the first of them put it."""
    first = last_value(readings[: len(readings) - _IN_A_ROW + 1])
    later = [one.update.value for one in readings[-_IN_A_ROW + 1 :]]
    return first is not None and all(value in {None, first} for value in later)


def _should_move(one: KeyResult, readings: Sequence[Reading], facts: Facts) -> bool:
    """Phases may ask for nothing yet."""
    if not (isinstance(one.measure, Metric) and one.measure.phases):
        return True
    first, last = (
        expected(one.measure, facts.cycle, reading.on, one.by)
        for reading in (readings[0], readings[-1])
    )
    return last > first


RULE = Rule(
    code="OKR403",
    name="confidence-without-movement",
    why="Confidence is a bet on the target. Where the value hasn't moved for three check-ins, it "
    "takes a reason to bet on it still: say what is about to change, or lower the bet while "
    "there is time to help.",
    severity=Severity.WARNING,
    bad=check_ins(
        {
            "2026-10-06": "{value: 13, confidence: 0.8}",
            "2026-10-13": "{value: 13, confidence: 0.8}",
            "2026-10-20": "{value: 13, confidence: 0.7}",
        },
        as_of=date(2026, 10, 21),
    ),
    good=check_ins(
        {
            "2026-10-06": "{value: 13, confidence: 0.8}",
            "2026-10-13": "{value: 13, confidence: 0.8}",
            "2026-10-20": "{value: 13, confidence: 0.5, note: We wait for the redesign}",
        },
        as_of=date(2026, 10, 21),
    ),
    key_result=_check,
)
