"""The page on which a team's members check in without Git: a form that fills in the forge's own.

Nothing is sent from it. Its script writes the file that `files/check_in_text.py` would write, and
works out each status as `model/standing.py` does, from the figures that stand here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import PurePosixPath

from site_builder.model.claim import CLAIMS
from site_builder.model.plan import Cycle, Folder
from site_builder.model.schedule import periods
from site_builder.model.standing import (
    AT_RISK_WITHIN,
    CONFIDENT_FROM,
    DOUBTFUL_FROM,
    ON_TRACK_WITHIN,
    Standing,
)
from site_builder.model.terms import STATUS_ORDER
from site_builder.pages.asked import Asked, asked
from site_builder.pages.marks import Mark, mark
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import HOME, TEAMS, objective_path
from site_builder.pages.repository import NewFile
from site_builder.pages.view import View

_MOST = 12
"""How many key results one page asks about; a team with more has more pages."""
_RECENT = timedelta(days=2)
"""How far back a day may still be somebody's today."""


@dataclass(frozen=True, slots=True)
class Part:
    """An objective with those of its key results that the page asks about."""

    objective: Link
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the script has to know of the cycle, as it stands in the page."""

    starts: str
    ends: str
    ended: str
    """The last day in words."""
    periods: str
    """The first day of each period of the cadence."""
    on_track: float
    at_risk: float
    confident: float
    doubtful: float
    fixed: str
    """The day that somebody chose for the whole site; empty where it is today."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the file goes."""

    folder: str
    """The folder of the team's check-ins, as a person finds it."""
    taken: str
    """The names that files of the last days have."""
    turn: int
    """How many free names are left to the pages before this one."""
    forge: str
    new: NewFile | None
    """None where nobody knows the repository."""


@dataclass(frozen=True, slots=True)
class CheckInFormContext:
    """All that a check-in page shows."""

    team: Link
    cycle: Link
    parts: tuple[Part, ...]
    people: tuple[tuple[str, str], ...]
    """Whom the check-in may be by: the plan's word for each person, and the name."""
    place: Place
    rules: Rules
    marks: tuple[Mark, ...]
    """Every status that a key result can get."""
    claims: tuple[Mark, ...]
    """Those that somebody may give it."""
    pages: tuple[Link, ...]
    here: str


def check_in_form_pages(view: View) -> Iterator[Page]:
    """The check-in pages of the running cycles, one a team; several where it has very much."""
    for cycle in view.running:
        for folder in view.in_cycle.get(cycle.id, ()):
            found = check_in_links(view, folder)
            for number, one in enumerate(found):
                assert one.path, "every one of them is a page"  # noqa: S101
                yield Page(
                    path=one.path,
                    title=f"Check in: {view.team(folder.team).label}",
                    template="check_in_form.html",
                    build=partial(check_in_form_context, view, cycle.id, folder.team, number),
                    section=TEAMS,
                    crumbs=(Link("Home", HOME), Link("Teams", TEAMS), view.team(folder.team)),
                    found=False,
                )


def check_in_links(view: View, folder: Folder) -> tuple[Link, ...]:
    """The check-in pages of a team in a cycle, in order; none where nothing can be told."""
    cycle = view.plan.frame.cycles[folder.cycle]
    told = len(_key_results(folder))
    if not told or not cycle.runs(view.as_of):
        return ()
    taken = {one.id for one in folder.objectives} | set(folder.unread)
    stem = f"{_folder(folder)}/{'check-in_' if 'check-in' in taken else 'check-in'}"
    more = (Link(f"Part {one}", f"{stem}/part_{one}.md") for one in range(2, _parts(told) + 1))
    return (Link("Part 1", f"{stem}.md"), *more)


def check_in_form_context(view: View, cycle: str, team: str, number: int = 0) -> CheckInFormContext:
    """What a check-in page shows; `number` counts a team's pages from 0."""
    folder = view.plan.folders[cycle, team]
    links = check_in_links(view, folder)
    running = view.plan.frame.cycles[cycle]
    return CheckInFormContext(
        team=view.team(team),
        cycle=view.cycle(cycle),
        parts=tuple(_shown(view, folder, number)),
        people=tuple(_people(view, folder)),
        place=_place(view, folder, number),
        rules=_rules(view, running),
        marks=tuple(mark(one) for one in STATUS_ORDER),
        claims=tuple(mark(one) for one in CLAIMS),
        pages=links if len(links) > 1 else (),
        here=links[number].path or "",
    )


def _folder(folder: Folder) -> str:
    """The folder of a team's pages, which objectives stand in."""
    ref = next(one.ref for one in folder.objectives)
    return str(PurePosixPath(objective_path(ref)).parent)


def _parts(count: int) -> int:
    return -(-count // _MOST)


def _key_results(folder: Folder) -> list[tuple[int, int]]:
    """Where the key results stand that something can be told of: the objective, and the place."""
    return [
        (place, number)
        for place, objective in enumerate(folder.objectives)
        if objective.dropped is None
        for number in range(len(objective.key_results))
    ]


def _shown(view: View, folder: Folder, number: int) -> Iterator[Part]:
    places = _key_results(folder)
    count = _parts(len(places))
    here = places[number * len(places) // count : (number + 1) * len(places) // count]
    for place in dict.fromkeys(place for place, _ in here):
        ref = folder.objectives[place].ref
        standings: Sequence[Standing] = view.standing(ref).key_results
        shown = tuple(asked(view, standings[one]) for at, one in here if at == place)
        yield Part(view.objective(ref), shown)


def _people(view: View, folder: Folder) -> Iterator[tuple[str, str]]:
    """The team's people, and who else owns one of its key results; everybody where that is none."""
    team = view.teams.get(folder.team)
    named = dict.fromkeys(team.people if team else ())
    for objective in folder.objectives:
        for key in objective.key_results:
            named.update(dict.fromkeys(key.owners))
    for person in named or view.plan.frame.people:
        yield person, view.name(person)


def _place(view: View, folder: Folder, number: int) -> Place:
    below = f"{folder.cycle}/{folder.team}/check-ins"
    files = (PurePosixPath(one.file).stem for one in folder.check_ins if _recent(view, one.on))
    known = view.repository
    path = view.file(below)
    return Place(
        folder=path,
        taken=" ".join(sorted(files)),
        turn=number,
        forge=known.forge if known else "",
        new=known.new_file(path) if known else None,
    )


def _recent(view: View, day: date) -> bool:
    return day >= view.as_of - _RECENT


def _rules(view: View, cycle: Cycle) -> Rules:
    return Rules(
        starts=cycle.starts.isoformat(),
        ends=cycle.ends.isoformat(),
        ended=view.moment(cycle.ends).words,
        periods=" ".join(one.starts.isoformat() for one in periods(cycle)),
        on_track=ON_TRACK_WITHIN,
        at_risk=AT_RISK_WITHIN,
        confident=CONFIDENT_FROM,
        doubtful=DOUBTFUL_FROM,
        fixed=view.as_of.isoformat() if view.fixed else "",
    )
