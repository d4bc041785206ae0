"""A cycle on a day: all that stands in it, worked out once."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from site_builder.model.plan import Cycle, Folder, Plan
from site_builder.model.standing import (
    ObjectiveStanding,
    Standing,
    mean_progress,
    objective_standing,
)
from site_builder.model.terms import Status


class TeamStanding(NamedTuple):
    """How the objectives of one team stand in a cycle."""

    folder: Folder
    objectives: tuple[ObjectiveStanding, ...]


@dataclass(frozen=True)
class Board:
    """How a cycle stands on a day."""

    plan: Plan
    cycle: Cycle
    on: date

    @cached_property
    def teams(self) -> tuple[TeamStanding, ...]:
        """The teams that have objectives; the company first."""
        return tuple(
            TeamStanding(
                folder,
                tuple(
                    objective_standing(one, folder, self.cycle, self.on)
                    for one in folder.objectives
                ),
            )
            for folder in self.plan.in_cycle(self.cycle.id)
            if folder.objectives
        )

    @cached_property
    def objectives(self) -> tuple[ObjectiveStanding, ...]:
        """All objectives, in the order of the teams."""
        return tuple(one for team in self.teams for one in team.objectives)

    @cached_property
    def key_results(self) -> tuple[Standing, ...]:
        """The key results that count: those of objectives that aren't dropped."""
        live = [one for one in self.objectives if one.status is not Status.DROPPED]
        return tuple(key_result for one in live for key_result in one.key_results)

    @property
    def counts(self) -> Counter[Status]:
        """How many key results have each status."""
        return Counter(one.status for one in self.key_results)

    @property
    def progress(self) -> float | None:
        """The mean over all objectives that aren't dropped."""
        return mean_progress(self.objectives)
