"""What somebody asks for, as the forge tells it, and the branch of the bot that it becomes."""

import re
from dataclasses import dataclass

from site_builder.review.markdown import BREAK

_PREFIX = "okrs/issue-"
_BRANCH = re.compile(rf"{_PREFIX}([1-9][0-9]{{0,9}})(?:-comment-([1-9][0-9]{{0,18}}))?")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was asked for: in an issue, or in a comment there."""

    issue: int
    """Its number, or that of a request."""
    comment: int | None = None

    @property
    def branch(self) -> str:
        """The branch that it becomes; the spot can be told from it."""
        return f"{_PREFIX}{self.issue}" + (f"-comment-{self.comment}" if self.comment else "")

    @property
    def mark(self) -> str:
        """What the answer begins with, to be found again."""
        return f"<!-- okrs-answer {self.branch} -->"

    @property
    def origin(self) -> str:
        """The paragraph of the commit's message that says where it was asked for."""
        comment = f"comment {self.comment} on " if self.comment else ""
        return f"Asked for in {comment}#{self.issue}."

    def made(self, message: str) -> bool:
        """Whether a commit of the bot with this message was made for what was asked for here."""
        return self.origin in message.split("\n\n")[1:2]

    @property
    def called(self) -> str:
        """What its author can edit."""
        return "comment" if self.comment else "issue"


def spot_of(branch: str) -> Spot | None:
    """Where it was asked for what a branch holds; None for other branches."""
    match = _BRANCH.fullmatch(branch)
    return Spot(int(match[1]), int(match[2]) if match[2] else None) if match else None


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of one person, in an issue or a comment."""

    spot: Spot
    login: str
    account: int
    """The forge's number for the person."""
    text: str
    title: str = ""
    """Of the issue."""

    @property
    def words(self) -> str:
        """The text without the breaks that the bot's answers have, which somebody may copy."""
        return self.text.replace(BREAK, "")
