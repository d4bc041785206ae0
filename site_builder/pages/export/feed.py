"""The newest check-ins as an Atom feed (RFC 4287) and a JSON feed (jsonfeed.org, version 1.1).

Both are made by the standard library: a feed is one small tree, and a package for it would bring
an XML parser along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

import msgspec

from site_builder.model.check_in import CheckIn
from site_builder.pages.check_ins import entry, newest_first
from site_builder.pages.export.document import Address
from site_builder.pages.paths import CHECK_INS, HOME, team_path
from site_builder.pages.prose import plain
from site_builder.pages.view import View

ATOM_PATH, JSON_PATH = "check-ins/feed.xml", "check-ins/feed.json"
_MOST = 50
_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    title: str
    by: str
    on: date
    link: str
    text: str


def _items(view: View, address: Address) -> list[_Item]:
    made = [one for cycle in view.plan.frame.cycles.values() for one in newest_first(view, cycle)]
    made.sort(key=lambda one: (one.on, one.file), reverse=True)
    return [_item(view, one, address) for one in made[:_MOST]]


def _item(view: View, check_in: CheckIn, address: Address) -> _Item:
    shown = entry(view, check_in)
    told = [f"{one.key_result.label}: {_said(one.value, one.note)}" for one in shown.updates]
    return _Item(
        id=f"urn:okrs:{check_in.file}",
        title=f"{shown.team.label} checked in on {shown.on.words}",
        by=shown.by.label if shown.by else shown.team.label,
        on=check_in.on,
        link=address(shown.team.path or team_path(check_in.team)),
        text="\n".join((*told, plain(check_in.body))).strip(),
    )


def _said(value: str, note: str) -> str:
    return f"{value}. {note}" if value and note else value or note or "—"


def _title(view: View) -> str:
    return f"Check-ins of {view.plan.frame.company.name}"


def atom(view: View, address: Address) -> bytes:
    """The Atom feed."""
    items = _items(view, address)
    feed = ET.Element("feed", xmlns=_SPACE)
    _say(feed, "id", "urn:okrs:check-ins")
    _say(feed, "title", _title(view))
    _say(feed, "updated", _instant(items[0].on if items else view.as_of))
    ET.SubElement(feed, "link", href=address(CHECK_INS))
    for one in items:
        found = ET.SubElement(feed, "entry")
        _say(found, "id", one.id)
        _say(found, "title", one.title)
        _say(found, "updated", _instant(one.on))
        _say(ET.SubElement(found, "author"), "name", one.by)
        ET.SubElement(found, "link", href=one.link)
        _say(found, "content", one.text)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _say(around: ET.Element, name: str, text: str) -> None:
    """An element with text, without the characters that XML can't hold."""
    allowed = "".join(one for one in text if one in "\t\n" or ord(one) >= ord(" "))
    ET.SubElement(around, name).text = allowed


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def json_feed(view: View, address: Address) -> bytes:
    """The JSON feed."""
    items: list[Mapping[str, object]] = [
        {
            "id": one.id,
            "title": one.title,
            "url": one.link,
            "content_text": one.text,
            "date_published": _instant(one.on),
            "authors": [{"name": one.by}],
        }
        for one in _items(view, address)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(view),
        "home_page_url": address(HOME),
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(feed)) + b"\n"
