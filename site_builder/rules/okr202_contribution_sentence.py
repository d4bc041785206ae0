"""A contribution without a sentence that says how."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity, Stage
from site_builder.rules.example import objective
from site_builder.rules.rule import Facts, Rule, Violations

_WORDS = 3
_FIRST_WITHOUT_SPACES = "⺀"
"""From here on Unicode holds scripts, such as Chinese, that put no spaces between words."""


def _check(one: Objective, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    for written, sentence in one.supports:
        if not _says_how(sentence):
            problem = (
                f"“{sentence}” is too short to say how this contributes"
                if sentence
                else f"nothing says how this contributes to {written}"
            )
            yield Violation(
                one.at("supports", written),
                problem,
                "Write a sentence of at least three words on what this moves there, and why.",
            )


def _says_how(sentence: str) -> bool:
    return len(sentence.split()) >= _WORDS or any(
        letter >= _FIRST_WITHOUT_SPACES for letter in sentence
    )


RULE = Rule(
    code="OKR202",
    name="contribution-sentence",
    why="A link alone says that two goals have to do with each other; the sentence says what one "
    "does for the other. Writing it is the test: where it doesn't come easily, the link may "
    "not be there. A bottom-up company lets it pass with a warning.",
    severity={
        Stage.PRE_SEED: Severity.ERROR,
        Stage.SEED: Severity.ERROR,
        Stage.GROWTH: Severity.ERROR,
        Stage.SCALING: Severity.WARNING,
    },
    bad=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: more revenue
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        """),
    objective=_check,
)
