"""An objective that reads like a key result or a task."""

import re

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording import numbers_in, read_title

_DELIVERS = frozenset(
    """
    ship shipping launch launching deploy deploying migrate migrating implement implementing
    publish publishing install installing refactor refactoring rewrite rewriting relaunch roll
    hire hiring recruit document introduce integrate
    """.split()
)
"""What is done when these are done; “build”, “win” and “finish” begin good objectives as well."""
_DELIVERED = frozenset(
    "shipped launched released deployed migrated implemented published installed refactored "
    "rewritten relaunched hired finished completed written documented integrated live".split()
)
_NO_OBJECT = frozenset(
    "with without faster often better sooner every more as like at when what strong well".split()
)
_WORK = _DELIVERS | _DELIVERED
_RELATIVES = frozenset("that which who people everyone everybody love loves need needs".split())
"""Words of those whom a deliverable is to please: it is more than work then."""
_DIGIT = re.compile(r"\d")


def _check(one: Objective, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    figure, task = _figure(one.title), _task(one.title)
    if task:
        yield Violation(
            one.at("objective", word=task),
            f"“{task}” names work, not what will be true when it is done",
            "Say what the work is for, in words that people would repeat.",
        )
    elif figure:
        yield Violation(
            one.at("objective", word=figure),
            f"“{figure}” is a figure, and figures belong to key results",
            "Say in words what will be true at the end, and move the figure to a key result.",
        )


def _figure(title: str) -> str | None:
    """The first number that is a value: no year, name, version or rank."""
    if not _DIGIT.search(title):
        return None
    figures = (one.text.strip() for one in numbers_in(title) if one.counts)
    return next((text for text in figures if _DIGIT.search(text)), None)


def _task(title: str) -> str | None:
    words = [word.strip(".,!:").lower() for word in title.split()]
    if len(words) < 2 or _RELATIVES.intersection(words):  # noqa: PLR2004 (a verb and its object)
        return None
    said = read_title(title).task if _WORK.intersection(words) else None
    if not said:
        return None
    orders = words[0] in _DELIVERS and words[1] not in _NO_OBJECT
    is_done = said.lower().split()[-1] in _DELIVERED and not title.startswith(said.split()[-1])
    return said if orders or is_done else None


RULE = Rule(
    code="OKR306",
    name="objective-wording",
    why="An objective says where the team wants to be, in words that people repeat; how far it "
    "has come is what key results tell. A figure in it makes the objective a key result, and "
    "work in it makes it a task that can be done without getting there.",
    severity=Severity.WARNING,
    bad=objective("""\
        objective: Win 200 more paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        """),
    objective=_check,
)
