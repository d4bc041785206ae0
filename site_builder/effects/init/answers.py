"""What a person tells of the company before its repository is set up, read from what they type."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from site_builder.files.layout import slugify
from site_builder.model.terms import COMPANY, Stage


class UnfitAnswerError(ValueError):
    """An answer that can't be taken; the message is a sentence on what to write instead."""


class Forge(StrEnum):
    """Where the repository is kept."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


@dataclass(frozen=True)
class Someone:
    """A person: `id` is what the plan calls them, `login` what the forge does."""

    id: str
    login: str
    name: str


@dataclass(frozen=True)
class NewTeam:
    """A team with its people; the first one leads it."""

    id: str
    name: str
    members: tuple[Someone, ...]


@dataclass(frozen=True)
class Period:
    """The first cycle."""

    id: str
    title: str
    starts: date
    ends: date
    shortened: bool = False
    """Whether it begins later than its name says."""

    def joined(self, today: date) -> "Period":
        """The same for who joins in the middle: it begins today, so that nobody is behind yet."""
        late = self.starts + _EARLY < today <= self.ends
        return replace(self, starts=today, shortened=True) if late else self


@dataclass(frozen=True)
class Repository:
    """Where the repository is to be found, and how the forge's addresses for editing begin."""

    url: str
    edit_uri: str


@dataclass(frozen=True)
class Answers:
    """All that has to be known."""

    company: str
    stage: Stage
    headcount: int
    leaders: tuple[Someone, ...]
    teams: tuple[NewTeam, ...]
    cycle: Period
    forge: Forge
    repository: Repository | None

    @property
    def people(self) -> dict[str, Someone]:
        """Everybody who was named, by id; a full name counts more than a login alone."""
        found: dict[str, Someone] = {}
        for one in (*self.leaders, *(one for team in self.teams for one in team.members)):
            if one.id not in found or found[one.id].name == found[one.id].login:
                found[one.id] = one
        return found


_EARLY = timedelta(days=14)
"""How long after its first day a cycle is still begun in time."""
_LOGIN = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9._-]{0,99})")
_LONGEST = 100


def read_name(written: str) -> str:
    """A name in one line."""
    name = " ".join(written.split())
    if not name:
        raise UnfitAnswerError("A name is needed here.")
    if len(name) > _LONGEST or not name.isprintable():
        raise UnfitAnswerError(f"Write a name of up to {_LONGEST} characters that can be seen.")
    return name


def read_someone(written: str) -> Someone:
    """A person, written as `ana` or `ana=Ana Ferreira`."""
    login, _, name = (part.strip() for part in written.partition("="))
    found = _LOGIN.fullmatch(login)
    if not found:
        raise UnfitAnswerError(
            f"“{login}” can't be a login. Write it as the forge knows it, such as ana, "
            "or with the full name: ana=Ana Ferreira."
        )
    return Someone(slugify(found[1]), found[1], read_name(name or found[1]))


def read_team(written: str) -> NewTeam:
    """A team, written as `Growth=maria` or `Growth=maria=Maria Rossi, sam`; the first one leads."""
    name, equals, people = written.partition("=")
    if not equals:
        raise UnfitAnswerError(f"Say who leads {name.strip()}: “{name.strip()}=maria”.")
    return NewTeam(team_id(name), read_name(name), read_people(people))


def read_people(written: str) -> tuple[Someone, ...]:
    """Several people, with commas between them; each counts once."""
    people = map(read_someone, written.strip().removesuffix(",").split(","))
    return tuple({one.id: one for one in people}.values())


def team_id(name: str) -> str:
    """What the team's file is called."""
    if not re.search("[a-z0-9]", slugify(name)) or not re.search("[A-Za-z0-9]", name):
        raise UnfitAnswerError(
            f"The team's file is named after it, so write “{name}” in letters a to z for now; "
            "the name in the file may be changed later."
        )
    if slugify(name) == COMPANY:
        raise UnfitAnswerError("“company” is the company's own folder. Name the team otherwise.")
    return slugify(name)


def unique(teams: Iterable[NewTeam]) -> tuple[NewTeam, ...]:
    """The teams; refuses two of them with one file."""
    found: dict[str, NewTeam] = {}
    for one in teams:
        if one.id in found:
            raise UnfitAnswerError(f"{found[one.id].name} and {one.name} can't both be {one.id}.")
        found[one.id] = one
    return tuple(found.values())


def need_one_login_each(people: Iterable[Someone]) -> None:
    """Refuse two logins that the plan could not tell apart."""
    logins: dict[str, str] = {}
    for one in people:
        known = logins.setdefault(one.id, one.login)
        if known.lower() != one.login.lower():
            raise UnfitAnswerError(
                f"{known} and {one.login} would both be {one.id} in the plan. Name one of them "
                f"otherwise here, and set the login in {one.id}.md afterwards."
            )


_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])))?", re.IGNORECASE)


def read_period(written: str) -> Period:
    """A cycle, written as `2026-Q4`, `2026-H2` or `2026`."""
    found = _PERIOD.fullmatch(written.strip())
    if not found or not 1970 <= int(found[1]) <= 2199:  # noqa: PLR2004 (the plan's own bounds)
        raise UnfitAnswerError(
            f"“{written}” is no quarter, half or year. Write 2026-Q4, 2026-H2 or 2026; "
            "cycle.md may then have any dates."
        )
    year, quarter, half = int(found[1]), found[2], found[3]
    if quarter:
        return _period(f"{year}-Q{quarter}", f"Q{quarter} {year}", year, 3 * int(quarter) - 2, 3)
    if half:
        return _period(f"{year}-H{half}", f"H{half} {year}", year, 6 * int(half) - 5, 6)
    return _period(str(year), str(year), year, 1, 12)


def _period(name: str, title: str, year: int, first: int, months: int) -> Period:
    after = first + months
    end = date(year + (after > 12), (after - 1) % 12 + 1, 1)  # noqa: PLR2004 (months)
    return Period(name, title, date(year, first, 1), end - timedelta(days=1))


def running_quarter(today: date) -> str:
    """The quarter of a day, such as `2026-Q4`."""
    return f"{today.year}-Q{(today.month + 2) // 3}"


_SHORT = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^@/]+@)?|[^@/\s]+@)"
    r"(?P<host>[\w.-]+)(?::\d+(?=/))?[:/](?P<path>[\w.~-]+(?:/[\w.~-]+)+)"
)
_HOSTS = {Forge.GITHUB: "github.com", Forge.GITLAB: "gitlab.com"}
_EDIT = {
    Forge.GITHUB: "edit/main/okrs/",
    Forge.GITLAB: "-/edit/main/okrs/",
    Forge.FORGEJO: "_edit/main/okrs/",
}


def read_repository(written: str, forge: Forge) -> Repository:
    """A repository, written as `lumen/okrs`, or as the address that Git has for it."""
    plain = written.strip().removesuffix("/").removesuffix(".git")
    remote = _REMOTE.fullmatch(plain)
    if remote:
        return Repository(f"https://{remote['host']}/{remote['path']}", _EDIT[forge])
    if not _SHORT.fullmatch(plain) or forge not in _HOSTS:
        example = "lumen/okrs" if forge in _HOSTS else "https://forge.example/lumen/okrs"
        raise UnfitAnswerError(f"“{written}” is no repository at {forge}. Write it as {example}.")
    return Repository(f"https://{_HOSTS[forge]}/{plain}", _EDIT[forge])


def likely_forge(origin: str | None) -> Forge:
    """The forge that an address speaks of; GitHub where it doesn't tell."""
    found = _REMOTE.fullmatch((origin or "").strip())
    host = found["host"] if found else ""
    if "gitlab" in host:
        return Forge.GITLAB
    known = ("codeberg", "forgejo", "gitea")
    return Forge.FORGEJO if any(one in host for one in known) else Forge.GITHUB
