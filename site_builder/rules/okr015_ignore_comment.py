"""A comment that ignores a rule without a reason, or for nothing."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR015",
    name="ignore-comment",
    why="An exception is fine when the next reader learns why. Name the rule and the reason, "
    "and delete the comment once nothing breaks the rule any more.",
    severity=Severity.WARNING,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam  # okrs: ignore[OKR105]
          from: 12
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:  # okrs: ignore[OKR105] because a new designer starts in November
          title: The activation email gets clicked
          from: 12
          to: 18
          unit: "%"
        """),
)
