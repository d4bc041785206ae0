"""A check that remembers says the same as one that doesn't, whatever happens to its memory."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plan import AS_OF
from site_builder import check as checking
from site_builder.check import Checked, check, open_stores
from site_builder.files.read import read_plan
from site_builder.files.store import Store, seal
from site_builder.files.tree import Tree, read_folder
from tests.changes import CHANGES, OBJECTIVE, PLAN, TEAM, Given, Texts, changed, everything, tree

QUIET = date(2026, 11, 12)
"""A day on which two weeks of check-ins are missing."""

DAYS = (AS_OF, AS_OF + timedelta(days=1), QUIET, date(2027, 3, 1))
BASES = (
    None,
    PLAN,
    changed("a target", "a deleted check-in"),
    changed("a deleted folder"),
    changed("the dates of a cycle"),
    changed("a cycle that is closed"),
    changed("a deleted cycle's file"),
)
TARGET = changed("a target")[OBJECTIVE]


def same(asked: Iterable[Given], memory: Path) -> None:
    """One after another, with the memory of all that was asked before."""
    for one in asked:
        assert everything(one.check(memory)) == everything(one.check(None))


def test_the_plan_is_clean() -> None:
    assert Given(PLAN).check(None).findings == ()


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_through_the_memory_and_so_is_its_end(name: str, tmp_path: Path) -> None:
    for day in (AS_OF, QUIET):
        same([Given(PLAN, day), Given(changed(name), day), Given(PLAN, day)], tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "an unknown owner",
        "a support of nothing",
        "a renamed company objective",
        "a deleted team's file",
        "the head count",
    ],
)
def test_a_change_is_found_with_memory(name: str, tmp_path: Path) -> None:
    Given(PLAN).check(tmp_path)
    assert Given(changed(name)).check(tmp_path).findings


def test_another_day_is_another_question(tmp_path: Path) -> None:
    same([Given(PLAN, as_of) for as_of in (*DAYS, AS_OF)], tmp_path)


def test_a_graded_cycle_is_not_checked_again_the_next_day(tmp_path: Path) -> None:
    graded = {path: text for path, text in PLAN.items() if not path.startswith("2026-Q4")}
    Given(graded).check(tmp_path)
    before = (tmp_path / "folders").stat().st_mtime_ns
    Given(graded, AS_OF + timedelta(days=1)).check(tmp_path)
    assert (tmp_path / "folders").stat().st_mtime_ns == before


def test_another_base_is_another_question(tmp_path: Path) -> None:
    same([Given(PLAN, base=base) for base in (*BASES, None)], tmp_path)
    assert Given(PLAN, base=changed("a target")).check(tmp_path).findings


def test_the_days_of_a_cycle_in_the_base_are_part_of_the_question(tmp_path: Path) -> None:
    closed = changed("a cycle that is closed")
    asked = [Given({**closed, OBJECTIVE: TARGET}, base=base) for base in (PLAN, closed, PLAN)]
    same(asked, tmp_path)
    silent = [any(it.code == "OKR501" for it in one.check(tmp_path).findings) for one in asked]
    assert silent == [True, False, True]


def under_another_name(texts: Texts) -> Texts:
    return {path.replace(TEAM, "other-name"): text for path, text in texts.items()}


def test_a_renamed_team_is_compared_with_its_former_folder_through_the_memory(
    tmp_path: Path,
) -> None:
    silent = under_another_name({**PLAN, OBJECTIVE: TARGET})
    named = under_another_name(PLAN)
    asked = [Given(texts, base=base) for texts in (named, silent) for base in (PLAN, named)]
    same(asked, tmp_path)
    codes = [{it.code for it in one.check(tmp_path).findings} for one in asked]
    assert ["OKR501" in one for one in codes] == [False, False, True, True]


edits = st.lists(
    st.builds(
        Given,
        st.lists(st.sampled_from(sorted(CHANGES)), max_size=3).map(lambda names: changed(*names)),
        st.sampled_from(DAYS),
        st.sampled_from(BASES),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=12)
@given(edits)
def test_any_history_is_remembered_rightly(asked: list[Given]) -> None:
    with TemporaryDirectory() as folder:
        same(asked, Path(folder))


# The whole plan

LUMEN = Path(__file__).parent.parent / "okrs"
MISTAKEN = changed("broken YAML", "a value that is no number", "a deleted cycle's file", "a person")


def whole(
    given: Tree, memory: Path | None, as_of: date = AS_OF, base: Tree | None = None
) -> Checked:
    return check(given, as_of, base, open_stores(memory), whole=True)


def is_whole(given: Tree, memory: Path | None, as_of: date = AS_OF) -> bool:
    """Whether a check gives the plan as reading it does, and finds what it finds otherwise."""
    found = whole(given, memory, as_of)
    apart = check(given, as_of)
    return found.plan == read_plan(given)[0] and everything(found) == everything(apart)


@pytest.mark.parametrize(
    "given",
    [read_folder(LUMEN), tree(PLAN), tree(MISTAKEN), tree(changed("a deleted company")), Tree({})],
    ids=["Lumen", "a plan", "one with mistakes", "one without a company", "nothing"],
)
def test_a_check_gives_the_plan_that_reading_gives(given: Tree, tmp_path: Path) -> None:
    assert is_whole(given, None)
    for day in (AS_OF, AS_OF, QUIET):  # cold, then all is kept, then all but the findings
        assert is_whole(given, tmp_path, day)


def test_only_who_asks_gets_the_plan(tmp_path: Path) -> None:
    assert Given(PLAN).check(tmp_path).plan is None
    assert not (tmp_path / "plan").exists()
    assert is_whole(tree(PLAN), tmp_path)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_in_the_plan_and_so_is_its_end(name: str, tmp_path: Path) -> None:
    for texts in (PLAN, changed(name), PLAN):
        assert is_whole(tree(texts), tmp_path)


def test_what_only_the_base_has_is_no_part_of_the_plan(tmp_path: Path) -> None:
    texts = changed("a deleted folder")
    for _ in range(2):
        found = whole(tree(texts), tmp_path, base=tree(PLAN))
        assert found.plan == read_plan(tree(texts))[0]
        assert set(found.digests) == set(found.plan.folders)


def test_a_folder_is_known_by_its_files_alone() -> None:
    digests = whole(tree(PLAN), None).digests
    assert Given(PLAN, QUIET).check(None).digests == digests
    assert Given(changed("the stage"), AS_OF).check(None).digests == digests
    after = Given(changed("a value"), AS_OF).check(None).digests
    assert {at for at in after if after[at] != digests[at]} == {("2026-Q4", TEAM)}


def test_another_day_reads_no_file_of_the_plan_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = everything(Given(PLAN, QUIET).check(None))
    whole(tree(PLAN), tmp_path)
    monkeypatch.setattr(checking, "_read", None)
    assert everything(whole(tree(PLAN), tmp_path, QUIET)) == alone


def test_what_was_found_across_folders_is_kept_for_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Given(changed("a support of nothing"))
    alone = everything(asked.check(tmp_path))
    monkeypatch.setattr(checking, "check_outlook", None)
    assert everything(asked.check(tmp_path)) == alone


def test_updates_share_their_names_in_memory(tmp_path: Path) -> None:
    plan = whole(tree(PLAN), tmp_path).plan
    assert plan
    for folder in plan.folders.values():
        updates = [update for one in folder.check_ins for update in one.updates]
        named = {(one.objective, one.key_result) for one in updates}
        assert len({id(one.key_result) for one in updates}) <= len(named)


# What is kept is never believed when it is damaged


def remembered(memory: Path) -> Texts:
    """A plan with something to find, checked once."""
    texts = changed("a title", "a support of nothing", "an unknown key, with a fix")
    Given(texts).check(memory)
    return texts


def rebuilt(texts: Texts, memory: Path) -> None:
    """The damaged memory is not believed, and the next one is whole again."""
    whole = everything(Given(texts).check(None))
    assert everything(Given(texts).check(memory)) == whole
    sizes = {path.name: path.stat().st_size for path in memory.iterdir() if path.is_file()}
    assert everything(Given(texts).check(memory)) == whole
    assert sizes == {path.name: path.stat().st_size for path in memory.iterdir() if path.is_file()}


def sealed(content: bytes) -> bytes:
    return seal([content]) + content


def _size(index: bytes) -> bytes:
    return len(index).to_bytes(8)


ODD = b"\x81\xa1a\x92\xc4\x01k\xff"
"""An index with a value of minus one byte."""

FOREIGN: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"\0",
    "a text": b"not a store",
    "a seal alone": sealed(b""),
    "an empty index": sealed(_size(b"\x80") + b"\x80"),
    "nonsense": sealed(b"nonsense"),
    "an index of nonsense": sealed(_size(b"nonsense") + b"nonsense"),
    "an index that is too long": sealed(b"\xff" * 8 + b"\x80"),
    "deep nesting": sealed(_size(b"\x91" * 100_000) + b"\x91" * 100_000),
    "another shape": sealed(_size(b"\x81\xa1a\xc0") + b"\x81\xa1a\xc0"),
    "a value of less than no length": sealed(_size(ODD) + ODD + b"value"),
}


@pytest.mark.parametrize("store", ["frame", "folders", "across-folders"])
@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_replaced(store: str, name: str, tmp_path: Path) -> None:
    texts = remembered(tmp_path)
    (tmp_path / store).write_bytes(FOREIGN[name])
    rebuilt(texts, tmp_path)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_plan_is_replaced(name: str, tmp_path: Path) -> None:
    whole(tree(PLAN), tmp_path)
    size = (tmp_path / "plan").stat().st_size
    (tmp_path / "plan").write_bytes(FOREIGN[name])
    assert is_whole(tree(PLAN), tmp_path)
    assert (tmp_path / "plan").stat().st_size == size


def test_folders_of_a_plan_that_say_something_else_are_read_again(tmp_path: Path) -> None:
    found = whole(tree(PLAN), tmp_path)
    foreign = Store(str, tmp_path / "plan")
    for at, contents in found.digests.items():
        foreign.put("/".join(at), contents, "no folder")
    foreign.save()
    for day in (AS_OF, QUIET):
        assert is_whole(tree(PLAN), tmp_path, day)


def test_two_stores_in_each_other_s_place_are_replaced(tmp_path: Path) -> None:
    texts = remembered(tmp_path)
    frame, folders = tmp_path / "frame", tmp_path / "folders"
    kept = frame.read_bytes()
    frame.write_bytes(folders.read_bytes())
    folders.write_bytes(kept)
    rebuilt(texts, tmp_path)


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_replaced(share: float, tmp_path: Path) -> None:
    texts = remembered(tmp_path)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
    rebuilt(texts, tmp_path)


@pytest.mark.parametrize("at", [0, 8, 15, 16, 17, 40, 0.25, 0.5, 0.75, -2, -1])
def test_a_flipped_byte_is_noticed(at: float, tmp_path: Path) -> None:
    texts = remembered(tmp_path)
    for path in tmp_path.iterdir():
        content = bytearray(path.read_bytes())
        content[at if isinstance(at, int) else int(len(content) * at)] ^= 0x41
        path.write_bytes(content)
    rebuilt(texts, tmp_path)


def test_a_folder_in_the_place_of_a_store_costs_the_memory_alone(tmp_path: Path) -> None:
    (tmp_path / "folders").mkdir()
    (tmp_path / "frame").mkdir()
    same([Given(PLAN), Given(changed("a title"))], tmp_path)


def test_what_is_no_longer_there_is_forgotten(tmp_path: Path) -> None:
    Given(PLAN).check(tmp_path)
    large = (tmp_path / "folders").stat().st_size
    Given(changed("a deleted cycle")).check(tmp_path)
    assert (tmp_path / "folders").stat().st_size < large


# Several processes

SHARED = """
import os
from tests.changes import Given, changed, everything, tree
from site_builder import check, sharing
from site_builder.files.read import read_plan

sharing.WORTH_SHARING = 10**9
asked = Given(changed("a title", "a support of nothing", "broken YAML"))
alone = everything(asked.check(None))
sharing.WORTH_SHARING = 2
sharing.processors = lambda: 3
assert everything(asked.check(None)) == alone
given = tree(asked.texts)
assert check.check(given, asked.as_of, whole=True).plan == read_plan(given)[0]

here, plainly = os.getpid(), check._check_folder

def dies_elsewhere(*given):
    if os.getpid() != here:
        os._exit(1)
    return plainly(*given)

check._check_folder = dies_elsewhere
assert everything(asked.check(None)) == alone
print("alike")
"""


def test_several_processes_say_what_one_says() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SHARED], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("alike\n", "")
