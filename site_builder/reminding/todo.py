"""What is left to do about a team's issue, as data.

An issue is opened when something falls due, and lives until all is told. Its text is renewed in
place, which notifies nobody. Whoever still owes something when the next check-in falls due is told
by one comment, and so is the lead, once. Where a person closes it, nothing more is said until the
next check-in is due, in a new issue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.reminding.issue import (
    AGAIN,
    LEAD,
    Letter,
    Mark,
    again,
    body,
    closing,
    title,
    to_the_lead,
)


@dataclass(frozen=True, slots=True)
class Posted:
    """An issue of the bot's own that is on the forge."""

    number: int
    mark: Mark
    body: str
    is_open: bool
    comments: tuple[str, ...] = ()
    """What the bot itself wrote below it."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open an issue."""

    title: str
    body: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Open the issue “{self.title}”:"


@dataclass(frozen=True, slots=True)
class Say:
    """Comment on an issue."""

    number: int
    body: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Comment on #{self.number}:"


@dataclass(frozen=True, slots=True)
class Renew:
    """Put another text in an issue's place."""

    number: int
    body: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Renew the text of #{self.number}:"


@dataclass(frozen=True, slots=True)
class Close:
    """Close an issue, with another text; in one call."""

    number: int
    body: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Close #{self.number}:"


Action = Open | Say | Renew | Close


def todo(letter: Letter, posted: Sequence[Posted]) -> tuple[Action, ...]:
    """What is left to do about a team, given the issues of the bot's own for it."""
    return tuple(_todo(letter, sorted(posted, key=lambda one: one.number)))


def _todo(letter: Letter, posted: Sequence[Posted]) -> Iterator[Action]:
    turn, live = letter.owed.turn, [one for one in posted if one.is_open]
    if turn is None:
        yield from (Close(one.number, closing(letter, one.mark)) for one in live)
    elif live:
        yield from _go_on(letter, turn, live[0])
    elif all(one.mark.turn < turn for one in posted):
        mark = Mark(letter.owed.team, turn, _escalates(letter))
        yield Open(title(letter), body(letter, mark))


def _go_on(letter: Letter, turn: date, one: Posted) -> Iterator[Action]:
    """The comment comes first: the text then says for good that it was written."""
    told = one.mark.turn >= turn or _said(one, AGAIN.format(turn))
    led = one.mark.lead or _said(one, LEAD)
    words = [] if told else [(AGAIN.format(turn), again(letter))]
    if _escalates(letter) and not led:
        words.append((LEAD, to_the_lead(letter)))
    if words:
        marks = "".join(f"{mark}\n" for mark, _ in words)
        yield Say(one.number, marks + "\n\n".join(said for _, said in words))
    wanted = body(letter, one.mark._replace(turn=max(turn, one.mark.turn)))
    if wanted.split() != one.body.split():
        yield Renew(one.number, wanted)


def _escalates(letter: Letter) -> bool:
    return bool(letter.leads) and any(one.escalates for one in letter.owed.dues)


def _said(one: Posted, mark: str) -> bool:
    return any(mark in comment.splitlines() for comment in one.comments)
