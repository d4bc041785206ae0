"""Two states of an objective: what changed, typed and in a sentence."""

from datetime import date

import pytest
from msgspec.structs import replace

from site_builder.model.change import Change, Kind
from site_builder.model.measure import Amendment, Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.objective import KeyResult, Objective, Support
from site_builder.model.objective_change import changes
from site_builder.model.terms import Ambition
from tests.builders import key_result, objective


def told(before: Objective | None, after: Objective | None) -> list[str]:
    """The sentences of all changes."""
    return [one.sentence for one in changes(before, after)]


def of_key_result(before: KeyResult, after: KeyResult) -> list[Change]:
    """The changes of the only key result."""
    plain = objective()
    found = changes(replace(plain, key_results=(before,)), replace(plain, key_results=(after,)))
    assert {one.key_result for one in found} <= {after.id}
    return list(found)


def test_nothing_changes_by_itself() -> None:
    one = objective(key_results=["a", "b"], supports=["company/x"])
    assert changes(one, one) == ()
    assert changes(None, None) == ()


@pytest.mark.parametrize(
    ("names", "says"),
    [([], "no key results"), (["a"], "1 key result"), (["a", "b"], "2 key results")],
)
def test_a_new_objective_is_proposed(names: list[str], says: str) -> None:
    assert told(None, objective(key_results=names)) == [f"Proposed with {says}."]


def test_an_objective_can_go() -> None:
    (change,) = changes(objective(), None)
    assert (change.kind, change.sentence) == (Kind.REMOVED, "Removed from the plan.")


def test_a_move_names_both_places() -> None:
    (change,) = changes(objective(), objective("trial-to-paying"))
    assert change.kind is Kind.MOVED
    assert change.was == "2026-Q4/growth/trial-to-paid"
    assert change.now == "2026-Q4/growth/trial-to-paying"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ({"title": "A"}, {"title": "B"}, "Title “A” became “B”."),
        ({}, {"owner": "sam"}, "Owner the team's lead → sam."),
        ({"owner": "sam"}, {}, "Owner sam → the team's lead."),
        ({}, {"contributors": ("ines",)}, "ines contributes now."),
        ({"contributors": ("ines",)}, {}, "ines no longer contributes."),
        (
            {"ambition": Ambition.ASPIRATIONAL},
            {"ambition": Ambition.LEARNING},
            "Ambition aspirational → learning.",
        ),
        ({}, {"dropped": "They left"}, "Dropped: They left."),
        ({"dropped": "They left"}, {}, "Taken up again."),
        ({}, {"score": 0.7, "note": "Close"}, "Graded 0.7."),
        ({"score": 0.7}, {}, "The grade was taken back."),
        (
            {"score": 0.7, "note": "a"},
            {"score": 0.7, "note": "b"},
            "The word on the grade was rewritten.",
        ),
        ({"body": "a"}, {"body": "b"}, "The reasons below the title were rewritten."),
    ],
)
def test_a_field_of_an_objective_changes(
    was: dict[str, object], now: dict[str, object], says: str
) -> None:
    assert told(objective(**was), objective(**now)) == [says]  # type: ignore[arg-type]


def test_line_breaks_in_the_prose_are_no_change() -> None:
    assert told(objective(body="one two"), objective(body="one\ntwo")) == []


def test_support_comes_goes_and_is_reworded_in_the_order_of_the_file() -> None:
    before = replace(objective(), supports=(Support("a", "One"), Support("b", "Two")))
    after = replace(
        objective(), supports=(Support("z", "New."), Support("b", "Other"), Support("c", ""))
    )
    assert told(before, after) == [
        "Supports z now: New.",
        "How it supports b was rewritten: Other.",
        "Supports c now.",
        "No longer supports a.",
    ]


def test_key_results_come_and_go() -> None:
    assert told(objective(key_results=["a"]), objective(key_results=["b"])) == [
        "Key result added: b (from 0 to 100).",
        "Key result removed: a.",
    ]


def test_a_key_result_that_keeps_its_title_is_renamed() -> None:
    before, after = key_result(), key_result(Metric(0, 90))
    named = replace(after, ref=after.ref._replace(key_result="clicks"))
    assert [one.sentence for one in of_key_result(before, named)] == [
        "activation-ctr is called clicks now.",
        "Target 100 → 90.",
    ]


@pytest.mark.parametrize(
    ("was", "now", "kind", "says"),
    [
        (Metric(12, 18, "%"), Metric(12, 16, "%"), Kind.TARGET, "Target 18 → 16 %."),
        (Metric(12, 18, "€"), Metric(10, 18, "€"), Kind.BASELINE, "Baseline 12 → €10."),
        (Metric(None, 250), Metric(40, 250), Kind.BASELINE, "Baseline unknown → 40."),
        (
            Guard(None, 40),
            Guard(35, 40),
            Kind.BOUNDS,
            "Bounds at most 40 → at least 35 and at most 40.",
        ),
        (
            Milestone("It is there"),
            Milestone("It is signed"),
            Kind.EVIDENCE,
            "Evidence “It is there” → “It is signed”.",
        ),
        (
            Confidential("Page 7"),
            Confidential("Page 8"),
            Kind.MEASURE,
            "The figures live elsewhere now: Page 8.",
        ),
        (
            Metric(12, 18),
            Guard(None, 40),
            Kind.MEASURE,
            "Measured differently: keep at most 40.",
        ),
    ],
)
def test_what_is_promised_changes(was: Measure, now: Measure, kind: Kind, says: str) -> None:
    (change,) = of_key_result(key_result(was), key_result(now))
    assert (change.kind, change.sentence) == (kind, says)
    assert change.of_commitment


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ({"owners": ("sam",)}, {"owners": ("ines",)}, "Owner sam → ines."),
        ({"owners": ()}, {"owners": ("ines", "sam")}, "Owner nobody → ines and sam."),
        ({"title": "A"}, {"title": "B"}, "Title “A” became “B”."),
        ({"weight": 1.0}, {"weight": 2.0}, "Weight 1 → 2."),
        ({"measure": Metric(0, 1, "h")}, {"measure": Metric(0, 1, "days")}, "Unit h → days."),
        ({"measure": Metric(0, 1)}, {"measure": Metric(0, 1, None, 2)}, "Stretch none → 2."),
        ({}, {"by": date(2026, 12, 1)}, "Due on 2026-12-01."),
        ({"by": date(2026, 12, 1)}, {}, "Due at the end of the cycle."),
        ({}, {"source": "The shop"}, "Source: The shop."),
        ({"source": "The shop"}, {}, "No source is named now."),
        ({}, {"contributors": ("bo",)}, "bo contributes now."),
        (
            {"measure": Metric(0, 1)},
            {"measure": Metric(0, 1, phases=((date(2026, 11, 1), 0.5),))},
            "The expected pace was redrawn.",
        ),
    ],
)
def test_a_field_of_a_key_result_changes(
    was: dict[str, object], now: dict[str, object], says: str
) -> None:
    (change,) = of_key_result(key_result(**was), key_result(**now))  # type: ignore[arg-type]
    assert change.sentence == says
    assert change.of_commitment == (change.kind is Kind.OWNER)


def test_an_amendment_gives_its_reason() -> None:
    amended = Amendment(date(2026, 11, 2), "The test moved", ("to",), Metric(12, 18))
    before, after = key_result(Metric(12, 18)), key_result(Metric(12, 16), amended=(amended,))
    target, reason = of_key_result(before, after)
    assert target.kind is Kind.TARGET
    assert (reason.kind, reason.now) == (Kind.AMENDED, "The test moved")


def test_the_order_of_things_is_a_change_where_it_shows() -> None:
    assert told(objective(key_results=["a", "b"]), objective(key_results=["b", "a"])) == [
        "The key results stand in another order."
    ]
    assert told(objective(contributors=("a", "b")), objective(contributors=("b", "a"))) == [
        "The contributors stand in another order."
    ]
    assert told(objective(supports=["x", "y"]), objective(supports=["y", "x"])) == [
        "What it supports stands in another order."
    ]
    assert told(objective(key_results=["a", "b"]), objective(key_results=["b"])) == [
        "Key result removed: a."
    ]


def test_a_new_key_result_says_what_it_weighs() -> None:
    heavy = replace(key_result(), weight=50.0)
    _, weight = changes(objective(), replace(objective(), key_results=(heavy,)))
    assert (weight.kind, weight.sentence) == (Kind.WEIGHT, "Weight 1 → 50.")


def test_an_earlier_amendment_is_told_of_when_it_is_no_longer_what_it_was() -> None:
    first, second = (
        Amendment(date(2026, 11, day), "So", ("to",), Metric(12, day)) for day in (2, 3)
    )
    states = {
        "deleted": (first,),
        "swapped": (second, first),
        "reworded": (replace(first, why="Thus"), second),
    }
    before = key_result(Metric(12, 16), amended=(first, second))
    for amended in states.values():
        found = of_key_result(before, key_result(Metric(12, 16), amended=amended))
        assert found[0].kind is Kind.REWRITTEN
    assert of_key_result(before, key_result(Metric(12, 16), amended=(first, second))) == []
