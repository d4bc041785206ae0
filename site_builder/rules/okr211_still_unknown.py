"""A baseline or target that should be known by now."""

from datetime import date, timedelta

from site_builder.model.finding import Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations

_TIME_TO_FIND = timedelta(days=14)


def _check(one: KeyResult, facts: Facts) -> Violations:
    metric = one.measure
    if not isinstance(metric, Metric) or not facts.runs:
        return
    since = facts.as_of - facts.cycle.starts
    unknown = {"from": metric.baseline is None, "to": metric.target is None}
    missing = [key for key, is_missing in unknown.items() if is_missing]
    if since <= _TIME_TO_FIND or not missing or not facts.open(one) or facts.is_new(one.ref):
        return
    if not facts.misread(one.place):
        names = " and ".join({"from": "baseline", "to": "target"}[key] for key in missing)
        yield Violation(
            one.at(missing[0]),
            f"the {names} {'is' if len(missing) == 1 else 'are'} still unknown "
            f"{since.days} days into {facts.cycle.title}",
            "Write the figure as soon as it is found; if it can't be, measure something else.",
        )


RULE = Rule(
    code="OKR211",
    name="still-unknown",
    why="It is fine to begin with a figure that is still to be found: `unknown` says so honestly."
    " Two weeks are enough to find it; after that the key result only looks like a plan.",
    severity=Severity.NOTICE,
    bad=key_result(
        """\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: unknown
          unit: "%"
        """,
        as_of=date(2026, 10, 20),
    ),
    good=key_result(
        """\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """,
        as_of=date(2026, 10, 20),
    ),
    key_result=_check,
)
