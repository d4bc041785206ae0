"""A key result that is measured in two ways or in half a way."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR014",
    name="unclear-measure",
    why="Everybody must see the same thing in a key result: a figure from here to there, a "
    "figure kept in bounds, or something done. Choose one of them; if a figure isn't "
    "known yet, write unknown and find it soon.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: unknown
          to: 18
          unit: "%"
        """),
)
