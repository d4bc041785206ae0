"""What stands under the pointer."""

from typing import NamedTuple

from site_builder.files.layout import Spot
from site_builder.language import tell
from site_builder.language.cursor import Cursor, Role
from site_builder.language.lines import Area, Position
from site_builder.language.look import Look, Page
from site_builder.language.names import Named, Of, commitment, named
from site_builder.language.shapes import fields, words
from site_builder.model.finding import Key


class Hover(NamedTuple):
    """A few lines of plain text about a word."""

    text: str
    area: Area


def hover(look: Look, page: Page, at: Position) -> Hover | None:
    """What a word is; None where there is nothing to say."""
    cursor = page.cursor(at)
    if page.spot is None or cursor is None or not cursor.word:
        return None
    one = named(page.spot.kind, cursor, page.text.line(cursor.line))
    lines = _lines(look, page.spot, cursor, one)
    if not lines:
        return None
    if one and one.name:
        cursor = cursor._replace(start=one.start, end=one.end)
    return Hover("\n".join(lines), page.area(cursor))


def _lines(look: Look, spot: Spot, cursor: Cursor, one: Named | None) -> list[str]:
    ref = commitment(look, spot, cursor)
    if ref:
        return tell.commitment(look, ref)
    if one:
        return _named(look, one)
    return _of_vocabulary(spot.kind, cursor)


def _named(look: Look, one: Named) -> list[str]:
    match one.of:
        case Of.PERSON:
            return tell.person(look, one.name)
        case Of.PERSON_OR_TEAM:
            return tell.person(look, one.name) or tell.team(look, one.name)
        case Of.TEAM:
            return tell.team(look, one.name)
        case Of.CYCLE:
            cycle = look.plan.frame.cycles.get(one.name)
            return tell.cycle(cycle) if cycle else []
        case Of.RULE:
            return tell.rule(one.name)
    return []


def _of_vocabulary(kind: str, cursor: Cursor) -> list[str]:
    """What a key means; of a value that is chosen among words, what its key means."""
    keys: tuple[Key, ...] = cursor.keys
    if cursor.role is Role.KEY:
        keys = (*keys, cursor.word)
    elif not words(kind, keys):
        return []
    meaning = next((one.meaning for one in fields(kind, keys[:-1]) if one.name == keys[-1]), "")
    choice = words(kind, keys)
    told = [meaning] if meaning else []
    return [*told, f"One of: {', '.join(choice)}."] if choice else told
