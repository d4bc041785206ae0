"""What became of something that was asked for: files, or reasons why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that it becomes."""

    files: Mapping[str, str]
    """Texts by path below the plan's folder."""
    title: str
    """Of the request and its commit."""
    concerns: tuple[Finding, ...] = ()
    """What is worth a thought before it goes in."""


class NotTakenError(Exception):
    """Something is missing or can't be meant; a sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
