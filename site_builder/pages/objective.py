"""An objective: why, its key results, what it is part of, its check-ins."""

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.model.check_in import CheckIn
from site_builder.model.plan import Objective, Ref
from site_builder.model.standing import ObjectiveStanding
from site_builder.model.terms import Ambition
from site_builder.pages.changes import Entry as Changed
from site_builder.pages.changes import changes_of
from site_builder.pages.check_ins import Entry, entry
from site_builder.pages.english import Moment, percent, sentence, span
from site_builder.pages.export.badge import objective_badge_path
from site_builder.pages.export.document import beside
from site_builder.pages.figures import grade_text
from site_builder.pages.key_result import Card, card
from site_builder.pages.marks import Bar, Mark, bar
from site_builder.pages.outcome import objective_mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CYCLES, HOME, objective_path
from site_builder.pages.prose import opening, prose
from site_builder.pages.rows import last_check_in
from site_builder.pages.view import View

_SHOWN = 3
"""How many check-ins stand open on the page."""

_AMBITIONS = {
    Ambition.COMMITTED: "A commitment: it is meant to be reached in full.",
    Ambition.ASPIRATIONAL: "An aspiration: around 70 % of the way is a good result.",
    Ambition.LEARNING: "Here to learn: graded by what was learnt, never counted as missed.",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What it supports, or what supports it: the other end, and how in one sentence."""

    objective: Link
    key_result: Link | None
    """The key result that is meant, where one is."""
    team: Link
    mark: Mark
    how: str


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
    check_ins: tuple[Entry, ...]
    """The last ones that tell something of it, the newest first."""
    earlier: tuple[Entry, ...]
    """Those before them."""
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
    check_ins, shown = _check_ins(view, ref), objective_mark(view, ref)
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
        key_results=tuple(card(view, key) for key in standing.key_results),
        supports=_supports(view, ref),
        supported_by=_supported_by(view, ref),
        check_ins=check_ins[:_SHOWN],
        earlier=check_ins[_SHOWN:],
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


def _supported_by(view: View, ref: Ref) -> tuple[Contribution, ...]:
    links = view.alignment.supported_by(ref)
    return tuple(_contribution(view, one.source, one.target, one.sentence) for one in links)


def _contribution(view: View, other: Ref, target: Ref, how: str) -> Contribution:
    return Contribution(
        objective=view.objective(other.parent),
        key_result=view.objective(target) if target.key_result else None,
        team=view.team(other.team),
        mark=objective_mark(view, other.parent),
        how=sentence(how),
    )


def _check_ins(view: View, ref: Ref) -> tuple[Entry, ...]:
    told = [one for one in view.plan.folder(ref).check_ins if _tells(one, ref, view)]
    return tuple(entry(view, one, ref.objective) for one in reversed(told))


def _tells(check_in: CheckIn, ref: Ref, view: View) -> bool:
    about = any(update.objective == ref.objective for update in check_in.updates)
    return about and check_in.on <= view.as_of
