"""Two cycles that share some of their days."""

from site_builder.model.finding import Violation
from site_builder.model.plan import Cycle, Frame
from site_builder.model.terms import Severity
from site_builder.rules.example import files
from site_builder.rules.rule import Rule, Violations


def _check(frame: Frame) -> Violations:
    open_: list[Cycle] = []
    for one in frame.cycles.values():  # in the order of their first days, the longer ones first
        if one.backwards:
            continue
        while open_ and open_[-1].ends < one.starts:
            open_.pop()
        if open_ and open_[-1].ends < one.ends:
            yield _violation(one, open_[-1])
        open_.append(one)


def _violation(one: Cycle, other: Cycle) -> Violation:
    return Violation(
        one.place.at("starts"),
        f"{one.id} begins while {other.id} still runs, until {other.ends}",
        f"Let it start after {other.ends}, or lie inside {other.id} altogether.",
    )


_CYCLE = """\
---
title: Winter
starts: {}
ends: 2027-03-31
---
"""

RULE = Rule(
    code="OKR113",
    name="overlapping-cycles",
    why="In the weeks that two cycles share nobody knows which goals come first, and check-ins go "
    "to either. Let one follow the other; only a short one inside a long one, such as a quarter "
    "in its year, is fine.",
    severity=Severity.WARNING,
    bad=files("starts: 2026-12-01\n", {"2027-Q1/cycle.md": _CYCLE.format("2026-12-01")}),
    good=files("starts: 2027-01-01\n", {"2027-Q1/cycle.md": _CYCLE.format("2027-01-01")}),
    frame=_check,
)
