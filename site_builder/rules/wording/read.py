"""Put the answers together: metric, task, vague."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from site_builder.rules.wording.deed import Deed, Shape
from site_builder.rules.wording.metric import Measure, measure_of
from site_builder.rules.wording.numbers import Number, find
from site_builder.rules.wording.task import deed_of
from site_builder.rules.wording.vague import vague_word
from site_builder.rules.wording.verbs import ACQUIRING_VERBS, ENGAGING_VERBS
from site_builder.rules.wording.words import title_of

TaskKind = Literal["deliverable", "output_count"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a title says. Every text is a part of the title as written, for a caret."""

    task: str | None
    """The words that make it a task in disguise."""
    task_kind: TaskKind | None
    measured: bool
    """It names a metric with a target; so many deliverables are no metric."""
    vague: str | None
    """The vague word, where no number makes the title concrete."""
    shape: Shape | None = None
    """How the task is said; a bare thing or a participle may also name what is measured."""


@lru_cache(maxsize=4096)
def read_title(title: str) -> Wording:
    """Read the title of a key result, in English."""
    sentence = title_of(title)
    deed = deed_of(sentence)
    in_order = deed is not None and deed.shape == "order"
    measure = measure_of(sentence, find(sentence), in_order=in_order)
    kind = _task_kind(deed, measure)
    is_counted = measure.count is not None
    is_concrete = measure.certain or is_counted
    vague = None if is_concrete else vague_word(sentence, is_task=kind is not None)
    return Wording(
        task=_said(title, deed, measure) if kind else None,
        task_kind=kind,
        measured=kind is None and (measure.certain or is_counted),
        vague=title[vague.start : vague.end] if vague else None,
        shape=deed.shape if deed and kind else None,
    )


def numbers_in(title: str) -> tuple[Number, ...]:
    """The numbers of a title and their roles, from left to right."""
    return find(title_of(title))


def _task_kind(deed: Deed | None, measure: Measure) -> TaskKind | None:
    """Is it a task, and of what kind? A metric that is certain clears the title."""
    if measure.certain:
        return None
    if measure.count is None:
        return "deliverable" if deed else None
    if measure.noun == "output" and not measure.is_large:
        return "output_count"
    return "output_count" if deed and not _is_result(deed, measure) else None


def _is_result(deed: Deed, measure: Measure) -> bool:
    """Is so many of something a result although something is done: customers won, sales made?"""
    if deed.shape == "thing" or deed.verb in ACQUIRING_VERBS or measure.noun == "measure":
        return True
    if measure.is_large and deed.shape != "order":
        return True
    return measure.noun == "customer" and (deed.verb in ENGAGING_VERBS or deed.verb == "be")


def _said(title: str, deed: Deed | None, measure: Measure) -> str:
    """The words that make it a task: what is done, or how many things are made."""
    if deed is not None:
        return title[deed.start : deed.end]
    start = measure.count.start if measure.count else 0
    return title[start : measure.noun_end]
