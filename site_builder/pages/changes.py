"""Who changed what, in which request: by week, and on the page of each objective."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from site_builder.model.change import Change, Kind
from site_builder.model.frame_change import membership
from site_builder.model.history import Author, File, Past, Revision, Step, Subject, Turn
from site_builder.model.objective import Ref
from site_builder.model.terms import COMPANY
from site_builder.pages.english import Moment, count, in_words, listing, sentence, week_of
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import CHANGES, HOME
from site_builder.pages.view import View

_A_PAGE = 50
"""How many changes of objectives and other files stand on one page, or a few more."""

_MOST_PARTS = 8
"""How many of them are named where one revision changed more."""

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
    """What a revision changed about one objective, or one file around the objectives."""

    about: Link
    beside: str
    """The team of an objective, else the kind of file."""
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision as a page shows it; `address` leads to its request or its commit, if known."""

    commit: str
    title: str
    on: Moment
    by: tuple[Link, ...]
    request: str
    address: str
    parts: tuple[Part, ...]
    more: str
    """How many objectives or files it changed beside those."""


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


def changes_pages(view: View) -> Iterator[Page]:
    """The changes of the whole plan, cut into pages."""
    cuts = list(_cuts(view.history.newest_first(view.as_of)))
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


def _cuts(found: Iterable[Turn]) -> Iterator[list[Turn]]:
    """What stands on each page; one page at least."""
    cut: list[Turn] = []
    size = 0
    for one in found:
        if size >= _A_PAGE:
            yield cut
            cut, size = [], 0
        cut.append(one)
        size += min(_MOST_PARTS, len(one.subjects))
    yield cut


def _path(number: int) -> str:
    return CHANGES if number == 1 else f"{CHANGES.removesuffix('.md')}/page_{number}.md"


def changes_context(view: View, found: Sequence[Turn], number: int, of: int) -> ChangesContext:
    """A page of the changes; every new one moves the others on."""
    view.reads.note("histories")
    weeks = groupby(found, key=lambda one: week_of(one.revision.on))
    return ChangesContext(
        weeks=tuple(
            Week(f"Week of {in_words(monday)}", tuple(_turn(view, one) for one in ones))
            for monday, ones in weeks
        ),
        missing=view.history.missing,
        newer=Link("Newer", _path(number - 1)) if number > 1 else None,
        older=Link("Older", _path(number + 1)) if number < of else None,
    )


def recent_changes(view: View) -> tuple[Entry, ...]:
    """The last revisions of the last seven days, the newest first."""
    newest = _newest_first(view)[:_MOST_RECENT]
    recent = (one for one in newest if (view.as_of - one.revision.on).days <= _RECENT_DAYS)
    return tuple(_turn(view, one) for one in recent)


def newest_changes(view: View, most: int) -> tuple[Entry, ...]:
    """The last revisions, the newest first."""
    return tuple(_turn(view, one) for one in _newest_first(view)[:most])


def _newest_first(view: View) -> list[Turn]:
    view.reads.note("histories")
    return view.history.newest_first(view.as_of)


def changes_of(view: View, subject: Subject) -> tuple[Entry, ...]:
    """What changed about an objective or a file around the objectives, the newest first."""
    past = view.history.pasts.get(subject)
    steps = view.history.of(subject, view.as_of)
    return tuple(_entry(view, step.revision, [(past, step)]) for step in steps if past)


def _turn(view: View, turn: Turn) -> Entry:
    pasts = [view.history.pasts[one] for one in turn.subjects[:_MOST_PARTS]]
    parts = [(past, past.step(turn.revision)) for past in pasts]
    more = len(turn.subjects) - _MOST_PARTS
    noun = "file" if isinstance(turn.subjects[-1], File) else "objective"
    told = f"And {count(more, f'more {noun}')}." if more > 0 else ""
    return _entry(view, turn.revision, parts, told)


def _entry(
    view: View, revision: Revision, parts: Iterable[tuple[Past, Step]], more: str = ""
) -> Entry:
    authors = dict.fromkeys(_person(view, one) for one in (revision.author, *revision.co_authors))
    repository, request = view.repository, revision.request
    address = ""
    if repository:
        asked = repository.request(request.number) if request else ""
        address = asked or repository.commit(revision.commit)
    return Entry(
        commit=revision.commit,
        title=revision.title,
        on=view.moment(revision.on),
        by=tuple(authors),
        request=str(request) if request else "",
        address=address,
        parts=tuple(_part(view, past, step) for past, step in parts),
        more=more,
    )


def _person(view: View, author: Author) -> Link:
    """The author as the plan knows them, else as they call themselves."""
    known = view.names.person(author)
    return view.person(known) if known else Link(author.name or "somebody")


def _part(view: View, past: Past, step: Step) -> Part:
    subject = past.subject
    if isinstance(subject, File):
        told = tuple(Told(None, _sentence(view, one)) for one in step.changes)
        return Part(_file(view, subject) or Link(past.title), subject.kind.capitalize(), told)
    there = subject in view.plan.objectives
    reasons = {one.key_result: one.now for one in step.changes if one.kind is Kind.AMENDED}
    begun = _begun(view, subject, step.revision.on)
    return Part(
        about=view.objective(subject) if there else Link(past.title or str(subject)),
        beside=view.team(subject.team).label,
        told=tuple(_told(view, subject, step.changes, reasons, begun=begun)),
    )


def _file(view: View, file: File) -> Link | None:
    """The page of what a file is about, where it is still there."""
    frame = view.plan.frame
    match file.kind:
        case "company":
            return view.team(COMPANY)
        case "team" if file.name in frame.teams:
            return view.team(file.name)
        case "person" if file.name in frame.people:
            return view.person(file.name)
        case "cycle" if file.name in frame.cycles:
            return view.cycle(file.name)
    return None


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


_BECAME = {Kind.OWNER: "Owner", Kind.LEAD: "Lead", Kind.PARENT: "Part of"}


def _sentence(view: View, change: Change) -> str:
    """The sentence, with the names of people as the plan has them."""
    was, now = _names(view, change.was), _names(view, change.now)
    match change.kind:
        case Kind.OWNER | Kind.LEAD | Kind.PARENT:
            return f"{_BECAME[change.kind]} {was} → {now}."
        case Kind.MEMBERS | Kind.LEADERSHIP:
            return membership(change.kind, was, now)
        case Kind.CONTRIBUTORS:
            return f"{now} contributes now." if now else f"{was} no longer contributes."
    return change.sentence


def _names(view: View, people: str) -> str:
    return listing([view.anyone(name).label for name in people.split(" and ")])
