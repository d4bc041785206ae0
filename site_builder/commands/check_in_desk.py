"""What a person checks in for: who they are, the cycle that runs, the teams with objectives."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from site_builder.check import check, open_stores
from site_builder.commands.options import CACHE, Where, read_tree
from site_builder.commands.plan import known
from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_text import check_in_path
from site_builder.files.git import user
from site_builder.files.layout import ROOT, slugify
from site_builder.files.read import read_frame, read_plan
from site_builder.files.sort import sort
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.history import Names
from site_builder.model.measure import Milestone
from site_builder.model.objective import KeyResult, Ref
from site_builder.model.plan import Cycle, Folder, Frame, Plan
from site_builder.model.progress import is_done
from site_builder.review.verdict import person_of

_DEPTH = 3
"""An objective lies in its cycle and its team."""


@dataclass(frozen=True)
class Desk:
    """What there is to check in for, and who does."""

    at: Where
    tree: Tree
    plan: Plan
    cycle: Cycle
    by: str

    @property
    def folders(self) -> list[Folder]:
        """Those of the teams that have objectives; the company's first."""
        return [one for one in self.plan.in_cycle(self.cycle.id) if one.objectives]

    def folder(self, team: str) -> Folder:
        """The folder of a team; ends the command with a sentence where there is none."""
        found = {one.team: one for one in self.folders}
        if team in self.plan.frame.teams and team not in found:
            raise click.UsageError(
                f"{team} has no objective in {self.cycle.id}. Name another cycle with --cycle."
            )
        return found[known(team, list(found), "team")]

    def owned(self, folder: Folder) -> list[KeyResult]:
        """What the person owns of what is still open."""
        return [one for one in still_open(folder) if self.by in one.owners]

    def draft(self, folder: Folder) -> Draft:
        """An empty check-in of a team; where the day is taken its path has the person's name."""
        from site_builder.effects.branch import proposed_paths

        cycle, team, on = self.cycle.id, folder.team, self.at.as_of
        first = check_in_path(cycle, team, on, self.by, ())
        taken = {*self.tree.files, *proposed_paths(self.at.content, first)}
        taken |= {one.place.file.partition("/")[2] for one in self.tree.findings}
        path = check_in_path(cycle, team, on, slugify(self.by), taken)
        files = sort(self.tree).folders[(cycle, team)]
        return Draft(self.cycle, folder, files, path, on, self.by)

    def elsewhere(self, names: Collection[str]) -> Iterator[str]:
        """Sentences on objectives of these names that can't be read, or are of another cycle."""
        running = {one.id for one in self.plan.frame.running(self.at.as_of)}
        closed = (one.place.file.partition("/")[2] for one in self.tree.findings)
        for path in (*self.tree.files, *closed):
            parts = path.removesuffix(".md").split("/")
            if len(parts) == _DEPTH and parts[-1] in names and parts[0] in running:
                ref = Ref(*parts)
                if ref.cycle != self.cycle.id:
                    yield f"{ref.team}/{ref.objective} is of {ref.cycle}: add --cycle {ref.cycle}."
                elif ref not in self.plan.objectives:
                    yield f"{self.at.shown(f'{ROOT}/{path}')} can't be read: okrs check says why."

    def findings(self, draft: Draft) -> list[Finding]:
        """What is found in the file of a check-in, in the plan as it would be."""
        tree = Tree({**self.tree.files, draft.path: draft.text.encode()}, self.tree.findings)
        stores = open_stores(self.at.around / CACHE)
        found = check(tree, self.at.as_of, stores=stores).findings
        return [one for one in found if one.place.file == draft.file]


def open_desk(at: Where, name: str | None, login: str | None) -> Desk:
    """Find the cycle and the person, named or not; ends the command where there is neither."""
    tree = read_tree(at)
    frame, _ = read_frame(sort(tree).frame)
    cycle = _cycle(frame, name, at.as_of)
    plan, _ = read_plan(tree, {cycle.id})
    return Desk(at, tree, plan, cycle, _by(at.content, login, frame))


def _cycle(frame: Frame, name: str | None, on: date) -> Cycle:
    """The cycle that a person names, or the innermost that runs; a check-in lies inside it."""
    if name is not None:
        named = frame.cycles[known(name, list(frame.cycles), "cycle")]
        if named.runs(on):
            return named
        raise click.UsageError(
            f"{on} is no day of {name} while it runs ({named.starts} to "
            f"{named.closed or named.ends}), so a check-in would not count. --as-of names a day."
        )
    running = frame.running(on)
    if not running:
        there = ", ".join(frame.cycles) or "none"
        raise click.UsageError(
            f"No cycle runs on {on}, so there is nothing to check in for. Cycles: {there}."
        )
    return running[0]


def _by(content: Path, login: str | None, frame: Frame) -> str:
    """Who checks in, as the plan calls them."""
    if login:
        found = person_of(login, frame)
        return known(login, list(frame.people), "person") if found.startswith("@") else found
    author = user(content)
    person = Names(frame.people.values()).person(author)
    if person is None:
        who = f"Git's user, {author.name}, is nobody of the plan" if author.name else "Who are you"
        mark = ":" if author.name else "?"
        raise click.UsageError(f"{who}{mark} name yourself with --as LOGIN, such as --as sam.")
    return person


def still_open(folder: Folder) -> list[KeyResult]:
    """What is still to be asked for: nothing that was dropped, nothing done for good."""
    live = [one for one in folder.objectives if one.dropped is None]
    return [
        one
        for objective in live
        for one in objective.key_results
        if not (isinstance(one.measure, Milestone) and is_done(folder.readings(one.ref)))
    ]
