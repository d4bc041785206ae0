"""A person: what they own and help with, their priorities. Never a score, never a sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.english import Moment
from site_builder.pages.figures import course, value_text
from site_builder.pages.marks import Mark
from site_builder.pages.outcome import key_result_mark, objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paging import cuts, others
from site_builder.pages.paths import HOME, PEOPLE, person_path
from site_builder.pages.prose import prose
from site_builder.pages.team import rhythm
from site_builder.pages.view import View

_MOST_NAMES = 240
"""How many people stand on one page of the list."""


@dataclass(frozen=True, slots=True)
class Holding:
    """An objective or a key result that somebody owns or helps with."""

    kind: str
    title: Link
    within: Link
    """The objective around a key result, or the team of an objective."""
    mark: Mark
    figure: str
    """The figure of a key result; an objective has none here."""


@dataclass(frozen=True, slots=True)
class Due:
    """The next check-in of a team that the person writes for."""

    team: Link
    on: Moment


@dataclass(frozen=True, slots=True)
class Priorities:
    """The personal priorities of a cycle."""

    cycle: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonContext:
    """All that the page of a person shows."""

    name: str
    about: Markup
    leads: tuple[Link, ...]
    teams: tuple[Link, ...]
    leadership: bool
    owns: tuple[Holding, ...]
    helps: tuple[Holding, ...]
    before: tuple[Link, ...]
    """What they owned in cycles that are over, the newest first."""
    due: tuple[Due, ...]
    priorities: tuple[Priorities, ...]
    cycle: Link | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list of people."""

    person: Link
    teams: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PeopleContext:
    """All that a page of the list of people shows: everyone by name, in no other order."""

    people: tuple[PersonLine, ...]
    person_file: str
    here: str
    pages: tuple[Link, ...]
    """All pages of the list; empty where this is the only one."""


def person_pages(view: View) -> Iterator[Page]:
    """The list of people, and a page each."""
    crumbs = (Link("Home", HOME),)
    yield from _lists(view)
    for name, known in view.plan.frame.people.items():
        yield Page(
            path=person_path(name),
            title=view.name(name),
            template="person.html",
            build=partial(person_context, view, name),
            section=PEOPLE,
            crumbs=(*crumbs, Link("People", PEOPLE)),
            source=view.source(known.file) if known.file else None,
        )


def _lists(view: View) -> Iterator[Page]:
    """The list of people, cut into pages."""
    named = sorted((view.name(one), one) for one in view.plan.frame.people)
    named.sort(key=lambda one: one[0].casefold())
    found = tuple(cuts(PEOPLE, named, _MOST_NAMES))
    pages = others(found)
    for one in found:
        yield Page(
            path=one.path,
            title="People" if one.path == PEOPLE else f"People: {one.label}",
            template="people.html",
            build=partial(people_context, view, one.ids, one.path, pages),
            section=PEOPLE,
            crumbs=(Link("Home", HOME),),
            found=one.path == PEOPLE,
        )


def people_context(
    view: View, people: Sequence[str], here: str = PEOPLE, pages: tuple[Link, ...] = ()
) -> PeopleContext:
    """What a page of the list of people shows."""
    lines = (PersonLine(view.person(one), tuple(_teams(view, one))) for one in people)
    return PeopleContext(tuple(lines), view.file("people/NAME.md"), here, pages)


def person_context(view: View, name: str) -> PersonContext:
    """What the page of a person shows."""
    known = view.plan.frame.people[name]
    shares = view.shares_of.get(name, ())
    around = {one.id for one in view.running}
    now = [one for one in shares if one.ref.cycle in around]
    return PersonContext(
        name=view.name(name),
        about=prose(known.body),
        leads=tuple(_teams(view, name, leading=True)),
        teams=tuple(_teams(view, name, leading=False)),
        leadership=name in view.plan.frame.company.leadership,
        owns=tuple(_holding(view, one.ref) for one in now if one.owns),
        helps=tuple(_holding(view, one.ref) for one in now if not one.owns),
        before=tuple(_before(view, name)),
        due=tuple(_due(view, {one.ref.team for one in now if one.owns and one.ref.key_result})),
        priorities=_priorities(view, name),
        cycle=view.cycle(view.current.id) if view.current else None,
    )


def _teams(view: View, name: str, *, leading: bool | None = None) -> Iterator[Link]:
    for team in view.teams_of.get(name, ()):
        if leading is None or leading is (view.teams[team].lead == name):
            yield view.team(team)


def _holding(view: View, ref: Ref) -> Holding:
    if not ref.key_result:
        shown = objective_mark(view, ref)
        return Holding("Objective", view.objective(ref), view.team(ref.team), shown, "")
    standing = view.key_result(ref)
    figure = f"{value_text(standing)}, {course(standing.key_result.measure)}"
    around, shown = view.objective(ref.parent), key_result_mark(view, standing)
    return Holding("Key result", view.objective(ref), around, shown, figure)


def _before(view: View, name: str) -> Iterator[Link]:
    shares = view.shares_of.get(name, ())
    for cycle in view.newest_cycles:
        if view.over(cycle) and cycle not in view.running:
            for one in shares:
                if one.owns and one.ref.cycle == cycle.id:
                    found = view.objective(one.ref)
                    yield Link(f"{found.label} ({cycle.title})", found.path)


def _due(view: View, teams: set[str]) -> Iterator[Due]:
    for team in sorted(teams, key=lambda one: (one != COMPANY, one)):
        found = rhythm(view, team)
        if found and found.next_due:
            yield Due(view.team(team), found.next_due)


def _priorities(view: View, name: str) -> tuple[Priorities, ...]:
    """Those of cycles that are not over."""
    cycles = view.plan.frame.cycles
    return tuple(
        Priorities(cycles[cycle].title, lines)
        for cycle, lines in view.plan.frame.people[name].priorities.items()
        if cycle in cycles and not view.over(cycles[cycle])
    )
