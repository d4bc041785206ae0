"""A file that nobody will read to its end."""

from site_builder.model.terms import Severity
from site_builder.rules.example import file, files
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR002",
    name="file-too-long",
    why="An objective fits on one screen, and a file of more than 256 KB is nearly always "
    "something pasted by mistake. Keep the plan short and put long material behind a "
    "link.",
    severity=Severity.ERROR,
    bad=files(
        "(300,000 letters of a pasted log)\n",
        {"2026-Q4/growth/retrospective.md": "a pasted log " * 25_000},
    ),
    good=file(
        "2026-Q4/growth/retrospective.md",
        "The log is in the team's [folder](https://example.com/log).\n",
    ),
)
