"""From figures to check-ins: which key result is meant, what is new, one check-in a team."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_text import Told, check_in_path
from site_builder.files.sort import sort
from site_builder.files.tree import Tree
from site_builder.model.objective import KeyResult, Objective, Ref
from site_builder.model.plan import Plan
from site_builder.model.suggest import nearest
from site_builder.sources.failure import SourceError

_NAME = "pull"
"""It stands in the file's name, so that no person's check-in of the day is in its way."""


class Pulled(NamedTuple):
    """A figure for a key result, understood."""

    key_result: KeyResult
    value: str
    note: str


class Failed(NamedTuple):
    """A source that gave nothing, by the key result it is for, and why."""

    reference: str
    why: str


def meant(reference: str, plan: Plan, on: date) -> KeyResult:
    """The key result of a reference, which may name its cycle. Raises `SourceError`."""
    *named, team, objective, key_result = reference.split("/")
    cycles = [one.id for one in plan.frame.running(on)]
    if named and named[0] not in cycles:
        raise SourceError(f"no cycle called {named[0]} runs on {on}: change or delete this source")
    for cycle in named or cycles:
        found = plan.objectives.get(Ref(cycle, team, objective))
        if found:
            return _key_result(found, key_result)
        folder = plan.folders.get((cycle, team))
        if folder and objective in folder.unread:
            raise SourceError(f"{cycle}/{team}/{objective}.md can't be read: okrs check says why")
    near = nearest(reference, list(_references(plan, cycles)))
    hint = f"did you mean {near}?" if near else "change or delete this source"
    raise SourceError(f"no cycle that runs has it: {hint}")


def _references(plan: Plan, cycles: Collection[str]) -> Iterator[str]:
    for ref, one in plan.objectives.items():
        if ref.cycle in cycles:
            yield from (f"{ref.team}/{ref.objective}/{key.id}" for key in one.key_results)


def _key_result(objective: Objective, name: str) -> KeyResult:
    if objective.dropped is not None:
        raise SourceError("the objective was dropped: delete this source")
    by_name = {one.id: one for one in objective.key_results}
    if name not in by_name:
        near = nearest(name, list(by_name))
        hint = f"did you mean {near}?" if near else f"it has {', '.join(by_name) or 'none'}"
        raise SourceError(f"{objective.id} has no key result “{name}”: {hint}")
    return by_name[name]


def is_news(one: Pulled, plan: Plan, on: date) -> bool:
    """Whether the figure is not what was told last on the same day."""
    readings = plan.folder(one.key_result.ref.parent).readings(one.key_result.ref)
    valued = [it for it in readings if it.update.value is not None and it.on == on]
    return not valued or valued[-1].update.value != float(one.value)


def drafts(found: Iterable[Pulled], plan: Plan, tree: Tree, on: date) -> list[Draft]:
    """One check-in for each team and cycle, by cycle and team."""
    files = sort(tree).folders
    taken = {*tree.files, *(one.place.file.partition("/")[2] for one in tree.findings)}
    ordered = sorted(found, key=lambda one: one.key_result.ref)
    made: list[Draft] = []
    for (cycle, team), those in groupby(ordered, key=lambda one: one.key_result.ref[:2]):
        day = f"{cycle}/{team}/check-ins/{on}.md"
        path = check_in_path(cycle, team, on, _NAME, {day, *taken})
        folder = plan.folders[(cycle, team)]
        told = tuple(_told(one) for one in those)
        within = files[(cycle, team)]
        made.append(Draft(plan.frame.cycles[cycle], folder, within, path, on, by="", told=told))
    return made


def _told(one: Pulled) -> Told:
    ref = one.key_result.ref
    return Told(ref.objective, ref.key_result, one.value, note=one.note)
