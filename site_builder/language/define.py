"""Where something is written that a word refers to."""

from typing import NamedTuple

from site_builder.files.layout import ROOT
from site_builder.language.lines import Area, Position, Text, Units
from site_builder.language.look import Look, Page
from site_builder.language.names import Named, Of, commitment, named
from site_builder.language.scan import find
from site_builder.model.finding import Key
from site_builder.model.terms import COMPANY


class Target(NamedTuple):
    """A place in a file, by its path below the content's folder."""

    path: str
    area: Area


class _Place(NamedTuple):
    file: str
    keys: tuple[Key, ...] = ()


def definition(look: Look, page: Page, at: Position) -> Target | None:
    """Where the thing under the cursor is written; None where it is nowhere."""
    cursor = page.cursor(at)
    if page.spot is None or cursor is None or not cursor.word:
        return None
    ref = commitment(look, page.spot, cursor)
    one = named(page.spot.kind, cursor, page.text.line(cursor.line))
    place = None
    if ref:
        known = look.objective(ref)
        keys = ("key_results", ref.key_result) if ref.key_result else ("objective",)
        place = _Place(known.file, keys) if known else None
    elif one:
        place = _named(look, one)
    return _target(look, place, page.text.units) if place else None


def _target(look: Look, place: _Place, units: Units) -> Target | None:
    path = place.file.removeprefix(f"{ROOT}/")
    if path not in look.files:
        return None
    text: Text = look.text(path, units)
    return Target(path, text.area(find(text.lines, place.keys)))


def _named(look: Look, one: Named) -> _Place | None:
    frame = look.plan.frame
    match one.of:
        case Of.PERSON:
            return _person(look, one.name)
        case Of.PERSON_OR_TEAM:
            return _person(look, one.name) or _team(look, one.name)
        case Of.TEAM:
            return _team(look, one.name)
        case Of.CYCLE if one.name in frame.cycles:
            return _Place(frame.cycles[one.name].file)
    return None


def _person(look: Look, name: str) -> _Place | None:
    """Their own file, else the team that names them, else the company."""
    frame = look.plan.frame
    if name in frame.persons:
        return _Place(frame.persons[name].file)
    for team in look.teams_of.get(name, ()):
        if name in team.members:
            return _Place(team.file, ("members", team.members.index(name)))
        return _Place(team.file, ("lead",))
    if name in frame.company.leadership:
        return _Place(frame.company.file, ("leadership",))
    return None


def _team(look: Look, name: str) -> _Place | None:
    frame = look.plan.frame
    if name == COMPANY:
        return _Place(frame.company.file)
    return _Place(frame.teams[name].file) if name in frame.teams else None
