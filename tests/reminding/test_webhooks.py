"""A message to a chat: what is tried again, and what is said of a failure."""

import socket
from collections.abc import Iterator

import pytest

from site_builder.effects.webhooks import WebhookError, post
from tests.reminding.chat import Chat, chat

WORDS = {"text": "Grüße"}


@pytest.fixture
def hook() -> Iterator[Chat]:
    with chat() as opened:
        yield opened


def refused(address: str) -> WebhookError:
    with pytest.raises(WebhookError) as caught:
        post(address, WORDS, timeout=1, pause=0)
    return caught.value


def test_a_message_arrives_as_json(hook: Chat) -> None:
    post(hook.address, WORDS)
    assert hook.got == [WORDS]


def test_not_now_is_tried_again(hook: Chat) -> None:
    hook.answers += [429, 429]
    post(hook.address, WORDS, pause=0)
    assert len(hook.got) == 3


@pytest.mark.parametrize(("status", "lost"), [(400, True), (404, True), (500, False), (302, True)])
def test_any_other_answer_is_told_once(hook: Chat, status: int, lost: bool) -> None:  # noqa: FBT001 (a case)
    hook.answers.append(status)
    error = refused(hook.address)
    assert f"it answers {status}" in str(error)
    assert error.lost is lost
    assert len(hook.got) == 1


def test_a_chat_that_always_says_not_now_is_given_up(hook: Chat) -> None:
    hook.answers += [429] * 9
    assert refused(hook.address).lost
    assert len(hook.got) == 4


def test_nobody_at_the_address_is_surely_not_arrived() -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        error = refused(f"http://localhost:{free.getsockname()[1]}/S3CRET")
    assert error.lost
    assert str(error) == "it could not be reached (ConnectionError)"


def test_silence_after_the_message_leaves_it_open_whether_it_arrived() -> None:
    with socket.create_server(("localhost", 0)) as mute:
        error = refused(f"http://localhost:{mute.getsockname()[1]}/S3CRET")
    assert not error.lost
    assert "nobody can tell whether it arrived" in str(error)
    assert "S3CRET" not in str(error)


def test_an_address_that_is_none_is_told() -> None:
    assert str(refused("http://")) == "its address is none of the web"
