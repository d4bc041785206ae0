"""Whether a proposal may go in: what it changes, what it brings, who has to approve and who has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model.finding import Finding
from site_builder.model.plan import Frame
from site_builder.model.terms import Severity
from site_builder.review.around import Around
from site_builder.review.difference import Difference, RecordDifference
from site_builder.review.effect import Effect
from site_builder.review.future import Clash
from site_builder.review.routing import Demand


@dataclass(frozen=True, slots=True)
class Answer:
    """A demand, and who of those asked has approved."""

    demand: Demand
    approved: tuple[str, ...]

    @property
    def given(self) -> bool:
        """Whether it is settled."""
        return len(self.approved) >= self.demand.needed

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """Who could still approve."""
        if self.given:
            return ()
        return tuple(one for one in self.demand.people if one not in self.approved)


class Obstacle(NamedTuple):
    """What holds a proposal up beside approvals and errors."""

    what: str
    """`it conflicts with main`."""
    remedy: str
    """`bring it up to date`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that is said of a proposal."""

    differences: tuple[Difference, ...]
    records: tuple[RecordDifference, ...]
    findings: tuple[Finding, ...]
    """Those that it brings."""
    older: int
    """How many stood before, and still do."""
    answers: tuple[Answer, ...]
    effects: tuple[Effect, ...] = ()
    """What would show otherwise on the site."""
    around: tuple[Around, ...] = ()
    """The tree around the objectives that change, row by row."""
    clashes: tuple[Clash, ...] = ()
    """Where it and other open requests get in each other's way."""
    obstacle: Obstacle | None = None

    @property
    def errors(self) -> int:
        """How many errors it brings."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    @property
    def approved(self) -> bool:
        """Whether everybody who has to has approved."""
        return all(one.given for one in self.answers)

    @property
    def ready(self) -> bool:
        """Whether it may go in."""
        return self.approved and not self.errors and not self.obstacle


def brought(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[tuple[Finding, ...], int]:
    """The findings that were not there before, and how many were; a moved line is no difference."""
    known = Counter(_told(one) for one in before)
    new: list[Finding] = []
    for one in after:
        if known[_told(one)]:
            known[_told(one)] -= 1
        else:
            new.append(one)
    return tuple(new), len(after) - len(new)


def _told(one: Finding) -> tuple[str, str, str]:
    return one.code, one.place.file, one.problem


def person_of(login: str, frame: Frame) -> str:
    """Whom of the plan a login of the forge stands for; the login itself for a stranger.

    Logins are compared as the forge does, without regard to case. A login that several files name
    stands for nobody in the plan.
    """
    wanted = login.casefold()
    found = [one.id for one in frame.people.values() if (one.github or one.id).casefold() == wanted]
    return found[0] if len(found) == 1 else f"@{login}"
