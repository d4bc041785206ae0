"""A cycle whose dates contradict each other."""

from site_builder.model.finding import Violation
from site_builder.model.plan import Frame
from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule, Violations


def _check(frame: Frame) -> Violations:
    for one in frame.cycles.values():
        if one.backwards:
            yield Violation(
                one.place.at("ends"),
                f"the cycle {one.id} ends before it starts",
                f"Write a last day after {one.starts}, or swap starts and ends.",
            )
        elif one.closed and one.closed < one.starts:
            yield Violation(
                one.place.at("closed"),
                f"the cycle {one.id} was closed before it started",
                "Write the day it was graded, or delete closed: while the cycle runs.",
            )


RULE = Rule(
    code="OKR112",
    name="cycle-dates",
    why="Pace and due dates all come from the first and last day of the cycle, so a slip there "
    "makes every figure wrong. Write the first day, a later last day, and the day of grading "
    "once it has come.",
    severity=Severity.ERROR,
    bad=file(
        "2026-Q4/cycle.md",
        """\
        ---
        title: Autumn 2026
        starts: 2026-10-01
        ends: 2025-12-31
        ---
        """,
    ),
    good=file(
        "2026-Q4/cycle.md",
        """\
        ---
        title: Autumn 2026
        starts: 2026-10-01
        ends: 2026-12-31
        ---
        """,
    ),
    frame=_check,
)
