"""Two states of a small plan, and what is asked for on the way from one to the other."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from textwrap import dedent

from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import parse
from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.frame_change import Written
from site_builder.model.history import File
from site_builder.model.plan import Plan
from site_builder.review.difference import (
    Difference,
    RecordDifference,
    differences,
    file_differences,
    record_differences,
)
from site_builder.review.hands import Hands
from site_builder.review.routing import Demand, demands
from site_builder.review.verdict import Answer

TODAY = date(2026, 11, 16)

COMPANY = """\
    ---
    name: Acme
    stage: {stage}
    headcount: 300
    leadership: [ana, tomas]
    ---
    """
OBJECTIVE = """\
    ---
    objective: Turn more trials into paying customers
    supports: {company/win: Trials become the revenue that we plan with}
    key_results:
      conversion: {title: Trials that pay, owner: sam, from: 10, to: 20, unit: "%"}
      churn: {title: Accounts that leave, owner: maria, keep: {at_most: 4}, unit: "%"}
    ---
    """
CHECK_IN = "---\nupdates:\n  trials:\n    conversion: {value: 12, confidence: 0.7}\n---\n"

FILES = {
    "teams/product.md": "---\nname: Product\nlead: jonas\n---\n",
    "teams/growth.md": "---\nname: Growth\nlead: maria\nmembers: [sam]\nparent: product\n---\n",
    "teams/sales.md": "---\nname: Sales\nlead: erik\n---\n",
    "people/sam.md": "---\nname: Sam\ngithub: sam-acme\npriorities: {2026-Q4: [Rest]}\n---\n",
    "2026-Q4/cycle.md": "---\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    "2027-Q1/cycle.md": "---\nstarts: 2027-01-01\nends: 2027-03-31\n---\n",
    "2026-Q4/company/win.md": "---\nobjective: Win the market\n---\n",
    "2026-Q4/growth/trials.md": OBJECTIVE,
    "2026-Q4/growth/check-ins/2026-11-13.md": CHECK_IN,
    "2027-Q1/growth/next.md": OBJECTIVE.replace("company/win", "2026-Q4/company/win"),
}

Changed = Mapping[str, str | None]
"""The files of a proposal; None where one is gone."""


def plan_of(files: Mapping[str, str]) -> Plan:
    """The plan that some files make."""
    return read_plan(Tree({path: dedent(text).encode() for path, text in files.items()}))[0]


def written(files: Mapping[str, str]) -> dict[File, Written]:
    """The files around the objectives."""
    found = {}
    for path, text in files.items():
        at = spot(path)
        if isinstance(at, Spot) and at.kind in {"company", "team", "person", "cycle"}:
            shape, body, _ = parse(at.kind, dedent(text).encode(), f"{ROOT}/{path}")
            assert shape
            found[File(at.kind, at.name or at.cycle)] = Written(at.name or at.cycle, shape, body)
    return found


def answered(demands: Iterable[Demand], approvers: Collection[str]) -> tuple[Answer, ...]:
    """Each demand with those of its people who have approved."""
    return tuple(
        Answer(one, tuple(person for person in one.people if person in approvers))
        for one in demands
    )


class Proposal:
    """A proposal to change some files of the small company."""

    def __init__(self, changed: Changed, stage: str = "growth", company: str = COMPANY) -> None:
        self.before = {"company.md": company.replace("{stage}", stage), **FILES}
        kept = {path: text for path, text in self.before.items() if path not in changed}
        self.after = kept | {path: text for path, text in changed.items() if text is not None}
        self.base, self.head = plan_of(self.before), plan_of(self.after)

    @property
    def differences(self) -> tuple[Difference, ...]:
        files = file_differences(written(self.before), written(self.after))
        return (*files, *differences(self.base, self.head))

    @property
    def records(self) -> tuple[RecordDifference, ...]:
        return tuple(record_differences(self.base, self.head))

    def demands(self, author: str | None = "sam", on: date = TODAY) -> tuple[Demand, ...]:
        return demands(self.differences, self.records, self.base, Hands(author), on)

    def asked(self, author: str | None = "sam", on: date = TODAY) -> list[tuple[str, ...]]:
        """Who is asked, an entry a demand."""
        return [one.people for one in self.demands(author, on)]
