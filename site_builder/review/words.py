"""What a verdict says of people, figures and counts, in plain text: alike wherever it is shown."""

from collections.abc import Iterator, Sequence

from site_builder.model.check_in import CheckIn, Retrospective, Update
from site_builder.model.plan import Frame
from site_builder.model.quantity import format_number, format_quantity
from site_builder.model.terms import COMPANY
from site_builder.review.difference import Act, RecordDifference
from site_builder.review.verdict import Answer

_NAMES = 5
"""How many people, subjects or values a sentence lists."""


def wanted(one: Answer, frame: Frame) -> str:
    """Whose approval is missing: `Ana or Tomáš`, `2 of Ana, Tomáš and Eve`."""
    people = [frame.called(person) for person in one.waiting_for]
    missing = one.demand.needed - len(one.approved)
    many = f"{missing} of " if 1 < missing < len(people) else ""
    return f"{many}{some(people, 'and' if missing > 1 else 'or')}" if people else one.demand.title


def recorded(one: RecordDifference, frame: Frame) -> str:
    """A check-in or a retrospective in one line, with what it tells."""
    record, known = one.record, one.after or one.before
    what = f"check-in of {record.on}" if record.on else f"retrospective of {record.cycle}"
    by = f" by {frame.called(known.by)}" if known and known.by else ""
    act = "" if one.act is Act.ADDED else f" was {one.act}"
    said = "; ".join([*few(list(figures(one))), *one.exceptions])
    return f"{team_name(record.team, frame)}: {what}{by}{act}{': ' if said else ''}{said}."


def figures(one: RecordDifference) -> Iterator[str]:
    """What comes, changes or goes with a check-in, by key result: `activation-ctr 14 → 15`."""
    old, new = _updates(one.before), _updates(one.after)
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            was, now = (_value(state[name]) if name in state else "" for state in (old, new))
            told = " → ".join([was or "nothing", now or "nothing"]) if one.before else now
            yield f"{name[1]} {told}".strip()


def _updates(one: CheckIn | Retrospective | None) -> dict[tuple[str, str], Update]:
    updates = one.updates if isinstance(one, CheckIn) else ()
    return {(update.objective, update.key_result): update for update in updates}


def _value(one: Update) -> str:
    confidence = "" if one.confidence is None else f"confidence {format_number(one.confidence)}"
    value = "" if one.value is None else format_quantity(one.value, one.unit)
    done = {None: "", True: "done", False: "not done"}[one.done]
    return ", ".join(filter(None, [value, done, confidence, one.status and one.status.word]))


def team_name(team: str, frame: Frame) -> str:
    """What a team is called; the company's own folder by the company's name."""
    if team == COMPANY:
        return frame.company.name
    return frame.teams[team].name if team in frame.teams else team


def some(words: Sequence[str], word: str) -> str:
    """`Ana, Sam or Ines`; `Ana, Sam, Ines, Bo, Eve and 3 more` where there are many."""
    shown = few(words)
    if len(shown) > len(words[:_NAMES]):
        return f"{', '.join(shown[:-1])} {shown[-1]}"
    return f" {word} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def few(words: Sequence[str], most: int = _NAMES) -> list[str]:
    """The first of some words, and how many more there are."""
    left = len(words) - most
    return [*words[:most], f"and {left:,} more"] if left > 0 else list(words)


def count(number: int, word: str) -> str:
    """`1 error`, `3 errors`."""
    return f"{number:,} {word}{'s' * (number != 1)}"
