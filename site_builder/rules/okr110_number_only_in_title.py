"""A key result whose figures stand in its title alone."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording.read import read_title


def _check(one: Objective, facts: Facts) -> Violations:
    del facts
    for each in () if one.dropped else one.key_results:
        if each.measure is None and read_title(each.title).measured:
            yield Violation(
                each.at("title"),
                f"the figures of {each.id} stand in its title alone",
                "Write them as from: and to:, or as keep: {at_least: …}, and a unit: beside them.",
            )


RULE = Rule(
    code="OKR110",
    name="number-only-in-title",
    why="A sentence can't be computed: without from and to there is no progress bar, no pace and "
    "no forecast. Write the figures as keys too; the title may then say the outcome in words.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: Raise the click rate of the activation email from 12 % to 18 %
          owner: sam
        """),
    good=key_result("""\
        activation-ctr:
          title: Raise the click rate of the activation email from 12 % to 18 %
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    objective=_check,
)
