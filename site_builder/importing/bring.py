"""From sources to files of the plan, and what is to be said of each line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from site_builder.files.layout import slugify
from site_builder.files.tree import Tree
from site_builder.importing.accept import Accepted, accepted
from site_builder.importing.amounts import FIGURES, Amounts, amounts
from site_builder.importing.draft import Draft, Field, Source
from site_builder.importing.place import (
    Owners,
    Wanted,
    cycle_of,
    day,
    owner_of,
    person,
    slug_of,
    team_of,
)
from site_builder.importing.text import KeyResult, Objective, text
from site_builder.model.plan import Cycle, Frame, Plan


@dataclass(frozen=True, slots=True)
class Remark:
    """What became of a line of a source."""

    line: int
    source: str
    """The words as they stand there."""
    became: str
    guessed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The files to write, by path below the plan's folder, and a report for each source."""

    files: Mapping[str, bytes]
    reports: tuple[tuple[Source, tuple[Remark, ...]], ...]
    accepted: tuple[Accepted, ...]
    """What `okrs check` would call an error and a comment in the file lets pass for now."""


@dataclass(slots=True)
class _Import:
    """What is placed so far: files, and the titles under which others may refer to them."""

    plan: Plan
    wanted: Wanted
    taken: set[str]
    files: dict[str, bytes] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    """References by the slug of the objective's title."""

    @property
    def frame(self) -> Frame:
        """The company, its teams, people and cycles."""
        return self.plan.frame


def bring(sources: Iterable[Source], tree: Tree, plan: Plan, wanted: Wanted) -> Imported:
    """The files that some sources become in a plan.

    Raises `NoPlaceError` where something belongs nowhere.
    """
    taken = {path.removesuffix(".md") for path in tree.files}
    state = _Import(plan, wanted, taken)
    reports = tuple((one, tuple(_remarks(one, state))) for one in sources)
    passing, notes = accepted(tree, state.files, wanted.on)
    return Imported(passing, reports, notes)


def _remarks(source: Source, state: _Import) -> Iterator[Remark]:
    for draft in source.objectives:
        titled = replace(draft, title=draft.title or draft.source)
        yield from _placed(titled, source.name, state)


def _placed(draft: Draft, origin: str, state: _Import) -> list[Remark]:
    """Put an objective into its file; say what became of it and of its key results."""
    cycle, team = (find(draft, state.wanted, state.frame) for find in (cycle_of, team_of))
    folder = f"{cycle.name}/{team.name}"
    names = {one.rpartition("/")[2] for one in state.taken if one.startswith(f"{folder}/")}
    slug = slug_of(draft.title, names)
    path = f"{folder}/{slug}"
    state.taken.add(path)
    within = state.frame.cycles[cycle.name]
    keys = list(_key_results(draft, team.name, within, state))
    supports = _supports(draft, origin, path, state)
    owner, notes, missing = _own(draft, team.name, state, supported=bool(supports))
    made = Objective(draft.title, owner, supports, tuple(key for key, _ in keys), notes, origin)
    state.files[f"{path}.md"] = text(made).encode()
    state.named.setdefault(slugify(draft.title), f"{folder.partition('/')[2]}/{slug}")
    guessed = tuple(filter(None, (cycle.guess, team.guess)))
    guessed += tuple(f"it supports {ref}, its parent" for ref, _ in supports)
    missing += () if keys else ("key results: it has none",)
    first = Remark(draft.line, draft.source, f"okrs/{path}.md", guessed, missing)
    return [first, *(remark for _, remark in keys)]


def _own(
    draft: Draft, team: str, state: _Import, *, supported: bool
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The owner of an objective where it isn't the lead, its notes, and what is missing."""
    told = draft.told.get("owner", "")
    known = person(told, state.frame) if told else None
    group = state.frame.teams.get(team)
    owner = known if known and not (group and group.lead == known) else ""
    used: set[Field] = {"team", "cycle"}
    used |= {"owner"} if known else set()
    used |= {"parent"} if supported else set()
    notes = (*draft.notes, *_kept(draft, used))
    missing = (f"owner: “{told}” is nobody whom the plan knows",) if told and not known else ()
    return owner, notes, missing


def _kept(draft: Draft, used: Iterable[Field]) -> tuple[str, ...]:
    """What is told and has no place here, in words."""
    left = {name: said for name, said in draft.told.items() if name not in set(used)}
    return tuple(f"- {name.capitalize()}: {said}" for name, said in left.items())


def _supports(draft: Draft, origin: str, path: str, state: _Import) -> tuple[tuple[str, str], ...]:
    """The objective that is named as the parent, where there is one of that name."""
    told = draft.told.get("parent", "")
    cycle, _, own = path.partition("/")
    slug = slugify(told) if told else ""
    around = {one.id for one in state.frame.around(cycle)}
    there = [
        one.ref
        for one in state.plan.objectives.values()
        if one.ref.cycle in around and slug in {slugify(one.title), slugify(str(one.ref))}
    ]
    found = state.named.get(slug) if slug else None
    if not found and there:
        ref = there[0]
        found = str(ref) if ref.cycle != cycle else f"{ref.team}/{ref.objective}"
    if not found or found == own:
        return ()
    return ((found, f"It stands below “{' '.join(told.split())}” in {origin}"),)


def _key_results(
    draft: Draft, team: str, cycle: Cycle, state: _Import
) -> Iterator[tuple[KeyResult, Remark]]:
    taken: set[str] = set()
    for each in draft.key_results:
        one = replace(each, title=each.title or each.source)
        owners = owner_of((one, draft), team, state.wanted, state.frame)
        measured = amounts(one)
        slug = slug_of(measured.subject or one.title, taken)
        taken.add(slug)
        yield _key_result(one, slug, measured, owners, cycle)


def _key_result(
    draft: Draft, slug: str, measured: Amounts, owners: Owners, cycle: Cycle
) -> tuple[KeyResult, Remark]:
    due = day(draft.told.get("due", ""))
    by = due if due and cycle.starts <= due <= cycle.ends else None
    used: set[Field] = set() if owners.missing else {"owner"}
    used |= {"due"} if by else set()
    used |= set(FIGURES) if _is_read(draft, measured) else set()
    notes = (*draft.notes, *_kept(draft, used))
    key = KeyResult(slug, draft.title, owners, measured, by, notes)
    guessed = tuple(filter(None, (owners.guess, *measured.guessed)))
    missing = tuple(filter(None, (owners.missing, *measured.missing)))
    if "due" in draft.told and not by:
        missing += (f"by: “{draft.told['due']}” is no day of the cycle that can be read surely",)
    remark = Remark(draft.line, draft.source, f"key result {slug}", guessed, missing)
    return key, remark


def _is_read(draft: Draft, measured: Amounts) -> bool:
    """Whether each figure that is told stands in the file."""
    ends: tuple[tuple[Field, str], ...] = (
        ("from", "baseline"),
        ("to", "target"),
        ("at least", "at_least"),
        ("at most", "at_most"),
    )
    return all(getattr(measured, name) is not None for told, name in ends if draft.told.get(told))
