"""Writing findings: for a person at a terminal, or for another program."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from site_builder.model.finding import Finding


class Report(NamedTuple):
    """What there is to write: the findings in order, and where to find the lines they speak of."""

    findings: Sequence[Finding]
    files: Mapping[str, bytes]
    """By path below the plan's folder."""
    shown: Callable[[str], str]
    """Makes the path that a person can open."""
    read: int
    """How many files were read."""
    fixed: int = 0


FORMATS = ("terminal", "json", "github", "sarif", "junit")
"""The formats of `okrs check`, by the name a person gives."""


def write_report(form: str, report: Report) -> None:
    """Write findings to standard output in one of `FORMATS`; only what it needs is imported."""
    if form == "terminal":
        from site_builder.effects.terminal import print_findings

        print_findings(report)
    else:
        from site_builder.effects.formats import WRITERS

        sys.stdout.write(WRITERS[form](report))
