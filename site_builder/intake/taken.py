"""What became of something that was asked for: files, or reasons why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

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


T = TypeVar("T")


class NotTakenError(Exception):
    """Something is missing or can't be meant; a sentence for each."""

    def __init__(self, problems: Sequence[str], concerns: Sequence[Finding] = ()) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
        self.concerns = tuple(concerns)
        """What is worth a thought, beside what has to be put right."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is wrong with the parts of something, so that a person hears all of it at once."""

    problems: list[str] = field(default_factory=list)

    def of(self, part: Callable[[], T], otherwise: T) -> T:
        """What a part says; what to go on with where it can't be taken."""
        try:
            return part()
        except NotTakenError as error:
            self.problems.extend(one for one in error.problems if one not in self.problems)
            return otherwise

    def end(self) -> None:
        """Raise `NotTakenError` where something is wrong."""
        if self.problems:
            raise NotTakenError(self.problems)
