"""What a key result is measured by, and how a commitment changed."""

from datetime import date

from msgspec import Struct


class Metric(Struct, frozen=True, array_like=True, gc=False, tag="metric"):
    """A figure to move from a baseline to a target; None is one still to be found."""

    baseline: float | None
    target: float | None
    unit: str | None = None
    stretch: float | None = None
    phases: tuple[tuple[date, float], ...] = ()


class Guard(Struct, frozen=True, array_like=True, gc=False, tag="guard"):
    """A figure to keep inside bounds."""

    at_least: float | None
    at_most: float | None
    unit: str | None = None

    def holds(self, value: float) -> bool:
        """Whether the value lies inside the bounds, which are inclusive."""
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


class Milestone(Struct, frozen=True, array_like=True, gc=False, tag="milestone"):
    """Something that is done or not, with the evidence that tells."""

    done_when: str


class Confidential(Struct, frozen=True, array_like=True, gc=False, tag="confidential"):
    """A figure that lives elsewhere; check-ins give the progress from 0 to 1."""

    where: str


Measure = Metric | Guard | Milestone | Confidential


class Amendment(Struct, frozen=True, array_like=True, gc=False):
    """A change of a commitment: the day, the former values, the reason.

    `measure` is what was committed before it, None where the amendment left the measure alone.
    """

    on: date
    why: str
    fields: tuple[str, ...]
    """The keys that changed: some of from, to, keep, done_when, owner."""
    measure: Measure | None = None
    owner: str | None = None
    index: int = 0
    """Its position in the file's list."""
