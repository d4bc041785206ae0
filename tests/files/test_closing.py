"""The files that the end of a cycle makes: what goes on, and where learning begins."""

from collections.abc import Mapping
from datetime import date

from site_builder.files.closing import carried, cycle_text, graded, retrospective_text
from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.closing import Moving, following
from site_builder.model.standing import ObjectiveStanding, objective_standing

CYCLE = b"---\ntitle: Q4 2026\nstarts: 2026-10-01\nends: 2026-12-31\ncheck_ins: monthly\n---\n"
YEAR = b"---\nstarts: 2026-01-01\nends: 2026-12-31\n---\n"
COMPANY = b"---\nname: Lumen\nstage: growth\nheadcount: 64\nleadership: [ana]\n---\n"
SALES = """\
---
objective: Sell more   # every year
supports:
  'company/lead': How we become the first choice here   # of the year
  company/win/arr: Every contract adds to what recurs
key_results:
  arr: {title: Recurring revenue, owner: sam, from: "1.2M €", to: "2M €", by: 2026-12-15}
  deals:
    title: Deals
    owner: sam
    from: unknown   # to be counted
    to: 40
    phases: {2026-11-01: 10}
    amended:
      - {on: 2026-10-20, was: {to: 50}, why: Fewer people}
    # and a last word
  calm: {title: Calm, owner: sam, keep: {at_most: 3}}
  new: {title: New, owner: sam, from: 1, to: 2, unit: a day}
score: 0.3
note: >-
  Said on
  two lines
---
Why it matters.
"""
CHECK_IN = """\
---
updates:
  sell:
    arr: {value: "1.5M €"}
    deals: {value: 12.5}
    calm: {value: 2}
---
"""
WIN = "---\nobjective: Win\nkey_results:\n  arr: {title: More, owner: ana, from: 1, to: 2}\n---\n"
FILES = {
    "company.md": COMPANY,
    "2026/cycle.md": YEAR,
    "2026/company/lead.md": b"---\nobjective: Lead\n---\n",
    "2026-Q4/cycle.md": CYCLE,
    "2026-Q4/company/win.md": WIN.encode(),
    "2026-Q4/sales/sell.md": SALES.encode(),
    "2026-Q4/sales/check-ins/2026-12-20.md": CHECK_IN.encode(),
}


def moving(*names: str) -> tuple[ObjectiveStanding, Moving]:
    """The objective as the cycle ends, and the way of some objectives into the next one."""
    plan, findings = read_plan(Tree(FILES))
    assert [one.problem for one in findings] == []
    cycle = plan.frame.cycles["2026-Q4"]
    refs = [one for one in plan.objectives if f"{one.team}/{one.objective}" in names]
    one = next(one for one in plan.objectives.values() if one.id == "sell")
    standing = objective_standing(one, plan.folder(one.ref), cycle, date(2027, 1, 4))
    return standing, Moving(plan, cycle, following(cycle, "2027-Q1"), refs)


def replaced(text: str, pairs: Mapping[str, str]) -> str:
    for old, new in pairs.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def test_it_goes_on_from_where_it_stands_and_leaves_behind_what_is_past() -> None:
    standing, way = moving("sales/sell", "company/win")
    assert carried(SALES.encode(), standing, way).decode() == replaced(
        SALES,
        {
            "'company/lead'": '"2026/company/lead"',
            'from: "1.2M €"': 'from: "1500000 €"',
            ", by: 2026-12-15": "",
            "from: unknown ": "from: 12.5 ",
            "    phases: {2026-11-01: 10}\n": "",
            "    amended:\n      - {on: 2026-10-20, was: {to: 50}, why: Fewer people}\n": "",
            "score: 0.3\nnote: >-\n  Said on\n  two lines\n": "",
        },
    )


def test_what_serves_something_that_stays_behind_names_its_cycle() -> None:
    standing, way = moving("sales/sell")
    text = carried(SALES.encode(), standing, way).decode()
    assert '  "2026-Q4/company/win/arr": Every contract' in text
    left = way.left_behind("company/win/arr")
    assert str(left) == "2026-Q4/company/win/arr"
    assert way.left_behind("company/lead") is None, "a year may be named from anywhere"


def test_a_reference_to_nothing_stays_as_it_is() -> None:
    assert moving()[1].repointed("company/nothing") == "company/nothing"


def test_a_cycle_keeps_its_own_cadence() -> None:
    _, way = moving()
    dates = "starts: 2027-01-01\nends: 2027-03-31\ncheck_ins: monthly\n"
    assert cycle_text(way.target, "monthly").decode() == f"---\ntitle: Q1 2027\n{dates}---\n"


def test_a_grade_replaces_the_one_that_is_there() -> None:
    text = graded(SALES.encode(), "40 %", "A new word").decode()
    old = "score: 0.3\nnote: >-\n  Said on\n  two lines\n"
    assert text == SALES.replace(old, 'score: "40 %"\nnote: A new word\n')
    assert graded(SALES.encode(), "", "") == SALES.encode()


def test_a_retrospective_asks_about_what_was_reached_and_what_was_not() -> None:
    standing, _ = moving()
    text = retrospective_text([standing], {"sell": "0.4"}).decode()
    assert text.startswith("**Where we ended**\n\n- Sell more: 0.4\n")
    assert "- Recurring revenue (from €1,200,000 to €2,000,000, €1,500,000): what stood" in text
