"""How we do OKRs here: from the company's stage and settings, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.model.governance import Decider, Matter, deciders
from site_builder.model.plan import Company, Cycle
from site_builder.model.schedule import periods, stale_after
from site_builder.model.terms import Severity
from site_builder.pages.english import Moment, lasting, listing
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import EXAMPLES, FORMAT, HOME, HOW, RULES, rule_path
from site_builder.pages.rules import title_of
from site_builder.pages.view import View
from site_builder.rules.okr208_individual_okrs import severity_for
from site_builder.rules.run import all_rules, severity_of

_DIRECTIONS = {
    "top-down": "Goals come from the top: leadership sets them with the teams and approves each.",
    "hybrid": "Goals come from both sides: leadership sets the direction and approves objectives; "
    "each team decides how it measures its own.",
    "bottom-up": "Goals come from the teams: leadership sets the company's, and each team decides "
    "what it contributes.",
}
_MATTERS = {
    Matter.COMPANY: "The company, its teams, a cycle, a company objective",
    Matter.OBJECTIVE: "A team's objective: new, dropped, or supporting something else",
    Matter.KEY_RESULT: "A team's key result",
    Matter.AMENDMENT: "A commitment changed while its cycle runs",
    Matter.CHECK_IN: "A check-in or a retrospective",
    Matter.PRIORITIES: "Personal priorities",
}
_DECIDERS = {
    Decider.LEADERSHIP: "Leadership approves it.",
    Decider.LEAD: "The team's lead approves it.",
    Decider.LEAD_AND_LEADERSHIP: "The team's lead and leadership approve it.",
    Decider.LEAD_IF_ALIGNED: "The team's lead approves it; leadership, where it supports nothing.",
    Decider.TEAM: "Nobody has to approve it when its owner or a member of the team wrote it; "
    "else the team's lead does.",
    Decider.PERSON: "The person decides.",
}
_ALONE = {
    Severity.ERROR: "There are none: a goal of one person stops a proposal. "
    "What somebody wants for themselves stands among their priorities.",
    Severity.WARNING: "They are discouraged: a goal of one person gets a warning.",
    Severity.NOTICE: "They are allowed; a notice tells of them.",
    Severity.OFF: "They are allowed.",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A matter, and who decides it."""

    matter: str
    decider: str


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule whose severity the company changed."""

    rule: Link
    usual: str
    ours: str


@dataclass(frozen=True, slots=True)
class Next:
    """A day to come, and what happens then."""

    on: Moment
    what: str
    cycle: Link


@dataclass(frozen=True, slots=True)
class HowContext:
    """All that the page shows."""

    company: str
    stage: str
    direction: str
    leadership: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    overrides: tuple[Decision, ...]
    """What `approvals:` in company.md says, as it is written."""
    cadence: str
    dates: tuple[Next, ...]
    unaligned: str
    individual: str
    rules: tuple[OwnRule, ...]
    examples: Link
    all_rules: Link
    format: Link
    company_file: str


def how_page(view: View) -> Page:
    """The page on how OKRs are done here."""
    return Page(
        path=HOW,
        title="How we do OKRs here",
        template="how.html",
        build=partial(how_context, view),
        section=HOW,
        crumbs=(Link("Home", HOME),),
        source=view.source(view.plan.frame.company.file),
    )


def how_context(view: View) -> HowContext:
    """What the page shows."""
    company = view.plan.frame.company
    decided = deciders(company.stage)
    return HowContext(
        company=company.name,
        stage=company.stage.value,
        direction=_DIRECTIONS[company.stage.governance],
        leadership=tuple(view.person(one) for one in company.leadership),
        decisions=tuple(Decision(_MATTERS[one], _DECIDERS[decided[one]]) for one in Matter),
        overrides=tuple(_overrides(company)),
        cadence=_cadence(view),
        dates=tuple(_dates(view)),
        unaligned=_unaligned(company),
        individual=_individual(view),
        rules=tuple(_own_rules(company)),
        examples=Link("Good objectives to begin from", EXAMPLES),
        all_rules=Link("All rules", RULES),
        format=Link("The files and their fields", FORMAT),
        company_file=view.file("company.md"),
    )


def _overrides(company: Company) -> Iterator[Decision]:
    for key, value in company.approvals.items():
        yield Decision(key, ", ".join(value) if isinstance(value, list) else str(value))


def _cadence(view: View) -> str:
    usual = view.plan.frame.company.check_ins
    own = (one for one in view.running if one.check_ins is not usual)
    told = [f"Teams check in {_often(usual.value)}."]
    told += [f"For {one.title} they check in {_often(one.check_ins.value)}." for one in own]
    if view.current:
        old = lasting(stale_after(view.current).days)
        told.append(f"A figure older than {old} counts as stale.")
    return " ".join(told)


def _often(cadence: str) -> str:
    return {"weekly": "every week", "biweekly": "every two weeks", "monthly": "every month"}[
        cadence
    ]


def _dates(view: View) -> Iterator[Next]:
    """The days to come of the cycles that run, and the start of the next one, in order."""
    found = [one for cycle in view.plan.frame.cycles.values() for one in _days(view, cycle)]
    return iter(sorted(found, key=lambda one: one.on.iso))


def _days(view: View, cycle: Cycle) -> Iterator[Next]:
    link = view.cycle(cycle.id)
    if cycle.starts > view.as_of:
        yield Next(view.moment(cycle.starts), "begins", link)
    if not cycle.runs(view.as_of):
        return
    due = next((one.ends for one in periods(cycle) if one.ends >= view.as_of), None)
    if due:
        yield Next(view.moment(due), "the next check-in is due", link)
    yield Next(view.moment(cycle.ends), "ends", link)


def _unaligned(company: Company) -> str:
    rule = all_rules()["OKR201"]
    return {
        Severity.ERROR: "Every objective of a team says what it supports, or it can't be merged.",
        Severity.WARNING: "An objective of a team that supports nothing gets a warning.",
        Severity.NOTICE: "An objective of a team that supports nothing gets a notice.",
        Severity.OFF: "An objective of a team need not support anything.",
    }[severity_of(rule, company)]


def _individual(view: View) -> str:
    company = view.plan.frame.company
    rule = all_rules()["OKR208"]
    told = _ALONE[severity_of(rule, company, severity_for(company.headcount))]
    quota = [one.name for one in view.plan.frame.teams.values() if one.quota]
    if not quota:
        return told
    return f"{told} In {listing(quota)} metrics are personal by nature, so there they may be."


def _own_rules(company: Company) -> Iterator[OwnRule]:
    for code, severity in sorted(company.rules.items()):
        if rule := all_rules().get(code):
            title = f"{code} {title_of(rule)}"
            usual = rule.severity_at(company.stage).value
            yield OwnRule(Link(title, rule_path(code)), usual, severity.value)
