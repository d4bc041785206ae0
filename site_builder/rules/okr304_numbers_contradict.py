"""A title whose figures contradict those of its key result."""

import re
from collections.abc import Iterator
from math import isclose
from typing import NamedTuple

from site_builder.model.finding import Violation
from site_builder.model.measure import Guard, Metric
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import format_number, format_quantity
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording.claims import Claim, agrees, claims

_DIGIT = re.compile(r"\d")
_ABOUT = 0.1
"""How far a factor such as “2x” may be off, as a share."""


class _Figure(NamedTuple):
    key: str
    value: float


def _check(one: KeyResult, facts: Facts) -> Violations:
    if not isinstance(one.measure, Metric | Guard) or not _DIGIT.search(one.title):
        return
    for claim in claims(one.title):
        figures = _times(one.measure, claim) if claim.what == "times" else _said(one.measure, claim)
        if figures and facts.open(one):
            written = claim.number.text.strip()
            against = " and ".join(f"{key}: says {value}" for key, value in figures.items())
            yield Violation(
                one.at("title", word=written),
                f"the title says {written} and {against}",
                "Write the same in both, or leave the figure out of the title.",
            )
            return


def _said(measure: Metric | Guard, claim: Claim) -> dict[str, str]:
    """The figures that a claim is about; none where one of them agrees."""
    figures = list(_figures(measure, claim))
    if any(agrees(claim, one.value, measure.unit) for one in figures):
        return {}
    return {one.key: format_quantity(one.value, measure.unit) for one in figures if one.key}


def _figures(measure: Metric | Guard, claim: Claim) -> Iterator[_Figure]:
    """With its key, or without where it is merely fine to speak of it."""
    if isinstance(measure, Guard):
        given = [("at_least", measure.at_least), ("at_most", measure.at_most)]
    elif claim.what == "from":
        given = [("from", measure.baseline)]
    else:
        given = [("to", measure.target), ("", measure.stretch)]
        given += [] if claim.paired else [("", measure.baseline)]
    return (_Figure(key, value) for key, value in given if value is not None)


def _times(measure: Metric | Guard, claim: Claim) -> dict[str, str]:
    """The baseline and target whose ratio isn't the factor that the title names."""
    if isinstance(measure, Guard) or not measure.baseline or not measure.target:
        return {}
    ratio = measure.target / measure.baseline
    times = claim.number.value or 0.0
    if any(isclose(one, times, rel_tol=_ABOUT) for one in (ratio, 1 / ratio)):
        return {}
    return {"from": format_number(measure.baseline), "to": format_number(measure.target)}


RULE = Rule(
    code="OKR304",
    name="numbers-contradict",
    why="Figures are commitments. Where the title says one thing and the target another, each "
    "reader believes the one they like better. It is reported only where the two surely speak"
    " of the same figure.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: Raise the click rate of the activation email from 12% to 20%
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: Raise the click rate of the activation email from 12% to 18%
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    key_result=_check,
)
