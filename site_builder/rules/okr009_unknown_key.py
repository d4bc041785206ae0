"""A key that no file of this kind has."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR009",
    name="unknown-key",
    why="A misspelt key would be left out without a word, and somebody would wonder for weeks "
    "where their target went. Write the key as it is known here; what has no key belongs "
    "into the prose below.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          titel: The activation email gets clicked
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
