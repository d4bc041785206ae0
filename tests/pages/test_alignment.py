"""The matrix, the filters, the tree's limits and the map of one objective."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.objective import Ref
from site_builder.pages.alignment import alignment_context, alignment_pages, cut
from site_builder.pages.alignment_filter import (
    FilteredContext,
    Filters,
    TeamsContext,
    filtered_context,
)
from site_builder.pages.alignment_map import MapContext, map_context
from site_builder.pages.map import BOX, MOST, ROOM, Box, Map, drawn, wrapped
from site_builder.pages.marks import WORST_FIRST
from site_builder.pages.page import Link
from site_builder.pages.tree import Growth, Node, size
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


def tree_of(view: View, ref: Ref = WIN) -> Node:
    """All that supports an objective."""
    return Growth(view, frozenset(["2026-Q4"]), whole=True).node(ref)


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


def test_there_is_a_page_for_each_team_and_each_status() -> None:
    paths = [one.path for one in alignment_pages(company())]
    assert paths == [
        "alignment.md",
        "alignment/team/company.md",
        "alignment/team/growth.md",
        "alignment/team/sales.md",
        *(f"alignment/status/{one.value}.md" for one in WORST_FIRST),
        "alignment/map/2026-Q4/keep.md",
        "alignment/map/2026-Q4/win.md",
    ]
    assert len(set(paths)) == len(paths)


def test_a_filter_shows_its_objectives_with_what_they_are_for() -> None:
    found = filtered_context(Filters(company()), "team", "sales")
    assert [one.objective.label for one in found.nodes] == ["Alone", "One of many"]
    assert [one.label for one in found.nodes[1].also] == ["Turn more trials into paying customers"]
    assert [one.link.label for one in found.filters if one.chosen] == ["Sales"]
    off_track = filtered_context(Filters(company()), "status", "off-track")
    assert (off_track.title, off_track.total) == ("Off track", "1 objective")


def test_the_map_of_an_objective_holds_all_that_supports_it_and_the_tree_says_the_same() -> None:
    found = map_context(company(), WIN)
    assert found.total == "2 objectives"
    assert found.map is not None
    assert [one.x for one in found.map.boxes] == sorted(one.x for one in found.map.boxes)
    assert found.tree is not None
    assert size(found.tree) == 3
    assert found.teams == ()
    assert map_context(company(), Ref("2026-Q4", "company", "keep")).map is None


def test_a_large_tree_loses_whole_levels_and_says_how_many() -> None:
    tree = tree_of(company())
    short = cut(tree, 2)
    assert size(short) == 2
    assert short.below[0].hidden == 1
    assert size(cut(tree, 1)) == 1
    assert cut(tree, 3) is tree


def test_a_title_wraps_and_loses_nothing() -> None:
    assert list(wrapped("Become the first choice of mid-market companies")) == [
        "Become the first choice",
        "of mid-market companies",
    ]
    assert list(wrapped("Donaudampfschifffahrtsgesellschaft wins")) == [
        "Donaudampfschifffahrtsg-",
        "esellschaft wins",
    ]


@given(
    st.recursive(st.just(()), lambda below: st.lists(below, max_size=9).map(tuple), max_leaves=60),
    st.sampled_from([3_000, ROOM]),
)
def test_no_two_boxes_of_a_map_touch_and_all_lie_inside(
    shape: tuple[object, ...], room: int
) -> None:
    found = drawn(grown(shape, tree_of(company())), room)
    if not shape:
        assert found is None
        return
    assert found is not None
    assert all(inside(one, found) for one in found.boxes)
    assert not any(touch(one, other) for one, other in combinations(found.boxes, 2))
    assert 0 < len(found.curves) < len(found.boxes)
    assert {(one.height, one.slug) for one in found.boxes} == set(found.frames)


def grown(shape: tuple[object, ...], model: Node) -> Node:
    """A tree of a shape, each of its nodes like the model."""
    below = tuple(grown(one, model) for one in shape if isinstance(one, tuple))
    given_to = {name: getattr(model, name) for name in Node.__slots__}
    return Node(**given_to | {"below": below})


def inside(box: Box, of: Map) -> bool:
    return 0 <= box.x <= of.width - BOX and 0 <= box.y <= of.height - box.height


def touch(one: Box, other: Box) -> bool:
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return abs(one.x - other.x) < BOX and not apart


def crowd(teams: int, each: int) -> View:
    """Many teams, each with some objectives that support the same one of the company."""
    files = {f"teams/t{one}.md": f"---\nname: Team {one}\nlead: ana\n---\n" for one in range(teams)}
    files |= {
        f"2026-Q4/t{team}/o{one}.md": supporting("company/win", title=f"Objective {one}")
        for team in range(teams)
        for one in range(each)
    }
    return view_of(files | {"2026-Q4/company/win.md": "---\nobjective: Win\n---\n"})


def feet(found: MapContext) -> set[str]:
    assert found.map is not None
    assert len(found.map.boxes) <= MOST
    return {" ".join(one.feet) for one in found.map.boxes}


def test_a_map_holds_a_hundred_objectives_one_by_one() -> None:
    found = map_context(crowd(10, 10), WIN)
    assert feet(found) == {"Pending · Acme", *(f"Pending · Team {one}" for one in range(10))}
    assert found.map is not None
    assert len(found.map.boxes) == 101


def test_beyond_that_what_supports_it_stands_together_by_team() -> None:
    found = map_context(crowd(20, 12), WIN)
    assert feet(found) == {"Pending · Acme", "12 objectives, all pending"}
    assert found.map is not None
    assert found.map.boxes[1].path == "alignment/team/t0.md"
    assert found.tree is None
    assert [one.words for one in found.teams] == ["12 objectives, all pending"] * 20


def test_however_many_teams_there_are_there_is_a_map() -> None:
    found = map_context(crowd(300, 1), WIN)
    assert "The teams one by one" in feet(found)
    assert len(found.teams) < 300
    assert found.more == Link("All teams", "alignment/teams.md")


def test_deep_levels_are_left_out_before_teams_are() -> None:
    lines = [f"2026-Q4/growth/o{one}.md" for one in range(200)]
    chain = {
        path: supporting(f"growth/o{at - 1}" if at % 10 else "company/win")
        for at, path in enumerate(lines)
    }
    view = view_of(chain | {"2026-Q4/company/win.md": "---\nobjective: Win\n---\n"})
    told = feet(map_context(view, WIN))
    assert any(one.endswith(" below") for one in told)


def test_a_long_list_of_a_team_is_cut_into_pages_and_nothing_is_left_out() -> None:
    pages = {one.path: one for one in alignment_pages(crowd(1, 70))}
    (path,) = (one for one in pages if one.startswith("alignment/team/") and "/page_3" in one)
    folder = path.removesuffix("/page_3.md")
    first, last = (pages[one].build() for one in (f"{folder}.md", path))
    assert isinstance(first, FilteredContext)
    assert isinstance(last, FilteredContext)
    assert (first.before, first.after) == (None, Link("More", f"{folder}/page_2.md"))
    assert (len(first.nodes), len(last.nodes)) == (32, 70 - 64)
    assert last.after is None


def test_a_long_list_of_a_status_leads_on_to_the_teams() -> None:
    pages = {one.path: one for one in alignment_pages(crowd(45, 2))}
    found = pages["alignment/status/pending.md"].build()
    assert isinstance(found, FilteredContext)
    assert (found.total, len(found.nodes)) == ("92 objectives", 32)
    assert found.after == Link("The others, by team", "teams/index.md")
    assert found.teams == Link("All teams", "alignment/teams.md")
    teams = pages["alignment/teams.md"].build()
    assert isinstance(teams, TeamsContext)
    assert len(teams.lines) == 47
    assert {one.team.path for one in teams.lines} <= set(pages)


def test_every_tree_has_its_share_of_the_page_and_the_rest_is_counted() -> None:
    tops = {
        f"2026-Q4/company/top-{one}.md": f"---\nobjective: Top {one}\n---\n" for one in range(60)
    }
    below = {f"2026-Q4/growth/o{one}.md": supporting("company/top-0") for one in range(5)}
    found = alignment_context(view_of(tops | below))
    assert found.matrix is None
    assert (len(found.trees), len(found.loose), found.more) == (48, 0, "13 more")
    assert found.trees[0].hidden == 5
