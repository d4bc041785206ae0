"""Goals in a table of text: CSV as other tools export it, whatever its separator."""

import csv
from collections.abc import Sequence

from site_builder.importing import columns
from site_builder.importing.draft import NothingFoundError, Source
from site_builder.importing.labels import field_of

_SEPARATORS = ",;\t|"
_COLUMNS = (
    "Objective, Key Result, Owner, Start, Target, Unit; or Title, Type and Parent with a row "
    "for each goal"
)


def read_separated(name: str, text: str) -> Source:
    """The objectives of a table. Raises `NothingFoundError` where its columns tell none."""
    skipped = text.lower().startswith("sep=")
    body = text.partition("\n")[2] if skipped else text
    table = _table(body)
    if not table or not columns.tells_objectives(table[0]):
        found = ", ".join(table[0]) if table else "nothing"
        raise NothingFoundError(
            f"No column of {name} names an objective: it has {found}. Call them {_COLUMNS}"
        )
    rows = columns.rows_of(table[0], table[1:], 2 + skipped)
    drafts = tuple(columns.objectives(rows))
    lost = _unplaced(rows, drafts)
    if not drafts or lost:
        at = f"row {lost[0].line} has" if lost else "there are"
        raise NothingFoundError(f"In {name} {at} no objective. Each row needs one, or one above it")
    return Source(name, drafts)


def _unplaced(rows: Sequence[columns.Row], drafts: Sequence[object]) -> list[columns.Row]:
    """Rows that belong to no objective, since nothing says what they are."""
    beside = any("objective" in one.told for one in rows)
    known = bool(rows) and ("objective" in rows[0].told if beside else bool(drafts))
    titled = [one for one in rows if {"objective", "title", "key result"} & one.told.keys()]
    return [one for one in rows if not known or (not beside and one not in titled)]


def _table(text: str) -> list[list[str]]:
    """The cells by row; the separator is the one that tells the most columns apart."""
    best = max(_SEPARATORS, key=lambda one: _known(text, one))
    return [row for row in _read(text, best) if any(cell.strip() for cell in row)]


def _known(text: str, separator: str) -> tuple[int, int]:
    head: list[str] = next(iter(_read(text, separator)), [])
    return sum(field_of(one) is not None for one in head), len(head)


def _read(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error:
        return []
