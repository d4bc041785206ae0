"""Findings and standings for a person at a terminal."""

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from site_builder.files.front_matter import decode
from site_builder.model.finding import Finding
from site_builder.model.terms import Severity
from site_builder.review.markdown import UNPRINTABLE
from site_builder.rules.run import all_rules

if TYPE_CHECKING:
    from site_builder.effects.report import Report

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTICE: "bold blue"}


def plain(text: str) -> str:
    """Text of a plan that can't move the cursor, colour the terminal or turn its direction."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def console(width: int | None = None) -> Console:
    """The terminal; plain text where it is none, and lines are never cut."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True, width=width)


def print_findings(report: "Report") -> None:
    """Print each finding with its line and a caret under the place, then a summary."""
    out = console()
    lines: dict[str, list[str]] = {}
    for one in report.findings:
        inside = one.place.file.partition("/")[2]
        if inside not in lines:
            text = decode(report.files.get(inside, b""), "")
            lines[inside] = text.split("\n") if isinstance(text, str) else []
        out.print(_finding(one, report.shown(one.place.file), lines[inside]))
    out.print(_summary(report))


def _finding(one: Finding, file: str, lines: list[str]) -> Text:
    style = STYLES[one.severity]
    text = Text()
    text.append(f"{one.severity}[{one.code}]", style)
    text.append(f" {plain(one.problem)}\n", "bold")
    gutter = " " * len(str(one.span.line))
    text.append(f"{gutter}--> ", "blue")
    text.append(f"{plain(file)}:{one.span.line}:{one.span.column}\n")
    if one.span.line <= len(lines) and one.span.width:
        _source(text, one, lines[one.span.line - 1], gutter)
    text.append(f"{gutter} = ", "blue")
    text.append(f"{plain(one.remedy)}\n")
    return text


def _source(text: Text, one: Finding, line: str, gutter: str) -> None:
    line, column = _window(line.expandtabs(1), one.span.column)
    text.append(f"{gutter} |\n", "blue")
    text.append(f"{one.span.line} | ", "blue")
    text.append(f"{plain(line)}\n")
    text.append(f"{gutter} | ", "blue")
    width = max(1, min(one.span.width, len(line) - column + 1))
    text.append(f"{' ' * (column - 1)}{'^' * width}\n", STYLES[one.severity])


def _window(line: str, column: int, width: int = 120) -> tuple[str, int]:
    """The part of a long line around a column, and the column in it."""
    if len(line) <= width:
        return line, column
    start = max(0, column - 1 - width // 3)
    part = line[start : start + width]
    return (f"…{part[1:]}" if start else part), column - start


def _summary(report: "Report") -> Text:
    counts = Counter(one.severity for one in report.findings)
    files = f"{report.read} file{'s' * (report.read != 1)}"
    text = Text()
    if report.fixed:
        text.append(f"{report.fixed} fixed. ", "green")
    if not report.findings:
        return text.append(f"All is well in {files}.", "green")
    for severity, style in STYLES.items():
        if counts[severity]:
            word = f"{counts[severity]} {severity}{'s' * (counts[severity] != 1)}"
            text.append(word, style).append(", ")
    text.right_crop(2)
    text.append(f" in {files}.")
    fixable = sum(bool(one.fix and one.fix.safe) for one in report.findings)
    if fixable:
        text.append(f" {fixable} can be fixed by okrs check --fix.")
    example = report.findings[0].code
    if example in all_rules():
        text.append(f" okrs explain {example} says why.")
    return text
