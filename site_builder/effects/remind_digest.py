"""The digest of the week: an issue, and a message to chats.

A chat can't be asked what it has, so the issue remembers: a chat is noted there before it gets the
message, and the note is taken back where the message surely did not arrive. So a run that dies may
leave a chat without the digest, but never with two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.github.client import reason
from site_builder.effects.github.issues import Own, carry_out
from site_builder.effects.remind import Hand
from site_builder.effects.webhooks import WebhookError, post
from site_builder.reminding.chats import CHATS, SHAPES
from site_builder.reminding.digest import Digest, markdown, marked, read_marked
from site_builder.reminding.office import Office
from site_builder.reminding.todo import Action, Close, Open, Renew


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue with a digest."""

    number: int
    is_open: bool
    week: date
    sent: tuple[str, ...]
    """The chats that have it."""
    text: str

    @property
    def body(self) -> str:
        return marked(self.week, self.sent, self.text)


def send_digest(
    office: Office, hand: Hand, issues: Sequence[Own], chats: Mapping[str, str], pause: float = 1.0
) -> bool:
    """Open the issue of the week, and send it to chats, by name and address; if all went well.

    What is done already is not done again. `pause` is how long to wait before a second try.
    """
    if office.is_quiet():
        hand.say(f"The digest waits: it is a quiet time, {office.local():%A %H:%M}.")
        return True
    digest = office.digest()
    if not digest.parts:
        hand.say("The digest: there is nothing to tell.")
        return True
    try:
        issue = _opened(hand, digest, issues)
        problems = list(_sent(hand, issue, digest, chats, pause))
    except (GithubException, RequestException) as error:
        problems = [f"The digest could not be written: {reason(error)}."]
    for one in problems:
        hand.say(one)
    return not problems


def _opened(hand: Hand, digest: Digest, issues: Sequence[Own]) -> _Issue:
    """The issue of the week, opened where there is none; those of earlier weeks are closed."""
    own = [found for found in map(_read, issues) if found]
    known = next((one for one in own if one.week == digest.week), None)
    fresh = _Issue(0, is_open=True, week=digest.week, sent=(), text=markdown(digest))
    old = [one for one in own if one.is_open and one.week < digest.week]
    actions: list[Action] = [] if known else [Open(digest.title, fresh.body)]
    done = hand.act("The digest", [*actions, *(Close(one.number, one.body) for one in old)])
    return known or replace(fresh, number=done[0] if done else 0)


def _read(issue: Own) -> _Issue | None:
    found = read_marked(issue.body)
    return _Issue(issue.number, issue.is_open, *found) if found else None


def _sent(
    hand: Hand, issue: _Issue, digest: Digest, chats: Mapping[str, str], pause: float
) -> Iterator[str]:
    """Send it to the chats that don't have it; a sentence for each that went wrong."""
    for chat, address in chats.items():
        if chat in issue.sent:
            hand.say(f"  {CHATS[chat]} has it.")
            continue
        hand.say(f"  Send it to {CHATS[chat]}.")
        if not hand.carries_out:
            continue
        before, issue = issue, replace(issue, sent=(*issue.sent, chat))
        carry_out(hand.forge, Renew(issue.number, issue.body))
        try:
            post(address, SHAPES[chat](digest), pause=pause)
        except WebhookError as error:
            yield f"{CHATS[chat]} did not get the digest: {error}.{_next(error)}"
            if error.lost:
                issue = before
                carry_out(hand.forge, Renew(issue.number, issue.body))


def _next(error: WebhookError) -> str:
    if error.lost:
        return " The next run tries again."
    return " Look there: it is not sent again, so that nobody gets it twice."
