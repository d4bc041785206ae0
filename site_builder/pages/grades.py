"""What came of a cycle: the grades by what was promised, and what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model.plan import Cycle
from site_builder.model.standing import ObjectiveStanding, too_safe
from site_builder.model.terms import Ambition, Status
from site_builder.pages.english import count
from site_builder.pages.figures import grade_text
from site_builder.pages.marks import Bar, Mark
from site_builder.pages.outcome import objective_mark
from site_builder.pages.view import View

_WHOLE = 100
_MEANS = {
    Ambition.COMMITTED: "meant to reach 1.0",
    Ambition.ASPIRATIONAL: "around 0.7 is a good result",
    Ambition.LEARNING: "graded by what was learnt, never counted as missed",
}
_AIM = {Ambition.COMMITTED: 100, Ambition.ASPIRATIONAL: 70}


@dataclass(frozen=True, slots=True)
class Scale:
    """The objectives of one ambition: what is asked of them, and what came of them."""

    ambition: str
    number: str
    means: str
    average: str
    """Empty where nothing is graded."""
    bar: Bar | None
    marks: tuple[tuple[int, Mark], ...]


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of a cycle that is over."""

    average: str
    verdict: str
    scales: tuple[Scale, ...]


def standings(view: View, cycle: Cycle) -> list[ObjectiveStanding]:
    """How the objectives of a cycle stand, without the dropped ones."""
    folders = view.in_cycle.get(cycle.id, ())
    found = [view.standing(one.ref) for folder in folders for one in folder.objectives]
    return [one for one in found if one.status is not Status.DROPPED]


def grades(view: View, cycle: Cycle) -> Grades | None:
    """The grades of a cycle; None while it runs, and where nothing is graded."""
    if not view.over(cycle):
        return None
    found = standings(view, cycle)
    known = [one.grade for one in found if one.grade is not None]
    if not known:
        return None
    scales = (_scale(view, one, found) for one in Ambition)
    average = sum(known) / len(known)
    return Grades(
        average=grade_text(round(average, 2)),
        verdict=_verdict(found, average),
        scales=tuple(one for one in scales if one),
    )


def _verdict(found: Sequence[ObjectiveStanding], average: float) -> str:
    known = [one.grade for one in found if one.grade is not None]
    told = (
        f"Graded {grade_text(round(average, 2))} on average over {count(len(known), 'objective')}."
    )
    if too_safe(known):
        return f"{told} Above 0.85 the goals were likely too safe: ask for more next time."
    return f"{told} An average above 0.85 would say that the goals were too safe."


def _scale(view: View, ambition: Ambition, found: Sequence[ObjectiveStanding]) -> Scale | None:
    ours = [one for one in found if one.objective.ambition is ambition]
    if not ours:
        return None
    known = [one.grade for one in ours if one.grade is not None]
    average = sum(known) / len(known) if known else None
    shown = [objective_mark(view, one.objective.ref) for one in ours]
    return Scale(
        ambition=ambition.value.capitalize(),
        number=count(len(ours), "objective"),
        means=_MEANS[ambition],
        average=grade_text(None if average is None else round(average, 2)),
        bar=None if average is None else _bar(average, ambition),
        marks=tuple((shown.count(one), one) for one in dict.fromkeys(shown)),
    )


def _bar(average: float, ambition: Ambition) -> Bar:
    aim = _AIM.get(ambition)
    asked = f", {aim / _WHOLE:.1f} asked for" if aim else ""
    label = f"{grade_text(round(average, 2))} on average{asked}"
    return Bar(round(average * _WHOLE), aim, "neutral", label)
