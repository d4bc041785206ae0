"""Findings for other programs: JSON, GitHub's workflow commands, SARIF and JUnit."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from site_builder.model.finding import Finding
from site_builder.model.terms import Severity
from site_builder.rules.run import all_rules

if TYPE_CHECKING:
    from site_builder.effects.report import Report

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def as_json(report: "Report") -> str:
    """A list of objects, one a finding; `line` and `column` count from 1."""
    listed = [
        {
            "code": one.code,
            "rule": all_rules()[one.code].name,
            "severity": one.severity,
            "file": report.shown(one.place.file),
            "line": one.span.line,
            "column": one.span.column,
            "width": one.span.width,
            "problem": one.problem,
            "remedy": one.remedy,
            "fix": one.fix.what if one.fix else None,
        }
        for one in report.findings
    ]
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


def as_github(report: "Report") -> str:
    """Workflow commands that GitHub shows as annotations on the lines."""
    return "".join(f"{_annotation(report, one)}\n" for one in report.findings)


def _annotation(report: "Report", one: Finding) -> str:
    properties = {
        "file": report.shown(one.place.file),
        "line": one.span.line,
        "endLine": one.span.line,
        "col": one.span.column,
        "endColumn": one.span.column + max(1, one.span.width),
        "title": f"{one.code} {all_rules()[one.code].name}",
    }
    written = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{_GITHUB[one.severity]} {written}::{_escape(_sentence(one))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _sentence(one: Finding) -> str:
    return f"{one.problem[:1].upper()}{one.problem[1:]}. {one.remedy}"


def as_sarif(report: "Report") -> str:
    """SARIF 2.1.0, as code scanning takes it."""
    used = sorted({one.code for one in report.findings})
    rules = [
        {
            "id": code,
            "name": all_rules()[code].name,
            "shortDescription": {"text": all_rules()[code].name},
            "fullDescription": {"text": all_rules()[code].why},
        }
        for code in used
    ]
    driver = {"name": "okrs", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(report, one) for one in report.findings]}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{**run, "columnKind": "unicodeCodePoints"}],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _result(report: "Report", one: Finding) -> dict[str, object]:
    region = {
        "startLine": one.span.line,
        "startColumn": one.span.column,
        "endColumn": one.span.column + max(1, one.span.width),
    }
    place = {"artifactLocation": {"uri": report.shown(one.place.file)}, "region": region}
    return {
        "ruleId": one.code,
        "level": _SARIF[one.severity],
        "message": {"text": _sentence(one)},
        "locations": [{"physicalLocation": place}],
    }


def as_junit(report: "Report") -> str:
    """JUnit's XML: one test case a file, its errors as failures, the rest as output."""
    by_file: dict[str, list[Finding]] = {}
    for file in sorted(report.files):
        by_file[f"okrs/{file}"] = []
    for one in report.findings:
        by_file.setdefault(one.place.file, []).append(one)
    failing = sum(
        any(one.severity is Severity.ERROR for one in found) for found in by_file.values()
    )
    suite = ET.Element(
        "testsuite", name="okrs check", tests=str(len(by_file)), failures=str(failing)
    )
    for file, found in by_file.items():
        _case(suite, report.shown(file), found)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: ET.Element, file: str, found: list[Finding]) -> None:
    case = ET.SubElement(suite, "testcase", classname="okrs", name=file, file=file)
    errors = [one for one in found if one.severity is Severity.ERROR]
    others = [one for one in found if one.severity is not Severity.ERROR]
    if errors:
        first = f"{errors[0].code} {errors[0].problem}"
        ET.SubElement(case, "failure", message=first).text = _lines(errors)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)


def _lines(found: list[Finding]) -> str:
    return "\n".join(
        f"{one.span.line}:{one.span.column} {one.severity} {one.code} {_sentence(one)}"
        for one in found
    )


WRITERS: "Mapping[str, Callable[[Report], str]]" = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""Every format but that of the terminal."""
