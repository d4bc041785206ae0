"""Where a file lies says what it is."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from site_builder.model.terms import SLUG

ROOT = "okrs"
"""What the content's folder is called in every place, whatever it is called on disk."""

MARKDOWN = ".md"
_CHECK_IN = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})(?:-({SLUG.pattern}))?")
_TOP_FOLDERS = {"teams": "team", "people": "person"}
_EXAMPLES = {
    "team": "okrs/teams/growth.md",
    "person": "okrs/people/sam.md",
    "objective": "okrs/2026-Q4/growth/trial-to-paid.md",
    "check-in": "okrs/2026-Q4/growth/check-ins/2026-10-09.md",
}


class Spot(NamedTuple):
    """What a path stands for. `on` is the day of a check-in."""

    kind: str
    cycle: str = ""
    team: str = ""
    name: str = ""
    on: date | None = None


class Stray(NamedTuple):
    """Why a path stands for nothing, and what to do."""

    problem: str
    remedy: str


def spot(path: str) -> Spot | Stray | None:
    """What the path below the content's folder stands for; None where it is nobody's business."""
    parts = path.split("/")
    if path.startswith(".") or "/." in path or path == "README.md":
        return None
    if not path.endswith(MARKDOWN):
        return _wrong_ending(path)
    found = _of_length(parts)
    if isinstance(found, Stray):
        return _wrong_case(parts) or found
    return found


def _of_length(parts: list[str]) -> Spot | Stray:
    name = parts[-1].removesuffix(MARKDOWN)
    found: Spot | Stray = _NOWHERE
    match parts:
        case ["company.md"]:
            found = Spot("company")
        case [folder, _] if folder in _TOP_FOLDERS:
            found = _named(Spot(_TOP_FOLDERS[folder], name=name))
        case [cycle, "cycle.md"]:
            found = Spot("cycle", cycle, name=cycle)
        case [cycle, team, "retrospective.md"]:
            found = Spot("retrospective", cycle, team)
        case [cycle, team, _] if cycle not in _TOP_FOLDERS:
            found = _named(Spot("objective", cycle, team, name))
        case [cycle, team, "check-ins", _] if cycle not in _TOP_FOLDERS:
            found = _check_in(cycle, team, name)
    return found


_NOWHERE = Stray(
    "no file belongs here",
    "Objectives lie in okrs/CYCLE/TEAM/NAME.md and check-ins in "
    "okrs/CYCLE/TEAM/check-ins/DATE.md; move the file or delete it.",
)


def _named(found: Spot) -> Spot | Stray:
    if SLUG.fullmatch(found.name):
        return found
    return Stray(
        f"“{found.name}” can't be the name of a file here",
        f"Use lower-case letters a to z, digits and hyphens: {slugify(found.name)}.md",
    )


def _check_in(cycle: str, team: str, name: str) -> Spot | Stray:
    on = _day(name)
    if on is None:
        return Stray(
            f"“{name}” is no day of the calendar",
            f"Name a check-in by its day, such as {_EXAMPLES['check-in']}",
        )
    return Spot("check-in", cycle, team, name, on)


@lru_cache(maxsize=1024)  # teams check in on the same days
def _day(name: str) -> date | None:
    match = _CHECK_IN.fullmatch(name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _wrong_ending(path: str) -> Stray | None:
    stem, _, ending = path.rpartition(".")
    if ending.lower() in {"md", "markdown", "mdown", "txt"} and stem:
        return Stray(
            f"only files that end in .md are read, and this one ends in .{ending}",
            f"Rename it to okrs/{stem}.md",
        )
    return Stray("no file of this kind belongs here", "Move it out of the content's folder.")


def _wrong_case(parts: list[str]) -> Stray | None:
    lower = [part.lower() for part in parts]
    lower[0] = lower[0] if lower[0] in {"company.md", *_TOP_FOLDERS} else parts[0]
    if lower == parts or isinstance(_of_length(lower), Stray):
        return None
    return Stray("upper and lower case matter here", f"Rename it to okrs/{'/'.join(lower)}")


def slugify(name: str) -> str:
    """A file name made of what a person typed: `Trial to paid!` becomes `trial-to-paid`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "name"
