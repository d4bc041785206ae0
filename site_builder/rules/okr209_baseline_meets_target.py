"""A target that the baseline already meets."""

from site_builder.model.finding import Violation
from site_builder.model.measure import Metric
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import format_number
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations

_UP = frozenset("increase increases raise raises grow grows double doubles triple triples".split())
_DOWN = frozenset("reduce reduces decrease decreases lower lowers cut cuts halve halves".split())


def _check(one: KeyResult, facts: Facts) -> Violations:
    metric = one.measure
    if not isinstance(metric, Metric) or not facts.open(one):
        return
    start, end = metric.baseline, metric.target
    if start is None or end is None:
        return
    if start == end:
        yield Violation(
            one.at("to"),
            f"the target of {format_number(end)} is where it stands already",
            "Write a target beyond from:, or keep: with a bound if it is only to stay there.",
        )
    elif (start > end and _first_word(one) in _UP) or (start < end and _first_word(one) in _DOWN):
        yield Violation(
            one.at("to"),
            f"from {format_number(start)} to {format_number(end)} goes the other way than "
            f"“{one.title.split()[0]}”",
            "Swap from: and to:, or say in the title what is meant to happen.",
            severity=Severity.WARNING,
        )


def _first_word(one: KeyResult) -> str:
    return one.title.split(maxsplit=1)[0].lower()


RULE = Rule(
    code="OKR209",
    name="baseline-meets-target",
    why="A key result that is met on its first day can't tell anybody anything. Often two figures"
    " were swapped or copied; if the figure is only to stay where it is, it is a guard: write"
    " keep. A title that says up over figures that go down is a warning.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 18
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
    key_result=_check,
)
