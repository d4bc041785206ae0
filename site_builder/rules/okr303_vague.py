"""A wish that no figure makes concrete."""

from site_builder.model.finding import Violation
from site_builder.model.measure import Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording import read_title


def _check(one: KeyResult, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    if isinstance(one.measure, Milestone):
        word = read_title(one.measure.done_when).vague
        if word:
            yield Violation(
                one.at("done_when", word=word),
                f"“{word}” is no evidence that two people would agree on",
                "Say what will be there to be seen when it is done, or measure it: from … to …",
            )
    elif one.measure is None:
        word = read_title(one.title).vague
        if word:
            yield Violation(
                one.at("title", word=word),
                f"“{word}” says nothing without a figure",
                "Say how much: from: and to: with a unit:, or keep: with a bound.",
            )


RULE = Rule(
    code="OKR303",
    name="vague",
    why="Everybody agrees to “improve” something, since everybody may think of something else. A "
    "figure, or evidence that can be seen, settles it while there is still time to talk.",
    severity=Severity.WARNING,
    bad=key_result("""\
        activation-ctr:
          title: New customers find their way
          owner: sam
          done_when: The first week is a better experience
        """),
    good=key_result("""\
        activation-ctr:
          title: New customers find their way
          owner: sam
          done_when: Eight of ten testers set up their account without asking us
        """),
    key_result=_check,
)
