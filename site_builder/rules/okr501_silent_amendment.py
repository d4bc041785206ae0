"""A commitment that changed while its cycle runs, and nobody said so."""

from collections.abc import Sequence
from datetime import date

from site_builder.model.commitment import Value, commitment, entry, in_words, in_yaml, was
from site_builder.model.finding import Violation
from site_builder.model.objective import KeyResult, Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import amendment
from site_builder.rules.rule import Facts, Rule, Violations

_WORDS = {
    "from": "baseline",
    "to": "target",
    "keep": "bounds",
    "done_when": "evidence",
    "owner": "owner",
}


def _check(facts: Facts) -> Violations:
    if not facts.base or not facts.bound:
        return
    now = {one.id: one for one in facts.folder.objectives}
    for before in facts.base.objectives:
        if before.id in now:
            yield from _objective(before, now[before.id], facts.as_of)
        elif not before.dropped and before.id not in facts.folder.unread:
            yield _gone(before)


def _gone(before: Objective) -> Violation:
    return Violation(
        before.place,
        f"the objective {before.ref} is gone while its cycle runs",
        "Put the file back, and write dropped: with the reason if it was given up.",
    )


def _objective(before: Objective, now: Objective, on: date) -> Violations:
    key_results = {one.id: one for one in now.key_results}
    for one in before.key_results:
        if one.id in key_results:
            yield from _key_result(one, key_results[one.id], on)
        else:
            yield Violation(
                now.place.at("key_results", on_key=True),
                f"the key result {one.id} is gone while its cycle runs",
                "Put it back; to give up the whole objective, write dropped: with the reason.",
            )


def _key_result(before: KeyResult, now: KeyResult, on: date) -> Violations:
    recorded = [entry(one) for one in before.amended]
    kept = [entry(one) for one in now.amended]
    if any(one not in kept for one in recorded):
        yield Violation(
            now.at("amended"),
            f"an earlier amendment of {now.id} was changed or deleted",
            "Put it back as it was, and add a new one for what changes now.",
        )
    told = [was(one) for one in now.amended if entry(one) not in recorded]
    value = commitment(now)
    silent = {
        key: old
        for key, old in commitment(before).items()
        if value.get(key) != old and not any(one.get(key) == old for one in told)
    }
    if silent:
        changes = [
            f"{_WORDS[key]} {in_words(old)} → {in_words(value.get(key))}"
            for key, old in silent.items()
        ]
        yield Violation(
            now.at(next(iter(silent))),
            f"{' and '.join(changes)} without an amendment",
            _remedy(list(silent.items()), on),
        )


def _remedy(silent: Sequence[tuple[str, Value]], on: date) -> str:
    former = ", ".join(f"{key}: {in_yaml(old)}" for key, old in silent)
    return f"Leave the former value behind: amended: [{{on: {on}, was: {{{former}}}, why: …}}]"


_BEFORE = """\
activation-ctr:
  title: The activation email gets clicked
  owner: sam
  from: 12
  to: 18
  unit: "%"
"""
_DURING = date(2026, 10, 6)

RULE = Rule(
    code="OKR501",
    name="silent-amendment",
    why="A commitment may change, but those who rely on it should learn of it and why. Leave the "
    "former value, the day and the reason under amended:; the grade will show both.",
    severity=Severity.ERROR,
    bad=amendment(_BEFORE, _BEFORE.replace("to: 18", "to: 16"), _DURING),
    good=amendment(
        _BEFORE,
        """\
        activation-ctr:
          title: The activation email gets clicked
          owner: sam
          from: 12
          to: 16
          unit: "%"
          amended:
            - {on: 2026-10-06, was: {to: 18}, why: The pricing test moved to the first quarter}
        """,
        _DURING,
    ),
    folder=_check,
)
