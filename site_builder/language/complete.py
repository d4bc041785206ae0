"""What could be written at a cursor."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from site_builder.files.layout import Spot
from site_builder.language import tell
from site_builder.language.cursor import Cursor, Role
from site_builder.language.lines import Area, Position
from site_builder.language.look import Look, Page
from site_builder.language.names import Named, Of, commitment, named, people_or_teams
from site_builder.language.references import references
from site_builder.language.shapes import fields, words
from site_builder.model.objective import Ref
from site_builder.review.markdown import plain
from site_builder.rules.run import all_rules

MOST = 100
"""How many are offered at once; more are told as a person goes on typing."""


class Sort(Enum):
    """What is offered, for the sign that an editor puts beside it."""

    KEY = auto()
    WORD = auto()
    PERSON = auto()
    TEAM = auto()
    CYCLE = auto()
    OBJECTIVE = auto()
    KEY_RESULT = auto()
    RULE = auto()


class Offer(NamedTuple):
    """Something that could be written: what is shown, what is written, what it is."""

    label: str
    sort: Sort
    about: str = ""
    more: str = ""
    insert: str = ""
    """What is written; the label where it is empty."""


class Offers(NamedTuple):
    """What could stand in an area of a line."""

    area: Area
    offers: tuple[Offer, ...]
    complete: bool = True
    """Whether this is all there is."""


def complete(look: Look, page: Page, at: Position) -> Offers | None:
    """What could be written at a position; None where anything may stand, or nothing."""
    cursor = page.cursor(at)
    if page.spot is None or cursor is None:
        return None
    line = page.text.line(cursor.line)
    one = named(page.spot.kind, cursor, line)
    if one and cursor.role is Role.VALUE:
        cursor = cursor._replace(word=one.name, start=one.start, end=one.end)
    typed = line[cursor.start : cursor.column].strip("\"'").lower()
    fitting = (each for each in _offers(look, page.spot, cursor, one) if _fits(each, typed))
    found = list(islice(fitting, MOST + 1))
    offers = tuple(_written(each, cursor, line) for each in found[:MOST])
    return Offers(page.area(cursor), offers, len(found) <= MOST) if offers else None


def _offers(look: Look, spot: Spot, cursor: Cursor, one: Named | None) -> Iterator[Offer]:
    if one:
        for each in _names(look, spot, cursor, one.of):
            if each.label not in cursor.others:
                yield each
        return
    item = isinstance(cursor.keys[-1], int) if cursor.keys else False
    if cursor.role is Role.KEY or item:
        yield from _keys(spot.kind, cursor)
    if cursor.role is Role.VALUE:
        yield from (Offer(each, Sort.WORD) for each in words(spot.kind, cursor.keys))


def _keys(kind: str, cursor: Cursor) -> Iterator[Offer]:
    known = [one for one in fields(kind, cursor.keys) if one.name not in cursor.others]
    for one in sorted(known, key=lambda each: not each.required):
        about = "required" if one.required else ""
        colon = ":" if one.nested else ": "
        yield Offer(one.name, Sort.KEY, about, one.meaning, f"{one.name}{colon}")


def _names(look: Look, spot: Spot, cursor: Cursor, of: Of) -> Iterator[Offer]:
    match of:
        case Of.PERSON | Of.PERSON_OR_TEAM | Of.TEAM:
            yield from _people_and_teams(look, spot, of)
        case Of.CYCLE:
            for name, cycle in look.plan.frame.cycles.items():
                yield _key(name, Sort.CYCLE, tell.cycle(cycle))
        case Of.REFERENCE:
            for written, ref in references(look, spot, cursor.word):
                yield _reference(look, written, ref, ": ")
        case Of.OBJECTIVE | Of.KEY_RESULT:
            yield from _updates(look, spot, cursor, of)
        case Of.RULE:
            for code in all_rules():
                name, why = tell.rule(code)
                yield Offer(code, Sort.RULE, name.partition(" ")[2], why, f"{code}: ")


def _people_and_teams(look: Look, spot: Spot, of: Of) -> Iterator[Offer]:
    people, teams = people_or_teams(look, of)
    own = look.plan.frame.teams.get(spot.team or spot.name)
    near = own.people if own else ()
    for name in sorted(people, key=lambda one: one not in near):
        called, *more = tell.person(look, name)
        yield Offer(name, Sort.PERSON, called, "\n".join(more))
    for name in teams:
        called, *more = tell.team(look, name)
        yield Offer(name, Sort.TEAM, called, "\n".join(more))


def _updates(look: Look, spot: Spot, cursor: Cursor, of: Of) -> Iterator[Offer]:
    """The team's own objectives, or the key results of the one that stands above."""
    folder = look.plan.folders.get((spot.cycle, spot.team))
    if folder is None:
        return
    if of is Of.OBJECTIVE:
        for one in folder.objectives:
            if one.dropped is None:
                yield _reference(look, one.id, one.ref, ":")
        return
    ref = commitment(look, spot, cursor._replace(keys=("updates",), word=str(cursor.keys[-1])))
    objective = look.objective(ref) if ref else None
    for key in objective.key_results if objective else ():
        yield _reference(look, key.id, key.ref, ": ")


def _reference(look: Look, written: str, ref: Ref, colon: str) -> Offer:
    """An objective or a key result under the name by which it is referred to."""
    one = look.key_result(ref) if ref.key_result else look.objective(ref)
    sort = Sort.KEY_RESULT if ref.key_result else Sort.OBJECTIVE
    title = plain(one.title) if one else ""
    return Offer(written, sort, title, insert=f"{written}{colon}")


def _key(name: str, sort: Sort, lines: Sequence[str]) -> Offer:
    return Offer(name, sort, lines[0], "\n".join(lines[1:]), f"{name}: ")


def _fits(offer: Offer, typed: str) -> bool:
    """Whether what is typed stands in it: in its name letter by letter, or in what it is called."""
    letters = iter(offer.label.lower())
    return all(one in letters for one in typed) or typed in offer.about.lower()


def _written(offer: Offer, cursor: Cursor, line: str) -> Offer:
    """What is to be written just here: no second colon, and a space after the one before it."""
    text = offer.insert or offer.label
    if cursor.rest.lstrip().startswith(":"):
        text = offer.label
    if line[: cursor.start].endswith(":"):
        text = f" {text}"
    return offer._replace(insert=text)
