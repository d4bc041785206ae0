"""A team's objective that supports nothing."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity, Stage
from site_builder.rules.example import objective
from site_builder.rules.rule import Facts, Rule, Violations


def _check(one: Objective, facts: Facts) -> Violations:
    if facts.of_company or one.supports or not facts.open(one):
        return
    yield Violation(
        one.at("objective"),
        "this objective supports nothing",
        "Say under supports: what it contributes to, and how, in one sentence.",
    )


RULE = Rule(
    code="OKR201",
    name="unaligned",
    why="An objective that supports nothing may be good work in the wrong direction. Name what it"
    " contributes to, and how; if nothing fits, that is worth a talk before the cycle begins."
    " A bottom-up company lets it pass with a warning.",
    severity={
        Stage.PRE_SEED: Severity.ERROR,
        Stage.SEED: Severity.ERROR,
        Stage.GROWTH: Severity.ERROR,
        Stage.SCALING: Severity.WARNING,
    },
    bad=objective("""\
        objective: Turn more trials into paying customers
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        """),
    objective=_check,
)
