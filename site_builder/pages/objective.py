"""An objective: why, its key results, what it is part of, its check-ins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from markupsafe import Markup

from site_builder.model.check_in import Update
from site_builder.model.measure import Measure
from site_builder.model.objective import Objective, Ref
from site_builder.model.standing import ObjectiveStanding
from site_builder.model.terms import Ambition
from site_builder.pages.changes import Entry as Changed
from site_builder.pages.changes import changes_of
from site_builder.pages.check_ins import Entry, Told, told
from site_builder.pages.english import Moment, count, percent, sentence, span
from site_builder.pages.export.badge import objective_badge_path
from site_builder.pages.export.document import beside
from site_builder.pages.figures import grade_text
from site_builder.pages.key_result import Card, card
from site_builder.pages.marks import Bar, Mark, Tally, bar, rank, tally
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, objective_path
from site_builder.pages.prose import opening, prose
from site_builder.pages.rows import TeamShare, last_check_in
from site_builder.pages.view import View

_SHOWN = 3
"""How many check-ins stand open on the page."""
_MOST_SUPPORTERS, _WORST_SUPPORTERS, _MOST_TEAMS = 16, 10, 40
"""Beyond so many supporters the worst stand in full, and all of them in a line a team."""

_AMBITIONS = {
    Ambition.COMMITTED: "A commitment: it is meant to be reached in full.",
    Ambition.ASPIRATIONAL: "An aspiration: around 70 % of the way is a good result.",
    Ambition.LEARNING: "Here to learn: graded by what was learnt, never counted as missed.",
}


class Contribution(NamedTuple):
    """What it supports, or what supports it: the other end, and how in one sentence."""

    objective: Link
    key_result: Link | None
    """The key result that is meant, where one is."""
    team: Link
    mark: Mark
    how: str


class Crowd(NamedTuple):
    """All that supports an objective, where it is too much to tell each in full."""

    number: str
    counts: tuple[Tally, ...]
    teams: tuple[TeamShare, ...]
    """By name; the first ones where there are very many."""
    left_out: str
    """How many teams beside those; empty where there are none."""


@dataclass(frozen=True, slots=True)
class ObjectiveContext:
    """All that the page of an objective shows."""

    title: str
    mark: Mark
    cycle: Link
    dates: str
    team: Link
    owner: Link | None
    contributors: tuple[Link, ...]
    ambition: str
    ambition_means: str
    bar: Bar
    progress: str
    checked_in: Moment | None
    why: Markup
    dropped: str
    grade: str
    note: str
    key_results: tuple[Card, ...]
    supports: tuple[Contribution, ...]
    supported_by: tuple[Contribution, ...]
    """All of them, or the worst ones where there is a crowd."""
    crowd: Crowd | None
    check_ins: tuple[Entry, ...]
    """The last ones that tell something of it, the newest first."""
    earlier: tuple[Entry, ...]
    """Those before them, without their figures: these stand with each key result."""
    changes: tuple[Changed, ...]
    """Who changed what, the newest first."""
    changes_missing: str
    """What of that can't be told, and why."""
    check_in_file: str
    """Where the first one goes, for an objective without any."""


def objective_page(view: View, ref: Ref) -> Page:
    """The page of an objective."""
    one = view.plan.objectives[ref]
    return Page(
        path=objective_path(ref),
        title=one.title,
        template="objective.html",
        build=partial(objective_context, view, ref),
        words=partial(_words, one),
        section=CYCLES,
        crumbs=(Link("Home", HOME), view.cycle(ref.cycle), view.team(ref.team)),
        source=view.source(one.file),
        data=beside(objective_path(ref)),
        badge=objective_badge_path(ref),
    )


def _words(one: Objective) -> str:
    titles = (f"{key.title}." for key in one.key_results)
    return " ".join((opening(one.body), *titles)).strip()


def objective_context(view: View, ref: Ref) -> ObjectiveContext:
    """What the page of an objective shows."""
    standing = view.standing(ref)
    one, cycle = standing.objective, view.plan.frame.cycles[ref.cycle]
    owner, settled = view.owner(one), view.settled(ref)
    shown, entries = objective_mark(view, ref), tuple(_entries(view, standing))
    supporters, crowd = _supporters(view, ref)
    return ObjectiveContext(
        title=one.title,
        mark=shown,
        cycle=view.cycle(ref.cycle),
        dates=span(cycle.starts, cycle.ends),
        team=view.team(ref.team),
        owner=view.person(owner) if owner else None,
        contributors=tuple(view.anyone(name) for name in one.contributors),
        ambition=one.ambition.value,
        ambition_means=_AMBITIONS[one.ambition],
        bar=bar(standing.progress, None if settled else standing.expected, shown),
        progress=_progress(standing, settled=settled),
        checked_in=last_check_in(view, standing),
        why=prose(one.body),
        dropped=sentence(one.dropped or ""),
        grade=grade_text(standing.grade) if settled else "",
        note=sentence(one.note or ""),
        key_results=tuple(card(view, one, key, settled=settled) for key in standing.key_results),
        supports=_supports(view, ref),
        supported_by=supporters,
        crowd=crowd,
        check_ins=entries[:_SHOWN],
        earlier=entries[_SHOWN:],
        changes=changes_of(view, ref),
        changes_missing=view.history.missing,
        check_in_file=view.file(f"{ref.cycle}/{ref.team}/check-ins/{view.as_of.isoformat()}.md"),
    )


def _progress(standing: ObjectiveStanding, *, settled: bool) -> str:
    reached = f"{percent(standing.progress or 0)} of the way"
    if settled or standing.expected is None:
        return reached
    return f"{reached}, {percent(standing.expected)} expected by now"


def _supports(view: View, ref: Ref) -> tuple[Contribution, ...]:
    links = view.alignment.supports(ref)
    return tuple(_contribution(view, one.target, one.target, one.sentence) for one in links)


def _supporters(view: View, ref: Ref) -> tuple[tuple[Contribution, ...], Crowd | None]:
    """What supports it; of many the worst ones, and all of them by team."""
    links = view.alignment.supported_by(ref)
    crowd = None
    if len(links) > _MOST_SUPPORTERS:
        marks = {one.source: objective_mark(view, one.source) for one in links}
        crowd = _crowd(view, marks)
        links = sorted(links, key=lambda one: rank(marks[one.source]))[:_WORST_SUPPORTERS]
    told = (_contribution(view, one.source, one.target, one.sentence) for one in links)
    return tuple(told), crowd


def _crowd(view: View, marks: Mapping[Ref, Mark]) -> Crowd:
    by_team: dict[str, list[Mark]] = {}
    for ref, shown in marks.items():
        by_team.setdefault(ref.team, []).append(shown)
    shares = [TeamShare(view.team(team), tally(found)) for team, found in by_team.items()]
    shares.sort(key=lambda one: one.team.label.casefold())
    left_out = len(shares) - _MOST_TEAMS
    return Crowd(
        number=count(len(marks), "objective"),
        counts=tally(marks.values()),
        teams=tuple(shares[:_MOST_TEAMS]),
        left_out=count(left_out, "more team") if left_out > 0 else "",
    )


def _contribution(view: View, other: Ref, target: Ref, how: str) -> Contribution:
    return Contribution(
        objective=view.objective(other.parent),
        key_result=view.objective(target) if target.key_result else None,
        team=view.team(other.team),
        mark=objective_mark(view, other.parent),
        how=sentence(how),
    )


def _entries(view: View, standing: ObjectiveStanding) -> Iterator[Entry]:
    """The check-ins that tell something of an objective, the newest first; what the first ones say.

    Looked up once: the team, the authors, the key results.
    """
    ref = standing.objective.ref
    team, person = view.team(ref.team), cache(view.person)
    keys = {
        one.id: (view.objective(one.ref), one.measure) for one in standing.objective.key_results
    }
    shown = 0
    for one in reversed(view.plan.folder(ref).check_ins):
        about = [each for each in one.updates if each.objective == ref.objective]
        if about and one.on <= view.as_of:
            shown += 1
            yield Entry(
                view.moment(one.on),
                team,
                person(one.by) if one.by else None,
                tuple([_told(each, keys) for each in about]) if shown <= _SHOWN else (),
                prose(one.body),
                view.source(one.file),
            )


def _told(update: Update, keys: Mapping[str, tuple[Link, Measure | None]]) -> Told:
    """What is said of a key result; only its name where there is no such one."""
    unknown = Link(f"{update.objective}/{update.key_result}"), None
    return told(update, *keys.get(update.key_result, unknown))
