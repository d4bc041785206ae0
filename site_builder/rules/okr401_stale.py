"""Key results that a team's check-ins leave out."""

from datetime import date

from site_builder.model.finding import Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.schedule import stale_after
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.rule import Facts, Rule, Violations


def _check(one: Objective, facts: Facts) -> Violations:
    """One finding an objective: its stale key results are one person's next check-in."""
    if not facts.runs or not facts.open(one) or not _team_checks_in(facts):
        return
    stale = [key for key in one.key_results if _is_stale(key, facts)]
    if stale:
        days = min(_age(key, facts) for key in stale)
        names = [key.id for key in stale]
        listed = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
        yield Violation(
            stale[0].at("title"),
            f"no check-in has mentioned {listed} for {days} days",
            "Say in the next check-in where it stands; if nobody works on it, drop it.",
        )


def _team_checks_in(facts: Facts) -> bool:
    """Where the whole team is silent, OKR402 says so."""
    made = facts.folder.check_ins
    return bool(made) and facts.as_of - made[-1].on <= stale_after(facts.cycle)


def _is_stale(one: KeyResult, facts: Facts) -> bool:
    if _age(one, facts) <= stale_after(facts.cycle).days or facts.is_new(one.ref):
        return False
    if facts.readings(one):
        return facts.standing(one).stale
    metric = one.measure
    return not isinstance(metric, Metric) or None not in {metric.baseline, metric.target}


def _age(one: KeyResult, facts: Facts) -> int:
    """The days since it was mentioned, or since the cycle began."""
    readings = facts.readings(one)
    return (facts.as_of - (readings[-1].on if readings else facts.cycle.starts)).days


def _days(last: str) -> dict[str, str]:
    return {
        "2026-10-06": "{value: 12.5, confidence: 0.7}",
        "2026-10-13": "",
        "2026-10-20": "",
        "2026-10-23": last,
    }


RULE = Rule(
    code="OKR401",
    name="stale",
    why="A key result that nobody has looked at for two check-ins is either fine and forgotten or"
    " in trouble and forgotten. One line a week keeps it alive: the value, how sure you are, "
    "what comes next.",
    severity=Severity.NOTICE,
    bad=check_ins(_days(""), as_of=date(2026, 10, 23)),
    good=check_ins(_days("{value: 14, confidence: 0.7}"), as_of=date(2026, 10, 23)),
    objective=_check,
)
