"""The end of a cycle and the beginning of the next one, in figures and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from site_builder.model.alignment import resolve
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle, Frame, Plan
from site_builder.model.progress import mean
from site_builder.model.standing import ObjectiveStanding
from site_builder.model.terms import Ambition

_MONTHS = 12


def proposed(one: ObjectiveStanding) -> float | None:
    """The grade that its key results add up to, with two decimals; None where nothing tells."""
    return None if one.grade is None else round(one.grade, 2)


def by_original(one: ObjectiveStanding) -> float | None:
    """The grade against what was first committed to; None where no amendment changed it."""
    if all(key.original_grade == key.grade for key in one.key_results):
        return None
    weighted = [(key.original_grade or 0.0, key.key_result.weight) for key in one.key_results]
    found = mean(weighted)
    return None if found is None else round(found, 2)


def needs_grade(one: ObjectiveStanding) -> bool:
    """Whether a grade is still to be given: what was dropped or done to learn has none."""
    objective = one.objective
    graded = objective.score is not None or objective.ambition is Ambition.LEARNING
    return not graded and not objective.dropped


def following(cycle: Cycle, name: str) -> Cycle:
    """The cycle after one: as many whole months, or as many days where it has no whole ones."""
    starts = cycle.ends + timedelta(days=1)
    months = (starts.year - cycle.starts.year) * _MONTHS + starts.month - cycle.starts.month
    if starts.day == cycle.starts.day == 1 and months:
        ends = _first_of_month(starts, months) - timedelta(days=1)
    else:
        ends = starts + (cycle.ends - cycle.starts)
    title = _title(cycle, name)
    return replace(
        cycle, id=name, file=f"okrs/{name}/cycle.md", title=title, starts=starts, ends=ends
    )


def _first_of_month(day: date, later: int) -> date:
    years, month = divmod(day.month - 1 + later, _MONTHS)
    return date(day.year + years, month + 1, 1)


def _title(cycle: Cycle, name: str) -> str:
    """`Q1 2027` for `2027-Q1` where `2026-Q4` is called `Q4 2026`; else the name."""
    renamed = dict(zip(cycle.id.split("-"), name.split("-"), strict=False))
    words = re.split(r"(\W+)", cycle.title)
    if len(renamed) != name.count("-") + 1 or not all(one in words for one in renamed):
        return name
    return "".join(renamed.get(one, one) for one in words)


@dataclass(frozen=True)
class Moving:
    """Objectives that go on in another cycle, and how references are written there."""

    plan: Plan
    source: Cycle
    target: Cycle
    refs: Sequence[Ref]
    """What is carried over, by the names in the cycle that ends."""

    def repointed(self, written: str) -> str:
        """What a reference is called there: the same objective where that goes on, too."""
        was = self._meant(written)
        if was is None:
            return written
        known, frame = self._known(), self._frame()
        moved = was._replace(cycle=self.target.id) if was.cycle == self.source.id else was
        wanted = moved if moved in known else was
        around = [one.id for one in frame.around(self.target.id)]
        same = resolve(written, around, frame.cycles, known) == wanted
        return written if same else str(wanted)

    def left_behind(self, written: str) -> Ref | None:
        """What a reference stands for, where that does not go on."""
        frame = self._frame()
        now = resolve(
            self.repointed(written),
            [one.id for one in frame.around(self.target.id)],
            frame.cycles,
            self._known(),
        )
        return now if now and now.cycle == self.source.id else None

    def _meant(self, written: str) -> Ref | None:
        frame = self.plan.frame
        around = [one.id for one in frame.around(self.source.id)]
        return resolve(written, around, frame.cycles, _names(self.plan))

    def _frame(self) -> Frame:
        cycles = {**self.plan.frame.cycles, self.target.id: self.target}
        return replace(self.plan.frame, cycles=cycles)

    def _known(self) -> set[Ref]:
        names = _names(self.plan)
        moved = {one._replace(cycle=self.target.id) for one in names if one.parent in self.refs}
        return names | moved


def _names(plan: Plan) -> set[Ref]:
    keys = {key.ref for one in plan.objectives.values() for key in one.key_results}
    return {*plan.objectives, *keys}
