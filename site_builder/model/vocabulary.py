"""What may stand in each kind of file, declared once.

Reading, the JSON Schema for editors and the documentation all come from these shapes. They say
what a person may write; `plan` says what it means.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_snake

from site_builder.model.terms import Ambition, Cadence, Severity, Stage, Status
from site_builder.model.written import (
    Day,
    Hours,
    Line,
    Name,
    Names,
    Number,
    NumberOrUnknown,
    OneName,
    Share,
    Text,
    TimeZone,
    Weight,
)


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
