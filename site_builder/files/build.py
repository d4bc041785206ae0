"""From the shapes of files to the parts of the plan."""

from collections.abc import Callable

from site_builder.files.layout import Spot
from site_builder.files.measures import Report, amendments, measure_of
from site_builder.model.check_in import CheckIn, Retrospective, Update
from site_builder.model.finding import Finding, Place
from site_builder.model.objective import KeyResult, Objective, Ref, Support
from site_builder.model.plan import Company, Cycle, Person, Team
from site_builder.model.quiet import NIGHT, UTC
from site_builder.model.terms import SLUG, Cadence, Stage
from site_builder.model.vocabulary import (
    CheckInShape,
    CompanyShape,
    CycleShape,
    KeyResultShape,
    ObjectiveShape,
    PersonShape,
    RetrospectiveShape,
    TeamShape,
    UpdateShape,
)


def no_company(file: str) -> Company:
    """What stands in for a company file that is missing or can't be read."""
    return Company(file, "", Stage.GROWTH, headcount=1_000_000, leadership=())


def company(shape: CompanyShape, body: str, file: str) -> Company:
    """The company as its file says it."""
    return Company(
        file=file,
        name=shape.name,
        stage=shape.stage,
        headcount=shape.headcount,
        leadership=shape.leadership,
        check_ins=shape.check_ins,
        rules=shape.rules,
        approvals=shape.approvals,
        merge_check_ins=shape.merge_check_ins,
        time_zone=shape.time_zone or UTC,
        quiet_hours=shape.quiet_hours or NIGHT,
        holidays=shape.holidays,
        mission=body,
    )


def team(shape: TeamShape, body: str, file: str, name: str) -> Team:
    """A team as its file says it."""
    return Team(
        id=name,
        file=file,
        name=shape.name,
        lead=shape.lead,
        members=shape.members,
        parent=shape.parent,
        reviewers=shape.reviewers,
        quota=shape.individual_okrs == "quota",
        time_zone=shape.time_zone,
        body=body,
    )


def person(shape: PersonShape, body: str, file: str, name: str) -> Person:
    """A person as their file says it."""
    return Person(
        id=name,
        file=file,
        name=shape.name or "",
        github=shape.github or "",
        priorities=shape.priorities,
        body=body,
    )


def cycle(shape: CycleShape, body: str, file: str, name: str, cadence: Cadence) -> Cycle:
    """A cycle as its file says it; the company's cadence unless it has its own."""
    return Cycle(
        id=name,
        file=file,
        title=shape.title or name,
        starts=shape.starts,
        ends=max(shape.starts, shape.ends),
        closed=shape.closed,
        check_ins=shape.check_ins or cadence,
        theme=body,
        backwards=shape.ends < shape.starts,
    )


def objective(shape: ObjectiveShape, body: str, file: str, spot: Spot, report: Report) -> Objective:
    """An objective with its key results; what can't be meant is reported."""
    ref = Ref(spot.cycle, spot.team, spot.name)
    return Objective(
        ref=ref,
        file=file,
        title=shape.objective,
        owner=shape.owner,
        supports=tuple(Support(to, how or "") for to, how in shape.supports.items()),
        ambition=shape.ambition,
        contributors=shape.contributors,
        key_results=tuple(
            _key_result(one, ref._replace(key_result=name), file, report)
            for name, one in shape.key_results.items()
        ),
        dropped=shape.dropped,
        score=shape.score,
        note=shape.note,
        body=body,
    )


def _key_result(shape: KeyResultShape, ref: Ref, file: str, report: Report) -> KeyResult:
    place = Place(file, ("key_results", ref.key_result))
    if not SLUG.fullmatch(ref.key_result):
        report(
            "OKR011",
            place.at(on_key=True),
            f"“{ref.key_result}” can't be the name of a key result",
            "Use lower-case letters a to z, digits and hyphens.",
        )
    return KeyResult(
        ref=ref,
        title=shape.title,
        owners=shape.owner,
        measure=measure_of(shape, place, report),
        weight=shape.weight,
        contributors=shape.contributors,
        source=shape.source,
        by=shape.by,
        amended=amendments(shape, place, report),
    )


def check_in(shape: CheckInShape, body: str, file: str, spot: Spot) -> CheckIn:
    """A check-in; its path gives team and day."""
    assert spot.on is not None, "the layout gives every check-in its day"  # noqa: S101
    return CheckIn(
        file=file,
        cycle=spot.cycle,
        team=spot.team,
        on=spot.on,
        by=shape.by,
        updates=tuple(
            _update(update, objective, key_result)
            for objective, updates in shape.updates.items()
            for key_result, update in updates.items()
        ),
        body=body,
    )


def _update(shape: UpdateShape, objective: str, key_result: str) -> Update:
    return Update(
        objective=objective,
        key_result=key_result,
        value=shape.value.value if shape.value else None,
        unit=shape.value.unit if shape.value else None,
        confidence=shape.confidence,
        note=shape.note or "",
        status=shape.status,
        done=shape.done,
    )


def retrospective(shape: RetrospectiveShape, body: str, file: str) -> Retrospective:
    """What a team learnt."""
    return Retrospective(file, shape.by, body)


def reporter(findings: list[Finding]) -> Callable[[str, Place, str, str], None]:
    """Something to report to, that gathers findings."""

    def report(code: str, place: Place, problem: str, remedy: str) -> None:
        findings.append(Finding(code, place, problem, remedy))

    return report
