"""A check-in from a form or a comment."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.files.check_in_answer import AnswerError, Written
from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_table import Row, match
from site_builder.files.check_in_text import check_in_path
from site_builder.files.layout import slugify
from site_builder.files.sort import sort
from site_builder.intake.answers import Answers
from site_builder.intake.around import Around
from site_builder.intake.comment import Line, read_comment, read_lines
from site_builder.intake.taken import NotTakenError, Taken
from site_builder.model.plan import Cycle, Folder
from site_builder.model.suggest import nearest


def from_comment(text: str, around: Around) -> Taken:
    """The check-in that a comment tells. Raises `NotTakenError`."""
    return _check_in(around, read_comment(text), "")


def from_form(answers: Answers, around: Around) -> Taken:
    """The check-in that a form tells. Raises `NotTakenError`."""
    first = Written(
        value=answers.line("value"),
        done=answers.line("done"),
        confidence=answers.line("confidence"),
        note=answers.line("note"),
        status=answers.line("status"),
    )
    key = answers.chosen("key-result") or answers.title
    if not key:
        raise NotTakenError(
            ["Which key result? Write its name below the heading “Key result” in your issue."]
        )
    lines = (Line(key, first), *read_lines(answers["more"]))
    return _check_in(around, lines, answers["prose"])


def _check_in(around: Around, lines: Sequence[Line], prose: str) -> Taken:
    cycle = _cycle(around, lines)
    folders = [one for one in around.plan.in_cycle(cycle.id) if one.objectives]
    rows, problems = _rows(lines, cycle, folders)
    found = match(rows, folders)
    problems += found.problems
    teams = sorted({one.team for one in found.found})
    if len(teams) > 1:
        problems.append(
            f"A check-in is one team's, and these are of {' and '.join(teams)}: "
            "tell them apart, each on its own."
        )
    if not (teams or problems):
        problems.append("It tells nothing yet: give a value, a confidence or a note.")
    if problems:
        raise NotTakenError(problems)
    draft = _draft(around, cycle, next(one for one in folders if one.team == teams[0]))
    draft = replace(draft, told=tuple(one.told for one in found.found), prose=prose)
    return around.checked(f"Check-in of {teams[0]} on {around.on}", {draft.path: draft.text})


def _cycle(around: Around, lines: Sequence[Line]) -> Cycle:
    """The innermost cycle that runs and has all that is told; else the innermost one."""
    running = around.frame.running(around.on)
    if not running:
        raise NotTakenError([f"No cycle runs on {around.on}, so there is nothing to check in for."])
    wanted = {line.key.strip("/") for line in lines}
    return next((one for one in running if wanted <= _names(around, one)), running[0])


def _names(around: Around, cycle: Cycle) -> set[str]:
    """All ways to name the key results of a cycle: with objective, team and cycle, or without."""
    every = (one for folder in around.plan.in_cycle(cycle.id) for one in folder.objectives)
    words = (str(key.ref).split("/") for one in every for key in one.key_results)
    return {"/".join(each[at:]) for each in words for at in range(len(each))}


def _rows(
    lines: Sequence[Line], cycle: Cycle, folders: Sequence[Folder]
) -> tuple[list[Row], list[str]]:
    """The lines with the objective of each, and what is wrong with the others."""
    rows: list[Row] = []
    problems: list[str] = []
    for line in lines:
        try:
            key = line.key.strip("/").removeprefix(f"{cycle.id}/")
            objective, name = _named(key, folders)
        except AnswerError as error:
            problems.append(str(error))
        else:
            rows.append(Row(line.key, objective, name, line.written))
    return rows, problems


def _named(key: str, folders: Sequence[Folder]) -> tuple[str, str]:
    """The objective and the key result that a name means; its own short name is often enough."""
    objective, slash, name = key.rpartition("/")
    if slash:
        return objective, name
    live = [one for folder in folders for one in folder.objectives if one.dropped is None]
    found = [f"{one.ref.team}/{one.id}" for one in live for it in one.key_results if it.id == name]
    if len(found) == 1:
        return found[0], name
    if found:
        choices = " or ".join(f"{one}/{name}" for one in found)
        raise AnswerError(f"Several objectives have a key result {name}: write {choices}.")
    every = {it.id for one in live for it in one.key_results}
    near = nearest(name, sorted(every))
    hint = f"Did you mean {near}?" if near else "The check-in page of your team names them all."
    raise AnswerError(f"There is no key result “{name}” to check in for. {hint}")


def _draft(around: Around, cycle: Cycle, folder: Folder) -> Draft:
    path = check_in_path(cycle.id, folder.team, around.on, slugify(around.by), around.taken)
    files = sort(around.tree).folders[(cycle.id, folder.team)]
    return Draft(cycle, folder, files, path, around.on, around.by)
