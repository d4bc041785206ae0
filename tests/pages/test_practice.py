"""Practice health names its four parts, and what would raise each."""

from datetime import date

from site_builder.pages.practice import practice, shared_out
from tests.pages.plans import COMPANY, CYCLE, check_ins, only, view_of


def test_each_part_has_its_points_a_sentence_and_what_would_raise_it() -> None:
    found = practice(view_of(check_ins({"2026-11-13": "value: 16"})))
    assert found is not None
    told = {one.name: (f"{one.points} of {one.most}", one.why) for one in found.aspects}
    assert told == {
        "On pace": ("40 of 40", "1 of 1 key results are on track or done."),
        "Alive": ("4 of 30", "1 of 7 due check-ins were made."),
        "Visible": ("0 of 20", "0 of 1 objectives are connected to others."),
        "Owned": ("10 of 10", "1 of 1 key results have one owner."),
    }
    assert found.points == 54
    assert [one.name for one in found.aspects if one.advice] == ["Alive", "Visible"]
    assert found.aspects[1].bar.label == "4 of 30 points"


def test_a_cycle_that_has_just_begun_is_not_judged() -> None:
    assert practice(view_of(as_of=date(2026, 10, 5))) is None
    assert practice(only({"company.md": COMPANY, "2026-Q4/cycle.md": CYCLE})) is None
    assert practice(only({"company.md": COMPANY})) is None


def test_the_points_of_the_parts_add_up_to_the_figure() -> None:
    assert shared_out(80, [21.3, 28.75, 20, 10]) == [21, 29, 20, 10]
    assert shared_out(81, [21.7, 28.75, 20, 10]) == [22, 29, 20, 10]
    assert shared_out(80, [21.7, 28.75, 20, 10]) == [21, 29, 20, 10]
