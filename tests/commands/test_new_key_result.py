"""`okrs new key-result`: lines are added where they belong, and nothing else changes."""

from pathlib import Path

import pytest

from site_builder.effects.new import InTheWayError, write_changed
from site_builder.files.draft import KeyResultDraft
from site_builder.files.draft_insert import insert_key_result
from site_builder.model.sentence import apart
from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import write_company
from tests.commands.drafts import errors, files, new

LUMEN = sorted(
    path
    for path in (Path(__file__).resolve().parents[2] / "okrs").glob("20*/*/*.md")
    if path.name != "retrospective.md"
)


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The small company, in no repository."""
    return write_company(tmp_path)


COMMENTED = (
    SOUND[OBJECTIVE]
    .replace('unit: "%"\n', "unit: '%'   # of those who open it\n")
    .replace(
        "    unit: days\n", "    unit: days\n    # counted by Sales\n  # what else could we ask?\n"
    )
)


def test_a_key_result_goes_behind_the_last_one_and_nothing_else_changes(company: Path) -> None:
    write_company(company, {OBJECTIVE: COMMENTED})
    done = new(
        company, "key-result", "growth/trial-to-paid", "Cut refunds from 9 to 3 a month @sam"
    )
    assert done.exit_code == 0, done.output
    fields = "title: Refunds", "owner: sam", "from: 9", "to: 3", "unit: a month"
    added = "".join(["  refunds:\n", *(f"    {one}\n" for one in fields)])
    text = (company / "okrs" / OBJECTIVE).read_text()
    assert text == COMMENTED.replace("by Sales\n", f"by Sales\n{added}")
    assert errors(company) == []


def test_line_ends_and_a_mark_at_the_beginning_stay(company: Path) -> None:
    file = company / "okrs" / OBJECTIVE
    windows = b"\xef\xbb\xbf" + SOUND[OBJECTIVE].replace("\n", "\r\n").encode()
    file.write_bytes(windows)
    assert new(company, "key-result", "growth/trial-to-paid", "Refunds at most 4").exit_code == 0
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    begin, _, end = content.partition(b"  refunds:\r\n")
    assert windows.startswith(begin)
    assert windows.endswith(end.partition(b"{at_most: 4}\r\n")[2])


@pytest.mark.parametrize(
    ("key_results", "wanted"),
    [
        ("", "key_results:\n  refunds:\n    title: Refunds\n"),
        ("key_results:\n", "key_results:\n  refunds:\n    title: Refunds\n"),
        (
            "key_results:\n    a: {title: Invoices that are read, owner: sam, from: 1, to: 2}\n",
            "to: 2}\n    refunds:\n      title: Refunds\n",
        ),
        (
            "key_results:\n a:\n  owner: sam\n  keep: {at_most: 2}\n  title: >\n   Read\n\n# end\n",
            "   Read\n refunds:\n  title: Refunds\n",
        ),
        (
            "key_results:\n  a:\n    title: Ok\n    owner: sam\n    keep: {at_most: 2}\nnote: x\n",
            "    keep: {at_most: 2}\n  refunds:\n    title: Refunds\n",
        ),
    ],
)
def test_it_finds_its_place_in_any_layout(company: Path, key_results: str, wanted: str) -> None:
    head = "objective: Win\nsupports: {company/good-place: It pays for the people}\n"
    before = f"---\n{head}{key_results}---\nWhy.\n"
    write_company(company, {OBJECTIVE: before})
    done = new(company, "key-result", "2026-Q4/growth/trial-to-paid", "Refunds at most 4")
    assert done.exit_code == 0, done.output
    text = (company / "okrs" / OBJECTIVE).read_text()
    assert wanted in text
    assert text.endswith("---\nWhy.\n")
    assert errors(company) == []


@pytest.mark.parametrize("path", LUMEN, ids=lambda path: "/".join(path.parts[-3:]))
def test_only_lines_are_added_to_any_objective_of_lumen(path: Path) -> None:
    draft = KeyResultDraft("one-more", "sam", apart("Refunds: at most 4 a month, by 2026-11-30"))
    for content in (path.read_bytes(), path.read_bytes().replace(b"\n", b"\r\n")):
        lines = content.splitlines(keepends=True)
        changed = insert_key_result(content, draft).splitlines(keepends=True)
        at = next(at for at, line in enumerate(changed) if b"one-more:" in line)
        added = len(changed) - len(lines)
        assert added == 6
        assert [*changed[:at], *changed[at + added :]] == lines


def test_a_file_that_changed_in_the_meantime_is_left_alone(company: Path) -> None:
    before = (company / "okrs" / OBJECTIVE).read_bytes()
    with pytest.raises(InTheWayError, match="has changed in the meantime: run this again"):
        write_changed(company / "okrs", OBJECTIVE, b"what was read", b"what would be written")
    assert (company / "okrs" / OBJECTIVE).read_bytes() == before


def test_brackets_around_all_key_results_are_refused(company: Path) -> None:
    flow = "key_results: {a: {title: Invoices read, owner: sam, from: 1, to: 2}}"
    head = "objective: Win\nsupports: {company/good-place: It pays for the people}\n"
    write_company(company, {OBJECTIVE: f"---\n{head}{flow}\n---\n"})
    before = files(company)
    done = new(company, "key-result", "growth/trial-to-paid", "Refunds at most 4")
    assert done.exit_code == 2
    assert "its key_results stand in one pair of brackets" in done.output
    assert files(company) == before


def test_key_results_need_an_objective_that_can_be_read(company: Path) -> None:
    done = new(company, "key-result", "growth/trial-to-pad", "Refunds at most 4")
    assert "There is no objective growth/trial-to-pad. Did you mean growth/trial-to" in done.output
    write_company(company, {OBJECTIVE: "---\nobjective: [\n---\n"})
    done = new(company, "key-result", "growth/trial-to-paid", "Refunds at most 4")
    assert done.exit_code == 2
    assert "can't be read: okrs check says what to put right first." in done.output
