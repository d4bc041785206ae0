"""What the requests say that close a cycle and start the next one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from typing import NamedTuple

from site_builder.files.ending import Ending
from site_builder.files.layout import slugify
from site_builder.model.board import Board
from site_builder.model.closing import by_original
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle
from site_builder.model.standing import ObjectiveStanding
from site_builder.review.markdown import text

_NAME = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_MOST = 20_000
"""How many characters of a table are shown; the forge takes 65,536 in all."""
_LISTED = 20
_LONGEST = 60
"""How many characters of a name a branch and a title take."""
_LEFT = """\
What is left for you, here in this request:
- Another grade, or a word on it? Change `score:` and add `note:` in the objective's file.
- Finish each `retrospective.md` with the team."""
_YOURS = (
    "The bot keeps this request up to date with the plan while nobody else has pushed to it; from "
    "then on it is yours. Close it to do without it: it will not be opened again."
)


class Due(NamedTuple):
    """A request that is due."""

    branch: str
    title: str
    body: str
    files: Mapping[str, bytes]
    """By path below the plan's folder."""


def name_of(cycle: Cycle) -> str:
    """What a branch, a title and a commit call a cycle: letters, digits, and nothing that acts."""
    short = len(cycle.id) <= _LONGEST and not cycle.id.endswith(".lock")
    if short and _NAME.fullmatch(cycle.id):
        return cycle.id
    mark = sha1(cycle.id.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
    return f"{slugify(cycle.id)[:_LONGEST]}-{mark[:6]}"


def closing_body(board: Board, made: Ending) -> str:
    """What the request says that closes a cycle."""
    return "\n\n".join(_closing(board, made)) + "\n"


def _closing(board: Board, made: Ending) -> Iterator[str]:
    cycle, does = board.cycle, "prepares its close" if made.ungraded else "closes it"
    yield (
        f"{text(cycle.title)} ended on {cycle.ends}. This {does}: each objective gets the grade "
        "that its check-ins add up to, by the commitment as it is now, and each team a "
        "retrospective to finish."
    )
    if made.grades:
        yield _grades([one for one in board.objectives if one.objective.ref in made.grades], made)
    if made.ungraded:
        yield (
            "**Not closed yet**: nothing tells a grade for "
            f"{_listed(made.ungraded)}. Write `score:` there, and "
            f"`closed:` with the day into {text(f'{cycle.id}/cycle.md')}."
        )
    yield _LEFT
    yield _YOURS


def _grades(found: Sequence[ObjectiveStanding], made: Ending) -> str:
    """A table of the grades by both commitments, the second where it is another."""
    lines = ["| objective | grade | by the original commitment |", "| --- | --- | --- |"]
    size = 0
    for count, one in enumerate(found):
        row = _row(one, made.grades[one.objective.ref].score)
        size += len(row)
        if size > _MOST:
            lines.append(f"| and {len(found) - count} more | | |")
            break
        lines.append(row)
    return "\n".join(lines)


def _row(one: ObjectiveStanding, score: str) -> str:
    objective, original = one.objective, by_original(one)
    name = text(f"{objective.ref.team}/{objective.id}: {objective.title}")
    return f"| {name} | {score} | {'the same' if original is None else f'{original:g}'} |"


def _listed(refs: Sequence[Ref]) -> str:
    names = [text(f"{one.team}/{one.objective}", 100) for one in refs[:_LISTED]]
    rest = len(refs) - _LISTED
    return ", ".join([*names, f"and {rest} more"] if rest > 0 else names)


def starting_body(cycle: Cycle, after: Cycle, form: str) -> str:
    """What the request says that starts a cycle; `form` is the address of the issue form."""
    name = name_of(cycle)
    forms = f"\n- Without Git: fill in [the form]({form})." if form else ""
    return f"""\
{text(after.title)} runs until {after.ends}, and no cycle about as long follows it yet.
This starts {text(cycle.title)}, from {cycle.starts} to {cycle.ends}.
Another name, other days, a theme? Change them here in this request.

Once it is merged, propose what you want to achieve in it:{forms}
- In a clone, `okrs new objective --cycle {name}` asks for all that is needed.
- `okrs close {name_of(after)} --open {name}` takes over what goes on, once that cycle is over.

{_YOURS}
"""
