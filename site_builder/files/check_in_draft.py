"""A check-in before it is written, and what it would do to the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from site_builder.files.check_in_text import Told, check_in_text
from site_builder.files.layout import ROOT
from site_builder.files.read import read_team_folder
from site_builder.model.objective import KeyResult
from site_builder.model.plan import Cycle, Folder
from site_builder.model.standing import Standing, key_result_standing


@dataclass(frozen=True)
class Draft:
    """What a check-in is about, and what it says so far."""

    cycle: Cycle
    folder: Folder
    files: Mapping[str, bytes]
    """Those of the folder, by path below the plan's."""
    path: str
    """Where it goes."""
    on: date
    by: str
    told: tuple[Told, ...] = ()
    prose: str = ""

    @property
    def text(self) -> str:
        """The whole file. Updates stand in the order of the plan, whatever order they were told."""
        order = {
            (one.id, key.id): number
            for number, (one, key) in enumerate(
                (one, key) for one in self.folder.objectives for key in one.key_results
            )
        }
        told = sorted(self.told, key=lambda one: order[one.objective, one.key_result])
        return check_in_text(self.by, told, self.prose)

    def telling(self, one: Told) -> "Draft":
        """The same check-in, which tells of one key result more."""
        return replace(self, told=(*self.told, one))

    def before(self, one: KeyResult) -> Standing:
        """How a key result stands without the check-in."""
        return key_result_standing(one, self.folder.readings(one.ref), self.cycle, self.on)

    def after(self, wanted: Iterable[KeyResult]) -> tuple[Standing, ...]:
        """How some key results stand with it, read from the files as everybody will read them."""
        files = {**self.files, self.path: self.text.encode()}
        folder, _ = read_team_folder(self.cycle.id, self.folder.team, files)
        return tuple(
            key_result_standing(one, folder.readings(one.ref), self.cycle, self.on)
            for one in wanted
        )

    @property
    def file(self) -> str:
        """Its path as places name it."""
        return f"{ROOT}/{self.path}"
