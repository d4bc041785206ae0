"""Tables of goals, whoever made them: the columns are recognised by what they are called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from site_builder.importing.draft import Draft, Field, Told
from site_builder.importing.labels import WORDS, field_of, label

_OF_OBJECTIVE: tuple[Field, ...] = ("team", "cycle", "parent")
"""What a row of a key result says of its objective."""
_GOALS = {"objective", "key result", "title", "type", "id"}


class Row(NamedTuple):
    """A row of a table: what its columns say, and the words of the others."""

    line: int
    told: Told
    notes: tuple[str, ...]
    source: str

    def joined(self, other: "Row") -> "Row":
        """The row with the words of one below it that tells no goal of its own."""
        return self._replace(notes=(*self.notes, other.source))

    def draft(self, title: str) -> Draft:
        """The goal that it tells."""
        left = {name: text for name, text in self.told.items() if name not in _GOALS}
        return Draft(title, self.line, self.source, left, self.notes)


def rows_of(head: Sequence[str], body: Sequence[Sequence[str]], first: int = 2) -> list[Row]:
    """The rows with what is known of their columns; empty ones are left out."""
    names = _named(head)
    found: list[Row] = []
    for line, cells in enumerate(body, first):
        texts = [_unguarded(one.strip()) for one in cells]
        wide = [*head, *(["more"] * max(0, len(texts) - len(head)))]
        pairs = [(at, wide[at].strip(), text) for at, text in enumerate(texts) if text]
        told = {names[at]: text for at, _, text in pairs if at in names}
        notes = tuple(f"- {name}: {text}" for at, name, text in pairs if at not in names)
        if pairs:
            source = "; ".join(f"{name}: {text}" for _, name, text in pairs)
            source = source if found else f"{' | '.join(head)} / {source}"
            row = Row(line, told, notes, source)
            tells = bool(_GOALS & told.keys()) or not found
            found = [*found, row] if tells else [*found[:-1], found[-1].joined(row)]
    return found


def _unguarded(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def _named(head: Sequence[str]) -> Mapping[int, Field]:
    """Which column tells what; of two that tell the same, the one with the clearer name."""
    best: dict[Field, tuple[int, int]] = {}
    for at, written in enumerate(head):
        name = field_of(written)
        if name:
            plain = written.strip().lower().replace("_", " ")
            order = WORDS[name].split("|")
            rank = order.index(plain) if plain in order else len(order)
            best[name] = min(best.get(name, (rank, at)), (rank, at))
    if _is_ours(head):
        best["key result"] = (0, list(head).index("title"))
        best.pop("title", None)
    return {at: name for name, (_, at) in best.items()}


def _is_ours(head: Sequence[str]) -> bool:
    """Whether `okrs export csv` wrote it: there `objective` and `key_result` are short names."""
    return {"objective_title", "key_result", "title"} <= set(head)


def tells_objectives(head: Sequence[str]) -> bool:
    """Whether a table of these columns tells objectives."""
    names = set(_named(head).values())
    return "objective" in names or ("title" in names and bool(names & {"type", "parent"}))


def tells_key_results(head: Sequence[str]) -> bool:
    """Whether it tells the key results of an objective that stands elsewhere."""
    names = set(_named(head).values())
    figures = names & {"from", "to", "owner"}
    told = "key result" in names or ("title" in names and bool(figures))
    return told and not tells_objectives(head)


def key_results(rows: Sequence[Row]) -> list[Draft]:
    """The key results of one objective."""
    titled = [(row, row.told.get("key result") or row.told.get("title", "")) for row in rows]
    return [row.draft(title) for row, title in titled if title]


def objectives(rows: Sequence[Row]) -> list[Draft]:
    """The objectives with their key results, in the order in which they come."""
    if any("objective" in row.told for row in rows):
        return list(_beside(rows))
    return list(_below(rows))


def _beside(rows: Sequence[Row]) -> Iterator[Draft]:
    """Rows that name the objective beside the key result; an empty cell repeats the one above."""
    current: list[Row] = []
    for row in rows:
        name = row.told.get("objective")
        if current and name and name != current[0].told.get("objective"):
            yield _gathered(current)
            current = []
        current.append(row)
    if current:
        yield _gathered(current)


def _gathered(rows: Sequence[Row]) -> Draft:
    """One objective from the rows that name it."""
    about = [row for row in rows if not _kr_title(row)]
    said: dict[Field, str] = {}
    for name in _OF_OBJECTIVE:
        texts = [row.told[name] for row in rows if name in row.told]
        said |= {name: texts[0]} if texts else {}
    inner = [row.draft(_kr_title(row)) for row in rows if _kr_title(row)]
    kept = tuple(replace(one, told=_without(one.told, _OF_OBJECTIVE)) for one in inner)
    own = {name: text for row in about for name, text in row.draft("").told.items()}
    notes = tuple(note for row in about for note in row.notes)
    title = rows[0].told.get("objective", "")
    source = " / ".join(row.source for row in about) or f"Objective: {title}"
    return Draft(_title(title), rows[0].line, source, {**said, **own}, notes, kept)


def _kr_title(row: Row) -> str:
    return row.told.get("key result") or row.told.get("title", "")


def _without(told: Told, names: Sequence[Field]) -> Told:
    return {name: text for name, text in told.items() if name not in names}


def _title(written: str) -> str:
    """A goal without its label; a label alone stays."""
    return label(written).rest or written


def _below(rows: Sequence[Row]) -> Iterator[Draft]:
    """Rows of both kinds, told apart by their type, or by which are the parents of others."""
    parents = {row.told["parent"] for row in rows if "parent" in row.told}
    goals = [row for row in rows if "title" in row.told]
    tops = [row for row in goals if _is_objective(row, parents)]
    last = tops[0] if tops else None
    homes: dict[int, list[Row]] = {}
    for row in goals:
        if row in tops:
            last = row
        elif home := _home(row, tops) or last:
            homes.setdefault(home.line, []).append(row)
    for top in tops:
        below = homes.get(top.line, [])
        inner = [row.draft(_title(row.told["title"])) for row in below]
        kept = tuple(replace(one, told=_without(one.told, ("parent",))) for one in inner)
        yield replace(top.draft(_title(top.told["title"])), key_results=kept)


def _is_objective(row: Row, parents: set[str]) -> bool:
    kind = label(f"{row.told.get('type', '')}: x").kind
    if kind in {"objective", "key result"}:
        return kind == "objective"
    mine = {row.told.get("title"), row.told.get("id")}
    return "parent" not in row.told or bool(mine & parents)


def _home(row: Row, tops: Sequence[Row]) -> Row | None:
    named = row.told.get("parent")
    return next((one for one in tops if named in {one.told.get("id"), one.told["title"]}), None)
