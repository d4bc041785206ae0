"""The tree around what a request changes."""

from site_builder.review.around import Part, around
from tests.review.plans import OBJECTIVE, Changed, Proposal

TRIALS = "2026-Q4/growth/trials.md"
BELOW = "---\nobjective: {}\nsupports: {{{}: It helps}}\n---\n"


def drawn(changed: Changed) -> list[str]:
    """The rows of the tree, two spaces a step, with the part of each behind it."""
    one = Proposal(changed)
    rows = around(one.differences, one.base, one.head)
    return [
        f"{'  ' * it.depth}{it.name or it.title} {it.part}{' again' * it.again}".rstrip()
        for it in rows
    ]


def test_a_changed_objective_stands_below_what_it_supports() -> None:
    assert drawn({TRIALS: OBJECTIVE.replace("to: 20", "to: 15")}) == [
        "2026-Q4/company/win",
        "  2026-Q4/growth/trials changes",
    ]


def test_what_supports_a_changed_objective_stands_below_it() -> None:
    assert drawn({"2026-Q4/company/win.md": "---\nobjective: Win every market\n---\n"}) == [
        "2026-Q4/company/win changes",
        "  2026-Q4/growth/trials",
        "  2027-Q1/growth/next",
    ]


def test_bystanders_below_what_is_supported_are_left_out() -> None:
    rows = drawn({"2026-Q4/sales/more.md": BELOW.format("More", "company/win")})
    assert rows == ["2026-Q4/company/win", "  2026-Q4/sales/more new"]


def test_a_key_result_that_is_supported_stands_for_its_objective() -> None:
    rows = drawn({"2026-Q4/sales/more.md": BELOW.format("More", "growth/trials/churn")})
    assert rows[1:] == ["  2026-Q4/growth/trials", "    2026-Q4/sales/more new"]


def test_what_is_gone_stands_where_it_was() -> None:
    assert drawn({"2026-Q4/company/win.md": None}) == [
        "2026-Q4/company/win gone",
        "  2026-Q4/growth/trials",
        "  2027-Q1/growth/next",
    ]


def test_what_supports_two_has_its_own_tree_below_one_of_them() -> None:
    both = BELOW.format("Both", "growth/trials: A, company/win")
    rows = drawn(
        {
            "2026-Q4/sales/both.md": both,
            "2026-Q4/sales/leaf.md": BELOW.format("L", "sales/both"),
        }
    )
    assert rows == [
        "2026-Q4/company/win",
        "  2026-Q4/growth/trials",
        "    2026-Q4/sales/both new",
        "      2026-Q4/sales/leaf new",
        "  2026-Q4/sales/both new again",
    ]


def test_an_objective_that_stands_alone_has_no_tree() -> None:
    assert drawn({"2026-Q4/sales/alone.md": "---\nobjective: Alone\n---\n"}) == []
    assert drawn({"teams/growth.md": "---\nname: Growing\nlead: maria\n---\n"}) == []
    assert drawn({}) == []


def test_a_circle_ends() -> None:
    one, two = (f"2026-Q4/sales/{name}.md" for name in ("one", "two"))
    rows = drawn({one: BELOW.format("1", "sales/two"), two: BELOW.format("2", "sales/one")})
    assert rows == [
        "2026-Q4/sales/one new",
        "  2026-Q4/sales/two new",
        "    2026-Q4/sales/one new again",
    ]


def test_many_supporters_are_counted() -> None:
    many = {
        f"2026-Q4/sales/goal-{at:02}.md": BELOW.format("More", "growth/trials") for at in range(12)
    }
    one, two = Proposal(many), Proposal({**many, TRIALS: OBJECTIVE.replace("to: 20", "to: 15")})
    changes = [it for it in two.differences if str(it.subject) == "2026-Q4/growth/trials"]
    rows = around(changes, one.head, two.head)
    assert [it.depth for it in rows] == [0, 1, 2, 2, 2, 2, 2, 2]
    assert rows[-1] == (2, "", "and 7 more", Part.NONE, False)


def test_a_huge_request_has_a_tree_of_bounded_size() -> None:
    chain = {
        f"2026-Q4/sales/goal-{at}.md": BELOW.format("More", f"sales/goal-{at - 1}")
        for at in range(1, 600)
    }
    assert 100 <= len(drawn(chain)) <= 200
