"""The plan as the editor shows it: what is on disk, with what isn't saved yet laid over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from site_builder.files.layout import ROOT, Spot, spot
from site_builder.language.cursor import Cursor, cursor_at
from site_builder.language.lines import Area, Position, Text, Units
from site_builder.model.alignment import resolve
from site_builder.model.finding import Finding
from site_builder.model.objective import KeyResult, Objective, Ref
from site_builder.model.plan import Plan, Team


@dataclass(frozen=True)
class Look:
    """A plan that was checked: all that a question about a place may need."""

    plan: Plan
    as_of: date
    files: Mapping[str, bytes]
    """The files that were checked, by path below the content's folder."""
    findings: tuple[Finding, ...]

    @cached_property
    def by_path(self) -> Mapping[str, tuple[Finding, ...]]:
        """What was found in each file."""
        found: dict[str, list[Finding]] = {}
        for one in self.findings:
            found.setdefault(one.place.file.removeprefix(f"{ROOT}/"), []).append(one)
        return {path: tuple(some) for path, some in found.items()}

    @cached_property
    def teams_of(self) -> Mapping[str, tuple[Team, ...]]:
        """The teams of each person."""
        found: dict[str, list[Team]] = {}
        for team in self.plan.frame.teams.values():
            for person in team.people:
                found.setdefault(person, []).append(team)
        return {person: tuple(teams) for person, teams in found.items()}

    def text(self, path: str, units: Units) -> Text:
        """The text of a file; an empty one where it isn't there."""
        return Text(self.files.get(path, b"").decode("utf-8", "replace"), units)

    def resolve(self, written: str, cycle: str) -> Ref | None:
        """What a reference in a cycle stands for."""
        frame = self.plan.frame
        around = [one.id for one in frame.around(cycle)] if cycle in frame.cycles else []
        return resolve(written, around, frame.cycles, self._known)

    @cached_property
    def _known(self) -> frozenset[Ref]:
        inner = (key.ref for one in self.plan.objectives.values() for key in one.key_results)
        return frozenset((*self.plan.objectives, *inner))

    def objective(self, ref: Ref) -> Objective | None:
        """An objective by its name, or by that of one of its key results."""
        return self.plan.objectives.get(ref.parent)

    def key_result(self, ref: Ref) -> KeyResult | None:
        """A key result by its name."""
        one = self.objective(ref)
        return next((key for key in one.key_results if key.ref == ref), None) if one else None


@dataclass(frozen=True)
class Page:
    """A file that is open in the editor: its path below the content's folder, and its text."""

    path: str
    text: Text

    @cached_property
    def spot(self) -> Spot | None:
        """What the file is; None where it is no part of a plan."""
        found = spot(self.path)
        return found if isinstance(found, Spot) else None

    def cursor(self, at: Position) -> Cursor | None:
        """The word at a position."""
        return cursor_at(self.text.lines, at.line, self.text.column(at))

    def area(self, cursor: Cursor) -> Area:
        """Where a word stands."""
        text, line = self.text, cursor.line
        return Area(text.position(line, cursor.start), text.position(line, cursor.end))
