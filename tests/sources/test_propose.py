"""`okrs pull --propose`: a request for each team, as the workflow opens it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.in_clone import Done, run_in_ci
from tests.bot.office import RIGHTS, Office, office
from tests.commands.team import CHECK_INS, DAY, OBJECTIVES

Pull = Callable[..., Done]
WRITES = {"contents": "write", "pull-requests": "write"}
PLAN = {
    "okrs/company.md": (
        "---\nname: Acme\nstage: growth\nheadcount: 300\nleadership: [ana, tomas]\n---\n"
    ),
    "okrs/teams/growth.md": "---\nname: Growth\nlead: maria\nmembers: [sam, ines]\n---\n",
    "okrs/2026-Q4/cycle.md": "---\ntitle: Q4 2026\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    "okrs/2026-Q4/company/win.md": (
        "---\nobjective: Win the middle of the market\nowner: ana\nkey_results:\n"
        "  revenue: {title: Revenue from it, owner: ana, from: 1, to: 2, unit: M€}\n"
        "  logos: {title: Customers we can name, owner: tomas, from: 3, to: 12, unit: customers}\n"
        "---\n"
    ),
    **{f"okrs/{path}": text for path, text in OBJECTIVES.items() if "check-ins" not in path},
    "sources.yml": """\
sources:
  growth/trial-to-paid/activation-ctr: {json: figures.json, at: /0, note: the warehouse}
  company/win/logos: {json: figures.json, at: /1, note: "@ana | <b>her list</b>"}
""",
    "figures.json": "[15, 7]",
}


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, PLAN) as opened:
        opened.token = opened.forge.workflow_token(WRITES)
        yield opened


@pytest.fixture
def in_ci(acme: Office) -> Pull:
    """`okrs pull` in the clone, as the workflow runs it."""

    def run(*arguments: str, **settings: str) -> Done:
        return run_in_ci(acme, "pull", "--as-of", DAY, *arguments, **settings)

    return run


def test_in_ci_each_team_gets_a_request_by_the_bot(acme: Office, in_ci: Pull) -> None:
    done = in_ci()
    assert (done.returncode, done.stderr) == (0, "")
    pulls = {one.head: one for one in acme.forge.pulls.values()}
    assert set(pulls) == {"okrs/pull-growth", "okrs/pull-company"}
    growth = pulls["okrs/pull-growth"]
    issue = acme.forge.issues[growth.number]
    assert issue.title == f"Check-in of growth on {DAY}: figures from declared sources"
    assert "| none yet | 15 % | From the warehouse, " in (issue.body or "")
    assert f"growth: request #{growth.number}. " in done.stdout
    company = acme.forge.issues[pulls["okrs/pull-company"].number].body or ""
    assert "her list" in company
    assert "@ana" not in company, "nobody is notified by a note"
    assert "<b>" not in company


def test_another_day_renews_the_request_and_opens_a_new_one_once_that_is_merged(
    acme: Office, in_ci: Pull
) -> None:
    in_ci()
    in_ci("--as-of", "2026-11-21")
    [growth] = [one for one in acme.forge.pulls.values() if "growth" in one.head]
    assert "2026-11-21" in growth.title
    brought = acme.forge.git.run("diff", "--name-only", f"main...{growth.head_sha}").decode()
    assert brought == f"{CHECK_INS}/2026-11-21-pull.md\n"
    acme.forge.merge(growth.number)
    acme.forge.commit("main", {"figures.json": "[16, 7]"}, author="ana")
    subprocess.run(["git", "-C", acme.clone, "pull", "-q"], check=True)
    in_ci("--as-of", "2026-11-23")
    states = [one.state for one in acme.forge.pulls.values() if "growth" in one.head]
    assert states == ["closed", "open"]


def test_the_lead_has_to_approve_what_the_bot_proposes(acme: Office, in_ci: Pull) -> None:
    in_ci()
    [growth] = [one for one in acme.forge.pulls.values() if "growth" in one.head]
    acme.token = acme.forge.workflow_token(RIGHTS)
    assert acme.judged(growth.number) == "pending"
    assert acme.status(growth.number, "okrs/check") == "success"
    acme.approve(growth.number, "maria")
    assert acme.judged(growth.number) == "success"


def test_without_a_repository_to_propose_to_it_is_wrong_use(acme: Office, in_ci: Pull) -> None:
    subprocess.run(["git", "-C", acme.clone, "remote", "remove", "origin"], check=True)
    done = in_ci(GITHUB_REPOSITORY="")
    assert done.returncode == 2
    assert "Name the repository on the forge: --repository OWNER/NAME." in done.stderr


def test_a_token_that_may_not_write_is_told_in_words(acme: Office, in_ci: Pull) -> None:
    done = in_ci(GITHUB_TOKEN=acme.forge.workflow_token({"contents": "read"}))
    assert done.returncode == 1
    assert "growth is left out: its request can't be opened: GitHub answers 403" in done.stdout


def test_a_branch_that_somebody_pushed_to_stays_as_it_is(acme: Office, in_ci: Pull) -> None:
    in_ci()
    branch = "okrs/pull-growth"
    acme.forge.commit(branch, {f"{CHECK_INS}/{DAY}-pull.md": "mine"}, author="sam")
    tip = acme.forge.branch(branch)
    done = in_ci()
    assert done.returncode == 1
    assert f"growth is left out: somebody else has pushed to {branch}" in done.stdout
    assert acme.forge.branch(branch) == tip
