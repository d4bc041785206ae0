"""The digest of a week: who told what, what needs attention, who has been silent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from site_builder.model.terms import Status
from site_builder.pages.attention import concerns, live
from site_builder.pages.check_ins import entry
from site_builder.pages.english import count, in_words, listing, week_of
from site_builder.pages.export.document import Address
from site_builder.pages.marks import mark, tally
from site_builder.pages.page import Link
from site_builder.pages.paths import HOME
from site_builder.pages.view import View
from site_builder.reminding.due import TeamDue
from site_builder.review.markdown import plain, text

_WEEK = timedelta(days=7)
_TOLD, _URGENT, _SILENT = 12, 6, 20
"""How many of each a reader can bear; a chat takes no more either."""
_TITLE, _NOTE = 120, 200
_MARK = "<!-- okrs-digest {}{} -->"
_MARKED = re.compile(r"<!-- okrs-digest (\d{4}-\d\d-\d\d)((?: [a-z]+)*) -->\n?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the digest: words with an address, and plain words after them."""

    label: str
    address: str
    """Empty where there is none."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest, in plain text: each way to send it escapes in its own way."""

    week: date
    """Its Monday."""
    title: str
    summary: str
    parts: tuple[Part, ...]
    home: Line | None
    """Where the site is."""


def digest_of(view: View, owed: Iterable[TeamDue], site: Address | None) -> Digest:
    """The digest of the week before the one that the view's day lies in."""
    monday = week_of(view.as_of) - _WEEK
    company = view.plan.frame.company.name
    parts = (
        Part("Told", tuple(_cut(_told(view, monday, site), _TOLD))),
        Part("Needs attention", tuple(_cut(_urgent(view, site), _URGENT))),
        Part("Still waits for a check-in", tuple(_cut(_silent(view, owed, site), _SILENT))),
    )
    return Digest(
        monday,
        plain(f"{company}: the week of {in_words(monday)}", _TITLE),
        _summary(view),
        tuple(one for one in parts if one.lines),
        Line("The whole picture", site(HOME)) if site else None,
    )


def _summary(view: View) -> str:
    """How the key results of the running cycles stand, the worst first."""
    standings = [view.standing(ref) for ref in live(view, view.running)]
    found = [mark(key.status) for one in standings for key in one.key_results]
    told = [f"{one.number} {Status(one.mark.slug).word}" for one in tally(found)]
    return f"{count(len(found), 'key result')}: {listing(told)}." if told else "No cycle runs."


def _told(view: View, monday: date, site: Address | None) -> Iterator[Line]:
    made = [one for cycle in view.plan.frame.cycles for one in view.made(cycle, monday)]
    for shown in (entry(view, one) for one in made):
        for one in shown.updates:
            words = " ".join(filter(None, [one.value, one.note and f"– {one.note}"]))
            yield _line(one.key_result, site, f"({shown.team.label}) {words}")


def _urgent(view: View, site: Address | None) -> Iterator[Line]:
    for one in concerns(view, view.running):
        reasons = " ".join(one.reasons)
        yield _line(one.key_result or one.objective, site, f"({one.team.label}) {reasons}")


def _silent(view: View, owed: Iterable[TeamDue], site: Address | None) -> Iterator[Line]:
    for one in owed:
        late = [due for due in one.dues if due.missed]
        if late:
            since = in_words(min(due.by for due in late))
            words = f"({count(len(late), 'key result')}, the oldest since {since})"
            yield _line(view.team(one.team), site, words)


def _line(link: Link, site: Address | None, words: str) -> Line:
    address = site(link.path) if site and link.path else ""
    return Line(plain(link.label, _TITLE), address, plain(words, _NOTE))


def _cut(lines: Iterable[Line], most: int) -> Iterator[Line]:
    found = list(lines)
    yield from found[:most]
    if found[most:]:
        yield Line(f"… and {len(found) - most} more", "")


def markdown(digest: Digest) -> str:
    """The digest as Markdown for GitHub, without its title; nothing in it notifies anybody."""
    last = [_markdown(digest.home)] if digest.home else []
    return "\n\n".join([text(digest.summary), *map(_part, digest.parts), *last]) + "\n"


def _part(part: Part) -> str:
    return "\n".join([f"### {part.heading}\n", *(f"- {_markdown(one)}" for one in part.lines)])


def _markdown(line: Line) -> str:
    label = text(line.label)
    words = f" {text(line.words)}" if line.words else ""
    return (f"[{label}]({line.address})" if line.address else label) + words


def marked(week: date, sent: Iterable[str], body: str) -> str:
    """The issue's text, with a first line that nobody sees: the week, and which chats have it."""
    return f"{_MARK.format(week, ''.join(f' {one}' for one in sent))}\n{body}"


def read_marked(body: str) -> tuple[date, tuple[str, ...], str] | None:
    """The week, the chats that have it, and the text; None of what is no digest's issue."""
    found = _MARKED.match(body)
    try:
        return found and (
            date.fromisoformat(found[1]),
            tuple(found[2].split()),
            body[found.end() :],
        )
    except ValueError:  # whoever may write can edit the bot's text
        return None
