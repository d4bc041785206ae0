"""`okrs bot` as a workflow runs it, and as a person tries it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.in_clone import Done, run
from tests.bot.office import OBJECTIVE, TARGET, Office, office

Run = Callable[..., Done]
CHANGED = {TARGET: OBJECTIVE.replace("company/win:", "compny/win:")}
DAY = ("--as-of", "2026-11-16")
HERE = ("--repository", "acme/okrs")


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def okrs(acme: Office) -> Run:
    """`okrs bot` in the clone, with nothing set but what a test names."""

    def run_bot(*arguments: object, **settings: str) -> Done:
        return run(acme, "bot", *arguments, **{"OKRS_TOKEN": acme.token} | settings)

    return run_bot


def written(acme: Office) -> list[str]:
    """The calls that change something."""
    return [f"{one.method} {one.path}" for one in acme.forge.calls if one.method != "GET"]


@pytest.mark.parametrize("how", [("--dry-run",), ()])
def test_a_dry_run_says_what_it_would_do_and_writes_nothing(
    acme: Office, okrs: Run, how: tuple[str, ...]
) -> None:
    number = acme.propose(CHANGED)
    done = okrs("--request", number, *HERE, *DAY, *how)
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert said[0] == f"#{number}:"
    for part in (
        "  Set okrs/check to failure: 1 error to put right.",
        "  Write the comment:",
        "  | ### Needs a fix: it brings 1 error",
        "  Add the labels okr: team.",
        f"  | {TARGET}:3",
        "  | **OKR101** Write company/win.",
    ):
        assert part in said
    assert written(acme) == []


@pytest.mark.parametrize(("how", "settings"), [("--carry-out", {}), ("", {"CI": "true"})])
def test_it_is_carried_out_where_that_is_said_or_in_ci(
    acme: Office, okrs: Run, how: str, settings: dict[str, str]
) -> None:
    number = acme.propose(CHANGED)
    done = okrs("--request", number, *HERE, *DAY, *filter(None, [how]), **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert acme.status(number, "okrs/check") == "failure"
    assert len(acme.comments(number)) == 1


def test_nothing_is_carried_out_in_ci_where_it_is_a_dry_run(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    assert okrs("--request", number, *HERE, *DAY, "--dry-run", CI="true").returncode == 0
    assert written(acme) == []


def test_what_is_done_already_is_not_said_again(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    okrs("--request", number, *HERE, *DAY, "--carry-out")
    done = okrs("--request", number, *HERE, *DAY)
    assert done.stdout == f"#{number}:\n  Nothing is left to do.\n"


def test_several_or_all_that_are_open(acme: Office, okrs: Run) -> None:
    one = acme.propose(CHANGED, branch="one")
    two = acme.propose({"README.md": "Hello\n"}, branch="two")
    three = acme.propose({"README.md": "Bye\n"}, branch="three")
    acme.forge.close(three)
    said = okrs("--request", one, "--request", two, *HERE, *DAY).stdout
    assert [it for it in said.splitlines() if it.startswith("#")] == [f"#{one}:", f"#{two}:"]
    said = okrs("--all", *HERE, *DAY).stdout
    assert {it for it in said.splitlines() if it.startswith("#")} == {f"#{one}:", f"#{two}:"}


def test_the_event_of_a_workflow_says_which(acme: Office, okrs: Run, tmp_path: Path) -> None:
    number = acme.propose(CHANGED)
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": number}}))
    settings = {"GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_EVENT_PATH": str(event)}
    done = okrs(*DAY, CI="true", GITHUB_REPOSITORY="acme/okrs", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert acme.status(number, "okrs/check") == "failure"


def test_the_repository_is_that_of_origin(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    where = ("git", "remote", "set-url", "origin", acme.forge.git_url)
    subprocess.run(where, cwd=acme.clone, check=True)
    done = okrs("--request", number, *DAY)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"#{number}:")


def test_one_that_fails_does_not_keep_the_others_from_their_turn(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    done = okrs("--request", 99, "--request", number, *HERE, *DAY)
    assert done.returncode == 1
    why = "#99 could not be looked after: GitHub answers 404: Not Found."
    assert done.stdout.splitlines()[:2] == [why, f"#{number}:"]
    assert done.stderr == ""


def test_a_forks_token_ends_in_words(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    done = okrs("--request", number, *HERE, *DAY, "--carry-out", OKRS_TOKEN=acme.forge.fork_token())
    assert (done.returncode, done.stderr) == (1, "")
    assert "the status okrs/approval can't be set: GitHub answers 403" in done.stdout


def test_a_key_that_is_none_is_not_shown(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    app = {"OKRS_APP_ID": "7", "OKRS_APP_PRIVATE_KEY": "-----BEGIN S3CRET-----"}
    done = okrs("--request", number, *HERE, *DAY, **app)
    assert done.returncode == 2
    assert "OKRS_APP_PRIVATE_KEY is no private key in PEM form." in done.stderr
    assert "S3CRET" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        (("--request", "1", *HERE), {"OKRS_TOKEN": ""}, "there is no token: set OKRS_TOKEN or"),
        (HERE, {}, "there is no event: name --request NUMBER or --all."),
        ((*HERE, "--event", "none.json"), {}, "the event can't be read: No such file"),
        (("--request", "one", *HERE), {}, "'one' is not a valid integer"),
        (("--all", "--repository", "acme"), {}, "acme is no repository: --repository OWNER/NAME"),
        (("--all", "--repository", "a/b/c"), {}, "--repository OWNER/NAME"),
    ],
)
def test_wrong_use_is_told_in_words(
    okrs: Run, arguments: tuple[str, ...], settings: dict[str, str], said: str
) -> None:
    done = okrs(*arguments, **settings)
    assert done.returncode == 2
    assert said in done.stderr


def test_outside_of_a_clone_the_repository_has_to_be_named(acme: Office, okrs: Run) -> None:
    subprocess.run(["git", "remote", "remove", "origin"], cwd=acme.clone, check=True)
    done = okrs("--all", *DAY)
    assert done.returncode == 2
    assert "Name the repository on the forge: --repository OWNER/NAME." in done.stderr


def test_an_event_about_no_request_is_wrong_use(okrs: Run, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text('{"action": "checks_requested", "merge_group": {}}')
    settings = {"GITHUB_EVENT_NAME": "merge_group", "GITHUB_EVENT_PATH": str(event)}
    done = okrs(*HERE, *DAY, **settings)
    assert done.returncode == 2
    assert "the event merge_group is about no request." in done.stderr


def test_all_that_can_not_be_listed_is_told_in_words(acme: Office, okrs: Run) -> None:
    acme.forge.expire(acme.token)
    done = okrs("--all", *HERE, *DAY)
    assert done.returncode == 1
    assert done.stderr == (
        "Error: the open requests can't be read: GitHub answers 401: Bad credentials.\n"
    )


def test_tries_that_fail_on_the_way_are_not_told(acme: Office, okrs: Run) -> None:
    number = acme.propose(CHANGED)
    acme.forge.faults.reset(at="GET */reviews")
    acme.forge.faults.error_before(503, at="GET */commits")
    done = okrs("--request", number, *HERE, *DAY)
    assert (done.returncode, done.stderr) == (0, "")
