"""`okrs new team`, `okrs new cycle` and `okrs new person`."""

import re
from calendar import month_name, monthrange
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands import offering
from site_builder.commands.new_desk import Desk, missing, sit_down, slug, writing_options
from site_builder.commands.options import Day
from site_builder.commands.plan import known
from site_builder.files.draft import TeamDraft, cycle_text, person_text, team_text
from site_builder.files.layout import slugify
from site_builder.model.terms import COMPANY

_CYCLE = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_RESERVED = {"teams", "people", COMPANY}
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?")
_NAMES = re.compile(r"[\s,]+")
_REVIEW = "okrs review says who has to approve it."


@click.command("team")
@click.argument("name", default="")
@click.option("--id", "id_", default="", metavar="SLUG", help="The file's name.")
@click.option(
    "--lead", default="", shell_complete=offering.people, metavar="PERSON", help="Who leads it."
)
@click.option("--members", default="", metavar="PERSONS", help="Its people: maria,sam,ines.")
@click.option(
    "--parent",
    default="",
    shell_complete=offering.teams,
    metavar="TEAM",
    help="The team or department around it.",
)
@click.option("--reviewers", default="", metavar="NAME", help="The forge's team that reviews.")
@click.option("--about", default="", metavar="TEXT", help="What it is for.")
@writing_options
def team(  # noqa: PLR0913 (an argument an option)
    name: str,
    id_: str,
    lead: str,
    members: str,
    parent: str,
    reviewers: str,
    about: str,
    content: Path | None,
    as_of: date | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Write the file of a new team: NAME is what people call it.

    Whom it names as lead or member is a person of the plan from then on.

    \b
    okrs new team "Customer success" --lead ben --members ben,noor
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    desk = sit_down(content, as_of, yes=yes, dry=dry_run)
    if not desk.asks and not (name and lead):
        raise missing([flag for flag, given in (("NAME", name), ("--lead", lead)) if not given])
    name = _given(desk, "What do people call the team?", name)
    path = desk.free(f"teams/{_no_reserved(_short(id_, name, 'a team'))}.md", "team")
    lead = slug(_given(desk, "Who leads it? One person", lead), "a person")
    people = [slug(one, "a person") for one in _NAMES.split(members) if one]
    if desk.asks and not people:
        told = _given(desk, "Who is in it? Names with commas between them", lead)
        people = [slug(one, "a person") for one in _NAMES.split(told) if one]
    around = known(parent, list(desk.frame.teams), "team") if parent else ""
    everyone = tuple(dict.fromkeys([lead, *people])) if people else ()
    text = team_text(TeamDraft(name, lead, everyone, around, reviewers, about))
    desk.finish(path, text.encode(), text, _REVIEW)


@click.command("cycle")
@click.argument("name", default="")
@click.option("--title", default="", metavar="TEXT", help="What it is called. [default: its name]")
@click.option("--starts", type=Day(), metavar="DATE", help="Its first day.")
@click.option("--ends", type=Day(), metavar="DATE", help="Its last day.")
@click.option("--theme", default="", metavar="TEXT", help="What it is about.")
@writing_options
def cycle(  # noqa: PLR0913 (an argument an option)
    name: str,
    title: str,
    starts: date | None,
    ends: date | None,
    theme: str,
    content: Path | None,
    as_of: date | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Write the file of a new cycle, such as 2027-Q1, 2027-H1, 2027-04 or 2027.

    The dates and the title of such a name are known; for any other, give --starts and --ends.

    \b
    okrs new cycle 2027-Q1
    okrs new cycle FY27-H1 --title "First half of FY27" --starts 2026-07-01 --ends 2026-12-31
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    desk = sit_down(content, as_of, yes=yes, dry=dry_run)
    if not name and not desk.asks:
        raise missing(["NAME"])
    name = _given(desk, "What is its folder called? Such as 2027-Q1", name)
    if not _CYCLE.fullmatch(name) or name.lower() in _RESERVED:
        raise click.UsageError(f"“{name}” can't be a cycle's folder: name it such as 2027-Q1.")
    path = desk.free(f"{name}/cycle.md", "cycle")
    period = _dates(desk, name, starts, ends)
    text = cycle_text(title or period.title, period.starts, period.ends, theme)
    desk.finish(path, text.encode(), text, f"Next: okrs new objective --cycle {name}.")


@click.command("person")
@click.argument("name", default="")
@click.option("--id", "id_", default="", metavar="SLUG", help="What files call them.")
@click.option("--github", default="", metavar="LOGIN", help="The login, where it differs.")
@writing_options
def person(  # noqa: PLR0913 (an argument an option)
    name: str,
    id_: str,
    github: str,
    content: Path | None,
    as_of: date | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Write the file of a person: NAME is the full name.

    Files call a person by one short word, by default the first name. It is only needed for people
    who are in no team, or to say more than their short name.

    \b
    okrs new person "Sam Okafor" --github samo
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    desk = sit_down(content, as_of, yes=yes, dry=dry_run)
    if not name and not desk.asks:
        raise missing(["NAME"])
    name = _given(desk, "What is the full name?", name)
    short = _short(id_, name.split()[0], "a person")
    if desk.asks and not id_:
        short = slug(_given(desk, "What do files call them?", "", short), "a person")
    path = desk.free(f"people/{short}.md", "person")
    text = person_text(name, github)
    then = f"Name {short} in a team's members, or as an owner. {_REVIEW}"
    desk.finish(path, text.encode(), text, then)


def _given(desk: Desk, question: str, given: str, default: str = "") -> str:
    """What was given, else what is answered, on one line."""
    if not given and desk.asks:
        from site_builder.commands.new_asking import prompt

        given = prompt(question, default)
    return " ".join(given.split())


def _short(given: str, name: str, what: str) -> str:
    """The file's name: as given, else made of the name where that has letters for it."""
    if given:
        return slug(given, what)
    short = slugify(name)
    if short == "name" and name.lower() != "name":
        raise click.UsageError(f"“{name}” has no letters from a to z: add --id for its file.")
    return short


def _no_reserved(name: str) -> str:
    if name in _RESERVED:
        raise click.UsageError(f"No team can be called {name}: the plan uses that name itself.")
    return name


class _Period(NamedTuple):
    title: str
    starts: date
    ends: date


def _dates(desk: Desk, name: str, starts: date | None, ends: date | None) -> _Period:
    """The dates of a cycle: as given, else as its name says, else asked for."""
    guess = _guess(name)
    starts, ends = starts or (guess and guess.starts), ends or (guess and guess.ends)
    if not desk.asks and not (starts and ends):
        raise missing([f for f, day in (("--starts", starts), ("--ends", ends)) if not day])
    starts = starts or click.prompt("Its first day, such as 2027-01-01", type=Day())
    ends = ends or click.prompt("Its last day, such as 2027-03-31", type=Day())
    if ends < starts:
        raise click.UsageError(f"The cycle ends on {ends}, before it starts on {starts}.")
    return _Period(guess.title if guess else name, starts, ends)


def _guess(name: str) -> _Period | None:
    """The period that a name stands for in the calendar: a year, half, quarter or month."""
    match = _PERIOD.fullmatch(name)
    if match is None or not 1970 <= int(match[1]) <= 2199:  # noqa: PLR2004 (what a plan can mean)
        return None
    year, quarter, half, month = int(match[1]), match[2], match[3], match[4]
    if quarter:
        return _months(f"Q{quarter} {year}", year, int(quarter) * 3 - 2, 3)
    if half:
        return _months(f"H{half} {year}", year, int(half) * 6 - 5, 6)
    if month:
        return _months(f"{month_name[int(month)]} {year}", year, int(month), 1)
    return _months(str(year), year, 1, 12)


def _months(title: str, year: int, first: int, count: int) -> _Period:
    last = first + count - 1
    return _Period(title, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
