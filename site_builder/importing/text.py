"""An objective that was written elsewhere, as the file that it becomes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.files.scalar import scalar
from site_builder.importing.amounts import Amounts
from site_builder.importing.place import Owners

_ITEM = re.compile(r"\s*(?:-|\d+[.)])\s")

LONGEST_LINE = 300
"""How long a title may be; what is longer stands in full in the body."""


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result with all that its file says of it."""

    slug: str
    title: str
    owners: Owners
    amounts: Amounts
    by: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with all that its file says."""

    title: str
    owner: str
    supports: tuple[tuple[str, str], ...]
    key_results: tuple[KeyResult, ...]
    notes: tuple[str, ...]
    origin: str
    """The name of the file that it was written in."""


def text(one: Objective) -> str:
    """The whole file."""
    lines = ["---", f"objective: {scalar(line(one.title))}"]
    lines += [f"owner: {scalar(one.owner)}"] if one.owner else []
    if one.supports:
        lines += ["supports:", *(f"  {ref}: {scalar(how)}" for ref, how in one.supports)]
    if one.key_results:
        lines.append("key_results:")
        for key in one.key_results:
            lines += [f"  {scalar(key.slug)}:", *(f"    {said}" for said in _key_result(key))]
    body = list(_body(one))
    return "\n".join([*lines, "---", *body]) + "\n"


def line(title: str) -> str:
    """A title that fits one line."""
    flat = " ".join(title.split())
    return flat if len(flat) <= LONGEST_LINE else f"{flat[: LONGEST_LINE - 1].rstrip()}…"


def _key_result(key: KeyResult) -> Iterator[str]:
    yield f"title: {scalar(line(key.title))}"
    yield f"owner: {scalar(key.owners.owner)}"
    if key.owners.contributors:
        yield f"contributors: [{', '.join(map(scalar, key.owners.contributors))}]"
    yield from _measure(key.amounts)
    if key.by:
        yield f"by: {key.by}"


def _measure(one: Amounts) -> Iterator[str]:
    if one.done_when:
        yield f"done_when: {scalar(line(one.done_when))}"
        return
    if one.is_guard:
        ends = (("at_least", one.at_least), ("at_most", one.at_most))
        told = ", ".join(f"{name}: {scalar(end)}" for name, end in ends if end is not None)
        yield f"keep: {{{told}}}"
    else:
        yield f"from: {'unknown' if one.baseline is None else scalar(one.baseline)}"
        yield f"to: {'unknown' if one.target is None else scalar(one.target)}"
    if one.unit:
        yield f"unit: {scalar(one.unit)}"


def _body(one: Objective) -> Iterator[str]:
    """What has no key of its own, under the name of the file that it comes from."""
    own = [*_in_full(one.title), *one.notes]
    about = [(key, [*_in_full(key.title), *key.notes]) for key in one.key_results]
    if not own and not any(notes for _, notes in about):
        return
    yield f"## From {one.origin}"
    yield from _spaced(own)
    for key, notes in about:
        if notes:
            yield from ("", f"### {line(key.title)}")
            yield from _spaced(notes)


def _in_full(title: str) -> list[str]:
    return [] if len(" ".join(title.split())) <= LONGEST_LINE else [title]


def _spaced(notes: Sequence[str]) -> Iterator[str]:
    """Notes with an empty line between them, but none between the items of a list."""
    before = ""
    for note in notes:
        together = _is_item(before) and _is_item(note)
        yield from (note,) if together else ("", note)
        before = note


def _is_item(note: str) -> bool:
    return bool(_ITEM.match(note))
