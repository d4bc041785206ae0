"""Whose own an objective is, and how large a company may have such ones."""

import pytest

from site_builder.model.finding import Finding
from site_builder.model.terms import Severity
from site_builder.rules.example import OBJECTIVE
from tests.rules.plans import found

HIS_OWN = """\
---
objective: Turn more trials into paying customers
owner: {owner}
supports:
  company/win-the-mid-market: Paying trials are where mid-market customers begin
key_results:
  activation-ctr: {{title: The activation email gets clicked, owner: sam, from: 12, to: 18}}
  trial-length: {{title: People decide sooner, owner: {second}, from: 21, to: 12{more}}}
---
"""


def _found(files: dict[str, str]) -> list[Finding]:
    return found(files, only="OKR208")


def _objective(owner: str = "sam", second: str = "sam", more: str = "") -> dict[str, str]:
    return {OBJECTIVE: HIS_OWN.format(owner=owner, second=second, more=more)}


def _company(headcount: int) -> dict[str, str]:
    matter = f"name: Lumen\nstage: growth\nheadcount: {headcount}\nleadership: [ana, tomas, lea]\n"
    return {"company.md": f"---\n{matter}---\n"}


def _team(lines: str) -> dict[str, str]:
    return {"teams/growth.md": f"---\nname: Growth\n{lines}---\n"}


@pytest.mark.parametrize(
    ("headcount", "severity"),
    [
        (49, Severity.ERROR),
        (50, Severity.WARNING),
        (199, Severity.WARNING),
        (200, None),
    ],
)
def test_the_head_count_decides_how_severe_it_is(headcount: int, severity: Severity | None) -> None:
    severities = [one.severity for one in _found(_objective() | _company(headcount))]
    assert severities == ([severity] if severity else [])


def test_the_company_may_decide_otherwise() -> None:
    settings = _company(20)["company.md"].replace("---\n", "---\nrules: {OKR208: notice}\n", 1)
    (one,) = _found({**_objective(), "company.md": settings})
    assert one.severity is Severity.NOTICE


def test_quota_teams_may() -> None:
    quota = _team("lead: maria\nmembers: [sam, ines]\nindividual_okrs: quota\n")
    assert not _found(_objective() | quota)


@pytest.mark.parametrize(
    "shared",
    [
        _objective(owner="maria"),
        _objective(second="ines"),
        _objective(more=", contributors: [ines]"),
    ],
)
def test_what_others_have_a_part_in_is_nobody_s_own(shared: dict[str, str]) -> None:
    assert not _found(shared)


def test_a_team_of_one_is_found_once_in_its_own_file() -> None:
    places = [one.place.file for one in _found(_objective() | _team("lead: sam\n"))]
    assert places == ["okrs/teams/growth.md"]


def test_a_department_is_no_team_of_one() -> None:
    teams = _team("lead: sam\n") | {
        "teams/web.md": "---\nname: Web\nlead: maria\nmembers: [ines]\nparent: growth\n---\n"
    }
    assert not _found(_objective(owner="maria", second="ines") | teams)
