"""Answers of a check-in from a table or a command's options, matched with the plan."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from site_builder.files.check_in_answer import AnswerError, Written, read_claim, told
from site_builder.files.check_in_text import Told
from site_builder.model.objective import KeyResult, Objective, Ref
from site_builder.model.plan import Folder
from site_builder.model.suggest import nearest

NEEDED = ("objective", "key_result")
COLUMNS = (*NEEDED, *Written._fields)


class Row(NamedTuple):
    """An answer, and where it stands: `line 3`."""

    where: str
    objective: str
    key_result: str
    written: Written


class Rows(NamedTuple):
    """What a table holds, and what is wrong with it."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]


class Match(NamedTuple):
    """An answer, understood, and the team that it is for."""

    team: str
    told: Told


class Matches(NamedTuple):
    """All answers that fit, and what is wrong with the others."""

    found: tuple[Match, ...]
    problems: tuple[str, ...]


def read_set(text: str) -> Row:
    """Read `OBJECTIVE/KEY=VALUE[,CONFIDENCE[,NOTE]]`. Raises `AnswerError`.

    The note may begin with a status: `! at-risk Legal is late`.
    """
    name, equals, rest = text.partition("=")
    objective, slash, key_result = name.strip().rpartition("/")
    if not (equals and slash and objective and key_result):
        raise AnswerError(
            f"“{text}” can't be read: write OBJECTIVE/KEY=VALUE,CONFIDENCE,NOTE, such as "
            "trial-to-paid/activation-ctr=14.1,0.6."
        )
    value, confidence, note = ([one.strip() for one in rest.split(",", 2)] + ["", ""])[:3]
    status, note = read_claim(note)
    written = Written(value, confidence, note, status=status)
    if written.empty:
        raise AnswerError(f"“{text}” tells nothing: write a value, a confidence or a note.")
    if written.value and written.confidence.isdigit() and written.confidence not in {"0", "1"}:
        raise AnswerError(
            f"“{text}”: a comma ends the value. Write {written.value}.{written.confidence} for a "
            f"figure with decimals, or {written.confidence} as a confidence such as 0.7 or 70%."
        )
    return Row(f"--set {name.strip()}", objective, key_result, written)


def read_table(content: bytes) -> Rows:
    """Read a CSV with a header; its columns may stand in any order, between , or ; or tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Rows((), ("the file is not UTF-8: save it as “CSV UTF-8”",))
    first = text.lstrip("\r\n").partition("\n")[0]
    between = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        numbered = [(lines.line_num, _cells(cells)) for cells in lines]
    except csv.Error as error:
        return Rows((), (f"line {lines.line_num}: this is no CSV ({error})",))
    filled = [(number, cells) for number, cells in numbered if cells]
    if not filled:
        return Rows((), (f"the file is empty: begin it with {','.join(COLUMNS)}",))
    return _rows(*filled[0], filled[1:])


def _cells(cells: Sequence[str]) -> list[str]:
    """The cells of a line, without the empty ones at its end that some programs leave."""
    found = [one.strip() for one in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _rows(at: int, header: list[str], lines: list[tuple[int, list[str]]]) -> Rows:
    names = ["_".join(one.casefold().replace("-", " ").split()) for one in header]
    problems = [f"line {at}: {one}" for one in _in_header(names)]
    rows: list[Row] = []
    for number, cells in lines:
        extra = len(cells) - len(names)
        if extra > 0:
            problems.append(
                f"line {number}: it has {len(cells)} cells and the header {len(names)}: put text "
                "with a comma in quotes"
            )
            continue
        by_name = dict(zip(names, cells, strict=False))
        written = Written(**{name: by_name.get(name, "") for name in Written._fields})
        objective, key_result = (by_name.get(name, "") for name in NEEDED)
        rows.append(Row(f"line {number}", objective, key_result, written))
    return Rows(tuple(rows), tuple(problems))


def _in_header(names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            near = nearest(name, COLUMNS)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(COLUMNS)}"
            yield f"the column “{name}” is unknown: {hint}"
        elif names.count(name) > 1:
            yield f"the column {name} stands there twice: keep one"
    for name in NEEDED:
        if name not in names:
            yield f"the column {name} is missing: begin with {','.join(COLUMNS)}"


def match(rows: Iterable[Row], folders: Sequence[Folder]) -> Matches:
    """Find the key result of each answer. Those that tell nothing are left out."""
    found: list[Match] = []
    problems: list[str] = []
    seen: dict[Ref, str] = {}
    for row in rows:
        try:
            key_result = _key_result(row, folders)
            if row.written.empty:
                continue
            _only_once(key_result, row.where, seen)
            found.append(Match(key_result.ref.team, told(key_result, row.written)))
        except AnswerError as error:
            problems.append(f"{row.where}: {error}")
    return Matches(tuple(found), tuple(problems))


def _only_once(one: KeyResult, where: str, seen: dict[Ref, str]) -> None:
    if one.ref in seen:
        name = f"{one.ref.objective}/{one.id}"
        raise AnswerError(f"{name} is told in {seen[one.ref]}, too: keep one.")
    seen[one.ref] = where


def _key_result(row: Row, folders: Sequence[Folder]) -> KeyResult:
    objective = _objective(row.objective, folders)
    if objective.dropped is not None:
        raise AnswerError(f"{objective.id} was dropped, so nothing is told of it any more.")
    by_name = {one.id: one for one in objective.key_results}
    if row.key_result not in by_name:
        hint = _hint(row.key_result, by_name)
        raise AnswerError(f"{objective.id} has no key result “{row.key_result}”. {hint}")
    return by_name[row.key_result]


def _objective(name: str, folders: Sequence[Folder]) -> Objective:
    """An objective by its name, perhaps with that of the team before it."""
    team, slash, slug = name.rpartition("/")
    every = [one for folder in folders for one in folder.objectives]
    found = [one for one in every if one.id == slug and (not slash or one.ref.team == team)]
    if not found:
        hint = _hint(slug, [one.id for one in every])
        raise AnswerError(f"there is no objective “{name}” to check in for. {hint}")
    if len(found) > 1:
        named = " or ".join(f"{one.ref.team}/{one.id}" for one in found)
        raise AnswerError(f"several teams have an objective {name}: write {named}.")
    return found[0]


def _hint(name: str, names: Iterable[str]) -> str:
    listed = list(names)
    near = nearest(name, listed)
    return f"Did you mean {near}?" if near else f"There are: {', '.join(listed[:10]) or 'none'}."
