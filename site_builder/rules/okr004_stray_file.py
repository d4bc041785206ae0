"""A file in the wrong place or with the wrong name."""

from site_builder.model.terms import Severity
from site_builder.rules.example import files
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR004",
    name="stray-file",
    why="Where a file lies says what it is, so a file in the wrong place would silently be no "
    "part of the plan. Put it where its kind belongs, and name it with lower-case "
    "letters, digits and hyphens.",
    severity=Severity.ERROR,
    bad=files(
        "okrs/2026-Q4/growth/Checkins/9 October.md\n",
        {"2026-Q4/growth/Checkins/9 October.md": "---\nby: sam\n---\n"},
    ),
    good=files(
        "okrs/2026-Q4/growth/check-ins/2026-10-09.md\n",
        {"2026-Q4/growth/check-ins/2026-10-09.md": "---\nby: sam\n---\n"},
    ),
)
