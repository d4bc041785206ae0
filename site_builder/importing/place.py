"""Where a goal that was written elsewhere belongs here: its cycle, its team, its owner."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.files.layout import slugify
from site_builder.importing.draft import Draft
from site_builder.model.plan import Cycle, Frame
from site_builder.model.suggest import nearest
from site_builder.model.terms import COMPANY

_BETWEEN = re.compile(r"\s*[,;/&+]\s*(?:and\s+|und\s+)?|\s+(?:and|und)\s+")
_LONGEST_SLUG = 40
_RESERVED = {"retrospective", "cycle"}


class NoPlaceError(Exception):
    """A goal that has no place here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who imports said: the team, the cycle and the owner of all goals."""

    team: str | None
    cycle: str | None
    owner: str | None
    on: date


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and how it was found where nobody said it."""

    name: str
    guess: str = ""


@dataclass(frozen=True, slots=True)
class Owners:
    """The owner of a key result and those who help; `missing` says whom the plan doesn't know."""

    owner: str
    contributors: tuple[str, ...] = ()
    guess: str = ""
    missing: str = ""


def cycle_of(draft: Draft, wanted: Wanted, frame: Frame) -> Found:
    """The cycle of an objective: as wanted, as told, else the one that runs."""
    if wanted.cycle:
        return Found(wanted.cycle)
    told = draft.told.get("cycle")
    if told:
        named = _named(told, frame.cycles.values())
        if named:
            same = told == named.id
            return Found(named.id, "" if same else f"the cycle {named.id} (“{told}”)")
        raise NoPlaceError(
            f"“{draft.title}” is of the cycle “{told}”, which the plan doesn't have. Write "
            f"okrs/{_folder(told)}/cycle.md with its dates, or name another with --cycle"
        )
    current = frame.current(wanted.on)
    if current is None:
        raise NoPlaceError("There is no cycle yet: write okrs/2026-Q4/cycle.md with its dates")
    return Found(current.id, f"the cycle {current.id}, the one of today")


def _folder(told: str) -> str:
    words = sorted(re.findall(r"\w+", told), key=lambda one: not one.startswith("20"))
    return "-".join(words) or "2026-Q4"


def _named(told: str, cycles: Iterable[Cycle]) -> Cycle | None:
    """The cycle of a name, in whichever order its words stand: `Q4 2026` is 2026-Q4."""
    words = _words(told)
    return next((one for one in cycles if words in (_words(one.id), _words(one.title))), None)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+\d?|\d+", name.lower()))


def team_of(draft: Draft, wanted: Wanted, frame: Frame) -> Found:
    """The team of an objective: as wanted, as told, else the only one there is."""
    if wanted.team:
        return Found(wanted.team)
    told = draft.told.get("team")
    names = team_names(frame)
    if told:
        slug = slugify(told)
        found = names.get(slug) or names.get(slug.removesuffix("-team"))
        if found:
            return Found(found, "" if told == found else f"the team {found} (“{told}”)")
        near = nearest(slug, names)
        hint = f", such as --team {names[near]}" if near else ""
        raise NoPlaceError(
            f"“{draft.title}” is of the team “{told}”, which the plan doesn't have. Write "
            f"okrs/teams/{slug}.md, or name another with --team{hint}"
        )
    if len(frame.teams) == 1:
        only = next(iter(frame.teams))
        return Found(only, f"the team {only}, the only one")
    listed = ", ".join([COMPANY, *frame.teams])
    raise NoPlaceError(f"“{draft.title}” names no team. Name it with --team: {listed}")


def team_names(frame: Frame) -> dict[str, str]:
    """The teams by what people may call them, as slugs."""
    called = {slugify(one.name): one.id for one in frame.teams.values()}
    own = {COMPANY: COMPANY, "unternehmen": COMPANY}
    if frame.company.name:
        own[slugify(frame.company.name)] = COMPANY
    return {**own, **called, **{one: one for one in frame.teams}}


def owner_of(drafts: Sequence[Draft], team: str, wanted: Wanted, frame: Frame) -> Owners:
    """Who owns a key result: the first that one of the drafts names, else who was wanted, or leads.

    The drafts are the key result and the objective around it.
    """
    missing = ""
    for draft in drafts:
        told = draft.told.get("owner", "")
        names = [one for one in _BETWEEN.split(told) if one.strip()]
        known = [one for one in (person(name, frame) for name in names) if one]
        unknown = [name for name in names if not person(name, frame)]
        if unknown and not missing:
            missing = f"the plan knows nobody called {' or '.join(unknown)}"
        if known:
            same = slugify(names[0]) == known[0]
            guess = "" if same else f"the owner {known[0]} (“{told}”)"
            others = tuple(dict.fromkeys(one for one in known if one != known[0]))
            return Owners(known[0], others, guess, missing)
    if wanted.owner:
        return Owners(wanted.owner, missing=missing)
    lead = _lead(team, frame)
    if lead is None:
        raise NoPlaceError(
            f"Nobody owns “{drafts[0].title}”, and {team} has no lead. Name somebody with --owner"
        )
    return Owners(lead, guess=f"the owner {lead}, who leads {team}", missing=missing)


def _lead(team: str, frame: Frame) -> str | None:
    if team == COMPANY:
        return next(iter(frame.company.leadership), None)
    known = frame.teams.get(team)
    return next(iter(known.people), None) if known else None


def person(name: str, frame: Frame) -> str | None:
    """Whom of the plan a name means; None where it is nobody, or could be several."""
    slug = slugify(name.strip().lstrip("@"))
    if slug in frame.people:
        return slug
    called = {one.id: slugify(frame.called(one.id)) for one in frame.people.values()}
    full = [one for one, known in called.items() if known == slug]
    logins = [one.id for one in frame.people.values() if one.github and one.github.lower() == slug]
    first = [one for one, known in called.items() if known.split("-")[0] == slug]
    same = [one for one in frame.people if one == slug.split("-")[0]]
    several = "-" in slug and same and called[same[0]] not in {same[0], slug}
    found = full or logins or first or ([] if several else same)
    return found[0] if len(found) == 1 else None


def slug_of(title: str, taken: Iterable[str]) -> str:
    """A short name that is free: `trial-to-paid`, then `trial-to-paid-2`."""
    known = {*taken, *_RESERVED}
    full = slugify(title)
    short = full if len(full) <= _LONGEST_SLUG else full[: _LONGEST_SLUG + 1].rpartition("-")[0]
    base = short or full[:_LONGEST_SLUG]
    number, slug = 1, base
    while slug in known:
        number += 1
        slug = f"{base}-{number}"
    return slug


def day(written: str) -> date | None:
    """A day that can mean only one: `2026-12-31`, perhaps with a time after it, `31.12.2026`."""
    iso = re.match(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T ])", written.strip())
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", written.strip())
    parts = iso.groups() if iso else german.groups()[::-1] if german else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None
