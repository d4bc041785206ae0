"""A team that has missed its last check-ins."""

from datetime import date

from site_builder.model.finding import Violation
from site_builder.model.schedule import Period, due_periods
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.rule import Facts, Rule, Violations

_LISTED = 3


def _check(facts: Facts) -> Violations:
    live = [one for one in facts.folder.objectives if one.dropped is None]
    known = any(not facts.is_new(one.ref) for one in live)  # else there was nothing to tell of
    missed = _missed(facts) if facts.runs and known else []
    if missed:
        name = facts.team.name if facts.team else facts.folder.team
        team = "the company" if facts.of_company else name
        yield Violation(
            live[0].at("objective"),
            f"{team} has missed {_named(missed)}",
            "Post one with today's values: a short one will do, and nobody asks for the old ones.",
        )


def _missed(facts: Facts) -> list[Period]:
    """The newest due periods without any check-in, oldest first."""
    days = [one.on for one in facts.folder.check_ins]
    missed: list[Period] = []
    for period in reversed(due_periods(facts.cycle, facts.as_of, days)):
        if any(period.has(day) for day in days):
            break
        missed.append(period)
    return missed[::-1]


def _named(missed: list[Period]) -> str:
    if len(missed) == 1:
        return f"the check-in due by {_day(missed[0].ends)}"
    last = _day(missed[-1].ends)
    if len(missed) > _LISTED:
        return f"the last {len(missed)} check-ins, due from {_day(missed[0].ends)} to {last}"
    earlier = ", ".join(_day(one.ends) for one in missed[:-1])
    return f"the check-ins due by {earlier} and {last}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


_MADE = {
    "2026-10-06": "{value: 12.5, confidence: 0.7}",
    "2026-10-13": "{value: 13, confidence: 0.7}",
    "2026-10-20": "{value: 14, confidence: 0.7}",
}

RULE = Rule(
    code="OKR402",
    name="missing-check-in",
    why="Check-ins are how a goal stays in mind between two planning days, and how others learn "
    "in time that help is needed. A missed one is no drama; two in a row, and the plan is on "
    "its way to being forgotten.",
    severity=Severity.NOTICE,
    bad=check_ins(dict(list(_MADE.items())[:2]), as_of=date(2026, 10, 23)),
    good=check_ins(_MADE, as_of=date(2026, 10, 23)),
    folder=_check,
)
