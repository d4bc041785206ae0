"""What the bot answers, as Markdown of the forge: plain words, whatever somebody wrote."""

from collections.abc import Iterable, Iterator

from site_builder.intake.around import said
from site_builder.intake.asked import Asked, Spot
from site_builder.intake.taken import NotTakenError, Taken
from site_builder.review.markdown import plain, text

_LONGEST = 700
"""How many characters of a sentence are shown; it may quote what somebody wrote."""
_MOST = 12
_TITLE = 120


def accepted(spot: Spot, taken: Taken, number: int) -> str:
    """The answer to what was taken, and is a request with this number now."""
    return _joined(_accepted(spot, taken, number))


def _accepted(spot: Spot, taken: Taken, number: int) -> Iterator[str]:
    yield spot.mark
    yield f"Thank you. This is #{number} now: {text(taken.title, _LONGEST)}."
    if taken.concerns:
        yield "Worth a thought before it goes in:"
        yield _listed(said(one) for one in taken.concerns)
    yield (
        f"What it changes and who decides stands there. Edit your {spot.called} to change it: "
        "the request follows."
    )


def refused(spot: Spot, error: NotTakenError, number: int | None) -> str:
    """The answer to what could not be taken: all at once, and what is only advice apart.

    The number is that of the request that it became before it was edited.
    """
    return _joined(_refused(spot, error, number))


def _refused(spot: Spot, error: NotTakenError, number: int | None) -> Iterator[str]:
    yield spot.mark
    before = f"#{number} still proposes what you wrote before."
    yield f"{before if number else 'Nothing is proposed yet.'} To be put right first:"
    yield _listed(error.problems)
    if error.concerns:
        yield "Worth a thought, and no must:"
        yield _listed(said(one) for one in error.concerns)
    yield f"Edit your {spot.called}: I look at it again at once."


def ended(spot: Spot, number: int, *, is_merged: bool) -> str:
    """The answer to words that were edited once their request was over."""
    how = "is part of the plan now" if is_merged else "was closed"
    again = "write a new comment" if spot.comment else "open a new issue"
    then = f"This became #{number}, which {how}. To propose something else, {again}."
    return _joined([spot.mark, then])


def stuck(spot: Spot) -> str:
    """The answer where something went wrong that is none of the person's business."""
    what = (
        "I could not make a proposal of this: something is wrong on my side, not in what you "
        "wrote. Nothing is lost. Please tell whoever looks after me here: the log of my run "
        f"says why. Once that is mended, edit your {spot.called}, and I look at it again."
    )
    return _joined([spot.mark, what])


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
    address = f"{asked.account}+{asked.login}@users.noreply.github.com"
    named = f"Co-authored-by: {asked.login} <{address}>"
    return f"{title(taken)}\n\n{asked.spot.origin}\n\n{named}\n"


def _listed(sentences: Iterable[str]) -> str:
    every = list(sentences)
    shown = [f"- {text(one, _LONGEST)}" for one in every[:_MOST]]
    rest = len(every) - _MOST
    return "\n".join([*shown, f"- and {rest} more"] if rest > 0 else shown)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)
