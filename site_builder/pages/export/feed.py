"""The check-ins, the weeks and the changes, each as an Atom feed and as a JSON feed.

Atom is RFC 4287, the other jsonfeed.org, version 1.1. Both are made by the standard library: a feed
is one small tree, and a package for it would bring an XML parser along.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import msgspec

from site_builder.model.check_in import CheckIn
from site_builder.pages.changes import Entry, Part, newest_changes
from site_builder.pages.check_ins import Entry as Told
from site_builder.pages.check_ins import entry, newest_first
from site_builder.pages.english import count, in_words, listing, week_of
from site_builder.pages.export.document import Address
from site_builder.pages.paths import CHANGES, CHECK_INS, team_path
from site_builder.pages.prose import plain
from site_builder.pages.view import View

ATOM_PATH, JSON_PATH = "check-ins/feed.xml", "check-ins/feed.json"
CHANGES_ATOM_PATH, CHANGES_JSON_PATH = "changes/feed.xml", "changes/feed.json"
WEEKS_ATOM_PATH, WEEKS_JSON_PATH = "check-ins/weeks.xml", "check-ins/weeks.json"
_MOST = 50
_MOST_WEEKS = 13
"""A quarter of a year."""
_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    title: str
    by: tuple[str, ...]
    """One at least."""
    on: str
    link: str
    text: str


@dataclass(frozen=True, slots=True)
class _Feed:
    name: str
    title: str
    page: str
    """The address of the page that says the same."""
    items: tuple[_Item, ...]
    """The newest first."""
    on: str


def atom(view: View, address: Address) -> bytes:
    """The Atom feed of the check-ins."""
    return _atom(_check_ins(view, address), address(ATOM_PATH))


def json_feed(view: View, address: Address) -> bytes:
    """The JSON feed of the check-ins."""
    return _json(_check_ins(view, address), address(JSON_PATH))


def atom_of_changes(view: View, address: Address) -> bytes:
    """The Atom feed of who changed what."""
    return _atom(_changes(view, address), address(CHANGES_ATOM_PATH))


def json_feed_of_changes(view: View, address: Address) -> bytes:
    """The JSON feed of who changed what."""
    return _json(_changes(view, address), address(CHANGES_JSON_PATH))


def atom_of_weeks(view: View, address: Address) -> bytes:
    """The Atom feed of what was told in each week that is over."""
    return _atom(_weeks(view, address), address(WEEKS_ATOM_PATH))


def json_feed_of_weeks(view: View, address: Address) -> bytes:
    """The JSON feed of what was told in each week that is over."""
    return _json(_weeks(view, address), address(WEEKS_JSON_PATH))


def _check_ins(view: View, address: Address) -> _Feed:
    made = [one for cycle in view.plan.frame.cycles.values() for one in newest_first(view, cycle)]
    made.sort(key=lambda one: (one.on, one.file.removesuffix(".md")), reverse=True)
    items = tuple(_check_in(view, one, address) for one in made[:_MOST])
    return _feed("check-ins", "Check-ins of", view, address(CHECK_INS), items)


def _changes(view: View, address: Address) -> _Feed:
    page = address(CHANGES)
    items = tuple(_change(one, page) for one in newest_changes(view, _MOST))
    return _feed("changes", "Changes of the plan of", view, page, items)


def _weeks(view: View, address: Address) -> _Feed:
    """One item a week, once it is over: so it is told once, and as a whole."""
    page, last = address(CHECK_INS), week_of(view.as_of)
    mondays = (last - timedelta(weeks=one) for one in range(1, _MOST_WEEKS + 1))
    weeks = ((one, _made(view, one)) for one in mondays)
    items = tuple(_week(view, monday, made, page) for monday, made in weeks if made)
    return _feed("weeks", "The weeks of", view, page, items)


def _made(view: View, monday: date) -> list[Told]:
    """The check-ins of a week in all cycles, by team."""
    made = (one for cycle in view.plan.frame.cycles for one in view.made(cycle, monday))
    return sorted((entry(view, one) for one in made), key=lambda one: one.team.label)


def _week(view: View, monday: date, made: list[Told], page: str) -> _Item:
    teams = list(dict.fromkeys(one.team.label for one in made))
    told = [f"{count(len(teams), 'team')} checked in: {listing(teams)}."]
    for one in made:
        told += ("", f"{one.team.label}, {one.on.words}", *(f"- {it}" for it in _told(one)))
    sunday = monday + timedelta(days=6)
    return _Item(
        id=f"urn:okrs:week:{monday}",
        title=f"The week of {in_words(monday)}",
        by=(view.plan.frame.company.name,),
        on=sunday.isoformat(),
        link=page,
        text="\n".join(told),
    )


def _feed(name: str, title: str, view: View, page: str, items: tuple[_Item, ...]) -> _Feed:
    on = items[0].on if items else view.as_of.isoformat()
    return _Feed(name, f"{title} {view.plan.frame.company.name}", page, items, on)


def _check_in(view: View, check_in: CheckIn, address: Address) -> _Item:
    shown = entry(view, check_in)
    told = _told(shown)
    return _Item(
        id=f"urn:okrs:{check_in.file}",
        title=f"{shown.team.label} checked in on {shown.on.words}",
        by=(shown.by.label if shown.by else shown.team.label,),
        on=shown.on.iso,
        link=address(shown.team.path or team_path(check_in.team)),
        text="\n".join((*told, plain(check_in.body))).strip(),
    )


def _told(shown: Told) -> list[str]:
    """What a check-in says of each key result."""
    return [f"{one.key_result.label}: {_said(one.value, one.note)}" for one in shown.updates]


def _said(value: str, note: str) -> str:
    return f"{value}. {note}" if value and note else value or note or "—"


def _change(shown: Entry, page: str) -> _Item:
    title = shown.title or "Change"
    told = [line for part in shown.parts for line in _lines(part)]
    return _Item(
        id=f"urn:okrs:commit:{shown.commit}",
        title=f"{title} ({shown.request})" if shown.request else title,
        by=tuple(one.label for one in shown.by),
        on=shown.on.iso,
        link=shown.address or page,
        text="\n".join((*told, shown.more)).strip(),
    )


def _lines(part: Part) -> Iterator[str]:
    """What changed about one objective or file, in lines."""
    yield f"{part.about.label} ({part.beside})"
    for one in part.told:
        flag = f"{one.flag}. " if one.flag else ""
        about = f"{one.key_result.label}: " if one.key_result else ""
        yield f"- {flag}{about}{one.sentence} {one.why}".rstrip()


def _atom(of: _Feed, own: str) -> bytes:
    feed = ET.Element("feed", xmlns=_SPACE)
    _say(feed, "id", f"urn:okrs:{of.name}")
    _say(feed, "title", of.title)
    _say(feed, "updated", _instant(of.on))
    ET.SubElement(feed, "link", href=of.page)
    ET.SubElement(feed, "link", rel="self", href=own)
    for one in of.items:
        found = ET.SubElement(feed, "entry")
        _say(found, "id", one.id)
        _say(found, "title", one.title)
        _say(found, "updated", _instant(one.on))
        for name in one.by:
            _say(ET.SubElement(found, "author"), "name", name)
        ET.SubElement(found, "link", href=one.link)
        _say(found, "content", one.text)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _say(around: ET.Element, name: str, text: str) -> None:
    """An element with text, without the characters that XML can't hold."""
    ET.SubElement(around, name).text = _NOT_XML.sub("", text)


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _json(of: _Feed, own: str) -> bytes:
    items = [
        {
            "id": one.id,
            "title": one.title,
            "url": one.link,
            "content_text": one.text,
            "date_published": _instant(one.on),
            "authors": [{"name": name} for name in one.by],
        }
        for one in of.items
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": of.title,
        "home_page_url": of.page,
        "feed_url": own,
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(feed)) + b"\n"
