from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from site_builder.files.front_matter import Document, split
from site_builder.files.yaml_precise import Spans, spans
from site_builder.language.cursor import Cursor, Role, cursor_at
from site_builder.language.scan import find
from site_builder.model.finding import Key, Span
from tests.language.looks import matter

ROOT = Path(__file__).resolve().parents[2]
LUMEN = sorted((ROOT / "okrs").rglob("*.md"))


def cursor(text: str) -> Cursor | None:
    page, at = matter(text)
    return page.cursor(at)


@pytest.mark.parametrize(
    ("text", "role", "keys", "word"),
    [
        ("own‸", Role.KEY, (), "own"),
        ("‸", Role.KEY, (), ""),
        ("owner: ‸", Role.VALUE, ("owner",), ""),
        ("owner: sa‸m  # the lead", Role.VALUE, ("owner",), "sam"),
        ("owner:‸", Role.VALUE, ("owner",), ""),
        ("supports:\n  comp‸any/x: How", Role.KEY, ("supports",), "company/x"),
        ("supports:\n  ‸", Role.KEY, ("supports",), ""),
        ("contributors: [sam, in‸", Role.VALUE, ("contributors", 1), "in"),
        ("contributors: [sam,\n  in‸es]", Role.VALUE, ("contributors", 1), "ines"),
        ("members:\n  - sam\n  - ‸", Role.VALUE, ("members", 1), ""),
        ("members:\n- sam\n- i‸", Role.VALUE, ("members", 1), "i"),
        ("members:\n- sam\nlead: ‸", Role.VALUE, ("lead",), ""),
        ("a:\n  b:\n    c: {value: 1, conf‸", Role.KEY, ("a", "b", "c"), "conf"),
        ("a:\n  b: {status: at‸}", Role.VALUE, ("a", "b", "status"), "at"),
        ("amended:\n  - on: 2026-11-02\n    was: {‸", Role.KEY, ("amended", 0, "was"), ""),
        ("amended:\n  - o‸n: 2026-11-02", Role.KEY, ("amended", 0), "on"),
        ("amended:\n  - on: 2026-11-02\n    w‸", Role.KEY, ("amended", 0), "w"),
        ('"own‸er": sam', Role.KEY, (), "owner"),
        ('title: "a: b, ‸c"', Role.VALUE, ("title",), "a: b, c"),
        ("{title: ‸'Tom''s, and mine', unit: x}", Role.VALUE, ("title",), "Tom''s, and mine"),
        ('{title: "one\n  that, goes on", un‸it: x}', Role.KEY, (), "unit"),
        ("source: https://x.example/‸y", Role.VALUE, ("source",), "https://x.example/y"),
    ],
)
def test_a_half_typed_text_tells_where_the_cursor_stands(
    text: str, role: Role, keys: tuple[Key, ...], word: str
) -> None:
    found = cursor(text)
    assert found is not None
    assert (found.role, found.keys, found.word) == (role, keys, word)


@pytest.mark.parametrize(
    "text",
    [
        "owner: sam  # th‸",
        "# own‸",
        "note: >\n  Long text: ‸",
        "title: one that\n  goes ‸on",
        'title: "one that\n  goes ‸on"',
    ],
)
def test_in_comments_and_in_longer_text_there_is_nothing_to_say(text: str) -> None:
    assert cursor(text) is None


@pytest.mark.parametrize("open_", ["[sam, ", '"Sam and', "{a: [b"])
def test_what_was_left_open_ends_with_the_next_key(open_: str) -> None:
    found = cursor(f"key_results:\n  a:\n    title: {open_}\n    own‸er: x\n    unit: y")
    assert found is not None
    assert (found.role, found.keys, found.word) == (Role.KEY, ("key_results", "a"), "owner")
    assert found.others == {"title", "unit"}


def test_outside_the_front_matter_there_is_nothing_to_say() -> None:
    lines = ["---", "name: x", "---", "owner: "]
    known = [line for line in range(-1, 6) if cursor_at(lines, line, 0)]
    assert known == [1]
    assert cursor_at(["name: x"], 0, 3) is None


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("objective: x\n‸\nowner: sam", {"objective", "owner"}),
        ("a:\n  title: x\n  ‸\n  unit: y\nb: z", {"title", "unit"}),
        ("a:\n  - on: x\n    ‸\n    why: y\n  - was: z", {"on", "why"}),
        ("a: {value: 1, ‸, note: x}", {"value", "note"}),
    ],
)
def test_the_keys_that_are_there_already_are_known(text: str, others: set[str]) -> None:
    found = cursor(text)
    assert found is not None
    assert found.others == others


class Stretch(NamedTuple):
    """What YAML's own parser says of a stretch of a line."""

    span: Span
    role: Role
    keys: tuple[Key, ...]


def stretches(text: str) -> Iterator[Stretch]:
    document = split(text)
    assert isinstance(document, Document)
    inner = document.matter or ""
    for keys, known in spans(inner).items():
        if isinstance(keys[-1], str):
            yield Stretch(known.key, Role.KEY, keys[:-1])
        if is_one_word(inner, known):
            yield Stretch(known.value, Role.VALUE, keys)


def is_one_word(inner: str, known: Spans) -> bool:
    value = inner[slice(*known.value_at)]
    return bool(value) and "\n" not in value and value[0] not in "[{|>-"


@pytest.mark.parametrize("path", LUMEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_in_a_good_file_every_place_is_what_the_parser_of_yaml_says(path: Path) -> None:
    assert_places_are_known(path.read_text())


def assert_places_are_known(text: str) -> None:
    lines = text.split("\n")
    for span, role, keys in stretches(text):
        for column in (span.column - 1, span.column + span.width - 2):
            found = cursor_at(lines, span.line - 1, column)
            assert found is not None, (span, keys)
            assert (found.role, found.keys) == (role, keys)
            written = lines[span.line - 1][span.column - 1 : span.column - 1 + span.width]
            assert found.word == written.strip("\"'")


@pytest.mark.parametrize("path", LUMEN, ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.parametrize("width", [40, 4000])
def test_however_a_good_file_is_laid_out_its_places_are_the_same(path: Path, width: int) -> None:
    document = split(path.read_text())
    assert isinstance(document, Document)
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width = True, width
    written = StringIO()
    yaml.dump(yaml.load(document.matter or ""), written)
    assert_places_are_known(f"---\n{written.getvalue()}---\n")


def test_keys_are_found_where_they_stand() -> None:
    lines = ["---", "a:", "  b: {c: 1}", "members:", "- sam", "- ines", "---"]
    assert find(lines, ("a", "b")) == Span(3, 3, 1)
    assert find(lines, ("a", "b", "c")) == Span(3, 3, 1), "as far as lines tell"
    assert find(lines, ("members", 1)) == Span(6, 1, 1)
    assert find(lines, ("nowhere",)) == Span()


LETTERS = st.lists(st.sampled_from([*"ab:- \n\t[]{},'\"#|>&*!\\%@`🚀", ": ", "- ", "\n  ", "---"]))


@given(LETTERS.map("".join))
def test_no_text_is_too_strange(text: str) -> None:
    lines = f"---\n{text}".split("\n")
    for number, line in enumerate(lines):
        for column in range(len(line) + 2):
            found = cursor_at(lines, number, column)
            assert found is None or 0 <= found.start <= found.end <= len(line)
