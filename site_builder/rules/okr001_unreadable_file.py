"""A file that is no plain text in UTF-8."""

from site_builder.model.terms import Severity
from site_builder.rules.example import file, files
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR001",
    name="unreadable-file",
    why="What can't be read can't be in the plan, and a file that looks right in one program "
    "may be broken in the next. Save it as plain text in UTF-8, which every editor "
    "offers.",
    severity=Severity.ERROR,
    bad=files(
        "Customers in the caf\N{REPLACEMENT CHARACTER} liked it.\n",
        {"2026-Q4/growth/retrospective.md": "Customers in the caf\udce9 liked it.\n"},
    ),
    good=file("2026-Q4/growth/retrospective.md", "Customers in the café liked it.\n"),
)
