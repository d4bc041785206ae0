"""A person that no file names."""

from collections.abc import Iterator
from functools import cache

from site_builder.model.finding import Place, Violation
from site_builder.model.outline import FolderOutline, ObjectiveOutline, Outlook
from site_builder.model.suggest import nearest
from site_builder.model.terms import COMPANY, UNREADABLE, Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule, Violations

_MANY = 300
"""With more people than that, only those with the same first letter are compared."""


def _check(outlook: Outlook) -> Violations:
    frame = outlook.frame
    people, teams = frame.people, frame.teams
    known = {*people, *frame.hearsay, UNREADABLE}

    @cache
    def remedy(name: str) -> str:
        alike = [one for one in people if len(people) <= _MANY or one[:1] == name[:1].lower()]
        near = nearest(name, alike)
        add = f"Add {name} to a team's members, or write okrs/people/{name}.md."
        return f"Did you mean {near}?" if near else add

    for folder in outlook.folders.values():
        if folder.team == COMPANY or folder.team in teams:
            for name, place, or_team in _named(folder):
                if name not in known and not (or_team and (name in teams or name == COMPANY)):
                    yield Violation(place, f"nobody here is called {name}", remedy(name))


def _named(folder: FolderOutline) -> Iterator[tuple[str, Place, bool]]:
    """Each name, where it stands, and whether a team's name is fine there too."""
    for one in folder.objectives:
        yield from _in_objective(one)
    for file, author in folder.authors:
        yield author, Place(file, ("by",)), False


def _in_objective(one: ObjectiveOutline) -> Iterator[tuple[str, Place, bool]]:
    if one.owner:
        yield one.owner, one.at("owner"), False
    for index, name in enumerate(one.contributors):
        yield name, one.at("contributors", index), True
    for key in one.key_results:
        at = ("key_results", key.id)
        for name in key.owners:
            yield name, one.at(*at, "owner"), False
        for index, name in enumerate(key.contributors):
            yield name, one.at(*at, "contributors", index), True


RULE = Rule(
    code="OKR103",
    name="unknown-person",
    why="A goal of somebody who isn't there belongs to nobody, and no reminder will find them. A "
    "person is known once a team lists them, the company names them in its leadership, or they "
    "have a file of their own.",
    severity=Severity.ERROR,
    bad=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: samm
          from: 12
          to: 18
          unit: "%"
        """),
    good=key_result("""\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 18
          unit: "%"
        """),
    plan=_check,
)
