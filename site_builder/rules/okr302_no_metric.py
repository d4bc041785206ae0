"""A key result that nothing measures."""

from site_builder.model.finding import Violation
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording import read_title


def _check(one: KeyResult, facts: Facts) -> Violations:
    if one.measure is None and facts.open(one) and not read_title(one.title).measured:
        yield Violation(
            one.at("title"),
            "nothing says how this will be measured",
            "Add from: and to: with a unit:, keep: for a figure to hold, or done_when: with the "
            "evidence.",
        )


RULE = Rule(
    code="OKR302",
    name="no-metric",
    why="Without a measure two people can look at the same result and disagree whether it was "
    "reached. Say what it moves from and to, what bounds it keeps, or what evidence will show"
    " that it is done.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    key_result=_check,
)
