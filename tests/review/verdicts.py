"""Verdicts of any size."""

from site_builder.model.change import Change, Kind
from site_builder.model.finding import Finding, Place
from site_builder.model.governance import Matter
from site_builder.model.objective import Ref
from site_builder.model.terms import Status
from site_builder.review.around import Around, Part
from site_builder.review.difference import Difference
from site_builder.review.effect import Effect, Shown
from site_builder.review.future import Clash, Other
from site_builder.review.routing import Demand, Reason
from site_builder.review.verdict import Answer, Verdict


def verdict_of(
    changes: int = 0,
    findings: int = 0,
    demands: int = 0,
    words: str = "Target 18 → 16.",
    others: int = 0,
) -> Verdict:
    """A verdict of a size, with the same words everywhere; `others` of each section more."""
    found = tuple(Change(Kind.TARGET, words, f"{words} {at}") for at in range(changes))
    ref = Ref(words, words, words)
    place = Place(words)
    told = tuple(Finding(f"OKR{at}", place, words, words) for at in range(findings))
    reasons = tuple(Reason(words, one) for one in Matter)
    asked = tuple(Answer(Demand(words, (words,) * 9, reasons), ()) for _ in range(demands))
    shown = Shown(43, Status.ON_TRACK), Shown(47, Status.AT_RISK)
    return Verdict(
        (Difference(ref, found),) if found else (),
        (),
        told,
        3,
        asked,
        (Effect(words, words, *shown),) * others,
        tuple(Around(at % 8, words, words, Part.CHANGES) for at in range(others)),
        (Clash(Other(12, words, words), words),) * others,
    )
