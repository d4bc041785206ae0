"""More key results than people."""

from site_builder.model.finding import Violation
from site_builder.model.outline import Outlook
from site_builder.model.terms import Severity
from site_builder.rules.example import files
from site_builder.rules.rule import Rule, Violations


def _check(outlook: Outlook) -> Violations:
    people = outlook.frame.company.headcount
    for name, folders in outlook.open.items():
        count = sum(len(one.key_results) for folder in folders for one in folder.live)
        if count > people:
            cycle = outlook.frame.cycles[name]
            heads = "1 person" if people == 1 else f"{people} people"
            yield Violation(
                cycle.place,
                f"{cycle.title} has {count} key results for {heads}",
                "Drop those that nobody would miss, until there is at most one a head.",
            )


def _company(headcount: int) -> dict[str, str]:
    matter = f"name: Lumen\nstage: growth\nheadcount: {headcount}\nleadership: [ana, tomas, lea]\n"
    return {"company.md": f"---\n{matter}---\n"}


RULE = Rule(
    code="OKR206",
    name="clutter",
    why="A key result that nobody has the time to move is noise around those that count. More of "
    "them than people is a sure sign that the plan lists the daily work as well.",
    severity=Severity.WARNING,
    bad=files("headcount: 6     # and eight key results\n", _company(6)),
    good=files("headcount: 8     # and eight key results\n", _company(8)),
    plan=_check,
)
