"""Whose name stands at a place of a front matter."""

import re
from enum import Enum, auto
from typing import NamedTuple

from site_builder.files.layout import Spot
from site_builder.language.cursor import Cursor, Role
from site_builder.language.look import Look
from site_builder.model.finding import Key
from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY

_NAME = re.compile(r"[\w-]+")


class Of(Enum):
    """What a name belongs to."""

    PERSON = auto()
    PERSON_OR_TEAM = auto()
    TEAM = auto()
    CYCLE = auto()
    REFERENCE = auto()
    OBJECTIVE = auto()
    KEY_RESULT = auto()
    RULE = auto()


class Named(NamedTuple):
    """A name in a line, and what it is the name of."""

    of: Of
    name: str
    start: int
    end: int


def expected(kind: str, cursor: Cursor) -> Of | None:
    """What is named at a place of a file of a kind; None where no name is expected."""
    keys = tuple("" if isinstance(one, int) else one for one in cursor.keys)
    if cursor.role is Role.KEY:
        return _of_key(kind, keys)
    return _of_value(kind, keys)


def _of_key(kind: str, keys: tuple[str, ...]) -> Of | None:
    match kind, keys:
        case "objective", ("supports",):
            return Of.REFERENCE
        case "check-in", ("updates",):
            return Of.OBJECTIVE
        case "check-in", ("updates", _):
            return Of.KEY_RESULT
        case "person", ("priorities",):
            return Of.CYCLE
        case "company", ("rules",):
            return Of.RULE
    return None


def _of_value(kind: str, keys: tuple[str, ...]) -> Of | None:
    match kind, keys:
        case ("company", ("leadership", *_)) | ("team", ("lead",) | ("members", *_)):
            return Of.PERSON
        case ("objective", (*_, "owner")) | ("check-in" | "retrospective", ("by",)):
            return Of.PERSON
        case "objective", (*_, "contributors") | (*_, "contributors", ""):
            return Of.PERSON_OR_TEAM
        case "team", ("parent",):
            return Of.TEAM
    return None


def named(kind: str, cursor: Cursor, line: str) -> Named | None:
    """The name at a cursor; one of several that stand in one value, such as `sam, ines`."""
    of = expected(kind, cursor)
    if of is None:
        return None
    if cursor.role is Role.KEY:
        return Named(of, cursor.word, cursor.start, cursor.end)
    for one in _NAME.finditer(line, cursor.start, cursor.end):
        if one.start() <= cursor.column <= one.end():
            return Named(of, one[0], one.start(), one.end())
    return Named(of, "", cursor.column, cursor.column)


def commitment(look: Look, spot: Spot, cursor: Cursor) -> Ref | None:
    """The objective or key result that stands at a cursor, or that its name refers to."""
    own = Ref(spot.cycle, spot.team, spot.name)
    path: tuple[Key, ...] = cursor.keys
    if cursor.role is Role.KEY:
        path = (*path, cursor.word)
    if cursor.role is Role.VALUE and path[-1:] in {("title",), ("objective",)}:
        path = path[:-1]  # what a title stands for
    match spot.kind, path:
        case "objective", ("supports", str(written)):
            return look.resolve(written, spot.cycle)
        case "objective", ():
            return own
        case "objective", ("key_results", str(name)):
            return own._replace(key_result=name)
        case "check-in", ("updates", str(objective)):
            return own._replace(objective=objective)
        case "check-in", ("updates", str(objective), str(name)):
            return own._replace(objective=objective, key_result=name)
    return None


def people_or_teams(look: Look, of: Of) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who can be named: people, and teams."""
    frame = look.plan.frame
    people = tuple(frame.people) if of in {Of.PERSON, Of.PERSON_OR_TEAM} else ()
    teams = tuple(frame.teams) if of in {Of.TEAM, Of.PERSON_OR_TEAM} else ()
    return people, (*teams, COMPANY) if of is Of.PERSON_OR_TEAM else teams
