"""A file whose front matter is missing or never ends."""

from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR005",
    name="front-matter",
    why="The lines between --- and --- are what the plan is made of; everything after them is "
    "prose. Begin the file with a line --- and close the keys with another one.",
    severity=Severity.ERROR,
    bad=file(
        "people/sam.md",
        """\
        ---
        name: Sam Weber
        github: samweber
        """,
    ),
    good=file(
        "people/sam.md",
        """\
        ---
        name: Sam Weber
        github: samweber
        ---
        """,
    ),
)
