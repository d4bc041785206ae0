"""Amendments: what may change in silence, and what may not."""

from datetime import date

import pytest

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.rules.plans import found, measured_by

RUNNING = date(2026, 10, 6)
TO_18 = "{on: 2026-10-02, was: {to: 18}, why: The test moved}"


def silent(before: str, after: str, as_of: date = RUNNING) -> list[str]:
    base, now = (measured_by(one) for one in (before, after))
    return [one.problem for one in found(now, as_of, base, only="OKR501")]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("from: 12, to: 18", "from: 12, to: 16", "target 18 → 16"),
        ("from: 12, to: 18", "from: 12, to: unknown", "target 18 → unknown"),
        ("from: 12, to: 18", "from: 10, to: 16", "baseline 12 → 10 and target 18 → 16"),
        ("keep: {at_most: 40}", "keep: {at_most: 50}", "bounds at most 40 → at most 50"),
        (
            "keep: {at_least: 1, at_most: 40}",
            "keep: {at_most: 40}",
            "bounds at least 1 and at most 40 → at most 40",
        ),
        (
            "done_when: It is signed",
            "done_when: It is sent",
            "evidence “It is signed” → “It is sent”",
        ),
        ("done_when: Signed", "from: 0, to: 1", "evidence Signed → unknown"),
        ("from: 12, to: 18, owner: sam", "from: 12, to: 18, owner: ines", "owner sam → ines"),
        ("from: 12, to: 18, owner: sam", "from: 12, to: 18", "owner sam → unknown"),
    ],
)
def test_a_silent_change_is_found(before: str, after: str, problem: str) -> None:
    assert silent(before, after) == [f"{problem} without an amendment"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from: 12, to: 18", "from: 12, to: 18"),
        ("from: 12, to: 18", 'from: 12.0, to: "18"'),
        ("from: unknown, to: 18", "from: 12, to: 18"),
        ("from: 12, to: unknown", "from: 12, to: 18"),
        ("from: 12, to: 18", "from: 12, to: 18, stretch: 20, weight: 2, by: 2026-12-01"),
        ("from: 12, to: 18", "from: 12, to: 18, phases: {2026-11-01: 14}, source: A link"),
        ("from: 12, to: 18", "from: 12, to: 18, owner: sam"),
        ("from: 12, to: 18, owner: [sam, ines]", "from: 12, to: 18, owner: sam"),
        ("from: 12, to: 18", f"from: 12, to: 16, amended: [{TO_18}]"),
        (
            "from: 12, to: 18",
            f"from: 12, to: 16, amended: [{TO_18}, {{on: 2026-10-03, was: {{to: 17}}, why: So}}]",
        ),
        (
            "from: 12, to: 18, owner: sam",
            (
                "from: 12, to: 18, owner: ines,"
                " amended: [{on: 2026-10-05, was: {owner: sam}, why: Sam is away}]"
            ),
        ),
        (
            "keep: {at_most: 40}",
            (
                "keep: {at_most: 50}, amended:"
                " [{on: 2026-10-05, was: {keep: {at_most: 40}}, why: We grew}]"
            ),
        ),
        (
            "done_when: Signed",
            "from: 0, to: 1, amended: [{on: 2026-10-05, was: {done_when: Signed}, why: A figure}]",
        ),
        (
            f"from: 12, to: 16, amended: [{TO_18}]",
            f"from: 12, to: 14, amended: [{TO_18}, {{on: 2026-10-05, was: {{to: 16}}, why: So}}]",
        ),
        (
            f"from: 12, to: 16, unit: h, amended: [{TO_18}]",
            f"from: 12, to: 16, unit: hours, stretch: 20, amended: [{TO_18}]",
        ),
    ],
)
def test_what_is_no_silent_change(before: str, after: str) -> None:
    assert silent(before, after) == []


@pytest.mark.parametrize(
    ("amended", "change"),
    [
        ("{on: 2026-10-05, was: {to: 17}, why: So}", "target 18 → 16"),
        ("{on: 2026-10-05, was: {from: 12}, why: So}", "target 18 → 16"),
        ("{on: 2026-10-05, was: {owner: sam}, why: So}", "target 18 → 16"),
    ],
)
def test_an_amendment_that_says_something_else_is_none(amended: str, change: str) -> None:
    problems = silent("from: 12, to: 18", f"from: 12, to: 16, amended: [{amended}]")
    assert problems == [f"{change} without an amendment"]


def test_an_old_amendment_does_not_cover_a_new_change() -> None:
    before = f"from: 12, to: 18, amended: [{TO_18}]"
    assert silent(before, before.replace("to: 18, a", "to: 16, a")) == [
        "target 18 → 16 without an amendment"
    ]


@pytest.mark.parametrize(
    "after",
    [
        "from: 12, to: 16",
        "from: 12, to: 16, amended: [{on: 2026-10-02, was: {to: 17}, why: The test moved}]",
        "from: 12, to: 16, amended: [{on: 2026-10-03, was: {to: 18}, why: The test moved}]",
        "from: 12, to: 16, amended: [{on: 2026-10-02, was: {to: 18}, why: Nobody knows}]",
    ],
    ids=["deleted", "its value", "its day", "its reason"],
)
def test_an_amendment_is_history(after: str) -> None:
    before = f"from: 12, to: 16, amended: [{TO_18}]"
    assert silent(before, after) == [
        "an earlier amendment of activation-ctr was changed or deleted"
    ]


CYCLE = "2026-Q4/cycle.md"
SOUND_CYCLE = SOUND[CYCLE]
CLOSED = SOUND_CYCLE.replace("starts", "closed: 2027-01-05\nstarts")


@pytest.mark.parametrize(
    ("cycle", "as_of", "count"),
    [
        (SOUND_CYCLE, date(2026, 9, 30), 0),
        (SOUND_CYCLE, date(2026, 10, 1), 1),
        (SOUND_CYCLE, date(2027, 1, 10), 1),
        (CLOSED, date(2027, 1, 10), 0),
    ],
    ids=["before it begins", "first day", "over and not closed", "closed"],
)
def test_it_counts_from_the_first_day_to_the_close(cycle: str, as_of: date, count: int) -> None:
    base, now = ({**measured_by(f"from: 12, to: {to}"), CYCLE: cycle} for to in (18, 16))
    assert len(found(now, as_of, base, only="OKR501")) == count


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (SOUND_CYCLE, SOUND_CYCLE.replace("2026-10-01", "2026-12-01")),
        (SOUND_CYCLE, SOUND_CYCLE.replace("starts", "closed: 2026-10-02\nstarts")),
        (SOUND_CYCLE, SOUND_CYCLE.replace("starts", "closed: 2026-09-01\nstarts")),
        (SOUND_CYCLE.replace("2026-10-01", "2026-12-01"), SOUND_CYCLE),
    ],
    ids=["begins later now", "closed now", "closed before it began", "begins earlier now"],
)
def test_no_request_moves_the_days_of_a_cycle_to_change_a_target_in_silence(
    before: str, now: str
) -> None:
    base = {**measured_by("from: 12, to: 18"), CYCLE: before}
    head = {**measured_by("from: 12, to: 16"), CYCLE: now}
    assert len(found(head, RUNNING, base, only="OKR501")) == 1


def renamed(to: str, new_cycle: str = SOUND_CYCLE, folder: str = "FY27-Q2") -> dict[str, str]:
    """Everything of the quarter in a folder of another name, with one target."""
    quarter = {**SOUND, **measured_by(f"from: 12, to: {to}"), CYCLE: new_cycle}
    inside = {path: text for path, text in quarter.items() if path.startswith("2026-Q4/")}
    gone = dict.fromkeys(inside, "")
    return gone | {path.replace("2026-Q4", folder): text for path, text in inside.items()}


def test_what_a_renamed_cycle_promised_is_compared_under_its_former_name() -> None:
    base = measured_by("from: 12, to: 18")
    (one,) = found(renamed("16"), RUNNING, base, only="OKR501")
    assert one.problem == "target 18 → 16 without an amendment"
    assert one.place.file == "okrs/FY27-Q2/growth/trial-to-paid.md"
    assert found(renamed("18"), RUNNING, base, only="OKR501") == []
    later = SOUND_CYCLE.replace("starts: 2026-10-01", "starts: 2026-12-01")
    assert len(found(renamed("16", later), RUNNING, base, only="OKR501")) == 1


def test_what_a_renamed_team_promised_is_compared_under_its_former_name() -> None:
    base = measured_by("from: 12, to: 18")
    team = SOUND["teams/growth.md"]
    for to, count in (("18", 0), ("16", 1)):
        moved = OBJECTIVE.replace("growth", "lifecycle")
        head = {OBJECTIVE: "", moved: measured_by(f"from: 12, to: {to}")[OBJECTIVE]}
        teams = {"teams/growth.md": "", "teams/lifecycle.md": team}
        assert len(found(head | teams, RUNNING, base, only="OKR501")) == count
        assert len(found(head, RUNNING, base, only="OKR501")) == 1, "another team's is gone"


def test_a_running_cycle_does_not_go_in_silence() -> None:
    base = measured_by("from: 12, to: 18")
    assert {one.problem for one in found({CYCLE: ""}, RUNNING, base, only="OKR501")} >= {
        "the objective 2026-Q4/growth/trial-to-paid is gone while its cycle runs"
    }
    whole = dict.fromkeys((path for path in SOUND if path.startswith("2026-Q4")), "")
    assert len(found(whole, RUNNING, base, only="OKR501")) == 4
    assert found(whole, date(2026, 9, 30), base, only="OKR501") == []


def test_a_cycle_whose_file_has_a_slip_is_told_of_once() -> None:
    sound, slip = measured_by("from: 12, to: 18"), {CYCLE: "---\nstarts: [\n---\n"}
    assert found({**sound, **slip}, RUNNING, sound, only="OKR501") == []
    assert found(sound, RUNNING, {**sound, **slip}, only="OKR501") == []


def test_the_remedy_can_be_pasted() -> None:
    (one,) = found(
        measured_by("keep: {at_most: 50}"), RUNNING, measured_by("keep: {at_most: 40}"), "OKR501"
    )
    assert "amended: [{on: 2026-10-06, was: {keep: {at_most: 40}}, why: …}]" in one.remedy


def test_what_is_gone_is_found() -> None:
    base = measured_by("from: 12, to: 18")
    gone = {OBJECTIVE: "", "2026-Q4/growth/other.md": base[OBJECTIVE]}
    (one,) = found(gone, RUNNING, base, "OKR501")
    assert one.place.file == f"okrs/{OBJECTIVE}"
    assert "2026-Q4/growth/trial-to-paid is gone" in one.problem


def test_a_whole_folder_that_is_gone_is_found() -> None:
    assert len(found({OBJECTIVE: ""}, RUNNING, {}, "OKR501")) == 1


def test_a_key_result_that_is_gone_is_found() -> None:
    base = measured_by("from: 12, to: 18")
    lines = [one for one in base[OBJECTIVE].split("\n") if "trial-length" not in one]
    (one,) = found({OBJECTIVE: "\n".join(lines)}, RUNNING, base, "OKR501")
    assert one.problem == "the key result trial-length is gone while its cycle runs"
    assert one.span.line == 4


def test_a_file_that_cant_be_read_is_not_gone() -> None:
    base = measured_by("from: 12, to: 18")
    assert found({OBJECTIVE: "---\nobjective: [\n---\n"}, RUNNING, base, "OKR5") == []


@pytest.mark.parametrize(
    ("amended", "problem"),
    [
        (TO_18, None),
        ("{on: 2026-10-02, was: {to: 16}, why: So}", "to was 16, and still is"),
        ("{on: 2026-10-02, was: {owner: sam}, why: So}", "owner was sam, and still is"),
        ("{on: 2026-10-02, was: {to: 16, from: 10}, why: So}", None),
        ("{on: 2026-09-02, was: {to: 18}, why: So}", "came before the cycle started"),
        (f"{TO_18}, {{on: 2026-10-03, was: {{to: 18}}, why: So}}", "to was 18"),
        (f"{TO_18}, {{on: 2026-10-03, was: {{to: 20}}, why: So}}", None),
    ],
)
def test_an_amendment_that_changes_nothing(amended: str, problem: str | None) -> None:
    files = measured_by(f"from: 12, to: 16, owner: sam, amended: [{amended}]")
    problems = [one.problem for one in found(files, only="OKR502")]
    assert len(problems) == bool(problem)
    assert problem is None or problem in problems[0]
