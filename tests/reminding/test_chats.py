"""The digest in the shapes of chats: what people wrote stays text."""

import json
from datetime import date
from itertools import chain
from typing import Any

import pytest

from site_builder.reminding.chats import CHATS, SHAPES
from site_builder.reminding.digest import Digest, Line, Part, markdown, marked, read_marked

HOSTILE = "<!channel> @all @here *bold* [x](https://e.example) <at>A {{DATE(1)}} ~town :tada:"
HOME = Line("The whole picture", "https://okrs.example/")
DIGEST = Digest(
    date(2026, 10, 5),
    "Acme: the week of 5 October 2026",
    HOSTILE,
    (Part("Told", (Line(HOSTILE, "https://okrs.example/a/", HOSTILE), Line("1. b", ""))),),
    HOME,
)


def within(value: object) -> list[dict[str, Any]]:
    """All mappings inside a value."""
    if isinstance(value, dict):
        return [value, *chain.from_iterable(map(within, value.values()))]
    return list(chain.from_iterable(map(within, value))) if isinstance(value, list) else []


@pytest.mark.parametrize("chat", CHATS)
def test_every_chat_gets_json_of_a_size_that_it_takes(chat: str) -> None:
    assert len(json.dumps(SHAPES[chat](DIGEST))) < 16_000


def test_slack_gets_blocks_in_which_nothing_is_markup() -> None:
    message = dict(SHAPES["slack"](DIGEST))
    kinds = {one["type"] for one in within(message) if "type" in one}
    assert "mrkdwn" not in kinds
    assert {"header", "rich_text", "rich_text_section", "rich_text_list", "link"} <= kinds
    links = [one["url"] for one in within(message) if one.get("type") == "link"]
    assert links == ["https://okrs.example/a/", "https://okrs.example/"]


def test_slacks_notification_escapes_its_three_signs() -> None:
    hostile = Digest(DIGEST.week, "<!channel> & co", "", (), None)
    assert SHAPES["slack"](hostile)["text"] == "&lt;!channel&gt; &amp; co"


def test_teams_gets_a_card_of_runs_of_text() -> None:
    message = dict(SHAPES["teams"](DIGEST))
    assert message["type"] == "message"
    kinds = {one["type"] for one in within(message) if "type" in one}
    assert kinds == {"message", "AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"}
    assert "entities" not in json.dumps(message)
    assert "{{" not in json.dumps(message)


def test_mattermost_gets_markdown_in_which_each_sign_is_escaped() -> None:
    [attachment] = within(dict(SHAPES["mattermost"](DIGEST)))[1:]
    said = attachment["text"]
    for word in ("@all", "@here", "~town", "](https://e.", "https://e.", " *bold*", "<!", ":tada"):
        assert word not in said
    assert "](https://okrs.example/a/)" in said
    assert "- 1\\. b" in said


def test_on_github_it_calls_nobody() -> None:
    said = markdown(DIGEST)
    assert "@all" not in said
    assert "](https://e.example" not in said
    assert "- 1&#46; b" in said


def test_the_issue_remembers_the_week_and_the_chats() -> None:
    written = marked(DIGEST.week, ("slack", "teams"), "Words.\n")
    assert read_marked(written) == (DIGEST.week, ("slack", "teams"), "Words.\n")
    assert read_marked("Words") is None
    assert read_marked("<!-- okrs-digest 2026-13-45 -->\n") is None
