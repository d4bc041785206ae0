"""An issue form as GitHub reads it, with the choices that the plan of the day gives.

Titles are other people's words, and GitHub writes the choice that somebody picked into the issue as
Markdown. So whatever would do something there, such as the @ of a mention, is written as its
full-width twin, which is only read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import quote, urlencode

from site_builder.intake.fields import MARK, Field, Form, Kind, Today
from site_builder.model.objective import Objective
from site_builder.model.plan import Cycle, Plan
from site_builder.model.terms import COMPANY
from site_builder.review.markdown import plain
from site_builder.review.request import LABEL

Value = str | bool | list["Value"] | dict[str, "Value"]
"""A part of a form, to be written as YAML."""

PROPOSAL = f"{LABEL}proposal"
"""The label of an issue that comes from a form. GitHub sets it only where the label exists."""

MOST = 250
"""How many choices a list may have; nobody finds theirs in a longer one."""

_TITLE = 60
_REFERENCE = re.compile(r"[\w./-]+(?: [\w./-]+)*")
_ACTIVE = re.compile(
    r"[@#<>*_`~\[\]\\|$]|&(?=#?\w+;)|:(?=\S)|(?<=www)\.|(?:(?<=gh)|(?<=cve)|(?<=ghsa))-(?=\w)",
    re.IGNORECASE,
)
_WIDER = 0xFEE0
"""How far a character's full-width twin is from it."""

_SITE = re.compile(r"https?://[\w.:/~%-]+", re.ASCII)
_ABOUT = (
    "A bot makes a file of your answers and proposes it in your name, so you need no Git. "
    "It answers below this issue, says what is missing, and closes it once the plan holds it."
)
_TYPED = {
    Today.TEAMS: "The name of the team's file, such as growth, or company.",
    Today.CYCLES: "The name of the cycle's folder, such as 2026-Q4.",
    Today.OBJECTIVES: (
        "The end of the address of its page on the site, such as 2026-Q4/growth/trial-to-paid."
    ),
    Today.KEY_RESULTS: (
        "Team, objective and key result with / between them, such as growth/trial-to-paid/signups. "
        "They stand in this order at the end of the address of its place on the site."
    ),
}
"""What to type where there is no list to choose from."""


def form(asked: Form, plan: Plan, today: date, site: str = "") -> dict[str, Value]:
    """A form for the plan of a day; `site` is the site's address, where there is one."""
    about = _ABOUT
    if _SITE.fullmatch(site):
        about += f"\n\n[The plan as it stands]({site})"
    elements: list[Value] = [{"type": "markdown", "attributes": {"value": about}}]
    elements += (_element(one, _choices(one, plan, today)) for one in asked.fields)
    return {
        "name": asked.title,
        "description": asked.about,
        "title": f"{asked.title}: ",
        "labels": [PROPOSAL],
        "body": elements,
    }


def choices(wanted: Today, plan: Plan, today: date) -> list[str]:
    """What a list offers: each reference once, followed by its title.

    What has a name that can't stand in an issue as it is, such as a cycle with an @, is left out.
    """
    named = _NAMED[wanted](plan, today)
    return [_choice(one, title) for one, title in named.items() if _REFERENCE.fullmatch(one)]


def address(repository: str, asked: Form, **answers: str) -> str:
    """Where to open a form with some answers filled in, each given by its field's id, _ for -.

    GitHub fills in the fields that one types into. It can't pick from a list: the first answer to
    one, such as the key result of a check-in, stands in the issue's title instead, and others are
    left out.

    Raises `ValueError` for a field that the form doesn't have.
    """
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    if unknown := given.keys() - {one.id for one in asked.fields}:
        message = f"{asked.name} has no field {min(unknown)}"
        raise ValueError(message)
    answered = [one for one in asked.fields if one.id in given]
    picked = [given[one.id] for one in answered if one.kind is Kind.CHOICE]
    typed = {one.id: given[one.id] for one in answered if one.kind is not Kind.CHOICE}
    title = f"{asked.title}: {picked[0] if picked else ''}"
    query = {"template": asked.file, "title": title, **typed}
    return f"{repository}/issues/new?{urlencode(query, safe='', quote_via=quote)}"


def _element(one: Field, offered: list[str]) -> dict[str, Value]:
    """A field; one that has no list to offer is typed into."""
    kind, attributes = one.kind, _attributes(one)
    if offered and len(offered) <= MOST:
        attributes["options"] = list[Value](offered)
    elif isinstance(one.choices, Today):
        kind = Kind.LINE
        attributes["description"] = " ".join(filter(None, (one.help, _TYPED[one.choices])))
    made: dict[str, Value] = {"type": kind.value, "id": one.id, "attributes": attributes}
    return made | ({"validations": {"required": True}} if one.required else {})


def _attributes(one: Field) -> dict[str, Value]:
    given = {"label": one.label, "description": one.help, "placeholder": one.example}
    return {name: words for name, words in given.items() if words}


def _choices(one: Field, plan: Plan, today: date) -> list[str]:
    return choices(one.choices, plan, today) if isinstance(one.choices, Today) else [*one.choices]


def _choice(name: str, title: str) -> str:
    """A choice; never a single word, since GitHub keeps the word None for itself."""
    shown = _ACTIVE.sub(lambda found: chr(ord(found[0]) + _WIDER), plain(title, _TITLE))
    return f"{name}{MARK}{shown or name}"


def _teams(plan: Plan, today: date) -> Mapping[str, str]:
    del today
    teams = {name: one.name for name, one in sorted(plan.frame.teams.items())}
    return {COMPANY: plan.frame.company.name} | teams


def _cycles(plan: Plan, today: date) -> Mapping[str, str]:
    return {one.id: one.title for one in _open(plan, today)}


def _objectives(plan: Plan, today: date) -> Mapping[str, str]:
    return {str(one.ref): one.title for one in _live(plan, _open(plan, today))}


def _key_results(plan: Plan, today: date) -> Mapping[str, str]:
    live = _live(plan, plan.frame.running(today))
    found = [one for each in live for one in each.key_results]
    return {plan.frame.named(one.ref, today): one.title for one in found}


def _open(plan: Plan, today: date) -> list[Cycle]:
    return [one for one in plan.frame.cycles.values() if not one.over(today)]


def _live(plan: Plan, cycles: Iterable[Cycle]) -> Iterator[Objective]:
    """The objectives of some cycles that weren't dropped."""
    folders = (folder for cycle in cycles for folder in plan.in_cycle(cycle.id))
    return (one for folder in folders for one in folder.objectives if one.dropped is None)


_NAMED: Mapping[Today, Callable[[Plan, date], Mapping[str, str]]] = {
    Today.TEAMS: _teams,
    Today.CYCLES: _cycles,
    Today.OBJECTIVES: _objectives,
    Today.KEY_RESULTS: _key_results,
}
