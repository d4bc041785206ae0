"""Dates, counts and shares read as a person would say them."""

from datetime import date

import pytest

from site_builder.pages.english import (
    count,
    distance,
    in_words,
    listing,
    percent,
    sentence,
    span,
    week_of,
)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (9, "9 days ago"),
        (-9, "in 9 days"),
        (24, "3 weeks ago"),
        (70, "2 months ago"),
    ],
)
def test_a_distance_is_said_in_the_unit_that_reads_best(days: int, said: str) -> None:
    assert distance(days) == said


def test_dates_are_in_words() -> None:
    assert in_words(date(2026, 11, 3)) == "3 November 2026"
    assert span(date(2026, 10, 1), date(2026, 12, 31)) == "1 October – 31 December 2026"
    assert span(date(2026, 12, 1), date(2027, 2, 28)) == "1 December 2026 – 28 February 2027"


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2026, 11, 15)) == date(2026, 11, 9)
    assert week_of(date(2026, 11, 16)) == date(2026, 11, 16)


def test_shares_are_whole_per_cents_with_a_true_minus() -> None:
    assert (percent(0.434), percent(-0.12), percent(1.2)) == ("43 %", "−12 %", "120 %")


def test_counts_know_their_plural() -> None:
    assert (count(1, "day"), count(1200, "person", "people")) == ("1 day", "1,200 people")


def test_lists_end_in_and() -> None:
    assert [listing(words) for words in ([], ["Ana"], ["Ana", "Sam"], ["Ana", "Sam", "Ines"])] == [
        "",
        "Ana",
        "Ana and Sam",
        "Ana, Sam and Ines",
    ]


def test_a_sentence_begins_large_and_ends_in_a_stop() -> None:
    assert sentence("it works") == "It works."
    assert sentence("Does it?") == "Does it?"
    assert sentence("  ") == ""
