"""What the commands that change a plan share: naming what is meant, asking, making sure."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import click

from site_builder.check import Checked, check, open_stores
from site_builder.commands.options import CACHE, Where, read_tree
from site_builder.commands.plan import known
from site_builder.files.git import GitError, ask
from site_builder.files.read import read_plan, read_team_folder
from site_builder.files.tree import Tree
from site_builder.model.alignment import resolve
from site_builder.model.finding import Finding
from site_builder.model.objective import Objective, Ref
from site_builder.model.plan import Cycle, Plan
from site_builder.model.terms import Severity

_TOLD = 5
"""How many errors are told; the first ones mostly bring about the others."""


class Read(NamedTuple):
    """A plan as it is before a change."""

    at: Where
    tree: Tree
    plan: Plan
    problems: tuple[Finding, ...]

    def content(self, ref: Ref) -> bytes:
        """The file of an objective."""
        return self.tree.files[inside(ref)]


def inside(ref: Ref) -> str:
    """The path of an objective's file below the plan's folder."""
    return f"{ref.cycle}/{ref.team}/{ref.objective}.md"


def read(at: Where) -> Read:
    """Read the whole plan: what supports what reaches across cycles."""
    tree = read_tree(at)
    plan, problems = read_plan(tree)
    return Read(at, tree, plan, tuple(problems))


def cycle_named(plan: Plan, name: str | None, at: Where) -> Cycle:
    """The cycle that a person named, or the one that runs."""
    cycles = plan.frame.cycles
    if name is not None:
        return cycles[known(name.strip("/"), list(cycles), "cycle")]
    current = plan.frame.current(at.as_of)
    if current is None:
        raise click.UsageError("There is no cycle yet: write okrs/2026-Q4/cycle.md with its dates.")
    return current


def objective_named(was: Read, written: str, cycle: str | None) -> Objective:
    """The objective that a person means: TEAM/OBJECTIVE, perhaps with its cycle before it."""
    found = _named(was, written.removesuffix(".md"), cycle, list(was.plan.objectives), "objective")
    return was.plan.objectives[found]


def key_result_named(was: Read, written: str, cycle: str | None) -> Ref:
    """The key result that a person means: TEAM/OBJECTIVE/KEY, perhaps with its cycle."""
    refs = [key.ref for one in was.plan.objectives.values() for key in one.key_results]
    return _named(was, written, cycle, refs, "key result")


def _named(was: Read, written: str, cycle: str | None, refs: list[Ref], kind: str) -> Ref:
    cycles = was.plan.frame.cycles
    chosen = cycle_named(was.plan, cycle, was.at)
    around = [one.id for one in was.plan.frame.around(chosen.id)]
    found = resolve(written, around, cycles, set(refs))
    if found is None:
        names = [str(one).partition("/")[2] for one in refs if one.cycle == chosen.id]
        known(written.strip("/"), names, kind)
        raise click.UsageError(f"There is no {kind} {written}.")
    for one in was.problems:
        if one.place.file == found.file:
            shown = was.at.shown(found.file)
            told = f"{printable(one.problem)}. {printable(one.remedy)}"
            raise click.UsageError(f"{shown} can't be read in full: {told}")
    return found


def committed(was: Read, ref: Ref) -> Objective | None:
    """An objective as the last commit has it; None where it has none, or nothing can be asked."""
    try:
        content = ask(was.at.content.resolve(), "cat-file", "blob", f"HEAD:./{inside(ref)}")
    except GitError:
        return None
    folder, _ = read_team_folder(ref.cycle, ref.team, {inside(ref): content})
    return folder.objective(ref.objective)


def answer(label: str, option: str, default: str | None = None) -> str:
    """What a person answers; where nobody does, the sentence on how to say it at once."""
    try:
        shown = bool(default)
        return str(
            click.prompt(
                label, default=default and printable(default), type=str, show_default=shown
            )
        ).strip()
    except click.Abort:
        message = f"Nothing was written, since nobody answered. {option}."
        raise click.UsageError(message) from None


def agreed(question: str, *, default: bool) -> bool:
    """Whether a person says yes."""
    try:
        return click.confirm(question, default=default)
    except click.Abort:
        message = "Nothing was written, since nobody answered. --carry names what goes on."
        raise click.UsageError(message) from None


def printable(text: str) -> str:
    """Text of a plan that can do nothing to the terminal."""
    from site_builder.effects.terminal import plain

    return plain(text)


def need_no_new_errors(was: Read, after: Mapping[str, bytes], hint: str = "") -> None:
    """End the command where the plan would have an error that it hasn't now."""
    stores = open_stores(was.at.around / CACHE)
    tree = Tree({**was.tree.files, **after}, was.tree.findings)
    old = Counter(_kind(one) for one in _errors(check(was.tree, was.at.as_of, stores=stores)))
    new: list[Finding] = []
    for one in _errors(check(tree, was.at.as_of, stores=stores)):
        old[_kind(one)] -= 1
        if old[_kind(one)] < 0:
            new.append(one)
    if new:
        raise click.UsageError(f"Nothing was written. {_told(was.at, new)}\n{hint}".rstrip())


def _kind(one: Finding) -> tuple[str, str]:
    return one.code, one.place.file


def _errors(checked: Checked) -> list[Finding]:
    return [one for one in checked.findings if one.severity is Severity.ERROR]


def _told(at: Where, errors: list[Finding]) -> str:
    lines = [
        f"{at.shown(one.place.file)}: {printable(f'{one.problem} ({one.code}). {one.remedy}')}"
        for one in errors[:_TOLD]
    ]
    return "The plan would have an error that it hasn't now:\n  " + "\n  ".join(lines)
