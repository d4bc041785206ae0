"""The issue that reminds a team: its title, its text, and the words of its comments."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from site_builder.model.measure import Milestone
from site_builder.model.objective import Ref
from site_builder.model.plan import Frame
from site_builder.model.terms import COMPANY, SLUG
from site_builder.pages.check_in_form import check_in_links
from site_builder.pages.english import count, in_words, listing
from site_builder.pages.export.document import Address
from site_builder.pages.figures import value_text
from site_builder.pages.paths import objective_path
from site_builder.pages.view import View
from site_builder.reminding.due import Due, TeamDue
from site_builder.review.markdown import plain, text
from site_builder.review.todo import login_of
from site_builder.review.words import team_name

AGAIN, LEAD = "<!-- okrs-remind again {} -->", "<!-- okrs-remind lead -->"
"""The marks of the comments: a new turn, with its day; the word to the lead."""
_MARK = "<!-- okrs-remind {} {}{} -->"
_MARKED = re.compile(rf"<!-- okrs-remind ({SLUG.pattern}) (\d{{4}}-\d\d-\d\d)( lead)? -->")
_LOGIN = re.compile(r"(?=.{1,39}$)[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:_[A-Za-z0-9]+)?")
"""What a login is made of; a company's own accounts have their short code behind `_`."""
_ROWS, _MENTIONED, _FORMS = 25, 20, 10
_TITLE, _FIGURE = 100, 60
"""So much is shown that GitHub takes the text, whatever the plan says."""
_TABLE = "| key result | who | last told | due |\n| --- | --- | --- | --- |"


class Mark(NamedTuple):
    """What the first line of an issue's text says, which nobody sees."""

    team: str
    turn: date
    """The newest period that its people were reminded of."""
    lead: bool
    """Whether the issue itself told the lead, when it was opened."""

    def __str__(self) -> str:
        """The line."""
        return _MARK.format(self.team, self.turn, " lead" if self.lead else "")


def read_mark(body: str) -> Mark | None:
    """The mark that a text begins with; None where it has none."""
    found = _MARKED.match(body)
    try:
        return found and Mark(found[1], date.fromisoformat(found[2]), bool(found[3]))
    except ValueError:  # whoever may write can edit the bot's text
        return None


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to tell, as addresses."""

    site: Address | None = None
    """None where nobody knows where the site is."""
    form: Callable[[str], str] | None = None
    """From `growth/trial-to-paid/activation-ctr` to the form for it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that the words of a team's issue are made of."""

    owed: TeamDue
    view: View
    """The plan on the team's day."""
    ways: Ways

    @property
    def frame(self) -> Frame:
        """What stands around the objectives."""
        return self.view.plan.frame

    @property
    def name(self) -> str:
        """What the team is called."""
        return team_name(self.owed.team, self.frame)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads the team; the leadership where it is the company itself."""
        if self.owed.team == COMPANY:
            return self.frame.company.leadership
        team = self.frame.teams.get(self.owed.team)
        return (team.lead,) if team and team.lead else ()


def title(letter: Letter) -> str:
    """The title; it stays as long as the issue does."""
    day = min(one.by for one in letter.owed.dues)
    return plain(f"Check-in of {letter.name}, due by {in_words(day)}")


def body(letter: Letter, mark: Mark) -> str:
    """The text: what is due, by whom, and how to tell of it. It names days, never how long ago."""
    dues = letter.owed.dues
    number = count(len(dues), "key result")
    verb = "waits" if len(dues) == 1 else "wait"
    parts = [
        f"{mark}\n**{text(letter.name)}:** {number} {verb} for a check-in.",
        "\n".join([_TABLE, *(_row(letter, one) for one in dues[:_ROWS])]),
    ]
    if len(dues) > _ROWS:
        parts.append(f"And {len(dues) - _ROWS} more.")
    if mark.lead and any(one.escalates for one in dues):
        parts.append(to_the_lead(letter))
    parts.append("\n".join(["Ways to tell; each takes a minute:", *_ways(letter)]))
    parts.append("This list follows the plan, and the issue closes by itself once all is told.")
    return "\n\n".join(parts) + "\n"


def closing(letter: Letter, mark: Mark) -> str:
    """The text once nothing is due any more."""
    word = "All is told. Thank you!" if letter.owed.running else "No cycle runs."
    return f"{mark}\n**{text(letter.name)}:** {word} Nothing is due any more.\n"


def again(letter: Letter) -> str:
    """The word to those who still owe something when the next check-in is due."""
    dues = letter.owed.dues
    who = mentions(letter.frame, (one.owner for one in dues))
    verb = "waits" if len(dues) == 1 else "wait"
    number = count(len(dues), "key result")
    return f"{who}: {number} still {verb} for a check-in. The list above says which, and how."


def to_the_lead(letter: Letter) -> str:
    """The word to the lead about what nobody has told of for two cadences."""
    late = [one for one in letter.owed.dues if one.escalates]
    titles = [f"“{text(one.standing.key_result.title, _TITLE)}”" for one in late[:3]]
    more = [f"{len(late) - 3} more"] if late[3:] else []
    who = mentions(letter.frame, letter.leads)
    return (
        f"{who}: two check-ins or more have gone by without a word on "
        f"{listing([*titles, *more])}. Who can help, or is it time to drop something?"
    )


def mentions(frame: Frame, people: Iterable[str | None]) -> str:
    """People by their logins, each once; strangers and what can be no login notify nobody."""
    named = list(dict.fromkeys(filter(None, people)))
    shown = [_mention(frame, one) for one in named[:_MENTIONED]]
    left = len(named) - len(shown)
    return " ".join([*shown, *([f"and {left} more"] if left else [])]) or "Everybody"


def _mention(frame: Frame, person: str) -> str:
    login = login_of(person, frame)
    known = person in frame.people and _LOGIN.fullmatch(login)
    return f"@{login}" if known else text(login)


def _row(letter: Letter, due: Due) -> str:
    key, last = due.standing.key_result, due.standing.last
    named = text(key.title, _TITLE)
    if letter.ways.site:
        named = f"[{named}]({letter.ways.site(objective_path(key.ref))})"
    owner = _mention(letter.frame, due.owner) if due.owner else "nobody"
    figure = text(value_text(due.standing), _FIGURE)
    told = f"{figure} on {in_words(last.on)}" if last else "nothing yet"
    return f"| {named} | {owner} | {told} | {_when(due)} |"


def _when(due: Due) -> str:
    if not due.missed:
        return f"by {in_words(due.by)}"
    return f"since {in_words(due.by)}: {count(len(due.missed), 'check-in')} missed"


def _ways(letter: Letter) -> Iterator[str]:
    refs = [one.standing.key_result.ref for one in letter.owed.dues]
    for cycle in dict.fromkeys(one.cycle for one in refs) if letter.ways.site else ():
        links = check_in_links(letter.view, letter.view.plan.folders[cycle, letter.owed.team])
        if links and links[0].path and letter.ways.site:
            yield f"- [the team's check-in page]({letter.ways.site(links[0].path)}) ({text(cycle)})"
    names = [letter.frame.named(one, letter.view.as_of) for one in refs[:_FORMS]]
    if forms := list(_forms(letter, names)):
        yield f"- a form: {', '.join(forms)}"
    if example := _example(letter, refs):
        said = "its name, its value, how confident you are from 0 to 1, a word on it"
        yield f"- a comment here, a line each: `{example}` ({said})"


def _example(letter: Letter, refs: Sequence[Ref]) -> str:
    """A comment that tells of one of them; empty where none can be named so."""
    keys = [one.standing.key_result for one in letter.owed.dues]
    named = [one for one in keys if one.ref in refs and SLUG.fullmatch(one.id)]
    if not named:
        return ""
    value = "yes" if isinstance(named[0].measure, Milestone) else "14.1"
    return f"/check-in {named[0].id} {value} 0.6 What happened"


def _forms(letter: Letter, refs: Sequence[str]) -> Iterator[str]:
    for ref in refs if letter.ways.form else ():
        if letter.ways.form:
            yield f"[{text(ref.rpartition('/')[2])}]({letter.ways.form(quote(ref))})"
