"""A value of a kind that doesn't fit its key."""

from site_builder.model.terms import Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR011",
    name="wrong-value",
    why="Every key has its kind of value: a word from a short list, a text, a list of people. "
    "A value of another kind is left out, so the plan would say less than you wrote.",
    severity=Severity.ERROR,
    bad=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        ambition: ambitious
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        ambition: aspirational
        """),
)
