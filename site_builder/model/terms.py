"""The closed lists of words of the plan, each declared once."""

import re
from enum import StrEnum


class Stage(StrEnum):
    """How grown-up the company is; it decides who decides (DESIGN §4)."""

    PRE_SEED = "pre-seed"
    SEED = "seed"
    GROWTH = "growth"
    SCALING = "scaling"

    @property
    def governance(self) -> str:
        """The direction in which goals are set, in words."""
        if self in {Stage.PRE_SEED, Stage.SEED}:
            return "top-down"
        return "hybrid" if self is Stage.GROWTH else "bottom-up"


class Cadence(StrEnum):
    """How often a check-in is due."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"

    @property
    def days(self) -> int:
        """The length of one period in days; a month counts as four weeks."""
        return {"weekly": 7, "biweekly": 14, "monthly": 28}[self.value]


class Ambition(StrEnum):
    """What reaching the objective means at the close of its cycle."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"
    LEARNING = "learning"


class Status(StrEnum):
    """How it is going, best to worst in `STATUS_ORDER`."""

    DONE = "done"
    ON_TRACK = "on-track"
    PENDING = "pending"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The status as a person writes it: `at risk`."""
        return self.value.replace("-", " ")


STATUS_ORDER = (
    Status.DONE,
    Status.ON_TRACK,
    Status.PENDING,
    Status.AT_RISK,
    Status.OFF_TRACK,
)
"""From best to worst. A dropped objective stands outside the order."""


class Severity(StrEnum):
    """What a finding does to a check: an error fails it, a notice only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)


COMPANY = "company"
"""The reserved name of the company's own folder in a cycle."""

UNKNOWN = "unknown"
"""A baseline or target that is still to be found."""

UNREADABLE = "…"
"""Stands in for text that is missing or can't be read, which reading has reported."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Lower-case ASCII letters, digits and single hyphens."""
