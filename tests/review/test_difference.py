"""What differs between two states of the plan."""

from site_builder.model.change import Kind
from site_builder.model.plan import Ref
from site_builder.review.difference import Act
from tests.review.plans import CHECK_IN, OBJECTIVE, Proposal

TRIALS = "2026-Q4/growth/trials.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"


def kinds(proposal: Proposal) -> list[tuple[str, Kind]]:
    return [
        (str(one.subject), change.kind) for one in proposal.differences for change in one.changes
    ]


def test_nothing_differs_where_only_the_writing_does() -> None:
    proposal = Proposal(
        {TRIALS: OBJECTIVE.replace("    ---\n    objective", "    ---\n    # new\n    objective")}
    )
    assert kinds(proposal) == []
    assert proposal.records == ()


def test_a_moved_objective_is_one_and_not_two() -> None:
    (found,) = Proposal({TRIALS: None, "2026-Q4/sales/trials.md": OBJECTIVE}).differences
    assert found.subject == Ref("2026-Q4", "sales", "trials")
    assert found.former == Ref("2026-Q4", "growth", "trials")
    assert [one.kind for one in found.changes] == [Kind.MOVED]


def test_an_objective_that_is_renamed_and_reworded_keeps_its_key_results() -> None:
    other = OBJECTIVE.replace("Turn more", "Make many more").replace("to: 20", "to: 18")
    (found,) = Proposal({TRIALS: None, "2026-Q4/sales/trials.md": other}).differences
    assert {one.kind for one in found.changes} == {Kind.MOVED, Kind.TITLE, Kind.TARGET}


def test_two_objectives_with_nothing_in_common_are_one_that_goes_and_one_that_comes() -> None:
    other = "---\nobjective: Sell in Iceland\n---\n"
    found = kinds(Proposal({TRIALS: None, "2026-Q4/sales/iceland.md": other}))
    assert found == [
        ("2026-Q4/sales/iceland", Kind.ADDED),
        ("2026-Q4/growth/trials", Kind.REMOVED),
    ]


def test_check_ins_that_come_change_and_go() -> None:
    new = {"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN}
    edited = {CHECKED_IN: CHECK_IN.replace("12", "19")}
    assert [one.act for one in Proposal(new).records] == [Act.ADDED]
    assert [one.act for one in Proposal(edited).records] == [Act.EDITED]
    assert [one.act for one in Proposal({CHECKED_IN: None}).records] == [Act.DELETED]


def test_the_files_around_the_objectives() -> None:
    team = "---\nname: Growth\nlead: sam\nmembers: [sam]\nparent: product\n---\n"
    assert kinds(Proposal({"teams/growth.md": team})) == [("team/growth", Kind.LEAD)]
