"""The titles of key results are read for what they are; no title is too odd or too long."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from site_builder.rules.wording import Wording, numbers_in, read_title

HERE = Path(__file__).parent
NUMBERS: dict[str, dict[str, str]] = YAML(typ="safe").load(HERE / "numbers.yaml")
TITLES: dict[str, list[str]] = YAML(typ="safe").load(HERE / "titles.yaml")
CASES = [
    pytest.param(text.removeprefix("~ "), label, text.startswith("~ "), id=text)
    for label, texts in TITLES.items()
    for text in texts
]
ORDERS = [
    ("KR2: [Docs] Set up a search index", "Set up"),
    ("The runbook is fully documented", "is fully documented"),
    ("New website launched", "launched"),
    ("8 blog posts", "8 blog posts"),
    ("Improve reach by launching a podcast", "by launching"),
    ("We have a list of partners", "have a list"),
]
HOSTILE = [
    "a" * 10_000,
    " " * 10_000,
    "1" * 10_000,
    "1,000" * 2_000,
    "(" * 10_000,
    "[" * 5_000 + "]" * 5_000,
    "from 1 to " * 1_000,
    "- " * 5_000,
    "=>" * 5_000,
    "all of us " * 1_000,
    "doubling-" * 1_000,
    "1 000 " * 1_500,
    "A: " * 3_000,
    "@a, " * 2_500,
    "www." * 2_500,
    "\u0130\u00df\u1e9e" * 3_000,
    "\x00\u202e\ufeff\n\t" * 2_000,
    "N1 X% half a dozen " * 500,
    "every " + "-" * 9_000,
    "every " + "a-" * 5_000,
    "all " + " -" * 5_000,
    "ship =" + " " * 9_000,
]
WORDS = st.sampled_from(
    """
    ship launch increase reduce from to by 5 50% $2M N3% the a all every no zero half two users
    posts is are has published live within hours => - [ ] ( ) , : better some Q3 2026 v2 Node that
    """.split()
)
ODD = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
SLOW_READING = 0.25


@pytest.mark.parametrize(("title", "label", "vague"), CASES)
def test_a_title_is_read_for_what_it_is(title: str, label: str, *, vague: bool) -> None:
    read = read_title(title)
    assert (read.task is not None) == (label in {"task", "output_count"}), read
    assert read.measured == (label == "good"), read
    assert (read.vague is not None) == vague, read


@pytest.mark.parametrize("title", TITLES["output_count"])
def test_so_many_deliverables_are_told_from_one(title: str) -> None:
    assert read_title(title).task_kind == "output_count"


@pytest.mark.parametrize(("title", "words"), ORDERS)
def test_the_words_that_make_it_a_task_are_named(title: str, words: str) -> None:
    assert read_title(title).task == words


def test_the_vague_word_is_named_as_it_is_written() -> None:
    assert read_title("KR1: Improve the onboarding").vague == "Improve"


@pytest.mark.parametrize(
    ("title", "shape"),
    [
        ("Ship the importer", "order"),
        ("Importer shipped", "made"),
        ("The importer is live", "passive"),
        ("Annual report", "thing"),
        ("Reach 40 teams", None),
    ],
)
def test_the_shapes_of_tasks_are_told_apart(title: str, shape: str | None) -> None:
    assert read_title(title).shape == shape


@pytest.mark.parametrize(("title", "roles"), NUMBERS.items())
def test_numbers_have_the_role_that_a_reader_gives_them(title: str, roles: dict[str, str]) -> None:
    assert {number.text.strip(): number.role for number in numbers_in(title)} == roles


def test_the_ends_of_a_change_have_their_values_and_units() -> None:
    start, target, _ = numbers_in("Increase renewal from 85% to 92% by Q3 2026")
    assert (start.role, start.value, start.unit) == ("from", 85, "%")
    assert (target.role, target.value, target.unit) == ("to", 92, "%")


@pytest.mark.parametrize(
    ("title", "value", "unit"),
    [
        ("Raise EUR 2 million", 2_000_000, "EUR"),
        ("Reach 10k stars", 10_000, ""),
        ("Win 1,200 teams", 1_200, ""),
        ("A quarter of our customers expand", 25, "%"),
        ("Answer in 45 minutes", 45, "min"),
        ("Twenty-five customers renew", 25, ""),
        ("Lose 8 kg", 8, "kg"),
    ],
)
def test_a_value_is_read_with_its_scale_and_unit(title: str, value: float, unit: str) -> None:
    (number,) = (number for number in numbers_in(title) if number.counts)
    assert (number.value, number.unit) == (value, unit)


@given(ODD)
@example("")
@example("=> 70%")
@example("[ ] - (0.7)")
@example("\u0130 ship it")
def test_any_text_is_read_and_every_answer_is_part_of_it(title: str) -> None:
    read = read_title(title)
    assert isinstance(read, Wording)
    assert (read.task is None) == (read.task_kind is None)
    assert not (read.task and read.measured)
    for words in (read.task, read.vague):
        assert words is None or (words and words in title)
    for number in numbers_in(title):
        assert title[number.start : number.end] == number.text


@given(ODD)
def test_reading_is_the_same_with_and_without_a_checkbox(title: str) -> None:
    if re.match(r"\w", title) and not re.search(r"[\[\]():]|=>|-", title):
        assert read_title(f"- [ ] {title}") == read_title(title)


@pytest.mark.parametrize("title", HOSTILE, ids=lambda title: repr(title[:12]))
def test_no_title_takes_long(title: str) -> None:
    start = time.process_time()
    read_title(title)
    numbers_in(title)
    assert time.process_time() - start < SLOW_READING


@settings(deadline=2_000)
@given(st.text(min_size=1, max_size=8), st.text(max_size=3))
def test_no_repeated_text_takes_long(part: str, gap: str) -> None:
    title = ((part + gap) * 10_000)[:10_000]
    start = time.process_time()
    read_title(title)
    assert time.process_time() - start < SLOW_READING
