"""One person who owns too many key results."""

from collections.abc import Iterable, Mapping

from site_builder.model.finding import Violation
from site_builder.model.objective import Ref
from site_builder.model.outline import FolderOutline, Outlook
from site_builder.model.plan import Team
from site_builder.model.terms import UNREADABLE, Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Rule, Violations

_MOST = 3


def _check(outlook: Outlook) -> Violations:
    for name, folders in outlook.open.items():
        title = outlook.frame.cycles[name].title
        for owner, owned in _owned(folders, outlook.frame.teams).items():
            if len(owned) > _MOST and owner != UNREADABLE:
                too_many = owned[_MOST]
                names = [one.key_result for one in owned]
                yield Violation(
                    outlook.objectives[too_many.parent].at(
                        "key_results", too_many.key_result, "owner"
                    ),
                    f"{owner} owns {len(owned)} key results in {title}: "
                    f"{', '.join(names[:-1])} and {names[-1]}",
                    "Give all but three of them to somebody else, or leave them for a later cycle.",
                )


def _owned(folders: Iterable[FolderOutline], teams: Mapping[str, Team]) -> dict[str, list[Ref]]:
    """What each person owns, but for quota teams, where figures are personal by nature."""
    found: dict[str, list[Ref]] = {}
    for folder in folders:
        team = teams.get(folder.team)
        if not (team and team.quota):
            for one in folder.live:
                for key_result in one.key_results:
                    if len(key_result.owners) == 1:
                        ref = one.ref._replace(key_result=key_result.id)
                        found.setdefault(key_result.owners[0], []).append(ref)
    return found


_HEAD = """\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        key_results:
          activation-ctr: {title: The activation email gets clicked, owner: sam, from: 12, to: 18}
          trial-length: {title: People decide sooner whether to buy, owner: sam, from: 21, to: 12}
          refunds: {title: Buyers who want their money back, owner: sam, from: 9, to: 5}
"""

RULE = Rule(
    code="OKR207",
    name="owner-load",
    why="The owner of a key result looks at it every week and thinks about what would move it. "
    "That works for three of them at most; after that a person only reports.",
    severity=Severity.WARNING,
    bad=objective(
        f"{_HEAD}"
        "          upgrades: {title: Buyers who upgrade at once, owner: sam, from: 2, to: 6}\n"
    ),
    good=objective(
        f"{_HEAD}"
        "          upgrades: {title: Buyers who upgrade at once, owner: ines, from: 2, to: 6}\n"
    ),
    plan=_check,
)
