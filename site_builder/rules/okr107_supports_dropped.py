"""A contribution to something that was given up."""

from dataclasses import replace

from site_builder.model.finding import Violation
from site_builder.model.outline import Outlook
from site_builder.model.terms import Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Example, Rule, Violations

_DROPPED = """\
---
objective: Be everywhere at once
owner: ana
dropped: One market is enough for now
key_results:
  markets: {title: Markets with ten customers each, owner: ana, from: 1, to: 4}
  partners: {title: Partners who sell every month, owner: ana, from: 0, to: 6}
---
"""


def _example(supports: str) -> Example:
    one = objective(f"""\
        objective: Turn more trials into paying customers
        supports:
          {supports}: Paying trials are where new customers begin
        """)
    return replace(one, files={**one.files, "2026-Q4/company/be-everywhere.md": _DROPPED})


def _check(outlook: Outlook) -> Violations:
    dropped = {ref for ref, one in outlook.objectives.items() if one.dropped}
    if not dropped:
        return
    for one in outlook.objectives.values():
        for written in () if one.dropped else one.supports:
            target = outlook.resolve(written, one.ref.cycle)
            if target and target.parent in dropped:
                yield Violation(
                    one.at("supports", written).at(on_key=True),
                    f"{target.parent} was dropped",
                    "Say what this contributes to now, or drop this objective too.",
                )


RULE = Rule(
    code="OKR107",
    name="supports-dropped",
    why="When a goal is given up, the work that was done for it has lost its reason. Find the goal "
    "that it serves now; if there is none, it may be time to drop it too.",
    severity=Severity.WARNING,
    bad=_example("company/be-everywhere"),
    good=_example("company/win-the-mid-market"),
    plan=_check,
)
