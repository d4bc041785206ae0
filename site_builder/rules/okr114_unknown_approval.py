"""An entry of `approvals:` that says nothing the review understands."""

from collections.abc import Iterable

from site_builder.model.finding import Edit, Fix, Place, Violation
from site_builder.model.governance import FITTING, Decider, Matter
from site_builder.model.plan import Frame
from site_builder.model.suggest import nearest
from site_builder.model.terms import UNREADABLE, Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule, Violations


def _check(frame: Frame) -> Violations:
    for word, value in frame.company.approvals.items():
        place = frame.company.place.at("approvals", word)
        if word not in set(Matter):
            yield _unknown_matter(word, frame)
        elif isinstance(value, str):
            yield from _decider(Matter(word), value, place, frame)
        elif isinstance(value, int):
            yield from _number(value, place, len(frame.company.leadership))
        else:
            yield from _people(value, place, frame)


def _unknown_matter(word: str, frame: Frame) -> Violation:
    place = frame.company.place.at("approvals", word, on_key=True)
    meant, remedy = _meant(word, Matter)
    fix = None
    if meant and meant not in frame.company.approvals:
        edit = Edit(("approvals", word), rename=meant)
        fix = Fix(f"Write {meant}", place.file, (edit,), safe=_alike(word) == meant)
    return Violation(place, f"nothing to approve is called {word}", remedy, fix)


def _decider(matter: Matter, word: str, place: Place, frame: Frame) -> Violations:
    fitting = FITTING[matter]
    if word in fitting:
        return
    if word in set(Decider):
        problem = f"{word} can't decide about {matter}, so the stage's way stays in force"
        yield Violation(place, problem, f"Write {_or(fitting)}, or people as [ana, tomas].")
        return
    meant, remedy = _meant(word, fitting)
    if word in frame.people:
        meant, remedy = None, f"Write [{word}] to name a person."
    edit = Edit(place.keys, value=meant)
    fix = Fix(f"Write {meant}", place.file, (edit,), safe=_alike(word) == meant) if meant else None
    yield Violation(place, f"“{word}” is nobody who could approve", remedy, fix)


def _number(wanted: int, place: Place, leaders: int) -> Violations:
    if not 1 <= wanted <= max(1, leaders):
        problem = f"{wanted} of leadership can't approve: it has {leaders}"
        yield Violation(place, problem, f"Write a number from 1 to {max(1, leaders)}.")


def _people(names: list[str], place: Place, frame: Frame) -> Violations:
    if not names:
        problem = "an empty list asks nobody, so that nothing could ever be approved"
        yield Violation(place, problem, "Name people, such as [ana, tomas], or delete the line.")
    for index, name in enumerate(names):
        if name not in {*frame.people, *frame.hearsay, UNREADABLE}:
            near = nearest(name, frame.people)
            add = f"Add {name} to a team's members, or write okrs/people/{name}.md."
            at = place.at(index)
            yield Violation(
                at, f"nobody here is called {name}", f"Did you mean {near}?" if near else add
            )


def _meant(word: str, known: Iterable[str]) -> tuple[str | None, str]:
    """The nearest of some words, if there is one, and what to do."""
    words = [str(one) for one in known]
    near = nearest(_alike(word), words)
    return near, f"Did you mean {near}?" if near else f"Write {_or(words)}."


def _alike(word: str) -> str:
    return "-".join(word.lower().replace("_", " ").split())


def _or(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


_COMPANY = """\
---
name: Lumen
stage: growth
headcount: 64
leadership: [ana, tomas, lea]
approvals: {%s}
---
"""

RULE = Rule(
    code="OKR114",
    name="unknown-approval",
    why="A slip under approvals leaves the stage's own way of deciding in force, while everybody "
    "believes that the company decides otherwise. Name a matter, then who decides, a number of "
    "leaders, or people in brackets.",
    severity=Severity.ERROR,
    bad=file("company.md", _COMPANY % "ammendment: [maria, ana], objective: team-lead"),
    good=file("company.md", _COMPANY % "amendment: [maria, ana], objective: lead, company: 2"),
    frame=_check,
)
