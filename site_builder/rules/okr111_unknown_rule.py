"""A setting for a rule that doesn't exist."""

from site_builder.model.finding import Edit, Fix, Place, Violation
from site_builder.model.plan import Frame
from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule, Violations
from site_builder.rules.run import all_rules


def _check(frame: Frame) -> Violations:
    known = all_rules()
    for code in frame.company.rules:
        place = frame.company.place.at("rules", code, on_key=True)
        if code not in known:
            yield _unknown(code, place)
        elif code < "OKR1":
            yield Violation(
                place,
                f"{code} can't be changed: what can't be read is in no plan",
                "Delete this line.",
            )


def _unknown(code: str, place: Place) -> Violation:
    by_name = {rule.name: rule.code for rule in all_rules().values()}
    meant = by_name.get(code.lower().replace("_", "-"), code.upper())
    if meant not in all_rules():
        remedy = "Write a code as a finding shows it; okrs rules lists them all."
        return Violation(place, f"there is no rule {code}", remedy)
    fix = Fix(f"Write {meant}", place.file, (Edit(place.keys, rename=meant),))
    return Violation(place, f"there is no rule {code}", f"Did you mean {meant}?", fix)


RULE = Rule(
    code="OKR111",
    name="unknown-rule",
    why="A setting for a rule that doesn't exist changes nothing, while everybody believes that it "
    "does. Write the code as a finding shows it.",
    severity=Severity.ERROR,
    bad=file(
        "company.md",
        """\
        ---
        name: Lumen
        stage: growth
        headcount: 64
        leadership: [ana, tomas, lea]
        rules: {OKR999: off}
        ---
        """,
    ),
    good=file(
        "company.md",
        """\
        ---
        name: Lumen
        stage: growth
        headcount: 64
        leadership: [ana, tomas, lea]
        rules: {OKR201: warning}
        ---
        """,
    ),
    frame=_check,
)
