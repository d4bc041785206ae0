"""References and structure, where the examples don't tell it all."""

from datetime import date
from time import process_time

import pytest

from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.finding import Place
from site_builder.model.outline import Outlook, outline
from site_builder.rules.example import OBJECTIVE, SOUND
from site_builder.rules.okr102_circular_support import RULE as CIRCULAR
from tests.rules.plans import checked_in, found, measured_by, supporting

YEAR = {
    "2026/cycle.md": "---\ntitle: 2026\nstarts: 2026-01-01\nends: 2026-12-31\n---\n",
    "2026/company/lead.md": SOUND["2026-Q4/company/good-place.md"].replace("Be a", "Lead as a"),
}


@pytest.mark.parametrize(
    "reference",
    [
        "company/win-the-mid-market",
        "company/win-the-mid-market/win-rate",
        "2026-Q4/company/win-the-mid-market",
        "2026-Q4/company/win-the-mid-market/win-rate",
        "company/lead",
        "company/lead/offers",
        "2026/company/lead/offers",
    ],
)
def test_a_reference_that_stands_for_something(reference: str) -> None:
    assert found(YEAR | supporting(reference), only="OKR10") == []


@pytest.mark.parametrize(
    ("reference", "meant", "fixed"),
    [
        ("company/win-the-midmarket", "company/win-the-mid-market", True),
        ("company/win-the-mid-market/winrate", "company/win-the-mid-market/win-rate", True),
        ("compny/win-the-mid-market", "company/win-the-mid-market", True),
        ("growth/win-the-mid-market", "company/win-the-mid-market", False),
        ("2026/company/leed", "2026/company/lead", True),
        ("2026/company/win-the-mid-market", "2026-Q4/company/win-the-mid-market", True),
        ("win-the-mid-market", "company/win-the-mid-market", False),
        ("company/something-else-entirely", None, False),
        ("a/b/c/d/e", None, False),
        ("nothing", None, False),
    ],
)
def test_a_dangling_reference_is_found(reference: str, meant: str | None, *, fixed: bool) -> None:
    (one,) = found(YEAR | supporting(reference), only="OKR10")
    assert one.code == "OKR101"
    assert one.span.line == 3
    assert one.remedy == (f"Did you mean {meant}?" if meant else one.remedy)
    assert bool(one.fix) is fixed
    if one.fix:
        assert one.fix.edits[0].rename == meant


def test_a_reference_to_a_file_that_cant_be_read_is_not_found_too() -> None:
    broken = {"2026-Q4/company/win-the-mid-market.md": "---\nobjective: [\n---\n"}
    assert [one.code for one in found(broken)][:1] == ["OKR006"]
    assert found(broken, only="OKR1") == []


def objective(title: str, supports: str) -> str:
    return (
        f"---\nobjective: {title}\nsupports: {{{supports}: It helps to get there}}\nkey_results:\n"
        f"  one: {{title: Customers of {title}, owner: sam, from: 1, to: 2}}\n"
        f"  two: {{title: Revenue of {title}, owner: ines, from: 1, to: 2, unit: M €}}\n---\n"
    )


@pytest.mark.parametrize(
    ("edges", "circles"),
    [
        ({"a": "b", "b": "c", "c": "company/good-place"}, []),
        ({"a": "a"}, ["growth/a → growth/a"]),
        ({"a": "a/one"}, ["growth/a → growth/a"]),
        ({"a": "b", "b": "a"}, ["growth/a → growth/b → growth/a"]),
        ({"a": "b/two", "b": "c", "c": "a"}, ["growth/a → growth/b → growth/c → growth/a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["growth/b → growth/c → growth/b"]),
    ],
)
def test_circles(edges: dict[str, str], circles: list[str]) -> None:
    files = {OBJECTIVE: ""}
    for name, to in edges.items():
        reference = to if "company" in to else f"growth/{to}"
        files[f"2026-Q4/growth/{name}.md"] = objective(name, reference)
    problems = [one.problem for one in found(files, only="OKR102")]
    assert problems == [f"this closes a circle: {circle}" for circle in circles]


def test_a_long_circle_and_a_deep_chain_take_no_time() -> None:
    files = {
        f"2026-Q4/growth/n{at}.md": objective(f"n{at}", f"growth/n{(at + 1) % 3000}")
        for at in range(3000)
    }
    tree = Tree({path: text.encode() for path, text in {**SOUND, **files}.items()})
    plan, _ = read_plan(tree)
    outlook = Outlook(
        date(2026, 10, 5), plan.frame, {key: outline(one) for key, one in plan.folders.items()}
    )
    assert CIRCULAR.plan
    started = process_time()
    (one,) = CIRCULAR.plan(outlook)
    assert process_time() - started < 1
    assert "2995 more" in one.problem
    assert len(one.problem) < 200


@pytest.mark.parametrize(
    ("owner", "codes"),
    [
        ("owner: sam", []),
        ("owner: [sam]", []),
        ("owner: lea", []),
        ("", ["OKR105"]),
        ("owner: []", ["OKR105"]),
        ("owner: [sam, ines]", ["OKR105"]),
        ("owner: sam and ines", ["OKR105"]),
        ("owner: sam & ines", ["OKR105"]),
        ("owner: sam/ines", ["OKR105"]),
        ("owner: zoe", ["OKR103"]),
        ("owner: Sam", ["OKR103"]),
        ("owner: growth", ["OKR103"]),
        ("owner: 5", ["OKR011"]),
        ('owner: ""', ["OKR011"]),
        ("ownr: sam", ["OKR009"]),
        ("owner: sam, contributors: [ines, growth, company]", []),
        ("owner: sam, contributors: [ines, zoe]", ["OKR103"]),
    ],
)
def test_owners(owner: str, codes: list[str]) -> None:
    files = measured_by(f"from: 12, to: 18, {owner}")
    assert [one.code for one in found(files)] == codes


@pytest.mark.parametrize(
    "team",
    [
        "---\nname: Growth\nlead: maria\nmembers: [maria, sam, ines]\ncolour: red\n---\n",
        "---\nname: Growth\nlead: maria\nmember: [maria, sam, ines]\n---\n",
        "---\nname: Growth: more\nlead: maria\nmembers: [maria, sam, ines]\n---\n",
        "---\nname: Growth\nlead: maria\nmembers: [maria, sam, ines]\n",
    ],
    ids=["unknown key", "misspelt key", "broken", "unterminated"],
)
def test_a_team_file_with_a_problem_makes_nobody_unknown(team: str) -> None:
    assert len(found({"teams/growth.md": team})) == 1


def test_a_folder_without_a_team_is_found_once() -> None:
    files = {OBJECTIVE: "", OBJECTIVE.replace("growth", "grwoth"): SOUND[OBJECTIVE]}
    (one,) = found(files | checked_in("{value: 1}") and files, only="OKR10")
    assert (one.code, one.problem) == ("OKR104", "the folder 2026-Q4/grwoth belongs to no team")
    assert one.remedy.startswith("Rename the folder to growth, or add ")
    assert one.place.file == "okrs/2026-Q4/grwoth/trial-to-paid.md"


@pytest.mark.parametrize(
    ("measure", "keys"),
    [
        ("from: 1, to: 2, by: 2026-10-01", None),
        ("from: 1, to: 2, by: 2026-12-31", None),
        ("from: 1, to: 2, by: 2026-09-30", ("by",)),
        ("from: 1, to: 2, phases: {2026-11-01: 1.5}", None),
        ("from: 1, to: 2, phases: {2027-11-01: 1.5}", ("phases", "2027-11-01")),
        (
            "from: 1, to: 2, amended: [{on: 2027-01-01, was: {to: 3}, why: So}]",
            ("amended", 0, "on"),
        ),
    ],
)
def test_dates_of_a_key_result(measure: str, keys: tuple[str | int, ...] | None) -> None:
    outside = found(measured_by(f"{measure}, owner: sam"), only="OKR1")
    assert [one.code for one in outside] == (["OKR106"] if keys else [])
    assert [one.place.keys[2:] for one in outside] == ([keys] if keys else [])


def test_a_check_in_outside_the_cycle() -> None:
    (one,) = found(checked_in("{value: 13}", "2026-09-28"), only="OKR1")
    assert one.problem == "the check-in of 2026-09-28 lies before the cycle 2026-Q4"


@pytest.mark.parametrize(
    ("measure", "update", "word"),
    [
        ("from: 12, to: 18", "{value: 13}", None),
        ('from: 12, to: 18, unit: "%"', '{value: "13 %"}', None),
        ("from: 12, to: 18, unit: hours", '{value: "13h"}', None),
        ("from: 12, to: 18, unit: tickets a week", '{value: "1 ticket"}', None),
        ("from: 12, to: 18, unit: h", '{value: "13 min"}', "the value is in min"),
        ("from: 12, to: 18", "{done: true}", "has a figure, so done"),
        ("from: 12, to: 18", "{done: false}", None),
        ("keep: {at_most: 3}", "{done: true}", "has a figure, so done"),
        ("keep: {at_most: 3}, unit: h", '{value: "2 days"}', "the value is in days"),
        ("done_when: The report is signed", "{done: true}", None),
        ("done_when: The report is signed", "{confidence: 0.8}", None),
        ("done_when: The report is signed", "{value: 1}", "done or not"),
        ("confidential: The safe", "{value: 0.4}", None),
        ("confidential: The safe", "{value: 1}", None),
        ("confidential: The safe", "{value: 40}", "40 is no progress"),
        ("confidential: The safe", '{value: "40 %"}', "40 % is no progress"),
        ("confidential: The safe", "{value: -0.1}", "-0.1 is no progress"),
        ("confidential: The safe", "{done: true}", "has a figure, so done"),
    ],
)
def test_values_and_measures(measure: str, update: str, word: str | None) -> None:
    files = measured_by(f"{measure}, owner: sam") | checked_in(update)
    problems = [one.problem for one in found(files, only="OKR109")]
    assert len(problems) == bool(word)
    assert word is None or word in problems[0]


@pytest.mark.parametrize(
    ("name", "to", "problem", "remedy"),
    [
        (
            "trial-to-paid:",
            "trail-to-paid:",
            "the team has no objective trail-to-paid in this cycle",
            "Did you mean trial-to-paid?",
        ),
        (
            "activation-ctr:",
            "zzz:",
            "trial-to-paid has no key result zzz",
            "Write one that is there: activation-ctr, trial-length.",
        ),
    ],
)
def test_unknown_updates(name: str, to: str, problem: str, remedy: str) -> None:
    ((path, text),) = checked_in("{value: 13}").items()
    (one,) = found({path: text.replace(name, to)}, only="OKR1")
    assert (one.code, one.problem, one.remedy) == ("OKR108", problem, remedy)


def test_an_update_of_an_objective_that_cant_be_read_is_not_found_too() -> None:
    files = checked_in("{value: 13}") | {OBJECTIVE: "---\nobjective: [\n---\n"}
    assert [one.code for one in found(files)] == ["OKR006"]


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        ("starts: 2026-10-01\nends: 2026-12-31", []),
        ("starts: 2026-10-01\nends: 2026-10-01", []),
        ("starts: 2026-10-01\nends: 2026-12-31\nclosed: 2027-01-05", []),
        ("starts: 2026-12-31\nends: 2026-10-01", ["OKR112"]),
        ("starts: 2026-10-01\nends: 2026-12-31\nclosed: 2026-01-05", ["OKR112"]),
    ],
)
def test_the_dates_of_a_cycle(dates: str, codes: list[str]) -> None:
    files = {"2026-Q4/cycle.md": f"---\n{dates}\n---\n"}
    assert [one.code for one in found(files, only="OKR1")] == codes


@pytest.mark.parametrize(
    ("cycles", "overlaps"),
    [
        ({"y": "2026-01-01 2026-12-31", "q3": "2026-07-01 2026-09-30"}, []),
        ({"same": "2026-10-01 2026-12-31"}, []),
        ({"y": "2026-01-01 2026-12-30"}, ["2026-Q4 begins while y still runs"]),
        ({"autumn": "2026-09-01 2026-11-30"}, ["2026-Q4 begins while autumn still runs"]),
        ({"q1": "2026-12-31 2027-03-31"}, ["q1 begins while 2026-Q4 still runs"]),
        (
            {"y": "2026-01-01 2026-12-31", "odd": "2026-12-01 2027-01-31"},
            ["odd begins while 2026-Q4 still runs"],
        ),
    ],
)
def test_overlaps(cycles: dict[str, str], overlaps: list[str]) -> None:
    files = {
        f"{name}/cycle.md": "---\nstarts: {}\nends: {}\n---\n".format(*days.split())
        for name, days in cycles.items()
    }
    problems = [one.problem for one in found(files, only="OKR113")]
    assert [one.split(",")[0] for one in problems] == overlaps


def test_a_dropped_objective_needs_no_owner_and_no_figures() -> None:
    files = measured_by("")
    dropped = {OBJECTIVE: files[OBJECTIVE].replace("key_results", "dropped: Too much\nkey_results")}
    assert found(dropped, only="OKR1") == []


def test_a_place_knows_its_key() -> None:
    (one,) = found(measured_by("from: 12, to: 18"), only="OKR105")
    assert one.place == Place(
        "okrs/2026-Q4/growth/trial-to-paid.md",
        ("key_results", "activation-ctr"),
        on_key=True,
        span=one.span,
    )
    assert tuple(one.span) == (5, 3, 14)
