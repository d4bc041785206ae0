"""All key results as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from site_builder.model.standing import ObjectiveStanding, Standing
from site_builder.pages.export.content import measure
from site_builder.pages.export.document import Address
from site_builder.pages.paths import objective_path
from site_builder.pages.view import View

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take text for a formula (OWASP: CSV injection)."""

Cell = str | float | None


def export_csv(view: View, address: Address) -> bytes:
    """A row for each key result, the newest cycle first; read as UTF-8 by spreadsheets too."""
    written = io.StringIO()
    rows = list(_rows(view, address))
    table = csv.writer(written)
    table.writerow(_HEAD)
    table.writerows([safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def safe(cell: Cell) -> Cell:
    """Text that no spreadsheet runs as a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


_HEAD = (
    "cycle team objective key_result objective_title title owner measure from to at_least at_most "
    "unit value progress expected confidence status stale last_check_in grade page".split()
)


def _rows(view: View, address: Address) -> Iterator[tuple[Cell, ...]]:
    for cycle in view.newest_cycles:
        for folder in view.in_cycle.get(cycle.id, ()):
            for one in folder.objectives:
                standing = view.standing(one.ref)
                for key in standing.key_results:
                    yield _row(view, standing, key, address)


def _row(
    view: View, objective: ObjectiveStanding, standing: Standing, address: Address
) -> tuple[Cell, ...]:
    key = standing.key_result
    promised, last = measure(key.measure), standing.last
    figures = (standing.value, standing.progress, standing.expected, standing.confidence)
    return (
        *key.ref,
        objective.objective.title,
        key.title,
        key.owner,
        promised.kind,
        promised.baseline,
        promised.target,
        promised.at_least,
        promised.at_most,
        promised.unit,
        *(None if one is None else round(one, 6) for one in figures),
        objective.status.value if objective.objective.dropped else standing.status.value,
        "yes" if standing.stale else "no",
        last.on.isoformat() if last else None,
        standing.grade if view.over(standing.cycle) else None,
        address(objective_path(key.ref)),
    )
