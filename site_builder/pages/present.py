"""A cycle as a presentation for the review meeting: one objective a screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.model.objective import Objective
from site_builder.model.standing import Standing
from site_builder.model.terms import COMPANY
from site_builder.pages.english import count, sentence
from site_builder.pages.home import Time, time_of
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, present_path
from site_builder.pages.report import Line, headline, line
from site_builder.pages.rows import Row, row
from site_builder.pages.view import View

_MOST = 24
"""How many screens a meeting can bear; beyond it only the company's objectives are shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """The last word on a key result."""

    by: Link
    note: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A screen: an objective, its key results, what was said of them last."""

    id: str
    number: int
    team: Link
    row: Row
    lines: tuple[Line, ...]
    told: tuple[Told, ...]
    after: str
    """The fragment of the next screen; empty on the last one."""


@dataclass(frozen=True, slots=True)
class PresentContext:
    """All that the presentation shows."""

    company: str
    time: Time
    headline: str
    slides: tuple[Slide, ...]
    left_out: str
    cycle: Link


def present_pages(view: View) -> Iterator[Page]:
    """The presentation of each cycle."""
    for cycle in view.plan.frame.cycles.values():
        yield Page(
            path=present_path(cycle.id),
            title=f"Review of {cycle.title}",
            template="present.html",
            build=partial(present_context, view, cycle.id),
            section=CYCLES,
            crumbs=(Link("Home", HOME), view.cycle(cycle.id)),
            found=False,
        )


def present_context(view: View, name: str) -> PresentContext:
    """What the presentation of a cycle shows: the company's objectives, then the teams'."""
    cycle = view.plan.frame.cycles[name]
    folders = view.in_cycle.get(cycle.id, ())
    everything = [one for folder in folders for one in folder.objectives]
    shown = [one for one in everything if len(everything) <= _MOST or one.ref.team == COMPANY]
    shown = shown[:_MOST]
    left_out = len(everything) - len(shown)
    return PresentContext(
        company=view.plan.frame.company.name,
        time=time_of(view, cycle),
        headline=headline(view, cycle),
        slides=tuple(_slides(view, shown)),
        left_out=count(left_out, "objective") if left_out else "",
        cycle=view.cycle(cycle.id),
    )


def _slides(view: View, shown: Sequence[Objective]) -> Iterator[Slide]:
    for number, one in enumerate(shown, 1):
        standing = view.standing(one.ref)
        yield Slide(
            id=f"screen-{number}",
            number=number,
            team=view.team(one.ref.team),
            row=row(view, one.ref),
            lines=tuple(line(view, key) for key in standing.key_results),
            told=tuple(_told(view, standing.key_results)),
            after=f"screen-{number + 1}" if number < len(shown) else "",
        )


def _told(view: View, standings: Sequence[Standing]) -> Iterator[Told]:
    """The last notes, each with who wrote it."""
    for one in standings:
        if one.last and one.last.update.note and one.last.by:
            yield Told(view.person(one.last.by), sentence(one.last.update.note))
