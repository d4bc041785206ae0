"""The plan for other programs, in one file: JSON, CSV, or a workbook."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from site_builder.files.replace import replace_file
from site_builder.pages.export import shapes
from site_builder.pages.export.content import cycle_file, objective_file, plan_file
from site_builder.pages.export.document import Address
from site_builder.pages.export.table import export_csv
from site_builder.pages.view import View

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped] # it has no types

Format = Literal["json", "csv", "xlsx"]
Cell = str | float | bool | date | None
Rows = Sequence[tuple[Cell, ...]]

_LONGEST_CELL = 32_767
"""The most characters that a cell of a workbook holds."""
_NARROW, _WIDE = 14, 48
_OBJECTIVES = (
    "cycle team objective title owner ambition status progress expected grade dropped supports why"
).split()
_KEY_RESULTS = (
    "cycle team objective key_result objective_title title owner measure from to stretch at_least "
    "at_most unit done_when weight value progress expected confidence status computed stale "
    "last_check_in grade"
).split()
_CHECK_INS = (
    "on cycle team objective key_result title by value confidence status done note"
).split()
_WORDY = {"title", "objective_title", "note", "why", "dropped", "supports", "done_when"}


class ExportFile(msgspec.Struct, frozen=True):
    """All that the site gives other programs, in one document."""

    kind: Literal["export"]
    plan: shapes.PlanFile
    cycles: tuple[shapes.CycleFile, ...]
    objectives: tuple[shapes.ObjectiveFile, ...]


def export(view: View, kind: Format, address: Address) -> bytes:
    """The content of the file."""
    if kind == "csv":
        return export_csv(view, address)
    return _json(view, address) if kind == "json" else _workbook(view, address)


def write_export(path: Path, content: bytes) -> None:
    """Write it in one step, in the place of what was there."""
    replace_file(path, content)


def _json(view: View, address: Address) -> bytes:
    document = ExportFile(
        kind="export",
        plan=plan_file(view, address),
        cycles=tuple(cycle_file(view, one, address) for one in view.newest_cycles),
        objectives=tuple(_objectives(view, address)),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _objectives(view: View, address: Address) -> Iterable[shapes.ObjectiveFile]:
    """The newest cycle first, as in the table."""
    for cycle in view.newest_cycles:
        for folder in view.in_cycle.get(cycle.id, ()):
            for one in folder.objectives:
                yield objective_file(view, one.ref, address)


def _workbook(view: View, address: Address) -> bytes:
    """A workbook with a sheet for each kind of thing; every text is text, never a formula."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types

    files = list(_objectives(view, address))
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": datetime.combine(view.as_of, time(), UTC)})
        sheets: tuple[tuple[str, Sequence[str], Rows], ...] = (
            ("Objectives", _OBJECTIVES, [_objective(one) for one in files]),
            ("Key results", _KEY_RESULTS, [row for one in files for row in _key_results(one)]),
            ("Check-ins", _CHECK_INS, [row for one in files for row in _check_ins(one)]),
        )
        bold = book.add_format({"bold": True})
        for name, head, rows in sheets:
            _fill(book.add_worksheet(name), head, rows, bold)
    return written.getvalue()


def _fill(sheet: "Worksheet", head: Sequence[str], rows: Rows, bold: object) -> None:
    """Put a table into a sheet, its head kept in sight."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
    for column, word in enumerate(head):
        sheet.set_column(column, column, _WIDE if word in _WORDY else _NARROW)
        sheet.write_string(0, column, word, bold)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, at, column, cell)


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
    """Write a cell as what it is; no spreadsheet runs what is written as text."""
    match cell:
        case bool():
            sheet.write_boolean(row, column, cell)
        case str():
            sheet.write_string(row, column, cell[:_LONGEST_CELL])
        case date():
            sheet.write_datetime(row, column, cell)
        case float() | int():
            sheet.write_number(row, column, cell)


def _objective(file: shapes.ObjectiveFile) -> tuple[Cell, ...]:
    one = file.objective
    return (
        one.cycle,
        one.team,
        one.ref.rpartition("/")[2],
        one.title,
        one.owner,
        one.ambition,
        one.status,
        one.progress,
        one.expected,
        one.grade,
        one.dropped,
        ", ".join(one.supports),
        file.why,
    )


def _key_results(file: shapes.ObjectiveFile) -> Iterable[tuple[Cell, ...]]:
    objective = file.objective
    for one in objective.key_results:
        promised = one.measure
        yield (
            *_place(objective, one.id),
            objective.title,
            one.title,
            one.owner,
            promised.kind,
            promised.baseline,
            promised.target,
            promised.stretch,
            promised.at_least,
            promised.at_most,
            promised.unit,
            promised.done_when,
            one.weight,
            one.value,
            one.progress,
            one.expected,
            one.confidence,
            "dropped" if objective.dropped else one.status,
            one.computed,
            one.stale,
            one.last_check_in,
            one.grade,
        )


def _check_ins(file: shapes.ObjectiveFile) -> Iterable[tuple[Cell, ...]]:
    titles = {one.id: one.title for one in file.objective.key_results}
    for history in file.history:
        for one in history.readings:
            yield (
                one.on,
                *_place(file.objective, history.key_result),
                titles[history.key_result],
                one.by,
                one.value,
                one.confidence,
                one.status,
                one.done,
                one.note,
            )


def _place(objective: shapes.Objective, key_result: str) -> tuple[str, str, str, str]:
    """Its cycle, team, objective and short name."""
    return (objective.cycle, objective.team, objective.ref.rpartition("/")[2], key_result)
