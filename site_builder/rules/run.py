"""Running rules over a plan, and grading what they find by the company's settings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from site_builder.model.finding import Finding
from site_builder.model.outline import Outlook
from site_builder.model.plan import Company, Frame
from site_builder.model.terms import Severity
from site_builder.rules.rule import Facts, Rule, Violations

_MODULE = re.compile(r"okr\d{3}_\w+")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code: one module of this package each, with a constant RULE."""
    package = __name__.rpartition(".")[0]
    names = sorted(one.name for one in iter_modules([__file__.rpartition("/")[0]]))
    rules = [import_module(f"{package}.{name}").RULE for name in names if _MODULE.fullmatch(name)]
    return {rule.code: rule for rule in rules}


def check_folder(facts: Facts) -> Iterator[Finding]:
    """What the rules find in one folder."""
    for rule in all_rules().values():
        yield from _found(rule, _of_folder(rule, facts))


def _of_folder(rule: Rule, facts: Facts) -> Violations:
    folder = facts.folder
    if rule.folder:
        yield from rule.folder(facts)
    if rule.objective:
        for one in folder.objectives:
            yield from rule.objective(one, facts)
    if rule.key_result:
        for one in folder.objectives:
            for key_result in one.key_results:
                yield from rule.key_result(key_result, facts)
    if rule.check_in:
        for check_in in folder.check_ins:
            yield from rule.check_in(check_in, facts)


def check_frame(frame: Frame) -> Iterator[Finding]:
    """What the rules find around the objectives."""
    for rule in all_rules().values():
        if rule.frame:
            yield from _found(rule, rule.frame(frame))


def check_outlook(outlook: Outlook) -> Iterator[Finding]:
    """What the rules find across folders."""
    for rule in all_rules().values():
        if rule.plan:
            yield from _found(rule, rule.plan(outlook))


def _found(rule: Rule, violations: Violations) -> Iterator[Finding]:
    for one in violations:
        yield Finding(
            rule.code, one.place, one.problem, one.remedy, fix=one.fix, usual=one.severity
        )


def grade(findings: Iterable[Finding], company: Company) -> Iterator[Finding]:
    """Give each finding its severity: by the company's stage, then by its own settings.

    What keeps a file from being read stays an error.
    """
    rules = all_rules()
    for one in findings:
        severity = severity_of(rules[one.code], company, one.usual)
        if severity is not Severity.OFF:
            yield replace(one, severity=severity)


def severity_of(rule: Rule, company: Company, chosen: Severity | None = None) -> Severity:
    """How severe a rule is here; `chosen` is what its check says of one finding."""
    usual = chosen or rule.severity_at(company.stage)
    return usual if rule.code < "OKR1" else company.rules.get(rule.code, usual)
