"""A cycle with too few or too many company objectives."""

from site_builder.model.finding import Violation
from site_builder.model.outline import Outlook
from site_builder.model.plan import Cycle
from site_builder.model.terms import COMPANY, Severity
from site_builder.rules.example import SOUND, files
from site_builder.rules.rule import Rule, Violations

_LEAST, _MOST = 3, 5


def _check(outlook: Outlook) -> Violations:
    for name in outlook.open:
        cycle = outlook.frame.cycles[name]
        count = _count(outlook, name)
        if count > _MOST or (count < _LEAST and _wants_own(outlook, cycle)):
            yield Violation(cycle.place, _problem(cycle, count), _remedy(cycle, count))


def _count(outlook: Outlook, cycle: str) -> int:
    folder = outlook.folders.get((cycle, COMPANY))
    unread = sum((one.cycle, one.team) == (cycle, COMPANY) for one in outlook.unread)
    return unread + (len(folder.live) if folder else 0)


def _wants_own(outlook: Outlook, cycle: Cycle) -> bool:
    """A quarter may leave the company's objectives to its year."""
    if _count(outlook, cycle.id):
        return True
    around = outlook.frame.around(cycle.id)
    has_any = any(_count(outlook, one.id) for one in around)
    return not has_any and outlook.frame.current(outlook.as_of) == cycle


def _problem(cycle: Cycle, count: int) -> str:
    if not count:
        return f"{cycle.title} has no company objective"
    noun = "objective" if count == 1 else "objectives"
    return f"{cycle.title} has {'only ' if count < _LEAST else ''}{count} company {noun}"


def _remedy(cycle: Cycle, count: int) -> str:
    if count > _MOST:
        return "Keep the three to five that matter most, and leave the others for a later cycle."
    return (
        f"Say in okrs/{cycle.id}/company/ what else the company wants: three to five objectives "
        "give every team something to support."
    )


RULE = Rule(
    code="OKR203",
    name="company-objectives",
    why="Three to five objectives are what a whole company can remember and weigh against each "
    "other. With more of them nothing has priority; with fewer, some teams find nothing that "
    "their work could support.",
    severity=Severity.WARNING,
    bad=files(
        """\
        okrs/2026-Q4/company/calm-operations.md
        okrs/2026-Q4/company/win-the-mid-market.md
        """,
        {"2026-Q4/company/good-place.md": ""},
    ),
    good=files(
        """\
        okrs/2026-Q4/company/calm-operations.md
        okrs/2026-Q4/company/good-place.md
        okrs/2026-Q4/company/win-the-mid-market.md
        """,
        SOUND,
    ),
    plan=_check,
)
