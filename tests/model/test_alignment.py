"""How objectives hang together."""

from collections.abc import Collection, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.alignment import Alignment, resolve
from site_builder.model.objective import Objective, Ref
from tests.builders import objective, plan, quarter

YEAR = quarter(date(2026, 1, 1), date(2026, 12, 31), name="2026")
TOP = Ref("2026-Q4", "company", "win")
ABOVE = Ref("2026", "company", "lead")
KNOWN = {
    TOP,
    TOP._replace(key_result="arr"),
    ABOVE,
    ABOVE._replace(key_result="share"),
    Ref("2026", "company", "win"),
    Ref("2026-Q4", "2026", "twice"),
    Ref("2026-Q4", "2026", "twice", "kr"),
}


def resolved(written: str, known: Collection[Ref] = KNOWN) -> str | None:
    found = resolve(written, ["2026-Q4", "2026"], {"2026", "2026-Q4"}, known)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("company/win", "2026-Q4/company/win"),  # the own cycle before the one around it
        ("company/lead", "2026/company/lead"),
        ("company/lead/share", "2026/company/lead/share"),
        ("company/win/arr", "2026-Q4/company/win/arr"),
        ("2026/company/win", "2026/company/win"),
        ("2026/company/lead/share", "2026/company/lead/share"),
        ("2026-Q4/company/win/arr", "2026-Q4/company/win/arr"),
        (" /company/win/ ", "2026-Q4/company/win"),
        ("2026/twice", "2026-Q4/2026/twice"),  # a team that is called like a cycle
        ("2026/twice/kr", "2026-Q4/2026/twice/kr"),
        ("company/lose", None),
        ("company/win/share", None),
        ("company", None),
        ("2026", None),
        ("2026/company", None),
        ("2025/company/win", None),
        ("2026/company/win/arr", None),
        ("a/b/c/d/e", None),
        ("company//win", None),
        ("", None),
        ("/", None),
    ],
)
def test_a_reference_stands_for(written: str, full: str | None) -> None:
    assert resolved(written) == full


def test_where_both_are_meant_the_cycle_wins() -> None:
    team = Ref("2026-Q4", "2026", "company", "win")
    assert resolved("2026/company/win", {*KNOWN, team}) == "2026/company/win"


@given(st.text(alphabet="ab/ 2026-Q4", max_size=30))
def test_whatever_is_written_stands_for_something_known_or_nothing(written: str) -> None:
    found = resolve(written, ["2026-Q4"], {"2026-Q4"}, KNOWN)
    assert found is None or found in KNOWN


def aligned(*objectives: Objective) -> Alignment:
    return Alignment(plan(*objectives, cycles=[YEAR]))


def names(objectives: Iterable[Objective]) -> list[str]:
    return [one.id for one in objectives]


def test_a_diamond_has_one_root_and_shows_its_foot_under_both_sides() -> None:
    top = objective("top", team="company")
    left = objective("left", supports=["company/top"])
    right = objective("right", supports=["company/top"])
    foot = objective("foot", supports=["growth/left", "growth/right"])
    found = aligned(top, left, right, foot)
    assert names(found.roots("2026-Q4")) == ["top"]
    assert names(found.children(top.ref)) == ["left", "right"]
    assert names(found.children(left.ref)) == names(found.children(right.ref)) == ["foot"]
    assert [link.target for link in found.supports(foot.ref)] == [left.ref, right.ref]


def test_a_child_of_two_key_results_is_one_child() -> None:
    top = objective("top", team="company", key_results=["arr", "nps"])
    both = objective("both", supports=["company/top/arr", "company/top/nps"])
    found = aligned(top, both)
    assert names(found.children(top.ref)) == ["both"]
    assert len(found.supported_by(top.ref)) == 2
    assert len(found.supported_by(top.ref._replace(key_result="arr"))) == 1


def test_what_supports_only_the_year_is_a_root_of_the_quarter() -> None:
    year = objective("lead", team="company", cycle="2026")
    own = objective("own", supports=["company/lead"])
    found = aligned(year, own)
    assert names(found.roots("2026-Q4")) == ["own"]
    assert names(found.children(year.ref)) == ["own"]
    assert found.connected(own)
    assert found.connected(year)


def test_a_reference_to_nothing_is_no_link() -> None:
    lost = objective("lost", supports=["company/gone"])
    found = aligned(lost)
    assert found.links == ()
    assert not found.connected(lost)
    assert names(found.roots("2026-Q4")) == ["lost"]
