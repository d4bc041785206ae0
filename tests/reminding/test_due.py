"""What a team owes on a day."""

from collections.abc import Mapping
from datetime import date

import pytest

from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.change import Change, Kind
from site_builder.model.history import Author, History, Past, Revision, Step, history_of
from site_builder.model.objective import Ref
from site_builder.reminding.due import TeamDue, team_due
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET

GROWTH = "okrs/2026-Q4/growth/check-ins"


def owed(
    on: str, changed: Mapping[str, str] | None = None, history: History | None = None
) -> TeamDue:
    files = {
        path.removeprefix("okrs/"): text.encode()
        for path, text in {**PLAN, **(changed or {})}.items()
        if path.startswith("okrs/")
    }
    plan, findings = read_plan(Tree(files, ()))
    assert not findings
    return team_due(plan, history or History(), "growth", date.fromisoformat(on))


def names(found: TeamDue) -> list[str]:
    return [one.standing.key_result.id for one in found.dues]


def told(*days: str, text: str = CHECK_IN) -> dict[str, str]:
    return {f"{GROWTH}/{day}.md": text for day in days}


@pytest.mark.parametrize(
    ("on", "asks"),
    [("2026-10-06", False), ("2026-10-07", True), ("2026-10-08", True), ("2026-09-30", False)],
)
def test_it_is_due_from_the_last_workday_of_a_period(on: str, asks: bool) -> None:  # noqa: FBT001 (a case)
    assert bool(owed(on).dues) is asks


def test_the_last_workday_comes_before_a_holiday_and_a_weekend() -> None:
    cycle = {
        "okrs/2026-Q4/cycle.md": "---\nstarts: 2026-10-05\nends: 2026-12-31\n---\n",
        "okrs/company.md": PLAN["okrs/company.md"].replace(
            "name: Acme\n", "name: Acme\nholidays: [2026-10-09]\n"
        ),
    }
    assert not owed("2026-10-07", cycle).dues
    [first, _] = owed("2026-10-08", cycle).dues
    assert (first.by, first.turn) == (date(2026, 10, 11), date(2026, 10, 11))


def test_what_was_told_in_the_period_is_not_due() -> None:
    assert not owed("2026-10-07", told("2026-10-02")).dues
    churn = "    churn: {value: 3, confidence: 0.9}\n"
    assert names(owed("2026-10-07", told("2026-10-02", text=CHECK_IN.replace(churn, "")))) == [
        "churn"
    ]


def test_a_check_in_of_today_makes_up_for_those_before() -> None:
    assert owed("2026-10-22").dues[0].escalates
    assert not owed("2026-10-22", told("2026-10-22")).dues


def test_how_late_is_counted_in_check_ins() -> None:
    [one, _] = owed("2026-10-22", told("2026-10-02")).dues
    assert (len(one.missed), one.by, one.turn) == (2, date(2026, 10, 14), date(2026, 10, 21))


def test_what_came_into_the_plan_later_owes_nothing_before() -> None:
    ref = Ref("2026-Q4", "growth", "trials")
    revision = Revision("c0ffee", 1, date(2026, 10, 9), Author("Sam", "sam@x.example"), "Add")
    step = Step(revision, (Change(Kind.ADDED, "", "Proposed."),))
    history = history_of([Past(ref, "Trials", (step,))])
    assert not owed("2026-10-14", history=history).dues
    [one, _] = owed("2026-10-21", history=history).dues
    assert (one.missed, one.by) == ((), date(2026, 10, 21))


def test_what_is_done_dropped_or_over_owes_nothing() -> None:
    done = CHECK_IN.replace("14,", "20,")
    assert names(owed("2026-10-22", told("2026-10-02", text=done))) == ["churn"]
    dropped = OBJECTIVE.replace("key_results:", "dropped: The market moved\nkey_results:")
    assert not owed("2026-10-22", {TARGET: dropped}).dues
    assert not owed("2027-01-01").dues


def test_the_owner_is_the_key_results_else_the_objectives() -> None:
    unowned = OBJECTIVE.replace("owner: sam, ", "")
    assert [one.owner for one in owed("2026-10-07", {TARGET: unowned}).dues] == ["maria", "maria"]
