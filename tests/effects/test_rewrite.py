"""Writing files that a person may have open at the same time."""

from pathlib import Path

import pytest

from site_builder.effects.rewrite import NotWrittenError, rewrite


def test_files_are_written_with_the_folders_that_they_need(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(b"old")
    rewrite(tmp_path, {"one.md": b"old"}, {"one.md": b"new", "2027-Q1/growth/two.md": b"two"})
    assert (tmp_path / "one.md").read_bytes() == b"new"
    assert (tmp_path / "2027-Q1/growth/two.md").read_bytes() == b"two"


@pytest.mark.parametrize("now", [b"changed by somebody", None])
def test_where_one_is_no_longer_what_was_read_none_is_written(
    tmp_path: Path, now: bytes | None
) -> None:
    (tmp_path / "one.md").write_bytes(b"one")
    if now:
        (tmp_path / "two.md").write_bytes(now)
    before, after = {"one.md": b"one", "two.md": b"two"}, {"one.md": b"1", "two.md": b"2"}
    with pytest.raises(NotWrittenError, match=r"two.md was changed .* Nothing was written"):
        rewrite(tmp_path, before, after)
    assert (tmp_path / "one.md").read_bytes() == b"one"


def test_a_new_file_takes_no_other_ones_place(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(b"there since a moment ago")
    with pytest.raises(NotWrittenError, match="Nothing was written"):
        rewrite(tmp_path, {}, {"one.md": b"new"})
