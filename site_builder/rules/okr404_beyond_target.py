"""A value so far past its target that it may be a typo."""

from datetime import date

from site_builder.model.finding import Violation
from site_builder.model.measure import Guard, Metric
from site_builder.model.objective import KeyResult
from site_builder.model.progress import metric_progress
from site_builder.model.quantity import format_number, format_quantity
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.rule import Facts, Rule, Violations

_MAGNITUDE = 10


def _check(one: KeyResult, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    for reading in facts.folder.readings(one.ref):
        value = reading.update.value
        problem = None if value is None else beyond(one, value)
        if problem:
            yield Violation(
                reading.place.at("value"),
                problem,
                "Check the decimal point and the unit; if the value is right, the target asks for "
                "too little.",
            )


def beyond(one: KeyResult, value: float) -> str | None:
    """How a value lies past its target or bound by an order of magnitude, if it does."""
    match one.measure:
        case Metric() as metric:
            return _past_target(metric, value)
        case Guard() as guard:
            return _past_bound(guard, value)
    return None


def _past_target(metric: Metric, value: float) -> str | None:
    start, end = metric.baseline, metric.target
    way = metric_progress(metric, value)
    if start is None or end is None or start == end or way is None:
        return None
    if way >= _MAGNITUDE or (end > start and end > 0 and value >= _MAGNITUDE * end):
        return (
            f"{format_quantity(value, metric.unit)} is {way:.0f} times the way from "
            f"{format_number(start)} to {format_number(end)}"
        )
    return None


def _past_bound(guard: Guard, value: float) -> str | None:
    low, high = guard.at_least, guard.at_most
    if high is not None and 0 < high * _MAGNITUDE <= value:
        bound = f"ten times the {format_number(high)} that it may be at most"
    elif low is not None and 0 < value * _MAGNITUDE <= low:
        bound = f"a tenth of the {format_number(low)} that it must be at least"
    else:
        return None
    return f"{format_quantity(value, guard.unit)} is beyond {bound}"


RULE = Rule(
    code="OKR404",
    name="beyond-target",
    why="A value ten times past its target is more often a slip of the decimal point or another "
    "unit than a triumph. One such value bends every chart and forecast.",
    severity=Severity.WARNING,
    bad=check_ins({"2026-10-06": "{value: 141, confidence: 0.7}"}, as_of=date(2026, 10, 7)),
    good=check_ins({"2026-10-06": "{value: 14.1, confidence: 0.7}"}, as_of=date(2026, 10, 7)),
    key_result=_check,
)
