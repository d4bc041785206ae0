"""The kinds of change that a part of the plan can undergo, and what one says.

`objective_change` and `frame_change` find them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of change that an objective, or a file around the objectives, can undergo."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    TITLE = "title"
    WHY = "why"
    OWNER = "owner"
    CONTRIBUTORS = "contributors"
    AMBITION = "ambition"
    SUPPORT = "support"
    DROPPED = "dropped"
    GRADE = "grade"
    NOTE = "note"
    BASELINE = "baseline"
    TARGET = "target"
    BOUNDS = "bounds"
    EVIDENCE = "evidence"
    MEASURE = "measure"
    UNIT = "unit"
    STRETCH = "stretch"
    WEIGHT = "weight"
    PHASES = "phases"
    SOURCE = "source"
    DUE = "due"
    AMENDED = "amended"
    REWRITTEN = "rewritten"
    ORDER = "order"
    UNREADABLE = "unreadable"
    NAME = "name"
    STAGE = "stage"
    HEADCOUNT = "headcount"
    LEADERSHIP = "leadership"
    CADENCE = "cadence"
    RULE = "rule"
    EXCEPTION = "exception"
    SETTING = "setting"
    APPROVAL = "approval"
    MERGING = "merging"
    REMINDERS = "reminders"
    LEAD = "lead"
    MEMBERS = "members"
    PARENT = "parent"
    REVIEWERS = "reviewers"
    QUOTA = "quota"
    LOGIN = "login"
    PRIORITIES = "priorities"
    STARTS = "starts"
    ENDS = "ends"
    CLOSED = "closed"
    TEXT = "text"


COMMITMENTS = frozenset(
    {Kind.BASELINE, Kind.TARGET, Kind.BOUNDS, Kind.EVIDENCE, Kind.MEASURE, Kind.OWNER}
)
"""The kinds that, of a key result, change what was promised."""


class Change(NamedTuple):
    """One change. `key_result` is empty where it is about the objective itself."""

    kind: Kind
    key_result: str
    sentence: str
    was: str = ""
    """The former owner, target and so on, where there is one such value."""
    now: str = ""

    @property
    def of_commitment(self) -> bool:
        """Whether it changes what a key result promises."""
        return bool(self.key_result) and self.kind in COMMITMENTS


_NONE = "none"


def became(  # noqa: PLR0913 (two values, and how they are told)
    kind: Kind, name: str, word: str, before: str | None, after: str | None, without: str = _NONE
) -> Iterator[Change]:
    """The change of one value to another, if they differ: `Owner ana → sam`.

    `without` is said where there is none. They are compared as they are, and not as they are told:
    a person may be called `none`.
    """
    if (before or None) != (after or None):
        was, now = str(before or without), str(after or without)
        yield Change(kind, name, f"{word} {was} → {now}.", was, now)
