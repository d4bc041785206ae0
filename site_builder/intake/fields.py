"""The issue forms: what each asks for, in order.

GitHub shows a form from a YAML file and writes the answers as text, each under the label of its
field. So the labels are what an answer is known by: they are written once, here, for the forms and
for the reader of the answers.
"""

from enum import Enum, StrEnum
from typing import NamedTuple

from site_builder.model.terms import Ambition, Status

MARK = " — "
"""What stands between a reference and its title in a choice."""


class Kind(StrEnum):
    """How a field is answered, in the words of GitHub's forms."""

    LINE = "input"
    LINES = "textarea"
    CHOICE = "dropdown"


class Today(Enum):
    """Choices that the plan of the day gives."""

    TEAMS = "teams"
    """`growth`; the company's own is `company`."""
    CYCLES = "cycles"
    """Those that aren't over: `2026-Q4`."""
    OBJECTIVES = "objectives"
    """`2026-Q4/growth/trial-to-paid`, in the cycles that aren't over."""
    KEY_RESULTS = "key results"
    """`growth/trial-to-paid/activation-ctr`, its cycle before it where a shorter one runs."""


class Field(NamedTuple):
    """A field of a form."""

    id: str
    """By which an address fills it in beforehand."""
    label: str
    kind: Kind
    help: str = ""
    example: str = ""
    required: bool = False
    choices: Today | tuple[str, ...] = ()
    """Of a `CHOICE`; a long list of today's becomes a `LINE`."""


class Form(NamedTuple):
    """An issue form."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        """What the file is called; the name by which an address asks for the form."""
        return f"okrs-{self.name}.yml"


_LINES = (
    "One a line: the key result, its value, how confident you are from 0 to 1, and a word on it."
)
_SENTENCE = "Increase renewal rate from 85% to 92%"

CHECK_IN = Form(
    "check-in",
    "Check-in",
    "Say how a key result is going. The bot makes a file of it and proposes it in your name.",
    (
        Field(
            "key-result",
            "Key result",
            Kind.CHOICE,
            "Where the title above names one already, choose none.",
            choices=Today.KEY_RESULTS,
        ),
        Field(
            "value", "Value", Kind.LINE, "The figure of today; empty where there is none.", "14.1"
        ),
        Field(
            "done",
            "Done",
            Kind.CHOICE,
            "Only for a key result without a figure: is the evidence there?",
            choices=("yes", "no"),
        ),
        Field(
            "confidence",
            "Confidence",
            Kind.LINE,
            "How likely is the target? From 0 to 1, or in per cent.",
            "0.6",
        ),
        Field("note", "Note", Kind.LINE, "What happened?", "The subject line won"),
        Field(
            "status",
            "Status",
            Kind.CHOICE,
            "Only where you see it otherwise than the figures do.",
            choices=(Status.ON_TRACK.value, Status.AT_RISK.value, Status.OFF_TRACK.value),
        ),
        Field(
            "more",
            "More key results",
            Kind.LINES,
            f"Of the same team. {_LINES}",
            "signups 1240 0.8 Best week so far",
        ),
        Field("prose", "Wins, blockers, what is next", Kind.LINES),
    ),
)

KEY_RESULT = Form(
    "key-result",
    "Key result",
    "Propose a key result. The bot makes a file of it and proposes it in your name.",
    (
        Field("objective", "Objective", Kind.CHOICE, required=True, choices=Today.OBJECTIVES),
        Field(
            "sentence",
            "Key result",
            Kind.LINE,
            "What changes, from where to where.",
            _SENTENCE,
            required=True,
        ),
        Field("owner", "Owner", Kind.LINE, "Exactly one person. Empty: you.", "sam"),
        Field("source", "Source", Kind.LINE, "Where does the number come from?"),
    ),
)

OBJECTIVE = Form(
    "objective",
    "Objective",
    "Propose an objective. The bot makes a file of it and proposes it in your name.",
    (
        Field("team", "Team", Kind.CHOICE, required=True, choices=Today.TEAMS),
        Field("cycle", "Cycle", Kind.CHOICE, required=True, choices=Today.CYCLES),
        Field(
            "objective",
            "Objective",
            Kind.LINE,
            "What is to be true at the end, in one line that people want to work for. No number.",
            "Customers choose us again without being asked",
            required=True,
        ),
        Field("why", "Why it matters", Kind.LINES, "Why this, and why now?"),
        Field(
            "key-results",
            "Key results",
            Kind.LINES,
            "Two to five, one a line. @sam at the end names the owner.",
            f"{_SENTENCE} @sam",
            required=True,
        ),
        Field("owner", "Owner", Kind.LINE, "Empty: the team's lead.", "sam"),
        Field(
            "supports",
            "Supports",
            Kind.CHOICE,
            "What it helps to reach.",
            choices=Today.OBJECTIVES,
        ),
        Field("how", "How it contributes", Kind.LINE, "One sentence, where it supports something."),
        Field(
            "ambition",
            "Ambition",
            Kind.CHOICE,
            "Empty: aspirational, 0.7 is a success. Committed: to be reached in full.",
            choices=tuple(one.value for one in Ambition),
        ),
    ),
)

FORMS = (CHECK_IN, KEY_RESULT, OBJECTIVE)
