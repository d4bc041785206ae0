"""Who changed what, in which request: by week, and on the page of each objective."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from site_builder.model.change import Change, Kind
from site_builder.model.history import Author, Past, Revision, Step
from site_builder.model.plan import Ref
from site_builder.pages.english import Moment, count, in_words, listing, sentence, week_of
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CHANGES, HOME
from site_builder.pages.view import View

_A_PAGE = 50
"""How many changes of objectives stand on one page, or a few more."""

_MOST_PARTS = 8
"""How many objectives are named where one revision changed more."""

_RECENT_DAYS = 7
_MOST_RECENT = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One change in a sentence."""

    key_result: Link | None
    sentence: str
    flag: str = ""
    """What to call a change of a commitment once its cycle has begun; empty for any other."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a revision changed about one objective."""

    objective: Link
    team: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision as a page shows it; `address` leads to its request or its commit, if known."""

    title: str
    on: Moment
    by: tuple[Link, ...]
    request: str
    address: str
    parts: tuple[Part, ...]
    more: str
    """How many objectives it changed beside those."""


@dataclass(frozen=True, slots=True)
class Week:
    """The revisions of a week, the newest first."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ChangesContext:
    """All that a page of the changes shows."""

    weeks: tuple[Week, ...]
    missing: str
    newer: Link | None
    older: Link | None


_Changed = tuple[Revision, Sequence[tuple[Past, Step]]]


def changes_pages(view: View) -> Iterator[Page]:
    """The changes of the whole plan, cut into pages."""
    cuts = list(_cuts(_by_revision(view.history.newest_first(view.as_of))))
    for number, cut in enumerate(cuts, 1):
        yield Page(
            path=_path(number),
            title="Changes",
            template="changes.html",
            build=partial(changes_context, view, cut, number, len(cuts)),
            section=CHANGES,
            crumbs=(Link("Home", HOME),),
            found=number == 1,
        )


def _cuts(found: Iterable[_Changed]) -> Iterator[list[_Changed]]:
    """What stands on each page; one page at least."""
    cut: list[_Changed] = []
    size = 0
    for one in found:
        if size >= _A_PAGE:
            yield cut
            cut, size = [], 0
        cut.append(one)
        size += min(_MOST_PARTS, len(one[1]))
    yield cut


def _path(number: int) -> str:
    return CHANGES if number == 1 else f"{CHANGES.removesuffix('.md')}/page_{number}.md"


def _by_revision(found: Iterable[tuple[Past, Step]]) -> list[_Changed]:
    """What each revision changed; those of one follow each other."""
    groups = groupby(found, key=lambda one: one[1].revision)
    return [(revision, tuple(parts)) for revision, parts in groups]


def changes_context(view: View, found: Sequence[_Changed], number: int, of: int) -> ChangesContext:
    """A page of the changes."""
    weeks = groupby(found, key=lambda one: week_of(one[0].on))
    return ChangesContext(
        weeks=tuple(
            Week(f"Week of {in_words(monday)}", tuple(_entry(view, *one) for one in ones))
            for monday, ones in weeks
        ),
        missing=view.history.missing,
        newer=Link("Newer", _path(number - 1)) if number > 1 else None,
        older=Link("Older", _path(number + 1)) if number < of else None,
    )


def recent_changes(view: View) -> tuple[Entry, ...]:
    """The last revisions of the last seven days, the newest first."""
    found = _by_revision(view.history.newest_first(view.as_of))
    recent = [one for one in found if (view.as_of - one[0].on).days <= _RECENT_DAYS]
    return tuple(_entry(view, *one) for one in recent[:_MOST_RECENT])


def changes_of(view: View, ref: Ref) -> tuple[Entry, ...]:
    """What changed about an objective, the newest first."""
    past = view.history.pasts.get(ref)
    steps = view.history.of(ref, view.as_of)
    return tuple(_entry(view, step.revision, [(past, step)]) for step in steps if past)


def _entry(view: View, revision: Revision, parts: Sequence[tuple[Past, Step]]) -> Entry:
    authors = dict.fromkeys(_person(view, one) for one in (revision.author, *revision.co_authors))
    repository, request = view.repository, revision.request
    more = len(parts) - _MOST_PARTS
    address = ""
    if repository:
        asked = repository.request(request.number) if request else ""
        address = asked or repository.commit(revision.commit)
    return Entry(
        title=revision.title,
        on=view.moment(revision.on),
        by=tuple(authors),
        request=str(request) if request else "",
        address=address,
        parts=tuple(_part(view, past, step) for past, step in parts[:_MOST_PARTS]),
        more=f"And {count(more, 'more objective')}." if more > 0 else "",
    )


def _person(view: View, author: Author) -> Link:
    """The author as the plan knows them, else as they call themselves."""
    known = view.names.person(author)
    return view.person(known) if known else Link(author.name or "somebody")


def _part(view: View, past: Past, step: Step) -> Part:
    there = past.ref in view.plan.objectives
    reasons = {one.key_result: one.now for one in step.changes if one.kind is Kind.AMENDED}
    begun = _begun(view, past.ref, step.revision.on)
    return Part(
        objective=view.objective(past.ref) if there else Link(past.title or str(past.ref)),
        team=view.team(past.ref.team).label,
        told=tuple(_told(view, past.ref, step.changes, reasons, begun=begun)),
    )


def _begun(view: View, ref: Ref, on: date) -> bool:
    """Whether the cycle of an objective had begun, so that what it promised was a commitment."""
    cycle = view.plan.frame.cycles.get(ref.cycle)
    return cycle is not None and cycle.starts <= on


def _told(
    view: View, ref: Ref, changes: Iterable[Change], reasons: Mapping[str, str], *, begun: bool
) -> Iterator[Told]:
    """The changes; the reason of an amendment stands with what it amended."""
    kept = [one for one in changes if begun and one.of_commitment]
    amended = {one.key_result for one in kept}
    for one in changes:
        named = one.key_result and one.kind not in _SELF_EXPLAINING
        key_result = view.named(ref._replace(key_result=one.key_result)) if named else None
        if one not in kept and not (one.kind is Kind.AMENDED and one.key_result in amended):
            yield Told(key_result, _sentence(view, one))
        elif one in kept:
            why = reasons.get(one.key_result, "")
            flag = "Amended" if one.key_result in reasons else "Changed without an amendment"
            yield Told(key_result, _sentence(view, one), flag, sentence(why))


_SELF_EXPLAINING = {Kind.ADDED, Kind.REMOVED}
"""The kinds whose sentence says the title of the key result."""


def _sentence(view: View, change: Change) -> str:
    """The sentence, with the names of people as the plan has them."""
    was, now = _names(view, change.was), _names(view, change.now)
    match change.kind:
        case Kind.OWNER:
            return f"Owner {was} → {now}."
        case Kind.CONTRIBUTORS:
            return f"{now} contributes now." if now else f"{was} no longer contributes."
    return change.sentence


def _names(view: View, people: str) -> str:
    return listing([view.anyone(name).label for name in people.split(" and ")])
