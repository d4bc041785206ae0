"""The matrix, the filters, the tree's limits and the map of one objective."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.plan import Ref
from site_builder.pages.alignment import (
    alignment_context,
    alignment_pages,
    cut,
    filtered_context,
    map_context,
)
from site_builder.pages.map import BOX, Box, Map, drawn, wrapped
from site_builder.pages.tree import Node, size
from site_builder.pages.view import View
from tests.pages.plans import COMPANY, CYCLE, GROWTH, OBJECTIVE, check_ins, only, view_of

WIN = Ref("2026-Q4", "company", "win")
SALES = "---\nname: Sales\nlead: ana\n---\n"


def supporting(*targets: str, title: str = "One of many") -> str:
    """An objective that supports others."""
    lines = "".join(f"  {one}: It helps a lot\n" for one in targets)
    return f"---\nobjective: {title}\nsupports:\n{lines}---\n"


def company() -> View:
    """Two company objectives; Sales supports one of them through Growth, another nothing."""
    return view_of(
        {
            "teams/sales.md": SALES,
            "2026-Q4/company/win.md": "---\nobjective: Win\n---\n",
            "2026-Q4/company/keep.md": "---\nobjective: Keep\n---\n",
            "2026-Q4/growth/trials.md": OBJECTIVE.replace(
                "    key_results", "    supports: {company/win: It helps}\n    key_results"
            ),
            "2026-Q4/sales/demos.md": supporting("growth/trials"),
            "2026-Q4/sales/alone.md": "---\nobjective: Alone\n---\n",
        }
        | check_ins({"2026-11-13": "value: 10"})
    )


def test_the_matrix_counts_what_contributes_at_once_or_through_others() -> None:
    found = alignment_context(company()).matrix
    assert found is not None
    assert [one.label for one in found.teams] == ["Growth", "Sales"]
    cells = {row.objective.label: [one.words for one in row.cells] for row in found.rows}
    assert cells == {
        "Keep": ["nothing", "nothing"],
        "Win": ["1 objective, off track", "1 objective, pending"],
        "Not connected": ["nothing", "1 objective, pending"],
    }


def test_without_teams_there_is_no_matrix() -> None:
    alone = {"company.md": COMPANY, "2026-Q4/cycle.md": CYCLE, "2026-Q4/company/win.md": OBJECTIVE}
    assert alignment_context(only(alone)).matrix is None
    teams_only = alone | {"teams/growth.md": GROWTH}
    assert alignment_context(only(teams_only)).matrix is None


def test_beyond_forty_teams_a_column_is_a_department() -> None:
    teams = {
        f"teams/t{number}.md": f"---\nname: T{number}\nlead: ana\nparent: d{number % 2}\n---\n"
        for number in range(41)
    }
    departments = {f"teams/d{one}.md": f"---\nname: D{one}\nlead: ana\n---\n" for one in (0, 1)}
    theirs = {f"2026-Q4/t{one}/o.md": supporting("company/win") for one in range(41)}
    win = {"2026-Q4/company/win.md": "---\nobjective: Win\n---\n"}
    shown = alignment_context(view_of(teams | departments | theirs | win))
    assert shown.matrix is not None
    assert [one.label for one in shown.matrix.teams] == ["D0", "D1", "Other teams"]
    assert [one.number for one in shown.matrix.rows[0].cells] == [21, 20, 0]
    assert {one.kind for one in shown.filters} == {"status"}


def test_there_is_a_page_for_each_team_and_each_status_that_occurs() -> None:
    paths = [one.path for one in alignment_pages(company())]
    assert paths == [
        "alignment.md",
        "alignment/team/company.md",
        "alignment/team/growth.md",
        "alignment/team/sales.md",
        "alignment/status/off-track.md",
        "alignment/status/pending.md",
        "alignment/map/2026-Q4/keep.md",
        "alignment/map/2026-Q4/win.md",
    ]
    assert len(set(paths)) == len(paths)


def test_a_filter_shows_its_objectives_with_what_they_are_for() -> None:
    found = filtered_context(company(), "team", "sales")
    assert [one.objective.label for one in found.nodes] == ["Alone", "One of many"]
    assert [one.label for one in found.nodes[1].also] == ["Turn more trials into paying customers"]
    assert [one.link.label for one in found.filters if one.chosen] == ["Sales"]
    off_track = filtered_context(company(), "status", "off-track")
    assert (off_track.title, off_track.total) == ("Off track", "1 objective")


def test_the_map_of_an_objective_holds_all_that_supports_it_and_the_tree_says_the_same() -> None:
    found = map_context(company(), WIN)
    assert found.total == "2 objectives"
    assert found.map is not None
    assert [one.x for one in found.map.boxes] == sorted(
        (one.x for one in found.map.boxes), reverse=True
    )
    assert size(found.tree) == 3
    assert map_context(company(), Ref("2026-Q4", "company", "keep")).map is None


def test_a_large_tree_loses_whole_levels_and_says_how_many() -> None:
    tree = map_context(company(), WIN).tree
    short = cut(tree, 2)
    assert size(short) == 2
    assert short.below[0].hidden == 1
    assert size(cut(tree, 1)) == 1
    assert cut(tree, 3) is tree


def test_a_title_wraps_and_loses_nothing() -> None:
    assert list(wrapped("Become the first choice of mid-market companies")) == [
        "Become the first",
        "choice of mid-market",
        "companies",
    ]
    assert list(wrapped("Donaudampfschifffahrtsgesellschaft wins")) == [
        "Donaudampfschifffahrt-",
        "sgesellschaft wins",
    ]


@given(st.recursive(st.just(()), lambda below: st.lists(below, max_size=4).map(tuple)))
def test_no_two_boxes_of_a_map_touch_and_all_lie_inside(shape: tuple[object, ...]) -> None:
    found = drawn(grown(shape, map_context(company(), WIN).tree))
    if found is None:
        return
    assert all(inside(one, found) for one in found.boxes)
    assert not any(touch(one, other) for one, other in combinations(found.boxes, 2))
    assert len(found.curves) == len(found.boxes) - 1


def grown(shape: tuple[object, ...], model: Node) -> Node:
    """A tree of a shape, each of its nodes like the model."""
    below = tuple(grown(one, model) for one in shape if isinstance(one, tuple))
    given_to = {name: getattr(model, name) for name in Node.__slots__}
    return Node(**given_to | {"below": below})


def inside(box: Box, of: Map) -> bool:
    return 0 <= box.x <= of.width - BOX and 0 <= box.y <= of.height - box.height


def touch(one: Box, other: Box) -> bool:
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return one.x == other.x and not apart
