"""A part of YAML that a plan does without."""

from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR008",
    name="yaml-feature",
    why="Anchors, aliases, merge keys and tags let one line change the meaning of another far "
    "away. A plan is short enough to write every value where it is read.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: &designer sam
          contributors: [*designer]
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
)
