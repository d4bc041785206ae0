"""`okrs forms --propose`: the request that brings the forms up to date, as a workflow opens it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from tests.bot.office import PLAN, TARGET, Office, office

FOLDER = ".github/ISSUE_TEMPLATE"
DAY = "2026-11-16"
WRITES = {"contents": "write", "pull-requests": "write"}

Okrs = Callable[..., Result]


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.token = opened.forge.workflow_token(WRITES)
        yield opened


@pytest.fixture
def okrs(acme: Office, monkeypatch: pytest.MonkeyPatch) -> Okrs:
    monkeypatch.chdir(acme.clone)

    def started(*arguments: str) -> Result:
        run(["git", "-C", acme.clone, "pull", "-q"], check=True)
        environment = {
            "GITHUB_API_URL": acme.url,
            "GITHUB_TOKEN": acme.token,
            "GITHUB_REPOSITORY": "acme/okrs",
        }
        command = ["forms", "--as-of", DAY, *arguments]
        return CliRunner().invoke(main, command, env=environment)

    return started


def text(acme: Office, number: int) -> str:
    """The form for check-ins as a request proposes it."""
    head = acme.forge.pulls[number].head_sha
    return (acme.forge.git.read(head, f"{FOLDER}/okrs-check-in.yml") or b"").decode()


def test_one_request_brings_all_forms_and_is_renewed(acme: Office, okrs: Okrs) -> None:
    assert okrs("--propose").exit_code == 0
    (pull,) = acme.forge.pulls.values()
    assert pull.title == "List today's plan in the issue forms"
    assert "growth/trials/conversion — Trials that pay" in text(acme, pull.number)
    acme.forge.commit("main", {TARGET: PLAN[TARGET].replace("that pay", "that stay")}, author="ana")
    told = okrs("--propose").output
    assert told == f"#{pull.number} lists today's plan in the forms: {acme.url}/acme/okrs/pull/1\n"
    assert "growth/trials/conversion — Trials that stay" in text(acme, pull.number)
    assert list(acme.forge.pulls) == [pull.number]


def test_once_it_is_merged_there_is_nothing_to_do_until_the_plan_changes(
    acme: Office, okrs: Okrs
) -> None:
    okrs("--propose")
    acme.forge.merge(1)
    assert okrs("--propose").output == "The forms are up to date.\n"
    acme.forge.commit("main", {TARGET: PLAN[TARGET].replace("that pay", "that stay")}, author="ana")
    assert okrs("--propose").exit_code == 0
    assert [one.state for one in acme.forge.pulls.values()] == ["closed", "open"]


def test_a_form_that_somebody_changed_is_proposed_to_nobody(acme: Office, okrs: Okrs) -> None:
    okrs("--propose")
    acme.forge.merge(1)
    file = f"{FOLDER}/okrs-check-in.yml"
    mine = (acme.forge.git.read(acme.forge.branch("main") or "", file) or b"") + b"# Mine\n"
    acme.forge.commit("main", {file: mine.decode()}, author="ana")
    assert okrs("--propose").output == "The forms are up to date.\n"


def test_what_the_forge_refuses_is_told_in_words(acme: Office, okrs: Okrs) -> None:
    acme.token = acme.forge.workflow_token({"contents": "read"})
    told = okrs("--propose")
    assert (told.exit_code, "GitHub answers 403: Resource not" in told.output) == (1, True)


def test_only_one_way_at_a_time(okrs: Okrs) -> None:
    told = okrs("--propose", "--write")
    assert (told.exit_code, "Name one of --write, --check" in told.output) == (2, True)
