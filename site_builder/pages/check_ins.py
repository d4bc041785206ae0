"""The check-ins of a cycle as a feed, the newest first, by week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.measure import Measure
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle
from site_builder.pages.english import Moment, in_words, percent, sentence, week_of
from site_builder.pages.figures import reading_text
from site_builder.pages.marks import Mark, mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CHECK_INS, HOME, cycle_check_ins_path
from site_builder.pages.prose import prose
from site_builder.pages.repository import Source
from site_builder.pages.view import View

_A_PAGE = 20
"""How many check-ins stand on one page at most."""
_LONGEST = 42_000
"""About how many characters of markup they may come to, unless it is one alone."""
_A_CHECK_IN, _AN_UPDATE = 420, 270
"""About how many of them one comes to without its own words."""


class Place(NamedTuple):
    """Which page of the feeds: a cycle, the Monday of a week, and which part of that week."""

    cycle: str
    week: date | None = None
    """None where a cycle has no check-in yet."""
    part: int = 1


class Told(NamedTuple):
    """What a check-in says of one key result."""

    key_result: Link
    value: str
    confidence: str
    note: str
    claim: Mark | None
    """The status that a person gave it."""


class Entry(NamedTuple):
    """A check-in as a page shows it."""

    on: Moment
    team: Link
    by: Link | None
    updates: tuple[Told, ...]
    body: Markup
    source: Source


@dataclass(frozen=True, slots=True)
class Week:
    """The check-ins of a week, or a part of them, the newest first."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CheckInsContext:
    """All that a page of a feed shows."""

    cycle: Link | None
    weeks: tuple[Week, ...]
    newer: Link | None
    older: Link | None
    others: tuple[Link, ...]
    """The feeds of the other cycles, the newest first."""
    example: str
    """Where the first check-in goes."""


def check_ins_pages(view: View) -> Iterator[Page]:
    """The feed of each cycle, a page or more a week; the newest of the current one lands first."""
    if view.current is None:
        yield _page(view, Place(""), None, None)
    for cycle in view.plan.frame.cycles.values():
        places = tuple(_places(view, cycle)) or (Place(cycle.id),)
        for number, place in enumerate(places):
            newer = _path(view, places[number - 1], number - 1) if number else None
            older = _path(view, places[number + 1], 1) if number + 1 < len(places) else None
            yield _page(view, place, newer, older)


def _places(view: View, cycle: Cycle) -> Iterator[Place]:
    """The pages of a cycle's feed, the newest first."""
    for monday, made in groupby(newest_first(view, cycle), key=lambda one: week_of(one.on)):
        for part, _ in enumerate(_cuts(list(made)), 1):
            yield Place(cycle.id, monday, part)


def _cuts(made: Sequence[CheckIn]) -> Iterator[Sequence[CheckIn]]:
    """A week in pages, none of them long."""
    begin = length = 0
    for at, one in enumerate(made):
        own = _length(one)
        if at > begin and (at - begin == _A_PAGE or length + own > _LONGEST):
            yield made[begin:at]
            begin, length = at, 0
        length += own
    yield made[begin:]


def _length(check_in: CheckIn) -> int:
    """About how many characters of markup a check-in comes to."""
    told = sum(_AN_UPDATE + len(one.note) for one in check_in.updates)
    return _A_CHECK_IN + told + len(check_in.body)


def _page(view: View, place: Place, newer: str | None, older: str | None) -> Page:
    home, cycle = Link("Home", HOME), view.plan.frame.cycles.get(place.cycle)
    own = cycle is None or cycle == view.current
    return Page(
        path=_path(view, place, 0 if newer is None else 1),
        title="Check-ins" if own or not cycle else f"Check-ins of {cycle.title}",
        template="check_ins.html",
        build=partial(check_ins_context, view, place, newer, older),
        section=CHECK_INS,
        crumbs=(home,) if own or not cycle else (home, view.cycle(cycle.id)),
    )


def _path(view: View, place: Place, number: int) -> str:
    """Where a page of a feed stands: the newest, number 0, where all links to the feed lead.

    No check-in that is made later moves an older one to another address.
    """
    if not number or place.week is None:
        return feed_path(view, view.plan.frame.cycles.get(place.cycle))
    folder = cycle_check_ins_path(place.cycle).removesuffix(".md")
    part = f"_{place.part}" if place.part > 1 else ""
    return f"{folder}/week_{place.week}{part}.md"


def feed_path(view: View, cycle: Cycle | None) -> str:
    """Where the newest page of a cycle's feed stands."""
    own = cycle if cycle != view.current else None
    return cycle_check_ins_path(own.id) if own else CHECK_INS


def feed(view: View, cycle: Cycle) -> Link:
    """The way to a cycle's check-ins."""
    return Link(f"Check-ins of {cycle.title}", feed_path(view, cycle))


def check_ins_context(
    view: View, place: Place, newer: str | None, older: str | None
) -> CheckInsContext:
    """A page of the feed of a cycle; of none where there is no cycle yet."""
    cycle = view.plan.frame.cycles.get(place.cycle)
    return CheckInsContext(
        cycle=view.cycle(cycle.id) if cycle else None,
        weeks=tuple(_weeks(view, place)),
        newer=Link("Newer", newer) if newer else None,
        older=Link("Older", older) if older else None,
        others=tuple(feed(view, one) for one in view.newest_cycles if one != cycle),
        example=view.file(f"{place.cycle or '2026-Q4'}/TEAM/check-ins/{view.as_of.isoformat()}.md"),
    )


def _weeks(view: View, place: Place) -> Iterator[Week]:
    """The part of a week that a page shows; nothing where there is no check-in yet."""
    if place.week is None:
        return
    cuts = list(_cuts(view.made(place.cycle, place.week)))
    made = cuts[place.part - 1] if place.part <= len(cuts) else ()
    yield Week(f"Week of {in_words(place.week)}", tuple(entry(view, one) for one in made))


def newest_first(view: View, cycle: Cycle) -> list[CheckIn]:
    """The check-ins of a cycle up to the view's day, the newest first, by team on one day."""
    folders = view.in_cycle.get(cycle.id, ())
    made = [one for folder in folders for one in folder.check_ins if one.on <= view.as_of]
    return sorted(made, key=lambda one: (-one.on.toordinal(), one.file))


def entry(view: View, check_in: CheckIn) -> Entry:
    """A check-in with everything that it says."""
    return Entry(
        view.moment(check_in.on),
        view.team(check_in.team),
        view.person(check_in.by) if check_in.by else None,
        tuple([_told(view, check_in, one) for one in check_in.updates]),
        prose(check_in.body),
        view.source(check_in.file),
    )


def _told(view: View, check_in: CheckIn, update: Update) -> Told:
    ref = Ref(check_in.cycle, check_in.team, update.objective, update.key_result)
    return told(update, view.named(ref), view.measure(ref))


def told(update: Update, key_result: Link, measure: Measure | None) -> Told:
    """What an update says of a key result, which is measured so."""
    return Told(
        key_result,
        reading_text(measure, update),
        "" if update.confidence is None else percent(update.confidence),
        sentence(update.note),
        mark(update.status) if update.status else None,
    )
