"""A file that only points at another one."""

from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Example, Rule

RULE = Rule(
    code="OKR003",
    name="symbolic-link",
    why="A link can point at anything on the machine that builds the site, so links are never "
    "followed. Put the file itself here; if two teams share a goal, let one support the "
    "other.",
    severity=Severity.ERROR,
    bad=Example(
        "retrospective.md -> ../../notes.md\n",
        {},
        links={"2026-Q4/growth/retrospective.md": "../../notes.md"},
    ),
    good=file("2026-Q4/growth/retrospective.md", "Shorter trials made people decide sooner.\n"),
)
