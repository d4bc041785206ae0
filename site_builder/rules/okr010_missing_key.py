"""A key that every file of this kind needs."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR010",
    name="missing-key",
    why="Some things can't be guessed: how an objective reads, when a cycle begins, who leads "
    "the company. Add the key that is named; everything else in the file is read all the "
    "same.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
)
