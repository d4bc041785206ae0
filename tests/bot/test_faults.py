"""What goes wrong on the way: the next run puts it right, and nothing is said twice."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.bot.faults import (
    KINDS,
    RICH,
    bot,
    disturbed,
    kill,
    looked_after,
    rich,
    state,
)
from tests.bot.office import CHECK_IN, PLAN, RIGHTS, TARGET, Office, office


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with disturbed(tmp_path, monkeypatch) as opened:
        yield opened


def undisturbed(acme: Office, names: Iterator[int]) -> tuple[dict[str, Any], list[int], int]:
    """What a run leaves, which of its calls write, and how many calls it makes."""
    number, before = rich(acme, names), len(acme.forge.calls)
    bot(acme).look_after(number)
    methods = [one.method for one in acme.forge.calls[before:]]
    acme.forge.close(number)
    writes = [at for at, method in enumerate(methods, 1) if method != "GET"]
    return state(acme, number), writes, len(methods)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_any_call_is_put_right(
    acme: Office, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """At any write, and at two of the reads that follow; a test of its own has those before."""
    names, wrong = count(), list[str]()
    wanted, writes, last = undisturbed(acme, names)
    assert all(wanted.values())
    assert len(wanted["runs"][0][-1]) > 4
    for call in [*writes, writes[-1] + 1, last] if kind == "killed" else writes:
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
            wrong.append(f"call {call} of {last}: {differ}")
    assert wrong == []


def test_a_run_that_dies_before_its_first_write_leaves_nothing(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reads that fail come to the same, however they do: one kind is enough for them."""
    names = count()
    wanted, writes, _ = undisturbed(acme, names)
    number = rich(acme, names)
    untouched = state(acme, number)
    for call in range(1, writes[0]):
        with monkeypatch.context() as patch:
            kill(patch, call, after=False)
            assert not looked_after(acme, number)
        assert (call, state(acme, number)) == (call, untouched)
    assert looked_after(acme, number)
    acme.forge.close(number)
    assert state(acme, number) == wanted


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
