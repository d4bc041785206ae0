"""A key result that nobody owns, or that several people own."""

from site_builder.model.finding import Violation
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations


def _check(one: Objective, facts: Facts) -> Violations:
    if one.dropped:
        return
    for each in one.key_results:
        if not each.owners:
            yield _nobody(each, facts)
        elif len(each.owners) > 1:
            yield _several(each)


def _nobody(key_result: KeyResult, facts: Facts) -> Violation:
    lead = facts.team.lead if facts.team else None
    return Violation(
        key_result.place.at(on_key=True),
        f"{key_result.id} has no owner",
        f"Add owner: {lead or 'sam'}, or whoever will look after it.",
    )


def _several(key_result: KeyResult) -> Violation:
    first, *others = key_result.owners
    return Violation(
        key_result.at("owner"),
        f"{key_result.id} has {len(key_result.owners)} owners",
        f"Keep one, such as owner: {first}, and write contributors: [{', '.join(others)}].",
    )


RULE = Rule(
    code="OKR105",
    name="one-owner",
    why="What belongs to two people is looked after by neither on a busy day. Name the one person "
    "who checks in and raises a hand when it slips; everybody else who helps is a contributor.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam, ines
          from: 12
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          contributors: [ines]
          from: 12
          to: 18
          unit: "%"
        """),
    objective=_check,
)
