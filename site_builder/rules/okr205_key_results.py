"""An objective with too few or too many key results."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Facts, Rule, Violations

_LEAST, _MOST = 2, 5


def _check(one: Objective, facts: Facts) -> Violations:
    count = len(one.key_results)
    place = one.place.at("key_results", on_key=True)
    if _LEAST <= count <= _MOST or not facts.open(one) or _lost_some(one, facts):
        return
    if count > _MOST:
        remedy = "Keep the two to five that tell best whether it is reached."
        yield Violation(place, f"this objective has {count} key results", remedy)
    elif count:
        remedy = "Add what else would show that it is reached: two to five."
        yield Violation(place, "this objective has only one key result", remedy)
    else:
        remedy = "Say under key_results: by what anybody can see that it is reached: two to five."
        yield Violation(one.at("objective"), "this objective has no key results", remedy)


def _lost_some(one: Objective, facts: Facts) -> bool:
    """Whether some key results are there that could not be read."""
    return not one.key_results and facts.misread(one.at("key_results"))


RULE = Rule(
    code="OKR205",
    name="key-results",
    why="One key result alone is easy to reach at the cost of something else, so it takes a "
    "second to keep it honest. Beyond five nobody remembers which of them matter.",
    severity=Severity.WARNING,
    bad=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        key_results:
          activation-ctr:
            title: The activation email gets clicked
            owner: sam
            from: 12
            to: 18
            unit: "%"
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        key_results:
          activation-ctr:
            title: The activation email gets clicked
            owner: sam
            from: 12
            to: 18
            unit: "%"
          support-load:
            title: Support stays calm while trials grow
            owner: ines
            keep: {at_most: 40}
            unit: tickets a week
        """),
    objective=_check,
)
