"""The attention page: an agenda for a Monday meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.pages.attention import SIGNS, UNCONNECTED, Concern, Sign, all_concerns, live
from site_builder.pages.english import count
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import ATTENTION, HOME
from site_builder.pages.view import View

_MOST = 12
"""How many items of a topic a meeting can bear, and a page."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What shows one sign, each item where it is most urgent."""

    id: str
    title: str
    question: str
    number: int
    concerns: tuple[Concern, ...]
    """The most urgent ones."""
    more: str
    """How many others there are; empty where there are none."""


@dataclass(frozen=True, slots=True)
class AgendaContext:
    """All that the attention page shows."""

    cycle: Link | None
    total: str
    topics: tuple[Topic, ...]
    """Only those with something in them."""
    running: bool
    """Whether any cycle runs."""
    planned: bool
    """Whether it has objectives, so that nothing to show is good news."""


def agenda_page(view: View) -> Page:
    """The attention page."""
    return Page(
        path=ATTENTION,
        title="Attention",
        template="attention.html",
        build=partial(agenda_context, view),
        section=ATTENTION,
        crumbs=(Link("Home", HOME),),
    )


def agenda_context(view: View) -> AgendaContext:
    """What the attention page shows: the cycles that run."""
    found = all_concerns(view, view.running)
    topics = []
    for sign in (*SIGNS, UNCONNECTED):
        shown = tuple(one for one in found if one.sign == sign.name)
        if shown:
            topics.append(_topic(sign, shown))
    return AgendaContext(
        cycle=view.cycle(view.current.id) if view.current else None,
        total=count(len(found), "thing"),
        topics=tuple(topics),
        running=any(one.runs(view.as_of) for one in view.running),
        planned=any(live(view, view.running)),
    )


def _topic(sign: Sign, shown: Sequence[Concern]) -> Topic:
    rest = len(shown) - _MOST
    return Topic(
        id=sign.name,
        title=sign.title,
        question=sign.question,
        number=len(shown),
        concerns=tuple(shown[:_MOST]),
        more=count(rest, "more", "more") if rest > 0 else "",
    )
