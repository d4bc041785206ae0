"""From an event to the gate: GitHub's event starts the shipped workflow, and that the real bot.

It talks over HTTP to a forge with a real Git repository. Its token may do what `review.yml` asks
for, and no more.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office
from tests.github.records import Pull
from tests.workflows import events
from tests.workflows.act import Ran, real_tree, run
from tests.workflows.events import Event
from tests.workflows.shipped import workflow

SETTINGS = "site_name: Acme\ndocs_dir: okrs\nplugins: [{okrs: {as_of: 2026-11-16}}]\n"
LOWERED = OBJECTIVE.replace("to: 20", "to: 15")
AMENDED = LOWERED.replace(
    'unit: "%"}',
    'unit: "%", amended: [{on: 2026-11-16, was: {to: 20}, why: The test moved to next year}]}',
    1,
)


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    """A company on a forge; its clone is what the workflow checks out."""
    with office(tmp_path, {**PLAN, "mkdocs.yml": SETTINGS}) as opened:
        address = ["remote", "set-url", "origin", opened.forge.git_url]
        subprocess.run(["git", *address], cwd=opened.clone, check=True)
        real_tree(opened.clone)
        yield opened


def start(acme: Office, name: str, event: Event, *options: str) -> Ran:
    """Let an event start the bot's workflow; with the token that its job gets, unless told."""
    [job] = workflow("review.yml").jobs
    given = options or ("--secret", f"GITHUB_TOKEN={acme.forge.workflow_token(job.permissions)}")
    address = ("--env", f"GITHUB_API_URL={acme.url}")
    ran = run(name, event, acme.clone, "review.yml", [*address, *given])
    assert ran.code == 0, ran.log
    return ran


def as_told(pull: Pull) -> Event:
    """The request as an event tells it."""
    owner = pull.head_repo.owner
    told = events.request(pull.number, text=pull.title, branch=pull.head, by=owner)
    told["head"]["sha"] = pull.head_sha
    return told


def pushed(acme: Office, pull: Pull, *options: str) -> Ran:
    return start(acme, "pull_request_target", events.pull_request(as_told(pull)), *options)


def reviewed(acme: Office, pull: Pull) -> Ran:
    return start(acme, "workflow_run", events.run_after_review(as_told(pull)))


def gates(acme: Office, number: int) -> tuple[str, str]:
    """What `okrs/check` and `okrs/approval` say."""
    return acme.status(number, "okrs/check"), acme.approval(number)


def test_a_request_from_a_fork_from_its_first_push_to_its_approval(acme: Office) -> None:
    forge = acme.forge
    forge.commit("lower", {TARGET: LOWERED}, author="sam", fork="sam")
    pull = forge.open("lower", author="sam", fork="sam")
    pushed(acme, pull)
    assert gates(acme, pull.number) == ("failure", "pending")

    forge.commit("lower", {TARGET: AMENDED}, author="sam", fork="sam")
    pushed(acme, pull)
    assert gates(acme, pull.number) == ("success", "pending")

    for leader in ("maria", "ana"):
        forge.review(pull.number, leader, "APPROVED")
    reviewed(acme, pull)
    assert gates(acme, pull.number) == ("success", "success")

    forge.review(pull.number, "ana", "CHANGES_REQUESTED", "Not yet")
    reviewed(acme, pull)
    assert gates(acme, pull.number) == ("success", "pending")
    assert len(acme.comments(pull.number)) == 1


def test_after_a_merge_all_open_requests_are_judged_anew(acme: Office) -> None:
    forge = acme.forge
    number = acme.propose({TARGET: AMENDED})
    for leader in ("maria", "ana"):
        forge.review(number, leader, "APPROVED")
    start(acme, "push", events.push("Merge"))
    assert gates(acme, number) == ("success", "success")
    company = PLAN["okrs/company.md"].replace("[ana, tomas]", "[tomas]")
    forge.commit("main", {"okrs/company.md": company}, author="tomas")
    start(acme, "push", events.push("Merge"))
    assert gates(acme, number) == ("success", "pending")


def test_with_an_app_the_statuses_are_the_apps(acme: Office) -> None:
    app = acme.forge.app()
    number = acme.propose({TARGET: AMENDED})
    settings = ("--var", f"OKRS_APP_ID={app.id}", "--secret")
    ran = pushed(
        acme, acme.forge.pulls[number], *settings, f"OKRS_APP_PRIVATE_KEY={app.private_key}"
    )
    assert gates(acme, number) == ("success", "pending")
    assert {status.creator for status in acme.forge.statuses} == {app.login}
    assert app.private_key not in ran.log


def test_nothing_that_a_request_holds_is_executed(acme: Office, tmp_path: Path) -> None:
    pwned = tmp_path / "pwned"
    path = "okrs/2026-Q4/growth/$(touch pwned)\n::add-path::pwned.md"
    files = {
        path: OBJECTIVE,
        "Makefile": f"setup:\n\ttouch {pwned}\n",
        ".gitattributes": "* filter=pwned\n",
        "okrs/2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN + f"$(touch {pwned})\n",
    }
    forge = acme.forge
    forge.commit("x$(touch${IFS}pwned)", files, message=f"`touch {pwned}`", author="sam")
    pull = forge.open("x$(touch${IFS}pwned)", author="sam", title=f'"; touch {pwned} #')
    ran = pushed(acme, pull)
    assert "failure" in gates(acme, pull.number)
    assert not list(tmp_path.rglob("pwned"))
    assert "::add-path" not in ran.log
