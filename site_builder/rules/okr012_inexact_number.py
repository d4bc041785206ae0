"""A number that could mean two things."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR012",
    name="inexact-number",
    why="1,5 is one and a half in Berlin and fifteen in a hurry. Numbers are read exactly or "
    "not at all, because a wrong target is worse than a question.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: "12,5"
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12.5
          to: 18
          unit: "%"
        """),
)
