"""From figures to check-ins: whose, where they lie, and on which branch."""

from datetime import date, timedelta

import pytest

from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.sources.failure import SourceError
from site_builder.sources.telling import Pulled, drafts, meant

DAY = date(2026, 11, 20)
PLAN = {
    "company.md": "---\nname: Acme\nstage: growth\nheadcount: 9\nleadership: [ana]\n---\n",
    "teams/growth.md": "---\nname: Growth\nlead: sam\n---\n",
    "2026/cycle.md": "---\ntitle: 2026\nstarts: 2026-01-01\nends: 2026-12-31\n---\n",
    "2026-Q4/cycle.md": "---\ntitle: Q4\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    "2026/growth/win.md": (
        "---\nobjective: Win\nkey_results:\n"
        "  revenue: {title: Revenue, owner: sam, from: 1, to: 2, unit: M€}\n---\n"
    ),
    "2026-Q4/growth/win.md": (
        "---\nobjective: Win\nkey_results:\n"
        "  logos: {title: Logos, owner: sam, from: 3, to: 12, unit: customers}\n"
        "  trials: {title: Trials, owner: sam, from: 3, to: 12, unit: trials}\n---\n"
    ),
}


def tree(more: dict[str, str] | None = None) -> Tree:
    return Tree({path: text.encode() for path, text in {**PLAN, **(more or {})}.items()})


def test_the_shortest_cycle_that_runs_comes_first() -> None:
    first = date(2026, 10, 1)
    frame = read_plan(tree())[0].frame
    assert [one.id for one in frame.running(DAY)] == ["2026-Q4", "2026"]
    assert [one.id for one in frame.running(first - timedelta(1))] == ["2026"]


def test_a_name_is_looked_for_in_the_shortest_cycle_unless_it_names_one() -> None:
    plan, _ = read_plan(tree())
    assert meant("growth/win/logos", plan, DAY).ref.cycle == "2026-Q4"
    assert meant("2026/growth/win/revenue", plan, DAY).ref.cycle == "2026"


def test_an_objective_that_cant_be_read_is_not_said_to_be_missing() -> None:
    plan, _ = read_plan(tree({"2026-Q4/growth/grow.md": "---\nobjective: [\n---\n"}))
    with pytest.raises(SourceError, match=r"2026-Q4/growth/grow.md can't be read: okrs check says"):
        meant("growth/grow/logos", plan, DAY)


def test_each_cycle_of_a_team_has_its_file_in_the_order_of_the_plan() -> None:
    plan, _ = read_plan(tree())
    names = ("2026-Q4/growth/win/trials", "2026/growth/win/revenue", "growth/win/logos")
    found = [Pulled(meant(one, plan, DAY), "1.5", "From a list") for one in names]
    year, quarter = drafts(found, plan, tree(), DAY)
    assert (year.path, quarter.path) == (
        "2026/growth/check-ins/2026-11-20-pull.md",
        "2026-Q4/growth/check-ins/2026-11-20-pull.md",
    )
    assert quarter.text == (
        "---\nupdates:\n  win:\n    logos: {value: 1.5, note: From a list}\n"
        "    trials: {value: 1.5, note: From a list}\n---\n"
    )


def test_a_second_one_on_a_day_has_a_file_of_its_own() -> None:
    there = tree({"2026-Q4/growth/check-ins/2026-11-20-pull.md": "---\nupdates: {}\n---\n"})
    plan, _ = read_plan(there)
    [draft] = drafts([Pulled(meant("growth/win/logos", plan, DAY), "4", "")], plan, there, DAY)
    assert draft.path.endswith("/2026-11-20-pull-2.md")
