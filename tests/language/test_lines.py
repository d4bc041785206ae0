import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.language.lines import Area, Position, Text, Units
from site_builder.model.finding import Span


@pytest.mark.parametrize(("units", "character"), [("utf-8", 10), ("utf-16", 7), ("utf-32", 6)])
def test_columns_are_counted_in_the_units_of_the_editor(units: Units, character: int) -> None:
    text = Text("für 🚀: x", units)
    assert text.position(0, 6) == Position(0, character)
    assert text.column(Position(0, character)) == 6


def test_a_position_within_a_character_is_taken_as_before_it() -> None:
    assert Text("🚀x").column(Position(0, 1)) == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_in_a_plan(end: str) -> None:
    text = Text(f"a{end}b\u2028c{end}")
    assert text.lines == ("a", "b\u2028c", "")
    assert text.at(1 + len(end)) == Position(1, 0)


def test_the_span_of_a_finding_becomes_an_area() -> None:
    text = Text("---\r\nowner: 🚀 sam\r\n---\r\n")
    assert text.area(Span(2, 10, 3)) == Area(Position(1, 10), Position(1, 13))


def test_a_mark_before_the_first_character_moves_only_the_first_line() -> None:
    text = Text("\ufeff--\nname: x\n")
    assert text.area(Span(1, 1, 2)) == Area(Position(0, 1), Position(0, 3))
    assert text.area(Span(2, 1, 4)) == Area(Position(1, 0), Position(1, 4))


def test_what_lies_beyond_the_end_is_taken_as_the_end() -> None:
    text = Text("one\ntwo")
    assert text.area(Span(9, 9, 9)) == Area(Position(1, 3), Position(1, 3))
    assert text.column(Position(7, 7)) == 0
    assert text.column(Position(0, 99)) == 3


@given(st.text(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_of_any_text_is_found_again(whole: str, units: Units) -> None:
    text = Text(whole, units)
    for number, line in enumerate(text.lines):
        for column in range(len(line) + 1):
            assert text.column(text.position(number, column)) == column
