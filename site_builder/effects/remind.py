"""Reminding: looks at what is due and at the bot's own issues, and does what is left to do.

A run reads, decides, and acts on the difference, as the bot does with requests: it may die between
any two calls, and the next one does what is left, and nothing twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.github.client import Forge, reason
from site_builder.effects.github.issues import Own, carry_out, own_comments, own_issues
from site_builder.effects.terminal import plain
from site_builder.reminding.issue import read_mark
from site_builder.reminding.office import Office
from site_builder.reminding.todo import Action, Posted, todo

_BACK = timedelta(days=70)
"""How far back closed issues are looked at: two of the longest cadences, and a long holiday."""


class RemindError(Exception):
    """Nothing could be done; the message says why."""


@dataclass(frozen=True)
class Hand:
    """What acts on one repository."""

    forge: Forge
    carries_out: bool = False
    """Else it only says what it would do."""
    say: Callable[[str], None] = print

    def issues(self, office: Office) -> tuple[Own, ...]:
        """The bot's own issues, as they are now. Raises `RemindError`."""
        try:
            return tuple(own_issues(self.forge, office.at - _BACK))
        except (GithubException, RequestException) as error:
            raise RemindError(f"the issues can't be read: {reason(error)}") from None

    def act(self, about: str, actions: Sequence[Action]) -> list[int]:
        """Do what is to be done, or say it; the numbers of the issues that it was done to."""
        self.say(f"{about}:" if actions else f"{about}: nothing is left to do.")
        done = []
        for one in actions:
            self.say(f"  {plain(one.said)}")
            if self.carries_out:
                done.append(carry_out(self.forge, one))
            else:
                self.quote(one.body)
        return done

    def quote(self, words: str) -> None:
        """Show what would be written."""
        for line in words.splitlines():
            self.say(f"  | {plain(line)}".rstrip())


def remind(office: Office, hand: Hand, issues: Sequence[Own]) -> bool:
    """Remind every team to whom it isn't a quiet time; whether that went well with each."""
    posted: dict[str, list[Own]] = {}
    for one in issues:
        if mark := read_mark(one.body):
            posted.setdefault(mark.team, []).append(one)
    teams = dict.fromkeys([*office.teams, *posted])
    well = [_remind(office, hand, team, posted.get(team, ())) for team in teams]
    return all(well)


def _remind(office: Office, hand: Hand, team: str, issues: Sequence[Own]) -> bool:
    if office.is_quiet(team):
        hand.say(f"{team}: it is a quiet time there, {office.local(team):%A %H:%M}.")
        return True
    try:
        known = [found for found in (_posted(hand.forge, one) for one in issues) if found]
        hand.act(team, todo(office.letter(team), known))
    except (GithubException, RequestException) as error:
        hand.say(f"{team} could not be reminded: {reason(error)}.")
        return False
    return True


def _posted(forge: Forge, issue: Own) -> Posted | None:
    mark = read_mark(issue.body)
    comments = own_comments(forge, issue.number) if issue.is_open else ()
    return Posted(issue.number, mark, issue.body, issue.is_open, comments) if mark else None
