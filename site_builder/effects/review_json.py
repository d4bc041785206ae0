"""`okrs review --format json`: the verdict for other programs. The shapes are the format."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct, json

from site_builder.model.finding import Finding
from site_builder.model.history import File
from site_builder.model.plan import Frame
from site_builder.review.comment import headline, next_step
from site_builder.review.difference import Difference, RecordDifference
from site_builder.review.effect import Effect
from site_builder.review.routing import Reason
from site_builder.review.verdict import Answer, Verdict


class ChangeJson(Struct, frozen=True):
    """One change; `key_result` is empty where it is about the subject itself."""

    kind: str
    key_result: str
    sentence: str
    was: str
    now: str


class SubjectJson(Struct, frozen=True):
    """An objective, or a file around the objectives, with its changes."""

    subject: str
    """`2026-Q4/growth/trial-to-paid`, `team/growth`, `company`."""
    former: str
    """What it was called before; the same as `subject` unless it was moved."""
    kind: str
    """`objective`, `company`, `team`, `person` or `cycle`."""
    title: str
    weight: str
    """How far its cycle is and what depends on it, in a sentence or two."""
    changes: tuple[ChangeJson, ...]


class RecordJson(Struct, frozen=True):
    """A check-in, or a retrospective where `on` is null."""

    cycle: str
    team: str
    on: date | None
    file: str
    act: str
    """`added`, `edited` or `deleted`."""
    exceptions: tuple[str, ...]


class FindingJson(Struct, frozen=True):
    """A finding that the request brings; `line` and `column` count from 1."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    width: int
    problem: str
    remedy: str


class ReasonJson(Struct, frozen=True):
    """A subject for which an approval is needed, and what kind of matter that is."""

    subject: str
    matter: str
    """`company`, `objective`, `key-result`, `amendment`, `check-in` or `priorities`."""


class ApprovalJson(Struct, frozen=True):
    """An approval that is needed. People are named as the plan names them."""

    who: str
    """`the lead of Growth`."""
    people: tuple[str, ...]
    """Any of them may give it."""
    needed: int
    """How many of them have to."""
    approved: tuple[str, ...]
    waiting_for: tuple[str, ...]
    """Who could still approve; empty once `given`."""
    given: bool
    reasons: tuple[ReasonJson, ...]


class ShownJson(Struct, frozen=True):
    """What the site shows; `status` is null once a cycle is over, `grade` while it runs."""

    percent: int
    status: str | None
    grade: float | None


class EffectJson(Struct, frozen=True):
    """An objective, a team or a cycle whose progress, status or grade would show otherwise."""

    name: str
    """`2026-Q4/growth/trial-to-paid`, `2026-Q4/growth`, `2026-Q4`."""
    title: str
    before: ShownJson | None
    """Null where it is new."""
    after: ShownJson | None
    """Null where it is gone."""
    sentence: str


class AroundJson(Struct, frozen=True):
    """A row of the tree around what changes; it supports the row above it that is less deep."""

    depth: int
    """0 at the top."""
    name: str
    """Empty for those that are only counted."""
    title: str
    part: str
    """`changes`, `new` or `gone`; empty for a bystander."""
    again: bool
    """Whether it stands further up already, with all that is below it."""


class ClashJson(Struct, frozen=True):
    """How another open request and this one get in each other's way."""

    request: int
    title: str
    author: str
    sentence: str


class VerdictJson(Struct, frozen=True):
    """All that is said of a request."""

    ready: bool
    """Whether it may go in: approved, and without errors."""
    approved: bool
    errors: int
    headline: str
    next_step: str
    changes: tuple[SubjectJson, ...]
    records: tuple[RecordJson, ...]
    findings: tuple[FindingJson, ...]
    older_findings: int
    """How many stood before and still do."""
    approvals: tuple[ApprovalJson, ...]
    effects: tuple[EffectJson, ...]
    around: tuple[AroundJson, ...]
    clashes: tuple[ClashJson, ...]


def as_json(verdict: Verdict, frame: Frame, shown: Callable[[str], str]) -> str:
    """A `VerdictJson`; `shown` makes the path that a reader knows a file by."""
    document = VerdictJson(
        ready=verdict.ready,
        approved=verdict.approved,
        errors=verdict.errors,
        headline=headline(verdict, frame),
        next_step=next_step(verdict, frame),
        changes=tuple(_subject(one) for one in verdict.differences),
        records=tuple(_record(one, shown) for one in verdict.records),
        findings=tuple(_finding(one, shown) for one in verdict.findings),
        older_findings=verdict.older,
        approvals=tuple(_approval(one) for one in verdict.answers),
        effects=tuple(_effect(one) for one in verdict.effects),
        around=tuple(AroundJson(*one) for one in verdict.around),
        clashes=tuple(ClashJson(*one.other, one.sentence) for one in verdict.clashes),
    )
    return json.format(json.encode(document), indent=2).decode() + "\n"


def _subject(one: Difference) -> SubjectJson:
    known = one.after or one.before
    return SubjectJson(
        subject=str(one.subject),
        former=str(one.former),
        kind=one.subject.kind if isinstance(one.subject, File) else "objective",
        title=known.title if known else "",
        weight=one.weight,
        changes=tuple(
            ChangeJson(it.kind, it.key_result, it.sentence, it.was, it.now) for it in one.changes
        ),
    )


def _record(one: RecordDifference, shown: Callable[[str], str]) -> RecordJson:
    it = one.record
    return RecordJson(it.cycle, it.team, it.on, shown(it.file), one.act, one.exceptions)


def _finding(one: Finding, shown: Callable[[str], str]) -> FindingJson:
    return FindingJson(
        one.code, one.severity, shown(one.place.file), *one.span, one.problem, one.remedy
    )


def _approval(one: Answer) -> ApprovalJson:
    asked = one.demand
    reasons = tuple(_reason(it) for it in asked.reasons)
    return ApprovalJson(
        asked.title, asked.people, asked.needed, one.approved, one.waiting_for, one.given, reasons
    )


def _reason(one: Reason) -> ReasonJson:
    return ReasonJson(one.name, one.matter)


def _effect(one: Effect) -> EffectJson:
    before, after = (state and ShownJson(*state) for state in (one.before, one.after))
    return EffectJson(one.name, one.title, before, after, str(one))
