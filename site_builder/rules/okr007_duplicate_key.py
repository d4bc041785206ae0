"""A key that stands twice in one mapping."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR007",
    name="duplicate-key",
    why="Of two values under one name only one can count, and readers will disagree on which. "
    "Keep the one that is meant and delete the other.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          to: 20
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 20
          stretch: 22
          unit: "%"
        """),
)
