"""What may stand in each kind of file, declared once.

Reading, the JSON Schema for editors and the documentation all come from these shapes. They say
what a person may write; `plan` says what it means.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic.alias_generators import to_snake
from pydantic_core import PydanticCustomError

from site_builder.model.quantity import NotExactError, Quantity, read_quantity
from site_builder.model.quiet import QuietHours, is_time_zone, read_quiet_hours
from site_builder.model.terms import SLUG, UNKNOWN, Ambition, Cadence, Severity, Stage, Status

_EARLIEST, _LATEST = date(1970, 1, 1), date(2199, 12, 31)


def _refuse(problem: str, remedy: str, code: str = "OKR011") -> PydanticCustomError:
    """An error that carries what a finding says: its code, the problem and the remedy."""
    context = {"problem": problem, "remedy": remedy, "code": code}
    return PydanticCustomError("okrs", "{problem}", context)


def _day(written: object) -> date:
    if isinstance(written, str):
        try:
            written = date.fromisoformat(written.strip())
        except ValueError:
            problem = f"“{written}” is no date of the calendar"
            raise _refuse(problem, "Write year-month-day, such as 2026-10-31.", "OKR013") from None
    if isinstance(written, datetime) or not isinstance(written, date):
        problem = f"“{written}” is no date"
        raise _refuse(problem, "Write year-month-day, such as 2026-10-31.", "OKR013")
    if not _EARLIEST <= written <= _LATEST:
        problem = f"the year {written.year} can't be meant"
        raise _refuse(problem, "Write a date between 1970 and 2199.", "OKR013")
    return written


def _quantity(written: object) -> Quantity:
    try:
        return read_quantity(written)
    except NotExactError as refused:
        raise _refuse(refused.problem, refused.remedy, "OKR012") from None


def _quantity_or_unknown(written: object) -> Quantity | None:
    return None if written == UNKNOWN else _quantity(written)


def _share(written: object) -> float:
    quantity = _quantity(written)
    value = quantity.value / 100 if quantity.unit == "%" else quantity.value
    if quantity.unit not in {None, "%"} or not 0 <= value <= 1:
        meant = f"{value / 100:g}" if 1 < value <= 100 else "a share such as 0.7"  # noqa: PLR2004
        raise _refuse(f"“{written}” is not between 0 and 1", f"Write {meant}.")
    return value


def _weight(written: object) -> float:
    value = _quantity(written).value
    if not 0 < value <= 100:  # noqa: PLR2004 (the message says it)
        problem = f"a weight of {written} is out of range"
        raise _refuse(problem, "Write a weight above 0 and up to 100; 1 is the default.")
    return value


def _text(written: object) -> str:
    if isinstance(written, str):
        return written.strip()
    if isinstance(written, list | dict) or written is None:
        kind = "empty" if written is None else "a list or a mapping"
        raise _refuse(f"this must be text and is {kind}", "Write it as one line of text.")
    problem = f"this must be text and is read as {type(written).__name__}: {written}"
    raise _refuse(problem, f'Put it in quotes: "{written}".')


def _line(written: object) -> str:
    text = " ".join(_text(written).split())
    if not text:
        raise _refuse("this is empty", "Write a sentence here.")
    if len(text) > 300:  # noqa: PLR2004 (the message says it)
        problem = f"this has {len(text)} characters and must fit 300"
        raise _refuse(problem, "Say it shortly here, and the rest in the body below.")
    return text


def _time_zone(written: object) -> str:
    name = _text(written)
    if not is_time_zone(name):
        remedy = "Write one as the tz database has it, such as Europe/Lisbon or UTC."
        raise _refuse(f"“{name[:60]}” is no time zone", remedy)
    return name


def _hours(written: object) -> QuietHours:
    if isinstance(written, QuietHours):
        return written
    text = _text(written)
    hours = read_quiet_hours(text)
    if hours is None:
        remedy = "Write from-to, such as 18:00-08:00; 00:00-00:00 where none are quiet."
        raise _refuse(f"“{text[:60]}” are no hours of the day", remedy)
    return hours


def _names(written: object) -> object:
    """Names may stand without brackets: `sam`, `sam, ines` or `sam and ines`."""
    return _BETWEEN_NAMES.split(written.strip()) if isinstance(written, str) else written


_BETWEEN_NAMES = re.compile(r"\s*[,;/&+]\s*(?:and\s+)?|\s+and\s+")
_NUMBER_SCHEMA = {"type": ["number", "string"], "examples": [12, "1.5M", "85 %"]}
Number = Annotated[Quantity, PlainValidator(_quantity), WithJsonSchema(_NUMBER_SCHEMA)]
NumberOrUnknown = Annotated[
    Quantity | None, PlainValidator(_quantity_or_unknown), WithJsonSchema(_NUMBER_SCHEMA)
]
Share = Annotated[
    float,
    PlainValidator(_share),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Weight = Annotated[
    float,
    PlainValidator(_weight),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100}),
]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
TimeZone = Annotated[
    str,
    PlainValidator(_time_zone),
    WithJsonSchema({"type": "string", "examples": ["Europe/Lisbon", "UTC"]}),
]
Hours = Annotated[
    QuietHours,
    PlainValidator(_hours),
    WithJsonSchema({"type": "string", "examples": ["18:00-08:00"]}),
]
Line = Annotated[str, PlainValidator(_line), WithJsonSchema({"type": "string", "maxLength": 300})]
Text = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string"})]
Name = Annotated[
    str, PlainValidator(_line), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_names)]
OneName = Annotated[
    tuple[Name, ...],
    BeforeValidator(_names),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"}),
]
"""Meant to be one name; several are read, so that a rule can say what is wrong with it."""


class Shape(BaseModel):
    """A mapping with known keys; unknown ones are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, arbitrary_types_allowed=True
    )


class CompanyShape(Shape):
    """`company.md`: the company and how it works with OKRs. The body is the mission."""

    name: Line = Field(description="The company's name.")
    stage: Stage = Field(description="How grown-up the company is; it decides who decides.")
    headcount: Annotated[int, Field(ge=1, le=10_000_000)] = Field(
        description="How many people work here."
    )
    leadership: Names = Field(description="The people who approve what the company commits to.")
    check_ins: Cadence = Field(Cadence.WEEKLY, description="How often the teams check in.")
    rules: Mapping[str, Severity] = Field(
        default_factory=dict, description="A rule's severity changed, or the rule turned off."
    )
    approvals: Mapping[str, str | int | list[str]] = Field(
        default_factory=dict, description="Who approves what, where it differs from the stage."
    )
    merge_check_ins: bool = Field(
        False,  # noqa: FBT003 (pydantic takes the default first)
        description="Whether the bot merges a check-in that nobody has to approve.",
    )
    time_zone: TimeZone | None = Field(
        None, description="Where most people work, such as Europe/Lisbon; by default UTC."
    )
    quiet_hours: Hours | None = Field(
        None, description="When nobody is reminded; by default 18:00-08:00. Weekends are quiet too."
    )
    holidays: tuple[Day, ...] = Field((), description="Days on which nobody is reminded.")


class TeamShape(Shape):
    """`teams/NAME.md`: a team. The body says what it is for."""

    name: Line = Field(description="The team's name as people say it.")
    lead: Name | None = Field(None, description="The person who leads the team.")
    members: Names = Field((), description="The people of the team.")
    parent: Name | None = Field(None, description="The team or department around it.")
    reviewers: Text | None = Field(None, description="The forge's team that reviews.")
    individual_okrs: Literal["quota"] | None = Field(
        None, description="Only where metrics are personal by nature, such as a sales quota."
    )
    time_zone: TimeZone | None = Field(
        None, description="Where the team works, if that is not the company's time zone."
    )


class PersonShape(Shape):
    """`people/NAME.md`: a person, where there is more to say than the name."""

    name: Line | None = Field(None, description="The full name.")
    github: Text | None = Field(None, description="The login; by default the file's name.")
    priorities: Mapping[str, tuple[Line, ...]] = Field(
        default_factory=dict,
        description="Two or three personal priorities a cycle. They are no OKRs.",
    )


class CycleShape(Shape):
    """`CYCLE/cycle.md`: a period with its dates. The body is its theme."""

    title: Line | None = Field(None, description="What the period is called.")
    starts: Day = Field(description="Its first day.")
    ends: Day = Field(description="Its last day.")
    closed: Day | None = Field(None, description="The day it was graded; absent while it runs.")
    check_ins: Cadence | None = Field(
        None, description="A cadence other than the company's, such as monthly for a year."
    )


class BoundsShape(Shape):
    """The bounds of a guard: a figure to keep, not to move."""

    at_least: Number | None = Field(None, description="The lowest value that is fine.")
    at_most: Number | None = Field(None, description="The highest value that is fine.")


class FormerShape(Shape):
    """The former values of an amendment."""

    from_: NumberOrUnknown | None = Field(None, alias="from", description="The former baseline.")
    to: NumberOrUnknown | None = Field(None, description="The former target.")
    keep: BoundsShape | None = Field(None, description="The former bounds.")
    done_when: Line | None = Field(None, description="The former evidence.")
    owner: Name | None = Field(None, description="The former owner.")


class AmendmentShape(Shape):
    """A change of a commitment while its cycle runs."""

    on: Day = Field(description="The day of the change.")
    was: FormerShape = Field(description="The values before it.")
    why: Line = Field(description="The reason.")


class KeyResultShape(Shape):
    """A key result: from a baseline to a target, a guard to keep, or something done."""

    title: Line = Field(description="The outcome, in one line.")
    owner: OneName = Field((), description="Exactly one person.")
    from_: NumberOrUnknown | None = Field(None, alias="from", description="The baseline.")
    to: NumberOrUnknown | None = Field(None, description="The target.")
    unit: Text | None = Field(None, description="What is counted, such as % or tickets a week.")
    keep: BoundsShape | None = Field(None, description="A guard: at_least, at_most or both.")
    done_when: Line | None = Field(None, description="The evidence that it is done.")
    confidential: Line | None = Field(
        None, description="Where the figures live; check-ins then give the progress from 0 to 1."
    )
    weight: Weight = Field(1.0, description="Its share in the objective's progress.")
    stretch: Number | None = Field(None, description="A value beyond the target to dream of.")
    phases: Mapping[Day, Number] = Field(
        default_factory=dict, description="Values expected on days, where pace is no straight line."
    )
    contributors: Names = Field((), description="People who help.")
    source: Text | None = Field(None, description="Where the number comes from: a link or words.")
    by: Day | None = Field(None, description="A due date before the cycle's end.")
    amended: tuple[AmendmentShape, ...] = Field(
        (), description="Changes of the commitment: former values and reasons."
    )


class ObjectiveShape(Shape):
    """`CYCLE/TEAM/NAME.md`: an objective with its key results. The body says why it matters."""

    objective: Line = Field(description="What is to be true at the end, in one inspiring line.")
    supports: Mapping[str, Text | None] = Field(
        default_factory=dict,
        description="What it contributes to, and how: one sentence for each reference.",
    )
    ambition: Ambition = Field(
        Ambition.ASPIRATIONAL, description="What reaching it means at the close."
    )
    owner: Name | None = Field(None, description="The person; by default the team's lead.")
    contributors: Names = Field((), description="People or teams who help.")
    key_results: Mapping[str, KeyResultShape] = Field(
        default_factory=dict, description="Two to five, each under a short name."
    )
    dropped: Line | None = Field(None, description="Why it was given up.")
    score: Share | None = Field(None, description="The final grade from 0 to 1.")
    note: Text | None = Field(None, description="A word on the grade.")


class UpdateShape(Shape):
    """What a check-in says of one key result."""

    value: Number | None = Field(None, description="The figure on this day.")
    confidence: Share | None = Field(
        None, description="How likely the owner thinks the target is, from 0 to 1."
    )
    note: Text | None = Field(None, description="What happened.")
    status: Literal[Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK] | None = Field(
        None, description="Overrides the computed status until the next check-in."
    )
    done: bool | None = Field(
        None, description="Whether the evidence is there; it holds until another check-in says no."
    )


class CheckInShape(Shape):
    """`CYCLE/TEAM/check-ins/DATE.md`: one check-in. The body: wins, blockers, what comes next."""

    by: Name | None = Field(None, description="Who wrote it.")
    updates: Mapping[str, Mapping[str, UpdateShape]] = Field(
        default_factory=dict, description="Objective, then key result, then what is new."
    )


class RetrospectiveShape(Shape):
    """`CYCLE/TEAM/retrospective.md`: what the team learnt, in prose."""

    by: Name | None = Field(None, description="Who wrote it.")


SHAPES: dict[str, type[Shape]] = {
    to_snake(shape.__name__.removesuffix("Shape")).replace("_", "-"): shape
    for shape in (
        CompanyShape,
        TeamShape,
        PersonShape,
        CycleShape,
        ObjectiveShape,
        CheckInShape,
        RetrospectiveShape,
    )
}
"""The kinds of file by name: company, team, person, cycle, objective, check-in, retrospective."""
