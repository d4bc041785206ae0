"""`okrs amend` in real repositories."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from tests.commands.company import okrs, write_company
from tests.repositories import Repository, new_repository

FILE = "2026-Q4/growth/trial-to-paid.md"
CLICKS = "growth/trial-to-paid/activation-ctr"
LENGTH = "growth/trial-to-paid/trial-length"
DAY = "2026-10-05"
WHY = "The pricing test moved to Q1"


@pytest.fixture
def company(tmp_path: Path) -> Repository:
    """The small company, committed."""
    made = new_repository(tmp_path)
    write_company(tmp_path)
    made.commit({})
    return made


def amend(company: Repository, *arguments: str, today: str = DAY) -> Result:
    return okrs(company.folder, "amend", *arguments, today=today)


def changes(company: Repository) -> list[str]:
    """The lines that are not as they were committed."""
    told = company.git("diff", "-U0", "--no-color").splitlines()
    return [one for one in told if one[:1] in "+-" and one[:3] not in {"+++", "---"}]


def is_sound(company: Repository) -> bool:
    done = okrs(company.folder, "check", "--base", "HEAD", "--strict")
    return done.exit_code == 0 and "All is well" in done.output


def test_the_former_value_and_the_reason_are_left_behind(company: Repository) -> None:
    done = amend(company, CLICKS, "--to", "16", "--why", WHY)
    assert done.exit_code == 0, done.output
    assert changes(company) == [
        "-    to: 18",
        "+    to: 16",
        "+    amended:",
        f"+      - {{on: 2026-10-05, was: {{to: 18}}, why: {WHY}}}",
    ]
    assert "to         18 → 16\n" in done.output
    assert "status     pending, as before" in done.output
    assert "okrs review says who decides" in done.output
    assert is_sound(company)


def test_the_effect_on_progress_and_status_is_told(company: Repository) -> None:
    update = "    activation-ctr: {value: 14, confidence: 0.8}\n"
    text = f"---\nby: sam\nupdates:\n  trial-to-paid:\n{update}---\n"
    company.commit({"2026-Q4/growth/check-ins/2026-11-09.md": text})
    done = amend(company, CLICKS, "--to", "16", "--why", WHY, today="2026-11-10")
    assert "progress   33 % → 50 %\n" in done.output
    assert "status     at risk → on track" in done.output


def test_a_second_amendment_stands_below_the_first(company: Repository) -> None:
    amend(company, CLICKS, "--to", "16", "--why", WHY)
    assert amend(company, CLICKS, "--to", "15", "--owner", "ines", "--why", "y").exit_code == 0
    assert changes(company)[-1] == (
        '+      - {on: 2026-10-05, was: {to: 16, owner: sam}, why: "y"}'
    )
    assert is_sound(company)


def test_a_key_result_on_one_line_stays_on_it(company: Repository) -> None:
    done = amend(company, "company/calm-operations/restore", "--to", "45", "--why", WHY)
    assert done.exit_code == 0, done.output
    amended = f"amended: [{{on: 2026-10-05, was: {{to: 30}}, why: {WHY}}}]"
    title = "restore: {title: Time until a service is back, owner: tomas, from: 90"
    assert changes(company)[1] == f"+  {title}, to: 45, unit: min, {amended}}}"
    assert is_sound(company)


def test_windows_line_ends_and_the_byte_order_mark_stay(company: Repository) -> None:
    file = company.content / FILE
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    company.commit({FILE: before})
    assert amend(company, LENGTH, "--from", "20", "--why", WHY).exit_code == 0
    after = file.read_bytes()
    added = f"    amended:\r\n      - {{on: 2026-10-05, was: {{from: 21}}, why: {WHY}}}\r\n"
    restored = after.replace(b"from: 20", b"from: 21").replace(added.encode(), b"")
    assert (restored, after.count(b"\r\n")) == (before, before.count(b"\r\n") + 2)


def test_a_guard_and_an_evidence_change_like_a_figure(company: Repository) -> None:
    text = (company.content / FILE).read_text()
    guard = (
        "  calm:\n    title: Support stays calm\n    owner: ines\n    keep:\n      at_most: 40\n"
    )
    audit = "  audit: {title: The auditor is content, owner: maria, done_when: The report, is in}\n"
    audit = audit.replace("The report, is in", '"The report, signed"')
    company.commit({FILE: text.replace("---\nTrials", f"{guard}{audit}---\nTrials")})
    calm = amend(company, "growth/trial-to-paid/calm", "--at-most", "45", "--why", WHY)
    assert "keep       at most 40 → at most 45" in calm.output
    evidence = ["--done-when", "The letter: signed", "--why", WHY]
    assert amend(company, "growth/trial-to-paid/audit", *evidence).exit_code == 0
    told = "\n".join(changes(company))
    assert "was: {keep: {at_most: 40}}" in told
    assert 'done_when: "The letter: signed"' in told
    assert 'was: {done_when: "The report, signed"}' in told


def test_before_the_cycle_begins_the_value_just_changes(company: Repository) -> None:
    done = amend(company, CLICKS, "--to", "16", today="2026-09-20")
    assert done.exit_code == 0
    assert "No amendment is needed: Autumn 2026 begins on 2026-10-01" in done.output
    assert changes(company) == ["-    to: 18", "+    to: 16"]


def test_what_was_unknown_needs_no_amendment(company: Repository) -> None:
    text = (company.content / FILE).read_text()
    company.commit({FILE: text.replace("to: 18", "to: unknown  # yet")})
    done = amend(company, CLICKS, "--to", "85 %")
    assert "No amendment is needed: what was unknown is known now" in done.output
    assert changes(company) == ["-    to: unknown  # yet", '+    to: "85 %"  # yet']


def test_what_is_missing_is_asked_for(company: Repository) -> None:
    where = ["amend", "--content", str(company.content), "--as-of", DAY]
    told = f"{CLICKS}\n\n16\n\n{WHY}\n"
    done = CliRunner().invoke(main, where, input=told)
    assert done.exit_code == 0, done.output
    assert "to [18]: 16" in done.output
    assert "was: {to: 18}" in "".join(changes(company))


def test_a_unit_that_stands_with_the_figure_is_not_lost(company: Repository) -> None:
    text = (company.content / FILE).read_text()
    guard = "  wait: {title: Answers come fast, owner: ines, keep: {at_most: 4h}}\n"
    company.commit({FILE: text.replace("---\nTrials", f"{guard}---\nTrials")})
    done = amend(company, "growth/trial-to-paid/wait", "--at-most", "5", "--why", WHY)
    assert done.exit_code == 2
    assert "Write the unit, too: so far it is h." in done.output
    done = amend(company, "growth/trial-to-paid/wait", "--at-most", "5h", "--why", WHY)
    assert done.exit_code == 0, done.output
    assert 'at_most: "5h"}, amended: [{on: 2026-10-05, was: {keep: {at_most: 4h}}' in "".join(
        changes(company)
    )


def test_it_works_without_a_repository(tmp_path: Path) -> None:
    folder = write_company(tmp_path)
    done = okrs(folder, "amend", CLICKS, "--to", "16", "--why", WHY)
    assert done.exit_code == 0, done.output
    assert "was: {to: 18}" in (folder / "okrs" / FILE).read_text()


def test_a_change_that_is_not_committed_is_not_lost(company: Repository) -> None:
    text = (company.content / FILE).read_text()
    company.write({FILE: text.replace("to: 18", "to: 17")})
    done = amend(company, CLICKS, "--to", "16", "--why", WHY)
    assert done.exit_code == 2
    assert "to is 17 there and 18 in the last commit. Put 18 back" in done.output
    assert changes(company) == ["-    to: 18", "+    to: 17"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([CLICKS, "--to", "18", "--why", WHY], "Nothing changes: the file says so already."),
        ([CLICKS, "--to", "1,5", "--why", WHY], "a comma can mean thousands or decimals"),
        ([CLICKS, "--to", "12", "--why", WHY], "the target of 12 is where it stands already"),
        ([CLICKS, "--to", "16", "--why", " "], "An amendment needs its reason."),
        ([CLICKS, "--to", "16", "--why", "a\udcff"], "is not UTF-8"),
        ([CLICKS, "--to", "16", "--why", "a" * 301], "must fit 300"),
        ([CLICKS, "--to", "16 h", "--why", WHY], "are two units"),
        ([CLICKS, "--to", "16"], 'Say why it changes: --why "…".'),
        ([CLICKS], "Say what changes, such as --to 16"),
        ([], "Name the key result"),
        ([CLICKS, "--at-most", "3"], "--at-most is for a guard"),
        ([CLICKS, "--owner", "inse"], "There is no person inse. Did you mean ines?"),
        ([f"{CLICKS}x", "--to", "3"], f"There is no key result {CLICKS}x. Did you mean {CLICKS}?"),
        ([CLICKS, "--to", "3", "--cycle", "2026-Q5"], "Did you mean 2026-Q4?"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_written(
    company: Repository, arguments: list[str], told: str
) -> None:
    done = amend(company, *arguments)
    assert done.exit_code == 2
    assert told in done.output
    assert changes(company) == []


def test_after_the_cycle_nothing_is_amended(company: Repository) -> None:
    done = amend(company, CLICKS, "--to", "16", "--why", WHY, today="2027-01-02")
    assert done.exit_code == 2
    assert "ended on 2026-12-31, and is graded by what was committed to" in done.output


def test_what_cant_be_read_in_full_is_left_alone(company: Repository) -> None:
    text = (company.content / FILE).read_text()
    company.commit({FILE: text.replace("to: 18", "to: 18\n    colour: red")})
    done = amend(company, CLICKS, "--to", "16", "--why", WHY)
    assert done.exit_code == 2
    assert "can't be read in full: the key “colour” is unknown." in done.output


def test_brackets_over_several_lines_keep_their_lines(company: Repository) -> None:
    guard = "  calm: {title: Support stays calm, owner: ines, keep: {at_least: 3, # low\n"
    text = (company.content / FILE).read_text()
    guard += "    at_most: 40}}\n"
    company.commit({FILE: text.replace("---\nTrials", f"{guard}---\nTrials")})
    calm = "growth/trial-to-paid/calm"
    done = amend(company, calm, "--at-most", "45", "--why", WHY)
    assert done.exit_code == 0, done.output
    told = f"amended: [{{on: 2026-10-05, was: {{keep: {{at_least: 3, at_most: 40}}}}, why: {WHY}}}]"
    assert changes(company) == ["-    at_most: 40}}", f"+    at_most: 45}}, {told}}}"]
    assert is_sound(company)


def test_where_it_cant_be_done_safely_a_person_is_told_how(company: Repository) -> None:
    audit = "  audit:\n    title: All is well\n    owner: maria\n    done_when: >- # the letter\n"
    text = (company.content / FILE).read_text()
    audit += "      The report is in\n"
    company.commit({FILE: text.replace("---\nTrials", f"{audit}---\nTrials")})
    evidence = ["--done-when", "The letter is in", "--why", WHY]
    done = amend(company, "growth/trial-to-paid/audit", *evidence)
    assert done.exit_code == 2
    assert "trial-to-paid.md:18: done_when stands on several lines, with a comment" in done.output
    assert "Change it by hand, and add below it: amended: [{on: 2026-10-05" in done.output
    assert changes(company) == []
