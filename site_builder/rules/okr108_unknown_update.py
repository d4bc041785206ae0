"""A check-in on something that the team doesn't have."""

from collections.abc import Mapping
from itertools import islice

from site_builder.model.check_in import CheckIn, Update
from site_builder.model.finding import Edit, Fix, Place, Violation
from site_builder.model.objective import KeyResult
from site_builder.model.suggest import nearest
from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Facts, Rule, Violations

_MOST = 200
"""How many names are compared with one that is wrong: a check stays quick with many of them."""

_Known = Mapping[str, Mapping[str, KeyResult]]


def _check(facts: Facts) -> Violations:
    folder = facts.folder
    known = {one.id: {key.id: key for key in one.key_results} for one in folder.objectives}
    for check_in in folder.check_ins:
        told: set[str] = set()
        for update in check_in.updates:
            if update.objective not in known:
                if update.objective not in {*folder.unread, *told}:
                    yield _objective(check_in, update, known)
                told.add(update.objective)
            elif update.key_result not in known[update.objective]:
                yield _key_result(check_in, update, known)


def _objective(check_in: CheckIn, update: Update, known: _Known) -> Violation:
    name = update.objective
    keys = check_in.place_of(update).keys[:-1]
    place = Place(check_in.file, keys, on_key=True)
    return _violation(place, name, known, f"the team has no objective {name} in this cycle")


def _key_result(check_in: CheckIn, update: Update, known: _Known) -> Violation:
    name, around = update.key_result, known[update.objective]
    place = check_in.place_of(update).at(on_key=True)
    return _violation(place, name, around, f"{update.objective} has no key result {name}")


def _violation(place: Place, name: str, known: Mapping[str, object], problem: str) -> Violation:
    near = nearest(name, islice(known, _MOST))
    if near is None:
        listed = ", ".join(islice(known, 5)) or "none yet"
        return Violation(place, problem, f"Write one that is there: {listed}.")
    fix = Fix(f"Write {near}", place.file, (Edit(place.keys, rename=near),), safe=False)
    return Violation(place, problem, f"Did you mean {near}?", fix)


RULE = Rule(
    code="OKR108",
    name="unknown-update",
    why="An update under a wrong name is never seen: the key result looks as if nobody had checked "
    "in. Write the short names of the objective's file and of the key result in it.",
    severity=Severity.ERROR,
    bad=file(
        "2026-Q4/growth/check-ins/2026-10-05.md",
        """\
        ---
        by: sam
        updates:
          trial-to-paid:
            activation: {value: 13, confidence: 0.7}
            trial-length: {value: 21, confidence: 0.7}
        ---
        """,
    ),
    good=file(
        "2026-Q4/growth/check-ins/2026-10-05.md",
        """\
        ---
        by: sam
        updates:
          trial-to-paid:
            activation-ctr: {value: 13, confidence: 0.7}
            trial-length: {value: 21, confidence: 0.7}
        ---
        """,
    ),
    folder=_check,
)
