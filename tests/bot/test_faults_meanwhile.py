"""What people do while the bot is at work: the gate says what is true when all has settled."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from site_builder.bot import BotError
from tests.bot.faults import RICH, bot, disturbed, looked_after, rich
from tests.bot.office import TARGET, Office

AGAIN = {TARGET: RICH[TARGET].replace("many", "several")}
ACTS: dict[str, tuple[Callable[[Office, int, str], object], str]] = {
    "pushed": (lambda acme, _, branch: acme.forge.commit(branch, AGAIN), "pending"),
    "forced": (lambda acme, _, branch: acme.forge.commit(branch, AGAIN, force=True), "pending"),
    "closed": (lambda acme, number, _: acme.forge.close(number), "closed"),
    "deleted": (lambda acme, _, branch: acme.forge.delete_branch(branch), "closed"),
    "merged": (lambda acme, number, _: acme.forge.merge(number), "closed"),
    "moved": (lambda acme, _, branch: acme.forge.commit("main", {branch: "new\n"}), "pending"),
    "approved": (lambda acme, number, _: acme.approve(number, "maria", "ana"), "success"),
}
"""What people do meanwhile, and what the gate says when all has settled."""


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with disturbed(tmp_path, monkeypatch) as opened:
        yield opened


@pytest.mark.parametrize("act", ACTS)
def test_something_happens_while_it_runs(acme: Office, act: str) -> None:
    """At every seventh call; each act begins at another one."""
    strike, settled = ACTS[act]
    for call in count(2 + list(ACTS).index(act), 7):
        branch = f"during-{call}"
        number = acme.propose({TARGET: RICH[TARGET].replace("many", branch)}, branch=branch)
        acme.forge.faults.on_call(call, partial(strike, acme, number, branch))
        looked_after(acme, number)
        if acme.forge.faults.ordered[0].seen < call:
            assert call > 16
            break
        acme.forge.faults.clear()
        assert looked_after(acme, number), call
        pull = acme.forge.pulls[number]
        assert len(pull.comments) <= 1
        if settled == "closed":
            assert acme.said[-1] == f"#{number} is closed: nothing to do."
        else:
            assert (acme.approval(number), acme.status(number, "okrs/check")) == (
                settled,
                "success",
            )
        if act in {"pushed", "forced"}:
            assert "Turn several more" in pull.comments[0].body
        if act == "merged":
            break
        acme.forge.close(number)


def test_a_branch_that_is_pushed_each_time_is_told_in_words(acme: Office) -> None:
    number, left = rich(acme, count()), count()

    def push() -> None:
        acme.forge.commit("rich-0", {TARGET: RICH[TARGET].replace("many", f"{next(left)}0")})

    for call in range(5, 60, 5):
        acme.forge.faults.on_call(call, push)
    with pytest.raises(BotError, match="somebody pushed each time it was read"):
        bot(acme).look_after(number)


def test_a_branch_whose_objects_are_gone_is_told_in_words(acme: Office) -> None:
    number = rich(acme, count())
    acme.forge.faults.on_call(2, lambda: acme.forge.git.point(f"refs/pull/{number}/head", None))
    with pytest.raises(BotError, match="could not be looked after: Git can't read it: "):
        bot(acme).look_after(number)
