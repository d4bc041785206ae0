"""The grades of a cycle, and what its close writes, at a terminal."""

from collections.abc import Iterable, Mapping
from difflib import unified_diff

from rich.console import Console
from rich.text import Text

from site_builder.effects.terminal import console, plain
from site_builder.model import explain
from site_builder.model.board import TeamStanding
from site_builder.model.closing import by_original, proposed
from site_builder.model.plan import Frame
from site_builder.model.quantity import format_quantity
from site_builder.model.standing import ObjectiveStanding, Standing
from site_builder.model.terms import COMPANY, Ambition


def print_grades(teams: Iterable[TeamStanding], frame: Frame) -> None:
    """Print the grades of teams, with those of their key results by both commitments."""
    out = console()
    for team in teams:
        name = frame.company.name if team.folder.team == COMPANY else team.folder.team
        known = frame.teams.get(team.folder.team)
        out.print(Text(f"\n{plain(known.name if known else name)}", "bold underline"))
        for one in team.objectives:
            _print_objective(out, one)


def _print_objective(out: Console, one: ObjectiveStanding) -> None:
    text = Text.assemble(f"{_grade(one):>7}  ", (plain(one.objective.title), "bold"))
    text.append(f"  {one.objective.ambition.value}", "bright_black")
    out.print(text.append(_original(proposed(one), by_original(one)), "yellow"))
    for key in () if one.objective.dropped else one.key_results:
        out.print(_key_result(key))


def _grade(one: ObjectiveStanding) -> str:
    if one.objective.dropped:
        return "dropped"
    grade = proposed(one)
    learnt = one.objective.ambition is Ambition.LEARNING
    return ("learnt" if learnt else "none") if grade is None else f"{grade:.2f}"


def _key_result(one: Standing) -> Text:
    grade = "none" if one.grade is None else f"{one.grade:.2f}"
    value = "no figure" if one.value is None else format_quantity(one.value, one.key_result.unit)
    line = Text(f"{grade:>12}  {plain(one.key_result.id)}")
    line.append(
        f"  {plain(explain.measure(one.key_result.measure))}; {plain(value)}", "bright_black"
    )
    original = one.original_grade
    return line.append(_original(one.grade, original), "yellow")


def _original(grade: float | None, original: float | None) -> str:
    if grade is None or original is None or f"{grade:.2f}" == f"{original:.2f}":
        return ""
    return f"  {original:.2f} by the original commitment"


def print_written(
    before: Mapping[str, bytes], after: Mapping[str, bytes], shown: str, *, dry: bool
) -> None:
    """Print which files were written; in a dry run each line that would be."""
    out = console()
    for path, content in after.items():
        word = "change" if path in before else "new"
        verb = f"would be written ({word})" if dry else f"written ({word})"
        out.print(Text(f"{plain(f'{shown}/{path}')} {verb}", "green"))
        if dry:
            _print_lines(out, before.get(path, b""), content)


def _print_lines(out: Console, before: bytes, after: bytes) -> None:
    old, new = (one.decode("utf-8", "replace").splitlines() for one in (before, after))
    for line in list(unified_diff(old, new, lineterm="", n=0))[2:]:
        if not line.startswith("@@"):
            out.print(Text(f"  {plain(line)}", "green" if line.startswith("+") else "red"))


def print_told(sentences: Iterable[str]) -> None:
    """Print what is left for a person to do."""
    out = console()
    for one in sentences:
        out.print(plain(one))
