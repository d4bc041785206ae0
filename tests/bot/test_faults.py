"""What goes wrong on the way: the next run puts it right, and nothing is said twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from requests import PreparedRequest, Response, Session

from site_builder.bot import Bot, BotError
from site_builder.effects.github.client import Pace
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, RIGHTS, TARGET, Office, office

WARNED = PLAN["okrs/company.md"].replace("---\nname", "---\nrules: {OKR101: warning}\nname")
"""So that a suggestion doesn't keep anybody from being asked."""
MANY = "okrs/2026-Q4/growth/many.md"
RICH = {
    TARGET: OBJECTIVE.replace("company/win:", "compny/win:").replace("Turn more", "Turn many more"),
    MANY: "---\nobjective: Earn the trust of those who try it\n"
    "supports: {company/win: Trust is what makes them stay}\nkey_results:\n"
    + "".join(
        f"  kr-{at}: {{title: Ship feature {at}, owner: sam, from: 1, to: 2, unit: u}}\n"
        for at in range(5)
    )
    + "---\n",
}
PACE = Pace(between_writes=0.0, timeout=5, patience=0.05, backoff=0.0)
SHORT = Pace(between_writes=0.0, timeout=1, patience=0.05, backoff=0.0)


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Annotations go three at a time, so that few make many calls.

    The calls are the same as elsewhere and aren't held against GitHub's description again.
    """
    monkeypatch.setattr("site_builder.effects.github.carry_out._AT_ONCE", 3)
    for check in ("reply_problems", "request_problems"):
        monkeypatch.setattr(f"tests.github.server.{check}", lambda *_: [])
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


def undisturbed(acme: Office, names: Iterator[int]) -> tuple[dict[str, Any], list[str]]:
    """What a run leaves, and the methods of its calls."""
    number, before = rich(acme, names), len(acme.forge.calls)
    bot(acme).look_after(number)
    methods = [one.method for one in acme.forge.calls[before:]]
    acme.forge.close(number)
    return state(acme, number), methods


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_any_call_is_put_right(
    acme: Office, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Reads that fail come to the same, however they do: one kind is enough for them."""
    monkeypatch.setattr("tests.github.pulls.sync", lambda *_: None)  # nobody pushes here
    names, wrong = count(), list[str]()
    wanted, methods = undisturbed(acme, names)
    writes = [at for at, method in enumerate(methods, 1) if method != "GET"]
    assert all(wanted.values())
    assert len(wanted["runs"][0][-1]) > 4
    for call in range(1, len(methods) + 1) if kind == "killed" else writes:
        number = rich(acme, names)
        with monkeypatch.context() as patch:
            KINDS[kind](acme, patch, call)
            survived = looked_after(acme, number)
        acme.forge.faults.clear()
        assert survived or looked_after(acme, number)
        acme.forge.close(number)
        found = state(acme, number)
        differ = {name: found[name] for name in wanted if found[name] != wanted[name]}
        if differ:
            wrong.append(f"call {call} of {len(methods)}: {differ}")
    assert wrong == []


def test_a_fault_while_reading_says_nothing_twice(acme: Office) -> None:
    number = rich(acme, count())
    assert looked_after(acme, number)
    wanted, before = state(acme, number), len(acme.forge.calls)
    assert looked_after(acme, number)
    calls = len(acme.forge.calls) - before
    for call in range(1, calls + 1):
        for times in (1, 99):
            acme.forge.faults.secondary_limit(60, call=call, times=times)
            assert looked_after(acme, number) is (times == 1)
            acme.forge.faults.clear()
            assert (call, times, state(acme, number)) == (call, times, wanted)


def test_a_fault_while_the_comment_is_renewed(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = acme.propose({TARGET: RICH[TARGET]})
    bot(acme).look_after(number)
    for at, (kind, strike) in enumerate(KINDS.items()):
        acme.forge.commit("change", {TARGET: RICH[TARGET].replace("many", f"{at}0")})
        with monkeypatch.context() as patch:
            strike(acme, patch, 1)
            for fault in acme.forge.faults.ordered:
                fault.at = "PATCH */issues/comments/*"
            survived = looked_after(acme, number)
        acme.forge.faults.clear()
        assert survived or looked_after(acme, number), kind
        [only] = acme.comments(number)
        assert f"Turn {at}0" in only


@pytest.mark.parametrize("kind", ["502", "502 after", "reset after", "killed", "killed after"])
def test_a_merge_takes_place_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    lets = PLAN["okrs/company.md"].replace("---\nname", "---\nmerge_check_ins: true\nname")
    with office(tmp_path, PLAN | {"okrs/company.md": lets}) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        number = acme.propose({"okrs/2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN})
        dry = replace(bot(acme), carries_out=False)
        before = len(acme.forge.calls)
        dry.look_after(number)
        reads = len(acme.forge.calls) - before
        with monkeypatch.context() as patch:
            KINDS[kind](acme, patch, reads + 5 if "killed" in kind else 1)
            for fault in acme.forge.faults.ordered:
                fault.at = "PUT */merge"
            looked_after(acme, number)
        assert (acme.forge.pulls[number].merged is None) is (kind == "killed")
        acme.forge.faults.clear()
        assert looked_after(acme, number)
        main = acme.forge.git.log("main")
        assert len([one for one in main if "Change the plan" in one.message]) == 1


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
    bot(acme, SHORT).look_after(number)
    assert len(acme.comments(number)) == 1


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


@pytest.mark.parametrize("act", ACTS)
def test_something_happens_while_it_runs(acme: Office, act: str) -> None:
    strike, settled = ACTS[act]
    for call in count(2, 5):
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
