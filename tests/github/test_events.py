import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.github.forge import Forge

PAYLOADS = Path(__file__).with_name("payloads")
ODD = {"issue.draft"}
"""GitHub's example of an issue that is no request has it."""


def example(name: str) -> Any:  # noqa: ANN401
    return json.loads((PAYLOADS / f"{name}.json").read_text())


def differences(theirs: Any, ours: Any, at: str = "") -> Iterator[str]:  # noqa: ANN401
    """Where ours lacks what the example has, or has another kind of value."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for name, value in theirs.items():
            place = f"{at}.{name}".strip(".")
            if place not in ODD:
                yield from differences(value, ours[name], place) if name in ours else [place]
    elif isinstance(theirs, list) and isinstance(ours, list):
        for one, other in zip(theirs, ours, strict=False):
            yield from differences(one, other, f"{at}[]")
    elif theirs is not None and ours is not None and type(theirs) is not type(ours):
        yield f"{at}: {type(ours).__name__}"


@pytest.fixture
def labelled(forge: Forge) -> int:
    made = forge.issue("Blocked", "What now?", "kim")
    forge.label(made.number, "bug")
    made.assignees.append("sam")
    return made.number


def test_an_issue_is_told_of_as_github_does(forge: Forge, labelled: int) -> None:
    told = {
        "opened": forge.issue_event(labelled, "opened", "kim"),
        "labeled": forge.issue_event(labelled, "labeled", label="bug"),
        "assigned": forge.issue_event(labelled, "assigned", assignee="sam"),
    }
    for action, ours in told.items():
        assert not list(differences(example(f"issues.{action}"), ours)), action
        assert (ours["action"], ours["issue"]["number"]) == (action, labelled)


def test_a_comment_is_told_of_as_github_does(forge: Forge, labelled: int) -> None:
    said = forge.comment(labelled, "kim", "First")
    created = forge.comment_event(said, "created", "kim")
    assert not list(differences(example("issue_comment.created"), created))
    assert (created["comment"]["id"], created["comment"]["body"]) == (said.id, "First")
    edited = forge.edit_comment(said, "Second", by="ana")
    assert not list(differences(example("issue_comment.edited"), edited))
    assert edited["changes"] == {"body": {"from": "First"}}
    assert (edited["comment"]["body"], edited["sender"]["login"]) == ("Second", "ana")
    assert edited["comment"]["user"]["login"] == "kim"


def test_an_edited_issue_keeps_its_author(forge: Forge, labelled: int) -> None:
    told = forge.edit_issue(labelled, "Anything", by="sam")
    assert (told["action"], told["changes"]) == ("edited", {"body": {"from": "What now?"}})
    assert (told["issue"]["user"]["login"], told["sender"]["login"]) == ("kim", "sam")
    assert forge.issues[labelled].body == "Anything"


def test_a_conversation_of_a_request_says_that_it_is_one(forge: Forge) -> None:
    forge.commit("topic", {"plan.md": "x\n"})
    said = forge.comment(forge.open("topic").number, "maria", "/okrs")
    told = forge.comment_event(said, "created", "maria")
    assert told["issue"]["pull_request"]["url"].endswith("/pulls/1")
    assert "pull_request" not in forge.issue_event(forge.issue("Plain").number, "opened")["issue"]


def test_the_sender_may_be_a_bot(forge: Forge, labelled: int) -> None:
    bot = forge.app().login
    told = forge.comment_event(forge.comment(labelled, bot, "Hello"), "created", bot)
    assert (told["sender"]["type"], told["comment"]["user"]["type"]) == ("Bot", "Bot")


def test_an_event_tells_what_somebody_is_to_the_repository(forge: Forge) -> None:
    forge.commit("main", {"kim.md": "x\n"}, author="kim")
    told = {
        who: forge.issue_event(forge.issue("One", author=who).number, "opened", who)["issue"]
        for who in ("ana", "sam", "kim", "eve")
    }
    assert {who: issue["author_association"] for who, issue in told.items()} == {
        "ana": "COLLABORATOR",
        "sam": "MEMBER",
        "kim": "CONTRIBUTOR",
        "eve": "NONE",
    }
