"""Goals of one person in a company that is too small for them."""

from collections.abc import Iterator

from site_builder.model.finding import Violation
from site_builder.model.outline import FolderOutline, ObjectiveOutline, Outlook
from site_builder.model.plan import Frame, Team
from site_builder.model.terms import COMPANY, Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Rule, Violations

_MEDIUM, _LARGE = 50, 200
"""Below the first number of people an error, from the second on allowed (DESIGN §4)."""

_REMEDY = (
    "Share it with others of the team, or keep it among the person's priorities in okrs/people/."
)


def severity_for(headcount: int) -> Severity:
    """How severe goals of one person are in a company of so many people."""
    if headcount >= _LARGE:
        return Severity.OFF
    return Severity.ERROR if headcount < _MEDIUM else Severity.WARNING


def _check(outlook: Outlook) -> Violations:
    severity = severity_for(outlook.frame.company.headcount)
    if severity is Severity.OFF:
        return
    seen: set[str] = set()
    for folders in outlook.open.values():
        for folder in folders:
            team = outlook.frame.teams.get(folder.team)
            if folder.team == COMPANY or team is None or team.quota or not folder.live:
                continue
            if _is_one_person(team, outlook.frame):
                if team.id not in seen:
                    yield _team_of_one(team, severity)
                seen.add(team.id)
            else:
                yield from _of_one_person(folder, team, severity)


def _is_one_person(team: Team, frame: Frame) -> bool:
    """A department whose people are in its teams is none."""
    return len(team.people) == 1 and not any(one.parent == team.id for one in frame.teams.values())


def _team_of_one(team: Team, severity: Severity) -> Violation:
    place = team.place.at("members" if team.members else "lead")
    problem = f"{team.name} is a team of one, so its objectives are {team.people[0]}’s own"
    remedy = "Plan its objectives with those of a larger team, or add who works on them."
    return Violation(place, problem, remedy, severity=severity)


def _of_one_person(folder: FolderOutline, team: Team, severity: Severity) -> Iterator[Violation]:
    for one in folder.live:
        if one.owner not in {None, team.lead} and _is_alone(one):
            problem = f"{one.owner} owns this objective and every key result of it"
            yield Violation(one.at("owner"), problem, _REMEDY, severity=severity)


def _is_alone(one: ObjectiveOutline) -> bool:
    owners = {name for key_result in one.key_results for name in key_result.owners}
    helped = one.contributors or any(key_result.contributors for key_result in one.key_results)
    return owners == {one.owner} and not helped


_HEAD = """\
        objective: Turn more trials into paying customers
        owner: sam
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        key_results:
          activation-ctr: {title: The activation email gets clicked, owner: sam, from: 12, to: 18}
"""

RULE = Rule(
    code="OKR208",
    name="individual-okrs",
    why="Below some 200 people goals of single persons cost more than they bring: they turn into "
    "task lists and appraisals, and pull people away from what the team wants. Give the goal "
    "to the team, and let the person own key results. Under 50 people this is an error, from "
    "200 on it is allowed, and `individual_okrs: quota` in a team's file allows it where "
    "figures are personal by nature.",
    severity=Severity.WARNING,
    bad=objective(
        f"{_HEAD}"
        "          trial-length: {title: People decide sooner, owner: sam, from: 21, to: 12}\n"
    ),
    good=objective(
        f"{_HEAD}"
        "          trial-length: {title: People decide sooner, owner: ines, from: 21, to: 12}\n"
    ),
    plan=_check,
)
