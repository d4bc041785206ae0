"""`okrs rules` and `okrs explain` at a terminal."""

from collections.abc import Callable, Iterable

from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from site_builder.effects.terminal import STYLES, console, plain
from site_builder.model.plan import Company
from site_builder.model.terms import Severity, Stage
from site_builder.rules.rule import Example, Rule


def print_rules(
    rules: Iterable[Rule], severity_of: Callable[[Rule], Severity], company: Company
) -> None:
    """Print a line a rule: code, name, how severe it is here."""
    table = Table.grid(padding=(0, 2))
    for rule in rules:
        severity = severity_of(rule)
        fixed = "  set in company.md" if rule.code in company.rules else ""
        table.add_row(
            rule.code, rule.name, Text(severity, STYLES.get(severity, "bright_black")), fixed
        )
    out = console()
    out.print(table)
    out.print(f"\nSeverity for stage {company.stage}. okrs explain CODE says why a rule is there.")


def print_rule(rule: Rule) -> None:
    """Print why a rule is there, and its two examples."""
    out = console()
    out.print(Text.assemble((rule.code, "bold"), f" {rule.name}"))
    out.print(Padding(Text(rule.why), (1, 0)), soft_wrap=False)
    out.print(Text(f"Severity: {_severity(rule)}.", "bright_black"))
    for word, example in (("Not so:", rule.bad), ("Better:", rule.good)):
        out.print(Text(f"\n{word}", "bold"))
        out.print(Padding(_source(example), (0, 2)), soft_wrap=False)


def _severity(rule: Rule) -> str:
    if isinstance(rule.severity, Severity):
        return rule.severity
    return ", ".join(f"{rule.severity_at(stage)} at {stage}" for stage in Stage)


def _source(example: Example) -> Syntax:
    return Syntax(plain_lines(example.text), "yaml", background_color="default", word_wrap=True)


def plain_lines(text: str) -> str:
    """The lines of a text with nothing in them that could move the cursor."""
    return "\n".join(plain(line) for line in text.rstrip("\n").split("\n"))
