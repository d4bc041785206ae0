"""What makes a title a task: what is done or made, and how it is said."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["order", "passive", "made", "thing"]
"""An order ("Ship X"), a passive ("X is live"), a participle ("X shipped"), a bare thing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """The words that make a title a task, and what shape of sentence they are."""

    shape: Shape
    start: int
    end: int
    verb: str = ""
