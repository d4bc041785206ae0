"""The outline of a folder: the little that rules across folders need of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from site_builder.model.alignment import resolve
from site_builder.model.check_in import CheckIn, Retrospective
from site_builder.model.finding import Key, Place
from site_builder.model.objective import Ref
from site_builder.model.plan import Folder, Frame


class KeyResultOutline(NamedTuple):
    """A key result in outline.

    `subject` is alike for two that measure the same thing; empty where the title says too little.
    """

    id: str
    owners: tuple[str, ...]
    contributors: tuple[str, ...]
    subject: str


class ObjectiveOutline(NamedTuple):
    """An objective in outline. `supports` are the references as written."""

    ref: Ref
    owner: str | None
    contributors: tuple[str, ...]
    supports: tuple[str, ...]
    dropped: bool
    key_results: tuple[KeyResultOutline, ...]

    def at(self, *keys: Key) -> Place:
        """The place of one of its fields."""
        return Place(self.ref.file, keys)


class FolderOutline(NamedTuple):
    """A folder in outline. `authors` are the files of check-ins and such with who wrote them."""

    cycle: str
    team: str
    objectives: tuple[ObjectiveOutline, ...]
    authors: tuple[tuple[str, str], ...]
    file: str = ""
    """Its first file that could be read."""

    @property
    def live(self) -> tuple[ObjectiveOutline, ...]:
        """The objectives that aren't dropped."""
        return tuple(one for one in self.objectives if not one.dropped)


def outline(folder: Folder) -> FolderOutline:
    """The outline of a folder."""
    return FolderOutline(
        folder.cycle,
        folder.team,
        tuple(
            ObjectiveOutline(
                one.ref,
                one.owner,
                one.contributors,
                tuple(support.written for support in one.supports),
                one.dropped is not None,
                tuple(
                    KeyResultOutline(
                        key.id, key.owners, key.contributors, _subject(key.title, key.unit)
                    )
                    for key in one.key_results
                ),
            )
            for one in folder.objectives
        ),
        tuple((one.file, one.by) for one in _signed(folder) if one.by),
        next((one.file for one in (*folder.objectives, *_signed(folder))), ""),
    )


def _signed(folder: Folder) -> tuple[CheckIn | Retrospective, ...]:
    return (*folder.check_ins, *filter(None, (folder.retrospective,)))


def _subject(title: str, unit: str | None) -> str:
    words = "".join(one if one.isalnum() else " " for one in title.lower()).split()
    telling = sorted({word for word in words if word not in _SMALL_WORDS and not _is_figure(word)})
    return " ".join((*telling, unit or "")).strip() if len(telling) >= _TELLING else ""


def _is_figure(word: str) -> bool:
    """A figure such as 95 or 40k says how much; a lone digit belongs to a name: priority 1."""
    return word[0].isdigit() and len(word) > 1


_TELLING = 2
"""The least number of words that tell what is measured."""


_SMALL_WORDS = frozenset(
    "a an the of to in on for from by at per our we is are be gets get stays stay our and or "
    "with more less than increase increases grow grows raise reach reaches reduce reduces "
    "decrease improve improves".split()
)


@dataclass(frozen=True)
class Outlook:
    """The whole plan in outline, for the rules that look across folders."""

    as_of: date
    frame: Frame
    folders: Mapping[tuple[str, str], FolderOutline]
    unread: frozenset[Ref] = frozenset()
    """The objectives whose files are there and can't be read."""

    @cached_property
    def objectives(self) -> Mapping[Ref, ObjectiveOutline]:
        """All objectives by name."""
        return {one.ref: one for folder in self.folders.values() for one in folder.objectives}

    @cached_property
    def refs(self) -> frozenset[Ref]:
        """The names of all objectives and key results."""
        inner = (
            Ref(*ref[:-1], key.id)  # three times as fast as _replace
            for ref, one in self.objectives.items()
            for key in one.key_results
        )
        return frozenset((*self.objectives, *inner))

    def resolve(self, written: str, cycle: str) -> Ref | None:
        """What a reference written in a cycle stands for."""
        return resolve(written, self._around[cycle], self.frame.cycles, self.refs)

    @cached_property
    def _around(self) -> Mapping[str, tuple[str, ...]]:
        return {
            cycle: tuple(one.id for one in self.frame.around(cycle)) for cycle in self.frame.cycles
        }

    def in_cycle(self, cycle: str) -> Iterator[FolderOutline]:
        """The folders of a cycle."""
        return (folder for (at, _), folder in self.folders.items() if at == cycle)

    @cached_property
    def open(self) -> Mapping[str, tuple[FolderOutline, ...]]:
        """The folders of each cycle that runs or is to come."""
        found: dict[str, list[FolderOutline]] = {
            name: [] for name, one in self.frame.cycles.items() if not one.over(self.as_of)
        }
        for (cycle, _), folder in self.folders.items():
            if cycle in found:
                found[cycle].append(folder)
        return {name: tuple(folders) for name, folders in found.items()}
