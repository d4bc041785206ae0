"""Goals in a Markdown document, in the shapes in which people write them."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from site_builder.files.layout import slugify
from site_builder.importing import columns
from site_builder.importing.blocks import Line, lines
from site_builder.importing.draft import Draft, Field, NothingFoundError, Source
from site_builder.importing.labels import bare, label, split_told, told

CYCLE = re.compile(
    r"\b(?:(?:Q[1-4]|H[12])[ /-]*20\d\d|20\d\d[ /-]*(?:Q[1-4]|H[12]))\b", re.IGNORECASE
)
_PLANS = re.compile(
    r"\b(?:okrs?|objectives|goals|ziele|q[1-4]|plan|planning|planung)\b", re.IGNORECASE
)
_FOR_TEAM = re.compile(r"\b(?:team|okrs?|objectives|goals|ziele)\b:?", re.IGNORECASE)


class _Part(NamedTuple):
    """The lines of an objective: where they begin, and where they end."""

    first: int
    end: int


def read_markdown(name: str, text: str, teams: Collection[str]) -> Source:
    """The objectives of a document; `teams` are the names that a heading may be.

    Raises `NothingFoundError` where there is none.
    """
    found = lines(text)
    parts = list(_parts(found, _starts(found, teams)))
    outside = _Outside(teams)
    drafts: list[Draft] = []
    done = 0
    for part in parts:
        drafts += outside.take(found[done : part.first])
        drafts.append(outside.around(_objective(found[part.first : part.end])))
        done = part.end
    drafts += outside.take(found[done:])
    if not drafts:
        raise NothingFoundError(
            f"No objective was found in {name}. Write each as a heading with its key results as a "
            "list below, or begin the lines with “Objective:” and “KR:”"
        )
    return Source(name, _with_notes(drafts, outside.notes), tuple(outside.remarks))


class _Outside:
    """What stands around the objectives: teams, cycles, tables, prose."""

    def __init__(self, teams: Collection[str]) -> None:
        self._teams = teams
        self._said: dict[Field, tuple[str, int]] = {}
        self.notes: list[str] = []
        self.remarks: list[str] = []

    def take(self, found: Sequence[Line]) -> list[Draft]:
        """Read lines outside the objectives; give the objectives of tables among them."""
        drafts: list[Draft] = []
        for line in found:
            if line.kind == "heading":
                kept = {name: one for name, one in self._said.items() if one[1] < line.depth}
                self._said = kept
            said = context(line, self._teams)
            if said:
                self._said |= {name: (one, line.depth) for name, one in said.items()}
                told_here = ", ".join(f"{name} {one}" for name, one in said.items())
                self.remarks.append(f"line {line.number}: “{line.raw}” is read as {told_here}")
            elif len(line.cells) > 1 and columns.tells_objectives(line.cells[0]):
                rows = columns.rows_of(line.cells[0], line.cells[1:], line.number + 2)
                drafts += [self.around(one) for one in columns.objectives(rows)]
            else:
                self.notes.append(line.raw)
        return drafts

    def around(self, draft: Draft) -> Draft:
        """An objective with what is said around it, and the notes that stand before it."""
        said = {name: text for name, (text, _) in self._said.items()}
        made = _noted(draft, self.notes, first=True)
        self.notes = []
        return Draft(*_fields(made)[:3], {**said, **made.told}, made.notes, made.key_results)


def _fields(draft: Draft) -> tuple[str, int, str]:
    return draft.title, draft.line, draft.source


def _noted(draft: Draft, notes: Sequence[str], *, first: bool) -> Draft:
    joined = (*notes, *draft.notes) if first else (*draft.notes, *notes)
    return Draft(*_fields(draft), draft.told, joined, draft.key_results)


def _with_notes(drafts: Sequence[Draft], notes: Sequence[str]) -> tuple[Draft, ...]:
    """The objectives; what stands after the last one is kept with it."""
    *others, last = drafts
    return (*others, _noted(last, notes, first=False))


def context(line: Line, teams: Collection[str]) -> dict[Field, str]:
    """What a line says of all that comes after it: the team, the cycle, the owner."""
    said = told(line.text)
    if said:
        return dict([said])
    if line.kind != "heading":
        return {}
    found: dict[Field, str] = {}
    if cycle := CYCLE.search(line.text):
        found["cycle"] = cycle[0]
    name = " ".join(_FOR_TEAM.sub(" ", CYCLE.sub(" ", bare(line.text))).split())
    if slugify(name) in teams:
        found["team"] = name
    return found


def _starts(found: Sequence[Line], teams: Collection[str]) -> list[int]:
    """Where objectives begin: by their labels, else by headings, else by how lists are nested."""
    labels = [label(line.text) for line in found]
    labelled = [at for at, one in enumerate(labels) if one.kind == "objective"]
    if labelled:
        return labelled
    headed = [at for at in range(len(found)) if _heads(found, at, teams)]
    if headed:
        return headed
    return [
        at
        for at, (line, following) in enumerate(pairwise(found))
        if line.kind == "item" and line.depth == 1 and following.depth > 1
    ]


def _heads(found: Sequence[Line], at: int, teams: Collection[str]) -> bool:
    """Whether a heading is an objective: key results stand below it."""
    line = found[at]
    if line.kind != "heading" or label(line.text).kind or context(line, teams):
        return False
    if _PLANS.search(line.text):
        return False
    for other in found[at + 1 :]:
        kind = label(other.text).kind
        if kind == "key result" or other.kind == "item" or _is_table(other):
            return True
        if other.kind == "heading" and not kind:
            return False
    return False


def _is_table(line: Line) -> bool:
    return bool(line.cells) and columns.tells_key_results(line.cells[0])


def _parts(found: Sequence[Line], starts: Sequence[int]) -> Iterator[_Part]:
    for first, limit in pairwise([*starts, len(found)]):
        depth = found[first].depth
        ends = (
            at
            for at in range(first + 1, limit)
            if found[at].kind == "heading"
            and found[at].depth <= depth
            and not label(found[at].text).kind
        )
        yield _Part(first, next(ends, limit))


def _objective(part: Sequence[Line]) -> Draft:
    """One objective from its lines."""
    head, *rest = part
    title, source = label(head.text).rest, head.raw.strip()
    if not title and rest:
        after = rest.pop(0)
        title, source = bare(after.text), f"{source} {after.raw.strip()}"
    shown, said = split_told(title)
    marks = _marks(rest)
    own = _Own(dict(said), [source], [head.raw] if head.has_more else [])
    own.take(rest[: next(iter(marks), len(rest))])
    inner: list[Draft] = []
    for at, end in pairwise([*marks, len(rest)]):
        inside = _inside(rest, at, end)
        made = _key_results(rest[at], rest[at + 1 : inside])
        inner += made
        own.notes.extend([] if made else [rest[at].raw])
        own.take(rest[inside:end])
    return own.draft(shown, head.number, inner)


class _Own(NamedTuple):
    """What the lines of a goal say: its fields, the words they were read from, and the rest."""

    told: dict[Field, str]
    sources: list[str]
    notes: list[str]

    def take(self, found: Sequence[Line]) -> None:
        """Put what lines tell where it belongs."""
        for line in found:
            said = told(line.text)
            if said and said[0] not in self.told:
                self.told[said[0]] = said[1]
                self.sources.append(line.raw.strip())
            else:
                self.notes.append(line.raw)

    def draft(self, title: str, number: int, key_results: Sequence[Draft] = ()) -> Draft:
        """The goal."""
        source = " / ".join(self.sources)
        return Draft(title, number, source, self.told, tuple(self.notes), tuple(key_results))


def _inside(rest: Sequence[Line], at: int, end: int) -> int:
    """Where what belongs to a key result ends."""
    outer = (n for n in range(at + 1, end) if rest[n].depth <= rest[at].depth)
    return next(outer, end)


def _key_results(line: Line, below: Sequence[Line]) -> list[Draft]:
    if line.cells:
        rows = columns.rows_of(line.cells[0], line.cells[1:], line.number + 2)
        return columns.key_results(rows)
    named = label(line.text)
    title, said = split_told(named.rest or bare(line.text))
    own = _Own(dict(said), [line.raw.strip()], [line.raw.strip()] if line.has_more else [])
    own.take(below)
    return [own.draft(title, line.number)]


def _marks(rest: Sequence[Line]) -> list[int]:
    """Which lines of an objective are key results: the labelled ones, else the items of lists."""
    labels = [label(line.text) for line in rest]
    named = [at for at, one in enumerate(labels) if one.kind == "key result" and one.rest]
    tables = [at for at, line in enumerate(rest) if _is_table(line)]
    if named or tables:
        return sorted([*named, *tables])
    sections = [at for at, one in enumerate(labels) if one.kind == "key result"]
    start = sections[0] + 1 if sections else 0
    items = [at for at in range(start, len(rest)) if _is_goal(rest, at)]
    top = min((rest[at].depth for at in items), default=0)
    return [at for at in items if rest[at].depth == top]


def _is_goal(rest: Sequence[Line], at: int) -> bool:
    """Whether an item may be a key result: it tells no field and stands in no list of notes."""
    line = rest[at]
    if line.kind != "item" or label(line.text).kind or told(line.text):
        return False
    depth = line.depth
    for above in reversed(rest[:at]):
        if above.depth < depth:
            if label(above.text).kind == "notes":
                return False
            depth = above.depth
    return True
