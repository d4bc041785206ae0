"""A date that doesn't lie in its cycle."""

from collections.abc import Iterator
from datetime import date

from site_builder.model.finding import Place, Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations


def _check(facts: Facts) -> Violations:
    cycle = facts.cycle
    if cycle.backwards:
        return
    for day, place, what in _days(facts):
        if not cycle.starts <= day <= cycle.ends:
            side = "before" if day < cycle.starts else "after"
            yield Violation(
                place,
                f"{what} {day} lies {side} the cycle {cycle.id}",
                f"Write a day from {cycle.starts} to {cycle.ends}.",
            )


def _days(facts: Facts) -> Iterator[tuple[date, Place, str]]:
    for objective in facts.folder.objectives:
        for one in objective.key_results:
            yield from _in_key_result(one, facts.cycle.starts)
    for check_in in facts.folder.check_ins:
        yield check_in.on, check_in.place, "the check-in of"


def _in_key_result(one: KeyResult, starts: date) -> Iterator[tuple[date, Place, str]]:
    if one.by:
        yield one.by, one.at("by"), "the due date"
    for day, _ in one.measure.phases if isinstance(one.measure, Metric) else ():
        yield day, one.place.at("phases", day.isoformat(), on_key=True), "the phase of"
    for past in one.amended:
        if past.on >= starts:  # an earlier one changes nothing, which OKR502 says
            yield past.on, one.at("amended", past.index, "on"), "the amendment of"


RULE = Rule(
    code="OKR106",
    name="date-outside-cycle",
    why="A figure counts in its cycle alone: a due date after the end asks for nothing, and a "
    "check-in outside it is never seen. Most often the year or the folder is wrong.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
          by: 2027-01-15
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
          by: 2026-12-15
        """),
    folder=_check,
)
