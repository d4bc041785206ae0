"""Adding to a front matter and taking from it: nothing around it moves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.edit import NotEditableError
from site_builder.files.front_matter import Document, split
from site_builder.files.insert import append, put, raw, take
from site_builder.files.yaml import Mapping
from site_builder.files.yaml_precise import load_precisely

FILE = b"""---
# what we want
objective: "Turn more trials"   # in double quotes
key_results:
  one: {title: Clicks, 'owner': sam, to: 18}  # flow
  two:
    title: >-
      Several
      lines
    to: 1_000   # a thousand

  # the third is about people
  three:
      owner: ines
      amended:
        - {on: 2026-10-02, was: {to: 3}, why: Once}   # the first
        # and that is all
  four: {owner: [sam], amended: [{why: Once}],
         to: 3}
note:
---
objective: this line is prose
"""
ONE, TWO, THREE = ("key_results", "one"), ("key_results", "two"), ("key_results", "three")


@pytest.mark.parametrize(
    ("keys", "written", "before", "after"),
    [
        ((*ONE, "to"), "16", b"to: 18}", b"to: 16}"),
        ((*ONE, "from"), "16", b"to: 18}", b"to: 18, from: 16}"),
        ((*TWO, "to"), '"1.5M"', b"1_000 ", b'"1.5M" '),
        ((*TWO, "title"), "Short", b">-\n      Several\n      lines", b"Short"),
        ((*TWO, "by"), "2026-11-01", b"thousand\n", b"thousand\n    by: 2026-11-01\n"),
        ((*THREE, "to"), "4", b"# the first\n", b"# the first\n      to: 4\n"),
        (("note",), "Fine", b"note:\n", b"note: Fine\n"),
        (("score",), "0.7", b"note:\n", b"note:\nscore: 0.7\n"),
    ],
)
def test_a_value_is_put_where_it_belongs(
    keys: tuple[str, ...], written: str, before: bytes, after: bytes
) -> None:
    assert put(FILE, keys, written) == FILE.replace(before, after, 1)


def test_a_new_key_comes_below_the_one_that_is_asked_for() -> None:
    changed = put(FILE, ["score"], "0.7", after=["ambition", "objective"])
    assert changed == FILE.replace(b"double quotes\n", b"double quotes\nscore: 0.7\n")


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("one", b"to: 18}", b"to: 18, amended: [{why: Now}]}"),
        ("two", b"thousand\n", b"thousand\n    amended:\n      - {why: Now}\n"),
        ("three", b"# the first\n", b"# the first\n        - {why: Now}\n"),
        ("four", b"{why: Once}],", b"{why: Once}, {why: Now}],"),
    ],
)
def test_an_item_is_added_to_a_list_of_any_style(key: str, before: bytes, after: bytes) -> None:
    changed = append(FILE, ("key_results", key, "amended"), "{why: Now}")
    assert changed == FILE.replace(before, after, 1)


def test_an_item_goes_into_a_list_that_is_empty() -> None:
    assert append(FILE, ["note"], "Fine") == FILE.replace(b"note:\n", b"note: [Fine]\n")
    empty = FILE.replace(b"note:\n", b"note: []  # yet\n")
    assert append(empty, ["note"], "Fine") == FILE.replace(b"note:\n", b"note: [Fine]  # yet\n")


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        ((*ONE, "title"), b"title: Clicks, ", b""),
        ((*ONE, "to"), b", to: 18", b""),
        ((*TWO, "to"), b"    to: 1_000   # a thousand\n", b""),
        ((*TWO, "title"), b"    title: >-\n      Several\n      lines\n", b""),
        (("note",), b"note:\n", b""),
        (("nowhere",), b"", b""),
    ],
)
def test_a_key_is_taken_with_its_value(keys: tuple[str, ...], before: bytes, after: bytes) -> None:
    assert take(FILE, keys) == FILE.replace(before, after, 1)


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    windows = b"\xef\xbb\xbf" + FILE.replace(b"\n", b"\r\n")
    changed = append(windows, (*TWO, "amended"), "{why: Now}")
    added = b"thousand\r\n    amended:\r\n      - {why: Now}\r\n"
    assert changed == windows.replace(b"thousand\r\n", added)


def test_a_value_is_given_as_it_is_written_where_that_may_stand_in_brackets() -> None:
    assert raw(FILE, (*TWO, "to")) == "1_000"
    assert raw(FILE, ("objective",)) == '"Turn more trials"'
    assert raw(FILE, (*TWO, "title")) is None
    assert raw(FILE, (*TWO, "unit")) is None
    assert raw(FILE, ("key_results", "nobody", "to")) is None
    assert raw(b"---\na: one, two\n---\n", ["a"]) is None


@pytest.mark.parametrize(
    "content",
    [
        b"no front matter",
        b"\xff\xfe---",
        b"---\n---\n",
        b"---\na: &x {b: 1}\nc: *x\n---\n",
        b"---\na: 1\na: 2\n---\n",
        b"---\n- a list\n---\n",
        b"---\na: [one]\n---\n",
    ],
)
def test_what_cant_be_changed_safely_is_refused(content: bytes) -> None:
    with pytest.raises(NotEditableError):
        put(content, ("a", "b"), "2")


@pytest.mark.parametrize("written", ["\udcff", "[", "a: b: c", "x\n  y: z", '"\x00"'])
def test_what_is_no_value_is_refused(written: str) -> None:
    with pytest.raises(NotEditableError):
        put(FILE, ["note"], written)


NAMES = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
TEXTS = st.sampled_from(['"a: b, #c"', "'it''s'", "plain words", "18", "1_000", "~", "2026-10-02"])
COMMENTS = st.sampled_from(["", "  # why: so", " #{"])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def entries(draw: st.DrawFn, indent: int) -> str:
    """A mapping of some style, with comments and blank lines in it."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    values = [draw(TEXTS) for _ in names]
    if draw(st.booleans()):
        inner = ", ".join(f"{one}: {value}" for one, value in zip(names, values, strict=True))
        return f" {{{inner}}}{draw(COMMENTS)}\n"
    lines = [f"{draw(COMMENTS)}\n"]
    for one, value in zip(names, values, strict=True):
        folded = draw(st.booleans()) and value == "plain words"
        shown = f">-\n{' ' * (indent + 2)}plain\n{' ' * (indent + 1)} words" if folded else value
        lines.append(f"{' ' * indent}{one}: {shown}{'' if folded else draw(COMMENTS)}\n")
        lines.append(draw(st.sampled_from(["", "\n", f"{' ' * indent}# a comment\n"])))
    return "".join(lines)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, str]:
    """A file with a mapping in it, and the name of that mapping."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    indents = [draw(st.integers(1, 5)) for _ in names]
    parts = [f"{one}:{draw(entries(indent))}" for one, indent in zip(names, indents, strict=True)]
    text = f"---\n{draw(COMMENTS).strip()}\n{''.join(parts)}---\nprose\n"
    mark = "\ufeff" if draw(st.booleans()) else ""
    return (mark + text.replace("\n", draw(ENDS))).encode(), draw(st.sampled_from(names))


def said(content: bytes) -> Mapping:
    document = split(content.decode("utf-8-sig").replace("\r\n", "\n"))
    assert isinstance(document, Document)
    read, findings = load_precisely(document.matter or "", "")
    assert not findings
    return read or {}


def is_kept(old: bytes, new: bytes) -> bool:
    """Whether all bytes of the old content stand in the new one, in front and behind."""
    front = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    behind = len(old) - front
    return not behind or new.endswith(old[-behind:])


@given(files(), st.sampled_from(["x9", "{on: 2026-11-02, was: {to: 18}, why: So}"]))
def test_whatever_the_file_looks_like_only_what_is_added_is_new(
    made: tuple[bytes, str], item: str
) -> None:
    content, name = made
    added = append(content, (name, "zz-amended"), item)
    inner = said(content)[name]
    value = item if item == "x9" else {"on": date(2026, 11, 2), "was": {"to": 18}, "why": "So"}
    assert isinstance(inner, dict)
    assert said(added) == {**said(content), name: {**inner, "zz-amended": [value]}}
    assert is_kept(content, added)
    twice = append(added, (name, "zz-amended"), item)
    assert said(twice)[name] == {**inner, "zz-amended": [value, value]}
    assert is_kept(added, twice)
    assert take(added, (name, "zz-amended")) == content
