"""What a key result is measured by, and how a commitment changed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure to move from a baseline to a target; None is one still to be found."""

    baseline: float | None
    target: float | None
    unit: str | None = None
    stretch: float | None = None
    phases: tuple[tuple[date, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """A figure to keep inside bounds."""

    at_least: float | None
    at_most: float | None
    unit: str | None = None

    def holds(self, value: float) -> bool:
        """Whether the value lies inside the bounds, which are inclusive."""
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that is done or not, with the evidence that tells."""

    done_when: str


@dataclass(frozen=True, slots=True)
class Confidential:
    """A figure that lives elsewhere; check-ins give the progress from 0 to 1."""

    where: str


Measure = Metric | Guard | Milestone | Confidential


@dataclass(frozen=True, slots=True)
class Amendment:
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
