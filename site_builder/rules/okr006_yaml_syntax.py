"""Lines between the fences that are no YAML."""

from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule

RULE = Rule(
    code="OKR006",
    name="yaml-syntax",
    why="A forgotten quote or a wrong indentation changes what the lines after it mean, so "
    "nothing is guessed and the file waits until it is put right. Quotes around a text "
    "with a colon or a leading % are the usual cure.",
    severity=Severity.ERROR,
    bad=file(
        "people/sam.md",
        """\
        ---
        name: Sam: the designer
        ---
        """,
    ),
    good=file(
        "people/sam.md",
        """\
        ---
        name: "Sam: the designer"
        ---
        """,
    ),
)
