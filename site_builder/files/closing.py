"""The files that the end of a cycle changes or makes: grades, retrospectives, what goes on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from site_builder.files.amend import figure
from site_builder.files.edit import edit
from site_builder.files.insert import put, raw, take
from site_builder.files.scalar import scalar
from site_builder.model import explain
from site_builder.model.closing import Moving, by_original, proposed
from site_builder.model.commitment import in_yaml
from site_builder.model.finding import Edit
from site_builder.model.measure import Metric
from site_builder.model.objective import Objective
from site_builder.model.plan import Cycle
from site_builder.model.quantity import NotExactError, format_quantity, read_quantity
from site_builder.model.standing import ObjectiveStanding, Standing
from site_builder.model.terms import UNKNOWN, Ambition

_GOOD_FROM = 0.7
_HEAD = ("ambition", "supports", "owner", "contributors", "objective")


def graded(content: bytes, score: str, note: str) -> bytes:
    """The file of an objective with its grade and a word on it; what is empty stays as it is."""
    if score:
        content = put(content, ["score"], figure(score), _HEAD)
    if note:
        content = put(content, ["note"], scalar(" ".join(note.split())), ("score", *_HEAD))
    return content


def closed(content: bytes, on: date) -> bytes:
    """The file of a cycle with the day on which it was graded."""
    return put(content, ["closed"], str(on), ["ends", "starts"])


def cycle_text(one: Cycle, cadence: str | None) -> bytes:
    """The file of a new cycle."""
    more = [f"check_ins: {cadence}"] if cadence else []
    dates = [f"starts: {one.starts}", f"ends: {one.ends}"]
    lines = ["---", f"title: {scalar(one.title)}", *dates, *more, "---", ""]
    return "\n".join(lines).encode()


def carried(content: bytes, standing: ObjectiveStanding, moving: Moving) -> bytes:
    """The file of an objective as it goes on: from where it stands now, without what is past."""
    for key in ("score", "note", "dropped"):
        content = take(content, [key])
    for one in standing.key_results:
        content = _key_result(content, one)
    return edit(content, _renames(standing.objective, moving))


def _renames(one: Objective, moving: Moving) -> Iterable[Edit]:
    for support in one.supports:
        now = moving.repointed(support.written)
        if now != support.written:
            yield Edit(("supports", support.written), rename=now)


def _key_result(content: bytes, one: Standing) -> bytes:
    keys = ("key_results", one.key_result.id)
    for key in ("amended", "phases", "by"):
        content = take(content, (*keys, key))
    measure = one.key_result.measure
    if not isinstance(measure, Metric) or one.value is None:
        return content
    content = put(content, (*keys, "from"), _value(content, keys, one.value, measure.unit))
    reached = one.value == measure.target or (one.progress or 0.0) >= 1
    return put(content, (*keys, "to"), UNKNOWN) if reached else content


def _value(content: bytes, keys: tuple[str, str], value: float, unit: str | None) -> str:
    """A value, with its unit where no key of its own names that."""
    number = in_yaml(value)
    if unit is None or raw(content, (*keys, "unit")):
        return number
    for written in (f"{number} {unit}", f"{unit}{number}"):
        try:
            if read_quantity(written) == (value, unit):
                return figure(written)
        except NotExactError:
            continue
    return number


def retrospective_text(found: Sequence[ObjectiveStanding], grades: Mapping[str, str]) -> bytes:
    """What a team begins to write from: the figures, and three questions about them."""
    keys = [key for one in found if not one.objective.dropped for key in one.key_results]
    well = [one for one in keys if (one.grade or 0.0) >= _GOOD_FROM]
    rest = [one for one in keys if one not in well]
    parts = [
        "**Where we ended**",
        "\n".join(_ended(one, grades.get(one.objective.id, "")) for one in found),
        "## What went well",
        "\n".join(f"- {_told(one)}: what made it work?" for one in well) or "- …",
        "## What we learnt",
        "\n".join(f"- {_told(one)}: what stood in the way?" for one in rest) or "- …",
        "## What we change",
        "- One thing to do differently, one to stop, and who sees to it.",
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _ended(one: ObjectiveStanding, given: str) -> str:
    if one.objective.dropped:
        return f"- {one.objective.title}: dropped. {one.objective.dropped}"
    grade = proposed(one)
    learnt = one.objective.ambition is Ambition.LEARNING
    none = "see what we learnt" if learnt else "no grade yet"
    known = given or (none if grade is None else f"{grade:.2f}")
    original = None if grade is None else by_original(one)
    more = "" if original is None else f" ({original:.2f} by the original commitment)"
    return f"- {one.objective.title}: {known}{more}"


def _told(one: Standing) -> str:
    value = "" if one.value is None else f", {format_quantity(one.value, one.key_result.unit)}"
    return f"{one.key_result.title.rstrip('.')} ({explain.measure(one.key_result.measure)}{value})"
