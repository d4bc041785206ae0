"""A day that is in no calendar."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR013",
    name="impossible-date",
    why="A date that doesn't exist is a slip of the finger, and nobody can be on time for it. "
    "Write year, month and day, such as 2026-10-31.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
          by: 2026-11-31
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
          by: 2026-11-30
        """),
)
