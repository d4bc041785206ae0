"""Where two open requests get in each other's way, though each for itself may be fine.

Two requests that change different things never do. A proposal is read as a set of claims: what it
changes, what it ends, what it leans on. Two clash where both claim the same and differ, or where
one ends what the other leans on; and where the rules find something only once both are in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model.change import Change, Kind
from site_builder.model.check_in import CheckIn
from site_builder.model.finding import Finding
from site_builder.review.difference import Difference, RecordDifference
from site_builder.review.routing import record_name

_ASIDE = frozenset({Kind.EXCEPTION, Kind.CONTRIBUTORS, Kind.MEMBERS, Kind.LEADERSHIP, Kind.ORDER})
"""What two requests can each add to without touching what the other did."""
_UNTOLD = frozenset(
    {
        Kind.ADDED,
        Kind.WHY,
        Kind.NOTE,
        Kind.PHASES,
        Kind.REWRITTEN,
        Kind.TEXT,
        Kind.PRIORITIES,
        Kind.QUOTA,
    }
)
"""Kinds whose sentence doesn't say what it became: the same words may mean something else."""
_ENDS = {Kind.REMOVED: "removes", Kind.MOVED: "moves", Kind.DROPPED: "drops"}
"""The strongest first."""
_OBJECTIVE = 3
"""How many words the full name of an objective has: its cycle, its team, its own."""
_REFERENCES = "OKR10"
"""How the codes of rules on references begin."""


class Other(NamedTuple):
    """Another open request."""

    number: int
    title: str
    author: str
    """A login."""


@dataclass(frozen=True, slots=True)
class Clash:
    """How this request and another get in each other's way, in a sentence or a few."""

    other: Other
    sentence: str


class _Side(NamedTuple):
    """One of two requests: what it is called, and what it does."""

    word: str
    found: Sequence[Difference]
    records: Sequence[RecordDifference]


class _Hit(NamedTuple):
    """A sentence, and the file in which a rule would find the same."""

    sentence: str
    file: str = ""


def clashes(  # noqa: PLR0913 (two requests of two lists each, and what both bring)
    mine: Sequence[Difference],
    my_records: Sequence[RecordDifference],
    other: Other,
    theirs: Sequence[Difference],
    their_records: Sequence[RecordDifference],
    together: Sequence[Finding],
) -> tuple[Clash, ...]:
    """How two requests clash. `together` are the findings that neither brings on its own."""
    here, there = _Side("this request", mine, my_records), _Side("the other", theirs, their_records)
    hits = [
        *_both_change(mine, theirs),
        *_ended(here, there),
        *_ended(there, here),
        *_both_tell(my_records, their_records),
    ]
    known = {one.file for one in hits if one.file}
    left = (one for one in together if one.place.file not in known or not _of_reference(one))
    told = dict.fromkeys([one.sentence for one in hits] + [_finding(one) for one in left])
    return tuple(Clash(other, one) for one in told)


def _of_reference(one: Finding) -> bool:
    return one.code.startswith(_REFERENCES)


def _finding(one: Finding) -> str:
    return f"Only with both: {one.problem} ({one.code}). {one.remedy}"


# --- both change the same


def _both_change(mine: Iterable[Difference], theirs: Iterable[Difference]) -> Iterator[_Hit]:
    others, names = {one.former: one for one in theirs}, {one.subject: one for one in theirs}
    for one in mine:
        other, there = others.get(one.former), names.get(one.subject)
        if other and not (one.after and one.after == other.after):
            yield from _differ(one, other)
        elif there and there.former != one.former:
            yield _Hit(f"Both have something new called {one.subject}.")


def _differ(one: Difference, other: Difference) -> Iterator[_Hit]:
    """The objective's own fields by kind, each key result as a whole."""
    here, there = _by_part(one.changes), _by_part(other.changes)
    for part, changes in here.items():
        others = there.get(part, [])
        if others and not _same(changes, others):
            name = "/".join(filter(None, (str(one.former), part.key_result)))
            said = f"This request: {_sentences(changes)} The other: {_sentences(others)}"
            yield _Hit(f"Both change {name}. {said}")


class _Part(NamedTuple):
    """What a change is about: a key result, or one kind of thing about the subject itself."""

    key_result: str
    kind: Kind | None


def _by_part(changes: Iterable[Change]) -> Mapping[_Part, list[Change]]:
    changes = tuple(changes)
    former = {one.key_result: one.was for one in changes if one.kind is Kind.MOVED}
    found: dict[_Part, list[Change]] = {}
    for one in changes:
        if one.kind not in _ASIDE:
            name = one.key_result and former.get(one.key_result, one.key_result)
            found.setdefault(_Part(name, None if name else one.kind), []).append(one)
    return found


def _same(some: Iterable[Change], others: Iterable[Change]) -> bool:
    return set(some) == set(others) and not any(one.kind in _UNTOLD for one in some)


def _sentences(changes: Iterable[Change]) -> str:
    return " ".join(one.sentence for one in changes)


# --- one ends what the other leans on


def _ended(ending: _Side, leaning: _Side) -> Iterator[_Hit]:
    """One removes, moves or drops what the other changes, supports or tells of."""
    ends = {name: kind for one in ending.found for name, kind in _ends(one)}
    for name, what, file in _leans(leaning, ends) if ends else ():
        sentence = f"{ending.word} {_ENDS[ends[name]]} {name}; in {leaning.word}, {what}."
        yield _Hit(sentence[:1].upper() + sentence[1:], file)


def _ends(one: Difference) -> Iterator[tuple[str, Kind]]:
    """What a difference ends, and how: its subject, or key results of it."""
    for change in one.changes:
        if change.kind in _ENDS and (change.kind is not Kind.DROPPED or _is_dropped(one)):
            name = change.was if change.kind is Kind.MOVED else change.key_result
            yield f"{one.former}/{name}" if change.key_result else str(one.former), change.kind


def _is_dropped(one: Difference) -> bool:
    return bool(one.after and one.after.dropped)


def _leans(side: _Side, ends: Mapping[str, Kind]) -> Iterator[tuple[str, str, str]]:
    """Of what is ended: what the other request does with it, and in which file."""
    for one in side.found:
        name = str(one.former)
        words = _sentences(it for it in one.changes if it.kind is not Kind.EXCEPTION)
        if words and name in ends and _is_stronger(ends[name], dict(_ends(one)).get(name)):
            yield name, f"it changes: {words.removesuffix('.')}", ""
        for name in _supported(one, ends):
            yield name, f"{one.subject} supports it", one.after.file if one.after else ""
    for record in side.records:
        for name in _told(record):
            if ends.get(name, Kind.DROPPED) is not Kind.DROPPED:
                yield name, f"{record_name(record.record)}, tells of it", record.record.file


def _is_stronger(end: Kind, own: Kind | None) -> bool:
    """Whether it ends more than the other does itself, so that it is told once."""
    order = list(_ENDS)
    return own is None or order.index(end) < order.index(own)


def _supported(one: Difference, ends: Mapping[str, Kind]) -> Iterator[str]:
    """What it newly supports of that, named in full or in its own cycle."""
    if one.after is None or one.after.dropped:
        return
    before = dict(one.before.supports) if one.before else {}
    for written, _ in one.after.supports:
        parts = written.strip().strip("/").split("/")
        for name in (parts, [one.after.ref.cycle, *parts]):
            known = ("/".join(name), "/".join(name[:_OBJECTIVE]))
            if written not in before:
                yield from (it for it in dict.fromkeys(known) if it in ends)


def _told(one: RecordDifference) -> Iterator[str]:
    """The objectives and key results of which a check-in tells."""
    for update in one.after.updates if isinstance(one.after, CheckIn) else ():
        name = f"{one.record.cycle}/{one.record.team}/{update.objective}"
        yield from (name, f"{name}/{update.key_result}")


# --- both tell the same


def _both_tell(
    mine: Iterable[RecordDifference], theirs: Iterable[RecordDifference]
) -> Iterator[_Hit]:
    others = {one.record: one for one in theirs}
    for one in mine:
        other = others.get(one.record)
        if other and one.after != other.after:
            acts = f"{one.act} in this request, {other.act} in the other"
            yield _Hit(f"Both write {record_name(one.record)}, but not the same: {acts}.")
