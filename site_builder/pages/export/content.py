"""From the plan to the shapes that other programs read."""

from collections.abc import Iterator

from site_builder.model import plan as model
from site_builder.model.health import rhythm
from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.objective import Ref
from site_builder.model.standing import ObjectiveStanding, Standing, mean_progress
from site_builder.model.terms import COMPANY
from site_builder.pages.export import shapes
from site_builder.pages.export.document import Address
from site_builder.pages.paths import cycle_path, objective_path, team_path
from site_builder.pages.view import View


def plan_file(view: View, address: Address) -> shapes.PlanFile:
    """The company, its cycles and its teams."""
    company = view.plan.frame.company
    return shapes.PlanFile(
        kind="plan",
        as_of=view.as_of,
        company=company.name,
        stage=company.stage.value,
        current=view.current.id if view.current else None,
        cycles=tuple(_cycle(view, one, address) for one in view.newest_cycles),
        teams=tuple(_team(view, one, address) for one in view.teams),
    )


def cycle_file(view: View, cycle: model.Cycle, address: Address) -> shapes.CycleFile:
    """A cycle with its objectives."""
    folders = view.in_cycle.get(cycle.id, ())
    standings = [view.standing(one.ref) for folder in folders for one in folder.objectives]
    return shapes.CycleFile(
        kind="cycle",
        as_of=view.as_of,
        cycle=_cycle(view, cycle, address),
        theme=cycle.theme,
        progress=mean_progress(standings),
        objectives=tuple(_objective(view, one, address) for one in standings),
    )


def team_file(view: View, team: str, address: Address) -> shapes.TeamFile:
    """A team with its objectives of the running cycles."""
    around = {one.id: one for one in view.running}
    folders = [one for one in view.folders_of.get(team, ()) if one.cycle in around]
    current = [one for one in folders if view.current and one.cycle == view.current.id]
    counts = [rhythm(one, around[one.cycle], view.as_of) for one in current if one.objectives]
    standings = [view.standing(one.ref) for folder in folders for one in folder.objectives]
    return shapes.TeamFile(
        kind="team",
        as_of=view.as_of,
        team=_team(view, team, address),
        check_ins_made=sum(made for made, _ in counts),
        check_ins_due=sum(due for _, due in counts),
        objectives=tuple(_objective(view, one, address) for one in standings),
    )


def objective_file(view: View, ref: Ref, address: Address) -> shapes.ObjectiveFile:
    """An objective with its past."""
    standing = view.standing(ref)
    one = standing.objective
    up, down = view.alignment.supports(ref), view.alignment.supported_by(ref)
    return shapes.ObjectiveFile(
        kind="objective",
        as_of=view.as_of,
        objective=_objective(view, standing, address),
        why=one.body,
        contributors=one.contributors,
        supports=tuple(shapes.Contribution(str(each.target), each.sentence) for each in up),
        supported_by=tuple(shapes.Contribution(str(each.source), each.sentence) for each in down),
        history=tuple(_history(each) for each in standing.key_results),
    )


def _cycle(view: View, cycle: model.Cycle, address: Address) -> shapes.Cycle:
    return shapes.Cycle(
        id=cycle.id,
        title=cycle.title,
        page=address(cycle_path(cycle.id)),
        starts=cycle.starts,
        ends=cycle.ends,
        closed=cycle.closed,
        check_ins=cycle.check_ins.value,
        over=view.over(cycle),
    )


def _team(view: View, team: str, address: Address) -> shapes.Team:
    known = view.teams[team]
    page = address(team_path(team))
    members = () if team == COMPANY else known.people
    return shapes.Team(team, known.name, page, known.lead, members, known.parent)


def _objective(view: View, standing: ObjectiveStanding, address: Address) -> shapes.Objective:
    one = standing.objective
    over = view.over(view.plan.frame.cycles[one.ref.cycle])
    return shapes.Objective(
        ref=str(one.ref),
        title=one.title,
        page=address(objective_path(one.ref)),
        cycle=one.ref.cycle,
        team=one.ref.team,
        owner=view.owner(one),
        ambition=one.ambition.value,
        status=standing.status.value,
        progress=standing.progress,
        expected=standing.expected,
        grade=standing.grade if over else None,
        dropped=one.dropped,
        supports=tuple(str(each.target) for each in view.alignment.supports(one.ref)),
        key_results=tuple(_key_result(each, address, over=over) for each in standing.key_results),
    )


def _key_result(standing: Standing, address: Address, *, over: bool) -> shapes.KeyResult:
    key = standing.key_result
    return shapes.KeyResult(
        id=key.id,
        title=key.title,
        page=address(objective_path(key.ref)),
        owner=key.owner,
        measure=measure(key.measure),
        weight=key.weight,
        value=standing.value,
        progress=standing.progress,
        expected=standing.expected,
        confidence=standing.confidence,
        status=standing.status.value,
        computed=standing.computed.value,
        stale=standing.stale,
        last_check_in=standing.last.on if standing.last else None,
        grade=standing.grade if over else None,
    )


def measure(one: Measure | None) -> shapes.Measure:
    """What a key result commits to."""
    match one:
        case Metric():
            return shapes.Measure("metric", one.baseline, one.target, one.stretch, unit=one.unit)
        case Guard():
            return shapes.Measure(
                "guard", at_least=one.at_least, at_most=one.at_most, unit=one.unit
            )
        case Milestone():
            return shapes.Measure("milestone", done_when=one.done_when)
        case Confidential():
            return shapes.Measure("confidential", where=one.where)
    return shapes.Measure("none")


def _history(standing: Standing) -> shapes.History:
    key = standing.key_result
    return shapes.History(
        key_result=key.id,
        contributors=key.contributors,
        readings=tuple(_readings(standing)),
        amendments=tuple(
            shapes.Amendment(one.on, one.why, one.fields, measure(one.measure))
            for one in key.amended
        ),
    )


def _readings(standing: Standing) -> Iterator[shapes.Reading]:
    for one in standing.readings:
        said = one.update
        yield shapes.Reading(
            on=one.on,
            by=one.by,
            value=said.value,
            confidence=said.confidence,
            note=said.note,
            status=said.status.value if said.status else None,
            done=said.done,
        )
