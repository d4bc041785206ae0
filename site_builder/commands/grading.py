"""Asking for the grades of a cycle, and for what goes on."""

import click

from site_builder.commands.changing import agreed, answer
from site_builder.files.ending import Grade, accepted
from site_builder.model.closing import proposed
from site_builder.model.objective import Objective
from site_builder.model.quantity import NotExactError, read_quantity
from site_builder.model.standing import ObjectiveStanding

_DONE = 0.995
_LATER = "-"


def ask_grade(one: ObjectiveStanding) -> Grade:
    """Ask for a grade until one can be read, then for a note."""
    default, option = accepted(one).score, "--yes accepts all grades as they are proposed"
    enter = "" if default else ", Enter for none"
    label = f"Grade of {_name(one.objective)}, from 0 to 1 ({_LATER} for later{enter})"
    while True:
        score = answer(label, option, default)
        if score == _LATER:
            return Grade()
        problem = _refused(score) if score else ""
        if not problem:
            return Grade(score, answer("A word on it (Enter for none)", option, ""))
        click.echo(problem)


def goes_on(one: ObjectiveStanding) -> bool:
    """Whether a person carries an objective over; what is reached mostly isn't."""
    question = f"Carry {_name(one.objective)} over"
    return agreed(question, default=(proposed(one) or 0.0) < _DONE)


def _name(one: Objective) -> str:
    return f"{one.ref.team}/{one.id}"


def _refused(score: str) -> str:
    """Why this is no grade; nothing where it is one."""
    try:
        value, unit = read_quantity(score)
    except NotExactError as refused:
        return f"{refused.problem}. {refused.remedy}"
    share = value / 100 if unit == "%" else value
    fits = unit in {None, "%"} and 0 <= share <= 1
    return "" if fits else "Write a grade from 0 to 1, such as 0.7."
