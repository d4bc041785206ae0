"""An update that tells neither a value nor a reason."""

from datetime import date

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.finding import Violation
from site_builder.model.measure import Confidential, Guard, Metric
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import check_ins
from site_builder.rules.rule import Facts, Rule, Violations


def _check(one: CheckIn, facts: Facts) -> Violations:
    if facts.over:
        return
    for update in one.updates:
        key_result = _of(update, facts)
        if not key_result or not _says_nothing(update, key_result):
            continue
        place = one.place_of(update)
        if not facts.misread(place):
            yield Violation(
                place,
                f"this tells neither a value of {update.key_result} nor why there is none",
                "Add value: with today's figure, or note: with what keeps you from knowing it.",
            )


def _of(update: Update, facts: Facts) -> KeyResult | None:
    objective = facts.folder.objective(update.objective)
    if objective is None or objective.dropped is not None:
        return None
    return next((one for one in objective.key_results if one.id == update.key_result), None)


def _says_nothing(update: Update, one: KeyResult) -> bool:
    is_measured = isinstance(one.measure, Metric | Guard | Confidential)
    return is_measured and update.value is None and not update.note and not update.done


RULE = Rule(
    code="OKR406",
    name="update-without-value",
    why="Confidence alone can't be compared with anything. The figure can be late, and then a few"
    " words say why; both together make a check-in that others can use.",
    severity=Severity.WARNING,
    bad=check_ins({"2026-10-06": "{confidence: 0.7}"}, as_of=date(2026, 10, 7)),
    good=check_ins(
        {"2026-10-06": "{confidence: 0.7, note: The figures come on Friday}"},
        as_of=date(2026, 10, 7),
    ),
    check_in=_check,
)
