"""The digest of the week: one issue, and one message to a chat."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import Office, office
from tests.reminding.at_work import Run, about, remind, runner, tell
from tests.reminding.chat import Chat, chat

DIGEST = ("--at", "2026-10-12T10:00", "--carry-out", "--digest", "issue", "--webhook", "slack")


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def okrs(acme: Office) -> Run:
    return runner(acme)


def test_the_digest_is_one_issue_a_week(acme: Office, okrs: Run) -> None:
    tell(acme, "2026-10-06")
    for at in ("2026-10-12T10:00", "2026-10-13T10:00", "2026-10-19T10:00"):
        remind(okrs, at, "--digest", "issue")
    found = [one for one in acme.forge.issues.values() if "okrs-digest" in (one.body or "")]
    assert [(one.title, one.state) for one in found] == [
        ("Acme: the week of 5 October 2026", "closed"),
        ("Acme: the week of 12 October 2026", "open"),
    ]
    assert "- Trials that pay (Growth) 14 %" in (found[0].body or "")


def test_a_printed_digest_needs_no_forge(acme: Office, okrs: Run) -> None:
    tell(acme, "2026-10-06")
    done = okrs("--at", "2026-10-12T10:00", "--digest", "markdown", OKRS_TOKEN="")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("## Acme: the week of 5 October 2026\n")
    assert acme.forge.calls == []


@pytest.fixture
def slack() -> Iterator[Chat]:
    with chat() as opened:
        yield opened


def test_a_chat_gets_the_digest_once(okrs: Run, slack: Chat) -> None:
    for _ in range(2):
        done = okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address)
        assert (done.exit_code, done.stderr) == (0, "")
        assert slack.secret not in done.stdout
    assert [one["text"] for one in slack.got] == ["Acme: the week of 5 October 2026"]


def test_a_dry_run_sends_nothing(okrs: Run, slack: Chat) -> None:
    done = okrs(*DIGEST, "--dry-run", OKRS_SLACK_WEBHOOK=slack.address)
    assert "  Send it to Slack." in done.stdout
    assert slack.got == []


def test_what_a_chat_refuses_is_sent_by_the_next_run(acme: Office, okrs: Run, slack: Chat) -> None:
    slack.answers.append(404)
    done = okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address)
    assert done.exit_code == 1
    assert "Slack did not get the digest: it answers 404: is the address still good?" in done.stdout
    assert slack.secret not in done.stdout + done.stderr
    assert len(about(acme, "growth")) == 1
    assert okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address).exit_code == 0
    assert okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address).exit_code == 0
    assert len(slack.got) == 2


def test_what_may_have_arrived_is_not_sent_twice(okrs: Run, slack: Chat) -> None:
    slack.answers.append(500)
    assert okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address).exit_code == 1
    assert okrs(*DIGEST, OKRS_SLACK_WEBHOOK=slack.address).exit_code == 0
    assert len(slack.got) == 1
