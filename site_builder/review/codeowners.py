"""The plan's approvals as far as a forge's CODEOWNERS can tell them: by folders, and no finer.

The forge takes the last line that fits a file, so what is special stands below what is general. A
line without an owner asks nobody; that is why one whose owners all have no login is never written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from site_builder.model.governance import Decider, Matter
from site_builder.model.plan import Frame, Person, Team
from site_builder.model.terms import COMPANY

BEGIN = "# okrs: begin. Made from the plan: okrs codeowners --write renews all up to the end."
END = "# okrs: end."
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks; it heeds the first one that is there and no other."""
STEERING = ("mkdocs.yml", "sources.yml", ".github/workflows/", *PLACES)
"""What steers the bot, from the repository's root: who changes it could do without approvals."""
_NOTE = (
    "# Coarser than okrs review, which decides: it goes by folders, and can't tell a reworded "
    "sentence from a moved target."
)
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}(?:_[A-Za-z0-9]+)?")
_FORGE_TEAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}/[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_PATH = re.compile(r"(?:/[\w.+~,=-]+(?: [\w.+~,=-]+)*)*")


class UnfitError(Exception):
    """It can't be written; the message says what to do."""


@dataclass
class Block:
    """The lines to write, and what was left out of them."""

    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines between their marks."""
        return "".join(f"{line}\n" for line in (BEGIN, _NOTE, *self.lines, END))


def block(frame: Frame, folder: str) -> Block:
    """Who owns which part of a plan, and the files that steer the bot.

    `folder` is the path of the plan from the repository's root.

    Raises `UnfitError` where the folder's path can't stand in such a file.
    """
    root = f"/{folder}" if folder else ""
    if not _PATH.fullmatch(root):
        raise UnfitError(f"CODEOWNERS has no way to name the folder “{folder}”: rename it")
    made = Block()
    logins = _Logins(frame, made)
    for pattern, owners in _entries(frame, logins):
        if owners is not None:
            path = f"{root}/{pattern}".replace(" ", r"\ ")
            made.lines.append(" ".join((path, *owners)))
    company = logins.of_people(_leaders(frame))
    if company:
        made.lines += (" ".join((f"/{path}", *company)) for path in STEERING)
    return made


def _entries(frame: Frame, logins: "_Logins") -> Iterator[tuple[str, list[str] | None]]:
    """Each pattern with its owners, from general to special; None where nobody could be asked."""
    company = logins.of_people(_leaders(frame)) or None
    if company is None:
        logins.tell("nobody of leadership has a login, so no line names them")
    for pattern in ("company.md", "teams/", "people/", "*/cycle.md"):
        yield pattern, company
    for team in frame.teams.values():
        if team.id != COMPANY:
            yield f"*/{team.id}/", logins.of_team(team) or company
    yield f"*/{COMPANY}/", company
    if frame.company.approvals.get(Matter.CHECK_IN, Decider.TEAM) == Decider.TEAM:
        for name in (COMPANY, *(one for one in frame.teams if one != COMPANY)):
            yield f"*/{name}/check-ins/", []


def _leaders(frame: Frame) -> Iterable[str]:
    """Who decides for the company: leadership, or whom `approvals` names instead."""
    own = frame.company.approvals.get(Matter.COMPANY)
    return own if isinstance(own, list) else frame.company.leadership


class _Logins:
    """Who people are at the forge; whoever has no login is left out, and told of once."""

    def __init__(self, frame: Frame, made: Block) -> None:
        self._frame, self._made = frame, made
        self._claims = Counter(_login(one).casefold() for one in frame.people.values())

    def tell(self, warning: str) -> None:
        if warning not in self._made.warnings:
            self._made.warnings.append(warning)

    def of_people(self, people: Iterable[str]) -> list[str]:
        """The logins of some people, each once."""
        found = (self._of_person(one) for one in people)
        return list(dict.fromkeys(f"@{one}" for one in found if one))

    def of_team(self, team: Team) -> list[str]:
        """The lead, else that of a team around it; and the forge's team that reviews."""
        leads = (self.of_people([one.lead]) for one in _around(team, self._frame.teams) if one.lead)
        return [*next(filter(None, leads), []), *self._reviewers(team)]

    def _of_person(self, name: str) -> str | None:
        person = self._frame.people.get(name)
        login = _login(person) if person else ""
        if not person:
            self.tell(f"“{name}” is left out: nobody here is called so")
        elif not _LOGIN.fullmatch(login):
            self.tell(f"{name} is left out: “{login}” can't be a login")
        elif self._claims[login.casefold()] > 1:
            self.tell(f"{name} is left out: the login {login} is that of several people")
        else:
            return login
        return None

    def _reviewers(self, team: Team) -> list[str]:
        name = (team.reviewers or "").removeprefix("@")
        if not name or _FORGE_TEAM.fullmatch(name):
            return [f"@{name}"] if name else []
        self.tell(
            f"the reviewers of {team.id} are left out: “{name}” is no team such as lumen/growth"
        )
        return []


def _login(person: Person) -> str:
    return person.github or person.id


def _around(team: Team, teams: Mapping[str, Team]) -> Iterator[Team]:
    """A team and those around it, from the inside out; a circle ends."""
    around: Team | None = team
    seen: set[str] = set()
    while around and around.id not in seen:
        seen.add(around.id)
        yield around
        around = teams.get(around.parent or "")


def laid_in(text: str, made: str) -> str:
    """A CODEOWNERS with our lines renewed, or added at its end; all others stay as they are.

    Raises `UnfitError` where the marks don't stand once each, in order.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    made = made.replace("\n", ending)
    lines = text.splitlines(keepends=True)
    marks = [at for at, line in enumerate(lines) if line.strip() in {BEGIN, END}]
    if not marks:
        return f"{text.rstrip()}{ending * 2}{made}" if text.strip() else made
    if [lines[at].strip() for at in marks] != [BEGIN, END]:
        raise UnfitError("its lines “# okrs: begin” and “# okrs: end” are no pair: delete them")
    first, last = marks
    return "".join((*lines[:first], made, *lines[last + 1 :]))
