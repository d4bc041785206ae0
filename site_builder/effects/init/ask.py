"""Asking at the terminal for what the flags left open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import click

from site_builder.effects.init.answers import (
    Answers,
    Forge,
    NewTeam,
    Period,
    Repository,
    Someone,
    UnfitAnswerError,
    likely_forge,
    need_one_login_each,
    read_name,
    read_people,
    read_period,
    read_repository,
    read_someone,
    running_quarter,
    team_id,
    unique,
)
from site_builder.model.terms import Stage

R = TypeVar("R")
W = TypeVar("W", bound=StrEnum)

MOST = 10_000_000
"""The largest head count of a plan."""
_SEED, _GROWTH = 20, 200
"""Head counts up to which a company is probably at its seed, or growing."""


class Written(click.ParamType[R]):
    """What a person writes, read by a function that says what is wrong with it."""

    def __init__(self, name: str, reader: Callable[[str], R]) -> None:
        self.name, self._reader = name, reader

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> R:
        """What is meant, or a sentence on how to write it."""
        try:
            return self._reader(value)
        except UnfitAnswerError as error:
            self.fail(str(error), param, ctx)


@dataclass(frozen=True)
class Given:
    """What the flags say already."""

    name: str | None
    stage: Stage | None
    headcount: int | None
    leaders: tuple[Someone, ...]
    teams: tuple[NewTeam, ...]
    cycle: Period | None
    forge: Forge | None
    repository: str | None

    @property
    def missing(self) -> list[str]:
        """The flags without which there are no answers."""
        wanted: dict[str, object] = {
            "--name": self.name,
            "--stage": self.stage,
            "--headcount": self.headcount,
            "--leader": self.leaders,
        }
        return [flag for flag, value in wanted.items() if not value]


def complete(given: Given, today: date, origin: str | None, *, asking: bool) -> Answers:
    """All answers, with questions or, where nobody can be asked, with defaults.

    Raises `UnfitAnswerError` where they don't fit together, or where flags are missing.
    """
    if given.missing and not asking:
        flags = ", ".join(given.missing)
        raise UnfitAnswerError(
            f"Without a terminal, or with --yes, nothing is asked: also say {flags}."
        )
    name = given.name or _ask("The company's name", read_name)
    headcount = given.headcount or _headcount()
    stage = given.stage or _stage(headcount)
    leaders = given.leaders or tuple(_leaders())
    teams = unique(given.teams or (tuple(_teams()) if asking else ()))
    forge = forge_of(given, origin, asking=asking)
    cycle = (given.cycle or _cycle(today, asking=asking)).joined(today)
    site = repository_of(given, forge, origin, asking=asking)
    need_one_login_each((*leaders, *(one for team in teams for one in team.members)))
    return Answers(name, stage, headcount, leaders, teams, cycle, forge, site)


def forge_of(given: Given, origin: str | None, *, asking: bool) -> Forge:
    """Where the repository is kept."""
    likely = likely_forge(origin)
    if given.forge or not asking:
        return given.forge or likely
    return _choice("The forge", Forge, likely)


def repository_of(
    given: Given, forge: Forge, origin: str | None, *, asking: bool
) -> Repository | None:
    """The repository, from the flag, from the answer, or as Git knows it."""
    if given.repository:
        return read_repository(given.repository, forge)
    known = _known(origin, forge)
    if not asking:
        return known
    question = "The repository there, such as lumen/okrs; empty if there is none yet"
    default = known.url if known else ""

    def read(written: str) -> Repository | None:
        return read_repository(written, forge) if written.strip() else None

    return _ask(question, read, default)


def _known(origin: str | None, forge: Forge) -> Repository | None:
    try:
        return read_repository(origin, forge) if origin and ":" in origin else None
    except UnfitAnswerError:
        return None  # a folder on this machine, say


def _ask(question: str, reader: Callable[[str], R], default: str | None = None) -> R:
    answer: R = click.prompt(
        question,
        type=Written("answer", reader),
        default=default,
        show_default=bool(default),
        value_proc=Written("answer", reader),
    )
    return answer


def _choice(question: str, words: type[W], default: W) -> W:
    choice = click.Choice([*map(str, words)])
    return words(click.prompt(question, type=choice, default=str(default)))


def _headcount() -> int:
    count: int = click.prompt("How many people work there", type=click.IntRange(1, MOST))
    return count


def _stage(headcount: int) -> Stage:
    likely = Stage.SEED if headcount <= _SEED else Stage.GROWTH
    click.echo("The stage decides who decides: up to seed leadership alone, in growth leadership")
    click.echo("and the teams' leads, when scaling mostly the leads.")
    default = Stage.SCALING if headcount > _GROWTH else likely
    return _choice("The stage", Stage, default)


def _leaders() -> Iterator[Someone]:
    click.echo("Who can approve what the company commits to? Write logins, one at a time,")
    click.echo("with the full name if you like: ana=Ana Ferreira.")
    yield _ask("A leader", read_someone)
    while one := _ask("Another one, or nothing", _or_nothing(read_someone), ""):
        yield one


def _teams() -> Iterator[NewTeam]:
    seen: set[str] = set()

    def read(written: str) -> str:
        name = read_name(written)
        if team_id(name) in seen:
            raise UnfitAnswerError(f"There is a team {team_id(name)} already.")
        return name

    while name := _ask("A team, or nothing", _or_nothing(read), ""):
        people = _ask(f"Who is in {name}, the lead first (logins, with commas)", read_people)
        seen.add(team_id(name))
        yield NewTeam(team_id(name), name, people)


def _cycle(today: date, *, asking: bool) -> Period:
    running = running_quarter(today)
    return _ask("The first cycle", read_period, running) if asking else read_period(running)


def _or_nothing(reader: Callable[[str], R]) -> Callable[[str], R | None]:
    return lambda written: reader(written) if written.strip() else None
