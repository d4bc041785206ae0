"""The rules: what each one wants, why, and how it looks right and wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_builder.model.terms import Stage
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import HOME, HOW, RULES, rule_path
from site_builder.pages.view import View
from site_builder.rules.rule import Rule
from site_builder.rules.run import all_rules, severity_of

_FAMILIES = {
    "OKR0": "Files that can be read",
    "OKR1": "References and structure",
    "OKR2": "How we want to work",
    "OKR3": "Wording",
    "OKR4": "Check-ins",
    "OKR5": "Amendments",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the list of rules."""

    code: str
    rule: Link
    why: str
    severity: str


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of a family."""

    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class RulesContext:
    """All that the list of rules shows."""

    families: tuple[Family, ...]
    stage: str


@dataclass(frozen=True, slots=True)
class AtStage:
    """How severe a rule is at a stage of the company."""

    stage: str
    severity: str
    here: bool


@dataclass(frozen=True, slots=True)
class RuleContext:
    """All that the page of a rule shows."""

    code: str
    name: str
    why: str
    severity: str
    """What it is in this company."""
    stages: tuple[AtStage, ...]
    bad: str
    good: str


def rule_pages(view: View) -> Iterator[Page]:
    """The list of rules, and a page each."""
    crumbs = (Link("Home", HOME), Link("How we do OKRs here", HOW))
    build = partial(rules_context, view)
    yield Page(RULES, "Rules", "rules.html", build, section=HOW, crumbs=crumbs)
    for code, rule in all_rules().items():
        yield Page(
            path=rule_path(code),
            title=f"{code} {title_of(rule)}",
            template="rule.html",
            build=partial(rule_context, view, rule),
            words=partial(str, rule.why),
            section=HOW,
            crumbs=(*crumbs, Link("Rules", RULES)),
        )


def title_of(rule: Rule) -> str:
    """The name of a rule as a heading: `Check-in missing`."""
    return rule.name.replace("-", " ").capitalize()


def rules_context(view: View) -> RulesContext:
    """What the list of rules shows."""
    company = view.plan.frame.company
    families = groupby(all_rules().values(), key=lambda one: one.code[:4])
    return RulesContext(
        tuple(
            Family(_FAMILIES.get(family, family), tuple(_line(view, one) for one in rules))
            for family, rules in families
        ),
        company.stage.value,
    )


def _line(view: View, rule: Rule) -> RuleLine:
    severity = severity_of(rule, view.plan.frame.company).value
    return RuleLine(rule.code, Link(title_of(rule), rule_path(rule.code)), rule.why, severity)


def rule_context(view: View, rule: Rule) -> RuleContext:
    """What the page of a rule shows."""
    company = view.plan.frame.company
    return RuleContext(
        code=rule.code,
        name=title_of(rule),
        why=rule.why,
        severity=severity_of(rule, company).value,
        stages=tuple(
            AtStage(one.value, rule.severity_at(one).value, one is company.stage) for one in Stage
        ),
        bad=rule.bad.text,
        good=rule.good.text,
    )
