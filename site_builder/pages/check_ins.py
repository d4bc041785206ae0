"""The check-ins of a cycle as a feed, the newest first, by week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.plan import Cycle, Ref
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
_LONGEST = 40_000
"""About how many characters of markup they may come to, unless it is one alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a check-in says of one key result."""

    key_result: Link
    value: str
    confidence: str
    note: str
    claim: Mark | None
    """The status that a person gave it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A check-in as a page shows it."""

    on: Moment
    team: Link
    by: Link | None
    updates: tuple[Told, ...]
    body: Markup
    source: Source


@dataclass(frozen=True, slots=True)
class Week:
    """The check-ins of a week, the newest first."""

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
    """The feed of each cycle, cut into pages; the current one's begins on the landing page."""
    if view.current is None:
        yield _page(view, None, (), 1, 1)
    for cycle in view.plan.frame.cycles.values():
        made = newest_first(view, cycle)
        cuts = tuple(_cuts(made))
        for number, cut in enumerate(cuts, 1):
            yield _page(view, cycle, cut, number, len(cuts))


def _cuts(made: Sequence[CheckIn]) -> Iterator[tuple[CheckIn, ...]]:
    """A feed in pages, none of them long; one empty page where there is nothing yet."""
    page: list[CheckIn] = []
    for one in made:
        if len(page) == _A_PAGE or (page and sum(map(_length, [*page, one])) > _LONGEST):
            yield tuple(page)
            page = []
        page.append(one)
    yield tuple(page)


def _length(check_in: CheckIn) -> int:
    """About how many characters of markup a check-in comes to."""
    told = sum(420 + len(one.note) for one in check_in.updates)
    return 450 + told + len(check_in.body)


def _page(view: View, cycle: Cycle | None, made: tuple[CheckIn, ...], number: int, of: int) -> Page:
    home = Link("Home", HOME)
    first = number == 1 and cycle == view.current
    return Page(
        path=feed_path(view, cycle, number),
        title="Check-ins" if first or not cycle else f"Check-ins of {cycle.title}",
        template="check_ins.html",
        build=partial(check_ins_context, view, cycle, made, number, of),
        section=CHECK_INS,
        crumbs=(home,) if first or not cycle else (home, view.cycle(cycle.id)),
    )


def feed_path(view: View, cycle: Cycle | None, number: int = 1) -> str:
    """Where a page of a cycle's feed stands."""
    own = cycle if cycle != view.current else None
    first = cycle_check_ins_path(own.id) if own else CHECK_INS
    return first if number == 1 else f"{first.removesuffix('.md')}/page_{number}.md"


def feed(view: View, cycle: Cycle) -> Link:
    """The way to a cycle's check-ins."""
    return Link(f"Check-ins of {cycle.title}", feed_path(view, cycle))


def check_ins_context(
    view: View, cycle: Cycle | None, made: Sequence[CheckIn], number: int, of: int
) -> CheckInsContext:
    """A page of the feed of a cycle; of none where there is no cycle yet."""
    name = cycle.id if cycle else "2026-Q4"
    return CheckInsContext(
        cycle=view.cycle(cycle.id) if cycle else None,
        weeks=tuple(_weeks(view, made)),
        newer=Link("Newer", feed_path(view, cycle, number - 1)) if number > 1 else None,
        older=Link("Older", feed_path(view, cycle, number + 1)) if number < of else None,
        others=tuple(feed(view, one) for one in view.newest_cycles if one != cycle),
        example=view.file(f"{name}/TEAM/check-ins/{view.as_of.isoformat()}.md"),
    )


def _weeks(view: View, made: Sequence[CheckIn]) -> Iterator[Week]:
    for monday, ones in groupby(made, key=lambda one: week_of(one.on)):
        yield Week(f"Week of {in_words(monday)}", tuple(entry(view, one) for one in ones))


def newest_first(view: View, cycle: Cycle) -> list[CheckIn]:
    """The check-ins of a cycle up to the view's day, the newest first, by team on one day."""
    folders = view.in_cycle.get(cycle.id, ())
    made = [one for folder in folders for one in folder.check_ins if one.on <= view.as_of]
    return sorted(made, key=lambda one: (-one.on.toordinal(), one.file))


def entry(view: View, check_in: CheckIn, objective: str = "") -> Entry:
    """A check-in; with `objective`, only what it says of that one."""
    told = (
        _told(view, check_in, one)
        for one in check_in.updates
        if not objective or one.objective == objective
    )
    return Entry(
        on=view.moment(check_in.on),
        team=view.team(check_in.team),
        by=view.person(check_in.by) if check_in.by else None,
        updates=tuple(told),
        body=prose(check_in.body),
        source=view.source(check_in.file),
    )


def _told(view: View, check_in: CheckIn, update: Update) -> Told:
    ref = Ref(check_in.cycle, check_in.team, update.objective, update.key_result)
    return Told(
        key_result=view.named(ref),
        value=reading_text(view.measure(ref), update),
        confidence="" if update.confidence is None else percent(update.confidence),
        note=sentence(update.note),
        claim=mark(update.status) if update.status else None,
    )
