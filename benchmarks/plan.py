"""A believable plan of any size, always the same one: the company that the benchmarks check.

Four quarters, the last of them running and in its thirteenth week. Every team has up to three
objectives with three key results a quarter, and checks in every week.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.themes import (
    COMPANY_THEMES,
    FIELDS,
    FIRST_NAMES,
    LAST_NAMES,
    LEARNT,
    NOTES,
    REGIONS,
    SENTENCES,
    THEMES,
    WEEKS,
    Figure,
    Theme,
)

AS_OF = date(2026, 12, 28)
"""The day on which nothing in the plan is wrong."""

WEEKS_A_QUARTER = 13
_QUARTERS = [
    date(2026, 1, 1),
    date(2026, 4, 1),
    date(2026, 7, 1),
    date(2026, 10, 1),
    date(2027, 1, 1),
]
_FRIDAY = 4
_A_TEAM = 3
_PEOPLE_A_TEAM = 9
_LEADERS = 12


class Quarter(NamedTuple):
    """A cycle with the days of its check-ins."""

    id: str
    starts: date
    ends: date
    fridays: tuple[date, ...]

    @property
    def over(self) -> bool:
        """Whether it has been graded."""
        return self.ends < AS_OF


class Team(NamedTuple):
    """A team; `field` and `region` fill its sentences."""

    id: str
    number: int
    people: tuple[str, ...]
    field: str = ""
    region: str = ""

    def says(self, text: str) -> str:
        """A sentence of a theme in this team's words."""
        filled = text.format(field=self.field, region=self.region)
        return filled[0].upper() + filled[1:]


def generate(folder: Path, objectives: int = 10_000) -> int:
    """Write a plan with so many objectives into `folder`, and give the number of its files."""
    count = 0
    made: set[str] = set()
    for path, text in files(objectives):
        parent = path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(f"{folder}/{path}", "w", encoding="utf-8") as file:  # noqa: PTH123 (twice as fast)
            file.write(text)
        count += 1
    return count


def files(objectives: int) -> Iterator[tuple[str, str]]:
    """All files of the plan: path below its folder, and text."""
    quarters = tuple(_quarters())
    a_quarter = math.ceil(objectives / len(quarters)) - len(COMPANY_THEMES)
    teams = tuple(_team(number) for number in range(math.ceil(a_quarter / _A_TEAM)))
    company = Team("company", 0, tuple(_person(number) for number in range(_LEADERS)))
    yield "company.md", _company(company, teams)
    for team in teams:
        yield f"teams/{team.id}.md", _team_file(team)
        yield f"people/{team.people[0]}.md", _person_file(team.people[0])
    for number, quarter in enumerate(quarters):
        left = (objectives + number) // len(quarters) - len(COMPANY_THEMES)
        yield f"{quarter.id}/cycle.md", _cycle(quarter)
        yield from _folder(company, COMPANY_THEMES, quarter, teams)
        for team in teams:
            themes = _themes(team, quarter)[: max(0, min(_A_TEAM, left))]
            left -= len(themes)
            yield from _folder(team, themes, quarter, teams)


def _quarters() -> Iterator[Quarter]:
    for number, (starts, following) in enumerate(pairwise(_QUARTERS), start=1):
        first = starts + timedelta(days=(_FRIDAY - starts.weekday()) % 7)
        fridays = tuple(first + timedelta(weeks=week) for week in range(WEEKS_A_QUARTER))
        yield Quarter(f"2026-Q{number}", starts, following - timedelta(days=1), fridays)


def _person(number: int) -> str:
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    rest, last = divmod(number // len(FIRST_NAMES), len(LAST_NAMES))
    return f"{first}-{LAST_NAMES[last]}" + (f"-{rest + 1}" if rest else "")


def _team(number: int) -> Team:
    field, region = FIELDS[number % len(FIELDS)], REGIONS[number // len(FIELDS) % len(REGIONS)]
    first = _LEADERS + number * _PEOPLE_A_TEAM
    people = tuple(_person(first + one) for one in range(_PEOPLE_A_TEAM))
    return Team(f"{field}-{region.lower()}", number, people, field, region)


def _themes(team: Team, quarter: Quarter) -> Sequence[Theme]:
    first = team.number + quarter.starts.month
    return [THEMES[(first + one) % len(THEMES)] for one in range(_A_TEAM)]


def _company(company: Team, teams: Sequence[Team]) -> str:
    people = _LEADERS + sum(len(team.people) for team in teams)
    return (
        f"---\nname: Lumen\nstage: scaling\nheadcount: {people}\n"
        f"leadership: [{', '.join(company.people)}]\ncheck_ins: weekly\n---\n"
        "We show companies where people get stuck, and let those who notice it fix it.\n"
    )


def _team_file(team: Team) -> str:
    lead, *members = team.people
    return (
        f"---\nname: {team.says('{field} in {region}')}\nlead: {lead}\n"
        f"members: [{', '.join((lead, *members))}]\n---\n"
        f"{team.says('Everything about {field} that customers in {region} see.')}\n"
    )


def _person_file(person: str) -> str:
    name = " ".join(part.capitalize() for part in person.split("-"))
    return f"---\nname: {name}\npriorities:\n  2026-Q4: [Mentor the new designer]\n---\n"


def _cycle(quarter: Quarter) -> str:
    closed = f"closed: {quarter.ends + timedelta(days=5)}\n" if quarter.over else ""
    return (
        f"---\ntitle: {quarter.id[-2:]} 2026\nstarts: {quarter.starts}\nends: {quarter.ends}\n"
        f"{closed}---\n**The first week decides.** Hardly anybody who left us named the price.\n"
    )


def _folder(
    team: Team, themes: Sequence[Theme], quarter: Quarter, teams: Sequence[Team]
) -> Iterator[tuple[str, str]]:
    if not themes:
        return
    at = f"{quarter.id}/{team.id}"
    for place, theme in enumerate(themes):
        yield f"{at}/{theme.name}.md", _objective(team, theme, place, quarter, teams)
    for week, day in enumerate(quarter.fridays):
        yield f"{at}/check-ins/{day}.md", _check_in(team, themes, week)
    if quarter.over:
        by = team.people[0]
        yield f"{at}/retrospective.md", f"---\nby: {by}\n---\n{LEARNT}"


def _objective(
    team: Team, theme: Theme, place: int, quarter: Quarter, teams: Sequence[Team]
) -> str:
    owners = team.people[place * _A_TEAM : place * _A_TEAM + _A_TEAM]
    lines = [f"objective: {team.says(theme.objective)}", f"owner: {owners[0]}"]
    if team.field:
        lines += ["supports:", *_supports(team, place, quarter, teams)]
    lines += [f"ambition: {('aspirational', 'committed')[(team.number + place) % 2]}"]
    if quarter.over:
        lines += ["score: 0.7", "note: We learnt more than the figures show"]
    lines.append("key_results:")
    for figure, owner in zip(theme.figures, owners, strict=False):
        lines += _figure(figure, team, owner)
    if theme.done:
        name, title, evidence = theme.done
        lines += [
            f"  {name}:",
            f"    title: {team.says(title)}",
            f"    owner: {owners[-1]}",
            f"    done_when: {team.says(evidence)}",
        ]
    return "\n".join(("---", *lines, "---", team.says(theme.why), ""))


def _supports(team: Team, place: int, quarter: Quarter, teams: Sequence[Team]) -> Iterator[str]:
    above = COMPANY_THEMES[(team.number + place) % len(COMPANY_THEMES)]
    figure = above.figures[team.number % 2]
    yield f"  company/{above.name}/{figure.name}: {SENTENCES[team.number % len(SENTENCES)]}"
    if team.number and not place:
        other = teams[team.number // 2]
        theme = _themes(other, quarter)[0]
        yield f"  {other.id}/{theme.name}: {SENTENCES[(team.number + 1) % len(SENTENCES)]}"


def _figure(figure: Figure, team: Team, owner: str) -> Iterator[str]:
    yield f"  {figure.name}:"
    yield f"    title: {team.says(figure.title)}"
    yield f"    owner: {owner}"
    if figure.end is None:
        yield f"    keep: {{at_most: {figure.start:g}}}"
    else:
        yield f"    from: {figure.start:g}"
        yield f"    to: {figure.end:g}"
    yield f'    unit: "{figure.unit}"'


def _check_in(team: Team, themes: Sequence[Theme], week: int) -> str:
    lines = [f"by: {team.people[week % 2]}", "updates:"]
    for place, theme in enumerate(themes):
        lines.append(f"  {theme.name}:")
        for number, figure in enumerate(theme.figures):
            lines.append(
                f"    {figure.name}: {_update(figure, team.number + place + number, week)}"
            )
        if theme.done:
            done = "done: true, " if week == WEEKS_A_QUARTER - 1 else ""
            lines.append(f"    {theme.done[0]}: {{{done}confidence: 0.{5 + week // 4}}}")
    prose = WEEKS[(team.number + week) % len(WEEKS)]
    return "\n".join(("---", *lines, "---", prose, ""))


def _update(figure: Figure, seed: int, week: int) -> str:
    """A value on the way to three or four fifths of the target, and one week in four a note."""
    wobble = (seed * 7 + week * 5) % 11 / 100
    if figure.end is None:
        value = figure.start * (0.55 + wobble * 4)
    else:
        share = (week + 1) / WEEKS_A_QUARTER * (0.82 + seed % 5 / 40) - wobble
        value = figure.start + (figure.end - figure.start) * share
    note = NOTES[(seed + week) % len(NOTES)]
    said = f", note: '{note}'" if (seed + week) % 4 == 0 else ""
    return f"{{value: {value:.3g}, confidence: 0.{5 + (seed + week) % 3}{said}}}"


if __name__ == "__main__":
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000  # noqa: PLR2004 (folder and number)
    print(f"{generate(Path(sys.argv[1]), wanted):,} files")
