"""A team without a file of its own."""

from collections.abc import Iterable

from site_builder.model.finding import Place, Violation
from site_builder.model.outline import FolderOutline, Outlook
from site_builder.model.suggest import nearest
from site_builder.model.terms import COMPANY, Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule, Violations


def _check(outlook: Outlook) -> Violations:
    teams = outlook.frame.teams
    for team in teams.values():
        if team.parent and team.parent not in teams:
            remedy = _remedy(team.parent, teams, "Write")
            yield Violation(team.place.at("parent"), f"there is no team {team.parent}", remedy)
    for folder in outlook.folders.values():
        if folder.file and folder.team != COMPANY and folder.team not in teams:
            yield _without_team(folder, teams)


def _without_team(folder: FolderOutline, teams: Iterable[str]) -> Violation:
    return Violation(
        Place(folder.file),
        f"the folder {folder.cycle}/{folder.team} belongs to no team",
        _remedy(folder.team, teams, "Rename the folder to"),
    )


def _remedy(name: str, teams: Iterable[str], rename: str) -> str:
    near = nearest(name, teams)
    add = f"dd okrs/teams/{name}.md with its lead and members."
    return f"{rename} {near}, or a{add}" if near else f"A{add}"


RULE = Rule(
    code="OKR104",
    name="unknown-team",
    why="A team's file says who leads it and who is in it, so without one nobody can approve its "
    "goals. Add the file, or give the folder the name of the team it belongs to.",
    severity=Severity.ERROR,
    bad=file(
        "teams/growth.md",
        """\
        ---
        name: Growth
        lead: maria
        members: [maria, sam, ines]
        parent: product
        ---
        """,
    ),
    good=file(
        "teams/growth.md",
        """\
        ---
        name: Growth
        lead: maria
        members: [maria, sam, ines]
        ---
        """,
    ),
    plan=_check,
)
