"""A check-in whose value isn't of the kind that the key result asks for."""

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.finding import Violation
from site_builder.model.measure import Confidential, Guard, Metric, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import format_quantity, same_unit
from site_builder.model.terms import Severity
from site_builder.rules.example import EARLY, check_ins
from site_builder.rules.rule import Facts, Rule, Violations

_MILESTONE = """\
activation-ctr:
  title: The auditor certifies us
  owner: sam
  done_when: The signed report is in the data room
"""


def _check(facts: Facts) -> Violations:
    folder = facts.folder
    known = {(one.id, key.id): key for one in folder.objectives for key in one.key_results}
    for check_in in folder.check_ins:
        for update in check_in.updates:
            key_result = known.get((update.objective, update.key_result))
            found = key_result and _misfit(check_in, update, key_result)
            if found:
                yield found


def _misfit(check_in: CheckIn, update: Update, key_result: KeyResult) -> Violation | None:
    match key_result.measure:
        case Milestone() if update.value is not None:
            return Violation(
                check_in.place_of(update).at("value"),
                f"{update.key_result} is done or not, so a value says nothing",
                "Delete the value, and write done: true once the evidence is there.",
            )
        case Metric() | Guard():
            return _figure(check_in, update, key_result)
        case Confidential():
            return _share(check_in, update)
    return None


def _figure(check_in: CheckIn, update: Update, key_result: KeyResult) -> Violation | None:
    if update.done:
        return _done(check_in, update, "Write value: with the figure.")
    if update.unit and key_result.unit and not same_unit(update.unit, key_result.unit):
        return Violation(
            check_in.place_of(update).at("value"),
            f"the value is in {update.unit}, and {key_result.id} is counted in {key_result.unit}",
            f"Write it in {key_result.unit}; the unit itself may be left out.",
        )
    return None


def _share(check_in: CheckIn, update: Update) -> Violation | None:
    if update.done:
        return _done(check_in, update, "Write value: 1, the whole progress.")
    if update.value is not None and (update.unit or not 0 <= update.value <= 1):
        return Violation(
            check_in.place_of(update).at("value"),
            f"{format_quantity(update.value, update.unit)} is no progress from 0 to 1",
            "Write how much of the way is done, such as value: 0.4, and no figure.",
        )
    return None


def _done(check_in: CheckIn, update: Update, remedy: str) -> Violation:
    problem = f"{update.key_result} has a figure, so done says nothing"
    return Violation(check_in.place_of(update).at("done"), problem, remedy)


RULE = Rule(
    code="OKR109",
    name="value-fits-measure",
    why="A key result moves only by what it is measured by: a figure by a value in its unit, "
    "something to be done by done: true. Anything else is stored and never counts.",
    severity=Severity.ERROR,
    bad=check_ins({"2026-10-05": "{value: 50, confidence: 0.7}"}, EARLY, _MILESTONE),
    good=check_ins({"2026-10-05": "{done: true, confidence: 0.7}"}, EARLY, _MILESTONE),
    folder=_check,
)
