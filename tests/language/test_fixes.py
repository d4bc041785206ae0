from pathlib import Path

import pytest

from site_builder.language.fixes import repair_all, repairs
from site_builder.language.lines import Area, Position
from site_builder.language.look import Look
from site_builder.rules.example import OBJECTIVE, SOUND
from site_builder.rules.run import all_rules
from tests.commands.company import okrs, write_company
from tests.language.looks import look

ALL = Area(Position(0, 0), Position(9999, 0))
MISTAKEN = (
    SOUND[OBJECTIVE]
    .replace("    owner: sam", "    ownr: sam  # 🚀")
    .replace("key_results:", "ambition: commited\nkey_results:")
)


def with_repair(seen: Look, path: str, area: Area, text: str) -> str:
    """The file after the editor made a change."""
    shown = seen.text(path, "utf-16")
    lines = shown.whole.splitlines(keepends=True)
    (first, start), (last, end) = area
    before = "".join(lines[:first]) + lines[first][: shown.column(Position(first, start))]
    after = lines[last][shown.column(Position(last, end)) :] + "".join(lines[last + 1 :])
    return before + text + after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_safe_fixes_are_those_of_okrs_check(tmp_path: Path, end: str) -> None:
    wrong = MISTAKEN.replace("\n", end)
    seen = look({OBJECTIVE: wrong})
    fixed = repair_all(seen, OBJECTIVE, "utf-16")
    assert fixed is not None
    folder = write_company(tmp_path, {OBJECTIVE: wrong})
    okrs(folder, "check", "--fix")
    on_disk = (folder / "okrs" / OBJECTIVE).read_bytes().decode()
    assert with_repair(seen, OBJECTIVE, fixed.area, fixed.text) == on_disk
    assert "    owner: sam  # 🚀" in on_disk


def test_each_fix_touches_only_what_it_puts_right() -> None:
    seen = look({OBJECTIVE: MISTAKEN})
    word, key = repairs(seen, OBJECTIVE, ALL, "utf-16")
    assert (word.title, word.text) == ("Write committed", "t")
    assert (key.title, key.text) == ("Rename ownr to owner", "e")
    line = seen.text(OBJECTIVE, "utf-16").lines.index("ambition: commited")
    at = Area(Position(line, 3), Position(line, 3))
    assert [one.title for one in repairs(seen, OBJECTIVE, at, "utf-16")] == ["Write committed"]


def test_a_good_file_needs_no_fix() -> None:
    assert repairs(look(), OBJECTIVE, ALL, "utf-16") == []
    assert repair_all(look(), OBJECTIVE, "utf-16") is None


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_fix_of_a_bad_example_can_be_made_in_an_editor(code: str) -> None:
    example = all_rules()[code].bad
    seen = look(example.files, on=example.as_of.isoformat())
    for path, found in seen.by_path.items():
        wanted = {one.fix.what for one in found if one.fix}
        assert {one.title for one in repairs(seen, path, ALL, "utf-16")} == wanted
