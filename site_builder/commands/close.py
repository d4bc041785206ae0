"""`okrs close`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands import offering
from site_builder.commands.changing import (
    Read,
    answer,
    cycle_named,
    inside,
    need_no_new_errors,
    objective_named,
    printable,
    read,
)
from site_builder.commands.grading import ask_grade, goes_on
from site_builder.commands.options import Day, content_options, where
from site_builder.commands.plan import known
from site_builder.files.closing import carried, closed
from site_builder.files.edit import NotEditableError
from site_builder.files.ending import Grade, accepted, graded_files, retrospectives, ungraded
from site_builder.files.layout import Spot, spot
from site_builder.files.starting import started
from site_builder.model.board import Board
from site_builder.model.closing import Moving, following
from site_builder.model.objective import Ref
from site_builder.model.plan import Cycle
from site_builder.model.standing import ObjectiveStanding

_CARRIED = "Leave out what can't go on as it is, and write it anew: --carry names what does."


class _Wanted(NamedTuple):
    """What a person asked for."""

    open: str | None
    starts: date | None
    ends: date | None
    carry: tuple[str, ...]
    yes: bool


@click.command("close")
@click.argument("cycle", shell_complete=offering.cycles, metavar="[CYCLE]", required=False)
@content_options
@click.option(
    "--team",
    shell_complete=offering.teams,
    metavar="NAME",
    help="Only this team; company is the company's own.",
)
@click.option("--yes", is_flag=True, help="Accept all grades as they are proposed; ask nothing.")
@click.option(
    "--open", "opens", metavar="CYCLE", help="Open this cycle, and carry objectives over."
)
@click.option("--starts", type=Day(), metavar="DATE", help="Its first day. [default: the next one]")
@click.option("--ends", type=Day(), metavar="DATE", help="Its last day. [default: as long again]")
@click.option(
    "--carry",
    multiple=True,
    shell_complete=offering.objectives,
    metavar="TEAM/OBJECTIVE",
    help="Carry this one over; repeat it.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
def command(  # noqa: PLR0913 (an argument an option)
    cycle: str | None,
    content: Path | None,
    as_of: date | None,
    team: str | None,
    yes: bool,  # noqa: FBT001 (click passes flags by name)
    opens: str | None,
    starts: date | None,
    ends: date | None,
    carry: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Grade a cycle that is over, begin its retrospectives, and open the next one.

    Each grade is proposed from the check-ins, by the commitment as it is now; accept or change it.
    The cycle counts as closed once every objective has one. All is written at the end or nothing.

    \b
    okrs close 2026-Q4                                      asks for each grade and a note
    okrs close 2026-Q4 --yes --dry-run                      what would be written?
    okrs close 2026-Q4 --open 2027-Q1                       asks what goes on, too
    okrs close 2026-Q4 --yes --open 2027-Q1 --carry growth/trial-to-paid
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    if (starts or ends or carry) and not opens:
        raise click.UsageError("Name the cycle to open, too: --open 2027-Q1.")
    plan = read(where(content, as_of))
    wanted = _Wanted(opens, starts, ends, carry, yes)
    closing = _Closing(plan, _over(plan, cycle, opens), team, wanted)
    try:
        made = closing.files()
    except NotEditableError as error:
        raise click.UsageError(f"Nothing was written: {error}. Change that file by hand.") from None
    if not made:
        raise click.UsageError(" ".join(["There is nothing to write.", *closing.told]))
    need_no_new_errors(plan, made, _CARRIED if opens else "")
    _write(plan, made, closing.told, dry=dry_run)


def _write(plan: Read, made: dict[str, bytes], told: list[str], *, dry: bool) -> None:
    from site_builder.effects.close import print_told, print_written
    from site_builder.effects.rewrite import NotWrittenError, rewrite

    if not dry:
        try:
            rewrite(plan.at.content, plan.tree.files, made)
        except NotWrittenError as error:
            raise click.UsageError(str(error)) from None
    print_written(plan.tree.files, made, plan.at.content.as_posix(), dry=dry)
    print_told(told if dry else [*told, "Nothing is decided yet: okrs review says who decides."])


def _over(plan: Read, name: str | None, opens: str | None) -> Cycle:
    """The cycle to close, which has to be over, and read in full."""
    asked = answer("Which cycle", "Name it: okrs close 2026-Q4") if name is None else name
    cycle = cycle_named(plan.plan, asked, plan.at)
    if cycle.closed and not opens:
        raise click.UsageError(f"{cycle.id} was closed on {cycle.closed}.")
    if not cycle.closed and plan.at.as_of <= cycle.ends:
        raise click.UsageError(
            f"{cycle.id} ends on {cycle.ends}: it can be graded from the next day on."
        )
    need_read(plan, cycle)
    return cycle


def need_read(plan: Read, cycle: Cycle) -> None:
    """End the command where a file of the cycle can't be read in full."""
    for one in plan.problems:
        if one.place.file.startswith(f"okrs/{cycle.id}/"):
            shown = plan.at.shown(one.place.file)
            raise click.UsageError(f"{shown} can't be read in full: {printable(one.problem)}.")


class _Closing:
    """The close of a cycle: what is asked, and the files that come of it."""

    def __init__(self, plan: Read, cycle: Cycle, team: str | None, wanted: _Wanted) -> None:
        self.told: list[str] = []
        """What is left for a person to do."""
        self._plan = plan
        self._cycle = cycle
        self._wanted = wanted
        self._board = Board(plan.plan, cycle, plan.at.as_of)
        self._teams = [one for one in self._board.teams if team in {None, one.folder.team}]
        if team is not None and not self._teams:
            known(team, [one.folder.team for one in self._board.teams], "team")

    def files(self) -> dict[str, bytes]:
        """All files, the one that closes the cycle last."""
        grades = {} if self._cycle.closed else self._grades()
        made = graded_files(self._plan.tree.files, grades)
        if not self._cycle.closed:
            made |= self._retrospectives(grades)
        if self._wanted.open:
            made |= self._next(self._wanted.open)
        path = f"{self._cycle.id}/cycle.md"
        if not self._cycle.closed and self._all_graded(grades):
            made[path] = closed(self._plan.tree.files[path], self._plan.at.as_of)
        return made

    def _grades(self) -> dict[Ref, Grade]:
        """The grades that a person gives, after a look at all of them."""
        from site_builder.effects.close import print_grades

        print_grades(self._teams, self._plan.plan.frame)
        found: dict[Ref, Grade] = {}
        for one in (one for team in self._teams for one in team.objectives):
            if not one.objective.dropped and one.objective.score is None:
                told = accepted(one) if self._wanted.yes else ask_grade(one)
                if any(told):
                    found[one.objective.ref] = told
        return found

    def _all_graded(self, grades: dict[Ref, Grade]) -> bool:
        """Whether the cycle can be closed; what is missing is told."""
        missing = ungraded(self._board.objectives, grades)
        if missing:
            names = ", ".join(f"{one.team}/{one.objective}" for one in missing)
            self.told.append(f"{self._cycle.id} stays open until these have a grade: {names}.")
        return not missing

    def _retrospectives(self, grades: dict[Ref, Grade]) -> dict[str, bytes]:
        """Where none is there, one to begin from."""
        made = retrospectives(self._plan.tree.files, self._cycle, self._teams, grades)
        if made:
            self.told.append("The retrospectives are begun: finish them with the teams.")
        return made

    def _next(self, name: str) -> dict[str, bytes]:
        """The next cycle, and the objectives that go on in it."""
        cycle, made = self._cycle_to_open(name)
        chosen = self._chosen()
        refs = [one.objective.ref for one in chosen]
        moving = Moving(self._plan.plan, self._cycle, cycle, refs)
        for one in chosen:
            path = inside(one.objective.ref._replace(cycle=cycle.id))
            if path in self._plan.tree.files:
                raise click.UsageError(f"{path} is there already: leave that objective out.")
            made[path] = carried(self._plan.content(one.objective.ref), one, moving)
            self.told += _left(one, moving)
        return made

    def _cycle_to_open(self, name: str) -> tuple[Cycle, dict[str, bytes]]:
        there = self._plan.plan.frame.cycles.get(name)
        if there and (self._wanted.starts or self._wanted.ends):
            raise click.UsageError(f"{name} has its dates already: change {there.file} by hand.")
        if there:
            return there, {}
        found = spot(f"{name}/cycle.md")
        if not isinstance(found, Spot) or found.kind != "cycle" or "\\" in name:
            raise click.UsageError(f"“{name}” can't be the name of a cycle; write 2027-Q1.")
        cycle = following(self._cycle, name)
        wanted = self._wanted
        cycle = replace(cycle, starts=wanted.starts or cycle.starts, ends=wanted.ends or cycle.ends)
        self.told.append(f"{cycle.title} runs from {cycle.starts} to {cycle.ends}.")
        return cycle, {f"{name}/cycle.md": started(cycle, self._plan.plan.frame.company)}

    def _chosen(self) -> list[ObjectiveStanding]:
        """The objectives that go on: those that were named, else those that a person picks."""
        names = self._wanted.carry
        refs = {objective_named(self._plan, one, self._cycle.id).ref for one in names}
        every = [one for team in self._teams for one in team.objectives]
        strange = refs - {one.objective.ref for one in every}
        if strange:
            raise click.UsageError(f"{min(strange)} is not one of the objectives to be closed.")
        if self._wanted.yes and not names:
            self.told.append("Nothing is carried over: --carry TEAM/OBJECTIVE names what goes on.")
        if names or self._wanted.yes:
            return [one for one in every if one.objective.ref in refs]
        return [one for one in every if not one.objective.dropped and goes_on(one)]


def _left(one: ObjectiveStanding, moving: Moving) -> Iterator[str]:
    """What a carried objective still points back to."""
    for support in one.objective.supports:
        target = moving.left_behind(support.written)
        if target:
            name = f"{moving.target.id}/{one.objective.ref.team}/{one.objective.id}"
            yield f"{name} still supports {target}: say what it serves in {moving.target.id}."
