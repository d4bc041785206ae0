"""What a key result is measured by: worked out of its keys, or reported as unclear."""

from collections.abc import Callable

from site_builder.model.finding import Place
from site_builder.model.measure import Amendment, Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.quantity import Quantity, same_unit
from site_builder.model.vocabulary import AmendmentShape, BoundsShape, FormerShape, KeyResultShape

Report = Callable[[str, Place, str, str], None]
"""Takes a code, a place, a problem and a remedy."""

_UNCLEAR = "OKR014"
_INEXACT = "OKR012"


def measure_of(shape: KeyResultShape, place: Place, report: Report) -> Measure | None:
    """The one measure of a key result; None where there is none."""
    given = shape.model_fields_set
    ways = {
        "from and to": bool(given & {"from_", "to"}),
        "keep": shape.keep is not None,
        "done_when": shape.done_when is not None,
        "confidential": shape.confidential is not None,
    }
    chosen = [way for way, there in ways.items() if there]
    if len(chosen) > 1:
        problem = f"{' and '.join(chosen)} measure it in two ways"
        report(_UNCLEAR, place.at(on_key=True), problem, f"Keep {chosen[0]} or {chosen[1]}.")
    if shape.keep:
        return _guard(shape.keep, shape.unit, place, report)
    if shape.done_when:
        return Milestone(shape.done_when)
    if shape.confidential:
        return Confidential(shape.confidential)
    return _metric(shape, place, report) if chosen else None


def _metric(shape: KeyResultShape, place: Place, report: Report) -> Metric | None:
    missing = {"from_": "from", "to": "to"}
    for field, key in missing.items():
        if field not in shape.model_fields_set:
            other = "to" if key == "from" else "from"
            problem = f"“{key}” is missing beside “{other}”"
            remedy = f"Add {key}: with the figure, or {key}: unknown until it is found."
            report(_UNCLEAR, place.at(on_key=True), problem, remedy)
    phases = tuple((day, quantity) for day, quantity in sorted(shape.phases.items()))
    quantities = [("from", shape.from_), ("to", shape.to), ("stretch", shape.stretch)]
    unit = _one_unit(shape.unit, quantities, place, report)
    return Metric(
        baseline=_value(shape.from_),
        target=_value(shape.to),
        unit=unit,
        stretch=_value(shape.stretch),
        phases=tuple((day, quantity.value) for day, quantity in phases),
    )


def _guard(bounds: BoundsShape, unit: str | None, place: Place, report: Report) -> Guard:
    low, high = _value(bounds.at_least), _value(bounds.at_most)
    if low is None and high is None:
        report(_UNCLEAR, place.at("keep"), "a guard without a bound", "Write keep: {at_most: 40}.")
        low = 0.0
    if low is not None and high is not None and low > high:
        remedy = "Swap at_least and at_most."
        report(_UNCLEAR, place.at("keep"), "at_least is above at_most", remedy)
        low, high = high, low
    both = [("at_least", bounds.at_least), ("at_most", bounds.at_most)]
    return Guard(low, high, _one_unit(unit, both, place.at("keep"), report))


def _one_unit(
    unit: str | None, quantities: list[tuple[str, Quantity | None]], place: Place, report: Report
) -> str | None:
    found = unit
    for key, quantity in quantities:
        written = quantity.unit if quantity else None
        if written and found and not same_unit(written, found):
            remedy = "Write all of them in one unit."
            report(_INEXACT, place.at(key), f"“{written}” and “{found}” are two units", remedy)
        found = found or written
    return found


def _value(quantity: Quantity | None) -> float | None:
    return quantity.value if quantity else None


def amendments(shape: KeyResultShape, place: Place, report: Report) -> tuple[Amendment, ...]:
    """The amendments in order of their days, each with the measure that it replaced."""
    ordered = sorted(enumerate(shape.amended), key=lambda pair: pair[1].on)
    found: list[Amendment] = []
    later = shape
    for index, one in reversed(ordered):
        earlier = _before(later, one.was)
        found.append(_amendment(one, index, earlier, place, report))
        later = earlier
    return tuple(reversed(found))


def _amendment(
    one: AmendmentShape, index: int, earlier: KeyResultShape, place: Place, report: Report
) -> Amendment:
    changed = one.was.model_fields_set
    if not changed:
        remedy = "Write was: {to: 18}, with the value that it had."
        at = place.at("amended", index)
        report(_UNCLEAR, at, "an amendment without a former value", remedy)
    measure = measure_of(earlier, place, _silent) if changed - {"owner"} else None
    return Amendment(
        on=one.on,
        why=one.why,
        fields=tuple(sorted("from" if field == "from_" else field for field in changed)),
        measure=measure,
        owner=one.was.owner,
        index=index,
    )


def _before(shape: KeyResultShape, was: FormerShape) -> KeyResultShape:
    """The key result with the former values put back."""
    former = {field: getattr(was, field) for field in was.model_fields_set if field != "owner"}
    dropped = {"from_", "to"} if {"keep", "done_when"} & former.keys() else set()
    kept = {
        field: getattr(shape, field)
        for field in shape.model_fields_set - dropped
        if not ({"from_", "to"} & former.keys() and field in {"keep", "done_when"})
    }
    return KeyResultShape.model_construct(**{"title": shape.title, **kept, **former})


def _silent(code: str, place: Place, problem: str, remedy: str) -> None:
    """Former values were checked when they were current."""
