"""What a key result commits to: the values that change by an amendment or not at all."""

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from site_builder.model.measure import Amendment, Guard, Measure, Metric, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.quantity import LARGEST, format_number

Value = float | str | tuple[float | None, float | None]
"""A baseline or target, an evidence or a person, or the lower and upper bound of a guard."""

Commitment = Mapping[str, Value]
"""Values by their keys: from, to, keep, done_when, owner. What is unknown is left out."""


class Entry(NamedTuple):
    """An amendment as it is written: what it says, and nothing that was worked out."""

    on: date
    why: str
    fields: tuple[str, ...]
    was: tuple[Value | None, ...]


def committed(measure: Measure | None, owner: str | None) -> Commitment:
    """What a measure and an owner commit to."""
    found: dict[str, Value | None] = {"owner": owner}
    match measure:
        case Metric():
            found |= {"from": measure.baseline, "to": measure.target}
        case Guard():
            found["keep"] = (measure.at_least, measure.at_most)
        case Milestone():
            found["done_when"] = measure.done_when
    return {key: value for key, value in found.items() if value is not None}


def commitment(key_result: KeyResult) -> Commitment:
    """What a key result commits to now."""
    return committed(key_result.measure, key_result.owner)


def was(amendment: Amendment) -> Commitment:
    """The former values that an amendment gives."""
    former = committed(amendment.measure, amendment.owner)
    return {key: value for key, value in former.items() if key in amendment.fields}


def entry(amendment: Amendment) -> Entry:
    """An amendment as it is written."""
    former = was(amendment)
    values = tuple(former.get(key) for key in amendment.fields)
    return Entry(amendment.on, amendment.why, amendment.fields, values)


def in_words(value: Value | None) -> str:
    """A value as a sentence says it: `18`, `at most 40`, `“The report is there”`, `sam`."""
    match value:
        case None:
            return "unknown"
        case tuple():
            given = _given(value, ("at least", "at most"))
            return " and ".join(f"{word} {format_number(at)}" for word, at in given)
        case str():
            return value if " " not in value else f"“{value}”"
    return format_number(value)


def in_yaml(value: Value) -> str:
    """A value as a file holds it: `18`, `{at_most: 40}`, `"The report is there"`, `sam`."""
    match value:
        case tuple():
            given = _given(value, ("at_least", "at_most"))
            return f"{{{', '.join(f'{key}: {in_yaml(at)}' for key, at in given)}}}"
        case str():
            return value if value.isidentifier() else json.dumps(value, ensure_ascii=False)
    return str(int(value)) if value == int(value) and abs(value) < LARGEST else repr(value)


def _given(
    bounds: tuple[float | None, float | None], names: tuple[str, str]
) -> list[tuple[str, float]]:
    return [(name, at) for name, at in zip(names, bounds, strict=True) if at is not None]
