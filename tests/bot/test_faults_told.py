"""What the bot waits for, what it doesn't wait for, and what it says when it gives up."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from site_builder.bot import BotError
from tests.bot.faults import PACE, bot, disturbed, rich
from tests.bot.office import Office


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with disturbed(tmp_path, monkeypatch) as opened:
        yield opened


def test_a_limit_is_waited_for_where_that_is_bearable(acme: Office) -> None:
    number, patient = rich(acme, count()), replace(PACE, patience=2.0)
    acme.forge.faults.too_many(1, at="POST */comments")
    before = len(acme.forge.calls)
    bot(acme, patient).look_after(number)
    tried = [it for it in acme.forge.calls[before:] if it.path.endswith("/issues/1/comments")]
    assert [it.status for it in tried if it.method == "POST"] == [429, 201]
    assert len(acme.comments(number)) == 1


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("error", "GitHub answers 502: Server Error"),
        ("limit", "GitHub's rate limit is used up; it may be asked again in 3600 seconds"),
        ("reset", "GitHub could not be reached (ConnectionError)"),
    ],
)
def test_what_does_not_end_is_told_in_words(acme: Office, act: str, said: str) -> None:
    number, faults = rich(acme, count()), acme.forge.faults
    if act == "error":
        faults.error_before(502, at="GET */reviews", times=99)
    elif act == "limit":
        faults.too_many(3600, at="GET */reviews", times=99)
    else:
        faults.reset(at="GET */reviews", times=99)
    with pytest.raises(BotError) as told:
        bot(acme).look_after(number)
    assert str(told.value) == f"#{number} could not be looked after: {said}"


def test_an_answer_that_does_not_come_is_not_waited_for(acme: Office) -> None:
    number = rich(acme, count())
    acme.forge.faults.stall(30, at="POST */comments")
    bot(acme, replace(PACE, timeout=1)).look_after(number)
    assert len(acme.comments(number)) == 1
