import pytest

from site_builder.files.edit import NotEditableError, edit
from site_builder.files.scalar import scalar
from site_builder.model.finding import Edit

FILE = b"""---
# what we want
objective: "Turn more trials"   # in double quotes
key_results:
  one:   {title: Clicks, 'owner': sam}  # flow
  two:
    title: >-
      Several
      lines
    to: 1_000
---
objective: this line is prose
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (Edit(("objective",), value="A: colon"), b'"Turn more trials"', b'"A: colon"'),
        (Edit(("objective",), value="Plain words"), b'"Turn more trials"', b"Plain words"),
        (Edit(("key_results", "one", "owner"), value="ines"), b"sam", b"ines"),
        (Edit(("key_results", "one", "owner"), rename="contributors"), b"'owner'", b"contributors"),
        (Edit(("key_results", "two", "to"), value=18.5), b"1_000", b"18.5"),
        (Edit(("key_results",), rename="key_result"), b"key_results:", b"key_result:"),
    ],
)
def test_only_the_characters_of_the_place_change(change: Edit, before: bytes, after: bytes) -> None:
    assert edit(FILE, [change]) == FILE.replace(before, after, 1)


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    windows = b"\xef\xbb\xbf" + FILE.replace(b"\n", b"\r\n")
    changed = edit(windows, [Edit(("key_results", "one", "owner"), value="ines")])
    assert changed == windows.replace(b"sam", b"ines")


def test_several_edits_of_one_line() -> None:
    edits = [
        Edit(("key_results", "one", "title"), value="Opened emails"),
        Edit(("key_results", "one", "owner"), value="ines"),
    ]
    assert b"{title: Opened emails, 'owner': ines}  # flow" in edit(FILE, edits)


@pytest.mark.parametrize(
    ("content", "change"),
    [
        (FILE, Edit(("nowhere",), value="x")),
        (FILE, Edit(("key_results", "two", "title"), value="x")),
        (b"no front matter", Edit(("objective",), value="x")),
        (b"\xff\xfe---", Edit(("objective",), value="x")),
    ],
)
def test_what_can_t_be_edited_is_refused(content: bytes, change: Edit) -> None:
    with pytest.raises(NotEditableError):
        edit(content, [change])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("growth", "growth"),
        ("no", '"no"'),
        ("85 %", '"85 %"'),
        ("2026-10-31", '"2026-10-31"'),
        ("a # b", '"a # b"'),
        ("", '""'),
        (18, "18"),
        (0.1, "0.1"),
        (None, "null"),
    ],
)
def test_values_are_written_so_that_they_are_read_the_same(
    value: str | float | None, written: str
) -> None:
    assert scalar(value) == written
