"""One objective on its way from what a person gave, and answers, to a file."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import click

from site_builder.commands.new_desk import Desk, missing, slug
from site_builder.commands.new_told import drafts, support
from site_builder.commands.plan import known
from site_builder.files.draft import KeyResultDraft, ObjectiveDraft, objective_text, short_name
from site_builder.model.finding import Finding
from site_builder.model.library.sample import Sample
from site_builder.model.objective import Objective
from site_builder.model.plan import Cycle
from site_builder.model.terms import COMPANY

_LEAST = 2


class Wish(NamedTuple):
    """What a person gave on the command line; what is empty is asked for or left out."""

    sentence: str
    team: str
    cycle: str
    name: str
    owner: str
    supports: tuple[str, ...]
    key_results: tuple[str, ...]
    ambition: str
    why: str


class Writer:
    """One objective on its way from a wish to a file."""

    def __init__(self, desk: Desk, wish: Wish, sample: Sample | None) -> None:
        self.desk = desk
        self.wish = wish
        self.sample = sample
        if not desk.asks:
            self._complain()
        self.team = self._team()
        self.cycle = self._cycle()
        self.path = f"{self.cycle.id}/{self.team}/{self._name('draft')}.md"
        self.desk.free(self.path, "objective")

    def _complain(self) -> None:
        """Say which flags are missing, all at once."""
        wish, flags = self.wish, list[str]()
        if not wish.sentence:
            flags.append("SENTENCE (or --like ID)")
        if not wish.team and not self._own_team():
            flags.append("--team")
        if wish.team == COMPANY and not wish.owner:
            flags.append("--owner")
        if len(wish.key_results) < _LEAST:
            flags.append("--key-result, at least twice")
        if flags:
            raise missing(flags)

    def write(self) -> None:
        """Gather all parts, asking where that is possible, and write the file."""
        sentence = self._sentence()
        self.path = f"{self.cycle.id}/{self.team}/{self._name(sentence)}.md"
        self.desk.free(self.path, "objective")
        draft = ObjectiveDraft(
            sentence,
            owner=self._owner(),
            supports=self._supports(),
            ambition=self.wish.ambition,
            why=self.wish.why,
        )
        draft = draft._replace(key_results=self._key_results(draft))
        if self.desk.asks and not draft.why:
            draft = draft._replace(why=self._why())
        text = objective_text(draft)
        then = "Change it as you like; okrs review says who has to approve it."
        self.desk.finish(self.path, text.encode(), text, then)

    def _own_team(self) -> str:
        """The team of the person who works here, or the only one."""
        teams = self.desk.frame.teams
        mine = [name for name, one in teams.items() if self.desk.me in one.people]
        return mine[0] if mine else (next(iter(teams)) if len(teams) == 1 else "")

    def _team(self) -> str:
        teams = {COMPANY: "the company's own objectives"}
        teams |= {name: one.name for name, one in self.desk.frame.teams.items()}
        if self.wish.team:
            return known(self.wish.team, list(teams), "team")
        if not self.desk.asks:
            return self._own_team()
        from site_builder.commands.new_asking import choose

        return choose("Which team?", list(teams.items()), self._own_team())

    def _cycle(self) -> Cycle:
        cycles, on = self.desk.frame.cycles, self.desk.at.as_of
        if self.wish.cycle:
            return cycles[known(self.wish.cycle, list(cycles), "cycle")]
        still = [one for one in cycles.values() if not one.over(on)]
        if not still:
            raise click.UsageError("No cycle runs or is to come: okrs new cycle 2027-Q1 adds one.")
        default = _to_plan(self.desk.frame.current(on), still, on)
        if not self.desk.asks or len(still) == 1:
            return default
        from site_builder.commands.new_asking import choose

        choices = [(one.id, f"{one.starts} to {one.ends}") for one in still]
        return cycles[choose("Which cycle?", choices, default.id)]

    def _name(self, sentence: str) -> str:
        if self.wish.name:
            return slug(self.wish.name, "an objective")
        folder = f"{self.cycle.id}/{self.team}/".lower()
        paths = (one.lower() for one in self.desk.tree.files)
        taken = {one.removeprefix(folder)[:-3] for one in paths if one.startswith(folder)}
        return short_name(sentence, {*taken, "retrospective"})

    def _sentence(self) -> str:
        if not self.desk.asks:
            return " ".join(self.wish.sentence.split())
        from site_builder.commands.new_asking import coached

        default = self.wish.sentence or (self.sample.objective if self.sample else "")
        question = "What is to be true at the end? One sentence without figures"
        return coached(question, default, self._on_sentence)

    def _on_sentence(self, sentence: str) -> list[Finding]:
        """What the rules say of the objective's own words."""
        found = self.desk.found(self.path, objective_text(ObjectiveDraft(sentence)).encode())
        return [
            one for one in found if one.place.keys == ("objective",) and one.code.startswith("OKR3")
        ]

    def _owner(self) -> str:
        if self.wish.owner:
            return known(self.wish.owner.removeprefix("@"), list(self.desk.frame.people), "person")
        if self.team != COMPANY or not self.desk.asks:
            return ""
        from site_builder.commands.new_asking import person

        return person(self.desk, "Who owns the objective? One person", self.desk.me or "")

    def _supports(self) -> tuple[tuple[str, str], ...]:
        if self.wish.supports or not self.desk.asks:
            return tuple(support(one) for one in self.wish.supports)
        from site_builder.commands.new_asking import supports

        return supports(self._supportable(of_company=True), self._supportable(of_company=False))

    def _supportable(self, *, of_company: bool) -> list[tuple[str, str]]:
        """Objectives and key results of the cycle and of those around it, but for the team's own.

        The company's, or those of all other teams.
        """
        from site_builder.files.read import read_plan

        around = self.desk.frame.around(self.cycle.id)
        plan, _ = read_plan(self.desk.tree, {one.id for one in around})
        found: list[tuple[str, str]] = []
        for one in around:
            for folder in plan.in_cycle(one.id):
                own = (folder.cycle, folder.team) == (self.cycle.id, self.team)
                if own or (folder.team == COMPANY) is not of_company:
                    continue
                for objective in folder.objectives:
                    if objective.dropped is None:
                        found += _named(objective, "" if one == self.cycle else f"{one.id}/")
        return found

    def _key_results(self, draft: ObjectiveDraft) -> tuple[KeyResultDraft, ...]:
        team = self.desk.frame.teams.get(self.team)
        owner = draft.owner or (team.lead if team else "") or ""
        if self.wish.key_results or not self.desk.asks:
            return drafts(self.desk, self.wish.key_results, owner)
        from site_builder.commands.new_asking import key_results

        def found(one: KeyResultDraft) -> list[Finding]:
            text = objective_text(draft._replace(key_results=(one,)))
            every = self.desk.found(self.path, text.encode())
            return [each for each in every if each.place.keys[:2] == ("key_results", one.id)]

        suggested = self.sample.key_results if self.sample else ()
        return key_results(self.desk, owner, suggested, found)

    def _why(self) -> str:
        from site_builder.commands.new_asking import prompt

        return prompt("Why does it matter now? (Enter: later)", empty=True)


def _to_plan(current: Cycle | None, still: Sequence[Cycle], on: date) -> Cycle:
    """The running cycle in its first half; then the next one, where there is one."""
    later = sorted((one for one in still if one.starts > on), key=lambda one: one.starts)
    if current is None or current not in still:
        return later[0] if later else still[0]
    early = (on - current.starts) * 2 <= current.ends - current.starts
    return current if early or not later else later[0]


def _named(objective: Objective, before: str) -> list[tuple[str, str]]:
    """An objective and its key results as references, with their titles."""
    ref = f"{before}{'/'.join(objective.ref[1:3])}"
    inner = [(f"{ref}/{one.id}", one.title) for one in objective.key_results]
    return [(ref, objective.title), *inner]
