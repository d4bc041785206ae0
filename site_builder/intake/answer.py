"""What the bot answers, as Markdown of the forge: plain words, whatever somebody wrote."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.intake.around import said
from site_builder.intake.asked import Asked, Spot
from site_builder.intake.taken import Taken
from site_builder.review.markdown import plain, text

_LONGEST = 700
"""How many characters of a sentence are shown; it may quote what somebody wrote."""
_MOST = 12
_TITLE = 120


class Request(NamedTuple):
    """The request that it became."""

    number: int
    is_open: bool = True


def accepted(spot: Spot, taken: Taken, request: Request) -> str:
    """The answer to what was taken."""
    return _joined(_accepted(spot, taken, request))


def _accepted(spot: Spot, taken: Taken, request: Request) -> Iterator[str]:
    yield spot.mark
    if not request.is_open:
        yield (
            f"This became #{request.number}, which is closed. To propose it again, "
            f"{'write a new comment' if spot.comment else 'open a new issue'}."
        )
        return
    yield f"Thank you. This is #{request.number} now: {text(taken.title, _LONGEST)}."
    if taken.concerns:
        yield "Worth a thought before it goes in:"
        yield _listed(said(one) for one in taken.concerns)
    yield (
        f"What it changes and who decides stands there. Edit your {spot.called} to change it: "
        "the request follows."
    )


def refused(spot: Spot, problems: Iterable[str]) -> str:
    """The answer to what could not be taken."""
    then = f"Edit your {spot.called}: I look at it again at once."
    return _joined([spot.mark, "Nothing is proposed yet.", _listed(problems), then])


def request_body(asked: Asked) -> str:
    """What the request says of itself; an issue is closed once it is merged."""
    if asked.spot.comment:
        return f"{asked.login} asked for this in a comment on #{asked.spot.issue}."
    return f"{asked.login} asked for this in #{asked.spot.issue}.\n\nCloses #{asked.spot.issue}."


def title(taken: Taken) -> str:
    """The title of the request."""
    return plain(taken.title, _TITLE)


def message(asked: Asked, taken: Taken) -> str:
    """The message of the commit, which names the person beside the bot."""
    where = f"a comment on #{asked.spot.issue}" if asked.spot.comment else f"#{asked.spot.issue}"
    address = f"{asked.account}+{asked.login}@users.noreply.github.com"
    return f"{title(taken)}\n\nAsked for in {where}.\n\nCo-authored-by: {asked.login} <{address}>\n"


def _listed(sentences: Iterable[str]) -> str:
    every = list(sentences)
    shown = [f"- {text(one, _LONGEST)}" for one in every[:_MOST]]
    rest = len(every) - _MOST
    return "\n".join([*shown, f"- and {rest} more"] if rest > 0 else shown)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)
