"""What tests of faults have in common: a request that keeps the bot busy, and what strikes it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from requests import PreparedRequest, Response, Session

from site_builder.bot import Bot, BotError
from site_builder.effects.github.client import Pace
from tests.bot.office import OBJECTIVE, PLAN, TARGET, Office, office

WARNED = PLAN["okrs/company.md"].replace("---\nname", "---\nrules: {OKR101: warning}\nname")
"""So that a suggestion doesn't keep anybody from being asked."""
MANY = "okrs/2026-Q4/growth/many.md"
RICH = {
    TARGET: OBJECTIVE.replace("company/win:", "compny/win:").replace("Turn more", "Turn many more"),
    MANY: "---\nobjective: Earn the trust of those who try it\n"
    "supports: {company/win: Trust is what makes them stay}\nkey_results:\n"
    + "".join(
        f"  kr-{at}: {{title: Ship feature {at}, owner: sam, from: 1, to: 2, unit: u}}\n"
        for at in range(3)
    )
    + "---\n",
}
PACE = Pace(between_writes=0.0, timeout=5, patience=0.05, backoff=0.0)


@contextmanager
def disturbed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office where annotations go three at a time, so that few make many calls.

    The calls are the same as elsewhere and aren't held against GitHub's description again. Nobody
    pushes but through the forge, which needn't look for pushes at each call.
    """
    monkeypatch.setattr("site_builder.effects.github.carry_out._AT_ONCE", 3)
    for check in ("reply_problems", "request_problems"):
        monkeypatch.setattr(f"tests.github.server.{check}", lambda *_: [])
    monkeypatch.setattr("tests.github.server.pulls", SimpleNamespace(sync=lambda *_: None))
    with office(tmp_path, PLAN | {"okrs/company.md": WARNED}) as opened:
        yield opened


def bot(acme: Office, pace: Pace = PACE) -> Bot:
    made, cache = acme.bot(), acme.clone.parent / "cache"
    return replace(made, forge=replace(made.forge, pace=pace), pause=0.0, cache=cache)


def rich(acme: Office, names: Iterator[int]) -> int:
    """A request that keeps the bot busy."""
    branch = f"rich-{next(names)}"
    acme.forge.commit(branch, RICH, branch)
    number = acme.forge.open(branch).number
    acme.forge.label(number, "okr: company", "urgent")
    return number


def state(acme: Office, number: int) -> dict[str, Any]:
    """All that the bot has left on a request, however often."""
    forge, pull = acme.forge, acme.forge.pulls[number]
    head, runs = pull.head_sha, acme.forge.check_runs.values()
    events = [(it.event, sorted(map(str, it.more.items()))) for it in pull.issue.events]
    return {
        "comments": [it.body for it in pull.comments],
        "statuses": [
            (it.context, it.state, it.description) for it in forge.statuses if it.sha == head
        ],
        "labels": sorted(pull.labels),
        "events": sorted(events),
        "reviewers": sorted(pull.reviewers),
        "suggestions": [(it.path, it.line, it.body) for it in pull.line_comments],
        "reviews": [it.state for it in pull.reviews],
        "runs": [
            (it.external_id, it.status, it.conclusion, it.title, it.annotations)
            for it in runs
            if it.sha == head
        ],
    }


class Killed(BaseException):
    """The process ends here."""


def kill(monkeypatch: pytest.MonkeyPatch, call: int, *, after: bool) -> None:
    """End the process at a call: before it is sent, or before its answer is read."""
    left, send = count(1), Session.send

    def sent(self: Session, request: PreparedRequest, **more: Any) -> Response:  # noqa: ANN401
        now = next(left)
        if now == call and not after:
            raise Killed
        response = send(self, request, **more)
        if now == call:
            raise Killed
        return response

    monkeypatch.setattr(Session, "send", sent)


KINDS: dict[str, Callable[[Office, pytest.MonkeyPatch, int], object]] = {
    "502": lambda acme, _, at: acme.forge.faults.error_before(502, call=at),
    "502 after": lambda acme, _, at: acme.forge.faults.error_after(502, call=at),
    "429": lambda acme, _, at: acme.forge.faults.too_many(call=at),
    "429 for a minute": lambda acme, _, at: acme.forge.faults.too_many(60, call=at),
    "secondary limit": lambda acme, _, at: acme.forge.faults.secondary_limit(None, call=at),
    "limit for a minute": lambda acme, _, at: acme.forge.faults.secondary_limit(60, call=at),
    "cut reply": lambda acme, _, at: acme.forge.faults.cut_off(call=at),
    "reset": lambda acme, _, at: acme.forge.faults.reset(call=at),
    "reset after": lambda acme, _, at: acme.forge.faults.reset(after=True, call=at),
    "killed": lambda _, patch, at: kill(patch, at, after=False),
    "killed after": lambda _, patch, at: kill(patch, at, after=True),
}


def looked_after(acme: Office, number: int) -> bool:
    """Whether a run came to its end; nothing that it says names the token."""
    said = ""
    try:
        bot(acme).look_after(number)
    except (BotError, Killed) as error:
        said = str(error)
        return False
    finally:
        assert acme.token not in "\n".join([said, *acme.said])
    return True
