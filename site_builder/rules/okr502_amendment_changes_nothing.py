"""An amendment after which everything is as before."""

from site_builder.model.commitment import commitment, in_words, was
from site_builder.model.finding import Violation
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations


def _check(one: KeyResult, facts: Facts) -> Violations:
    value = dict(commitment(one)) if one.amended else {}
    for past in reversed(one.amended):
        former = was(past)
        place = one.at("amended", past.index)
        if past.on < facts.cycle.starts and not facts.cycle.backwards:
            yield Violation(
                place.at("on"),
                f"the amendment of {past.on} came before the cycle started",
                "Delete it: until the first day the plan may change freely.",
            )
        elif former and all(value.get(key) == old for key, old in former.items()):
            same = " and ".join(f"{key} was {in_words(old)}" for key, old in former.items())
            yield Violation(
                place.at("was"),
                f"the amendment changes nothing: {same}, and still is",
                "Write the value from before the change, or delete the amendment.",
            )
        value.update(former)


RULE = Rule(
    code="OKR502",
    name="amendment-changes-nothing",
    why="An amendment tells what a commitment was before, so one that repeats what it is now "
    "puzzles the reader. Write the former value; before the first day no amendment is needed.",
    severity=Severity.WARNING,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 16
          unit: "%"
          amended:
            - {on: 2026-10-02, was: {to: 16}, why: The pricing test moved to the first quarter}
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 16
          unit: "%"
          amended:
            - {on: 2026-10-02, was: {to: 18}, why: The pricing test moved to the first quarter}
        """),
    key_result=_check,
)
