"""The figures of a key result read as sentences."""

from datetime import date

import pytest

from site_builder.model.objective import Ref
from site_builder.model.standing import Standing
from site_builder.pages.chart import chart
from site_builder.pages.figures import (
    claim_text,
    confidence_text,
    course,
    decimals,
    forecast_text,
    grade_text,
    progress_text,
    quantity,
    value_text,
)
from tests.pages.plans import AS_OF, check_ins, view_of

CONVERSION = Ref("2026-Q4", "growth", "trials", "conversion")


def standing(values: dict[str, str], measure: str = "", as_of: date = AS_OF) -> Standing:
    """How the key result stands after these check-ins; `measure` replaces from and to."""
    files = check_ins(values)
    if measure:
        files["2026-Q4/growth/trials.md"] = (
            "---\nobjective: More\nkey_results:\n  conversion:\n"
            f"    title: Trials\n    owner: sam\n    {measure}\n---\n"
        )
    return view_of(files, as_of).key_result(CONVERSION)


def test_before_the_first_check_in_it_says_so() -> None:
    one = standing({})
    assert value_text(one) == "—"
    assert progress_text(one) == "No check-in yet."
    assert (forecast_text(one, one.forecast), confidence_text(one), claim_text(one)) == ("", "", "")
    assert chart(one) is None


def test_a_value_comes_with_its_unit_and_the_way_it_has_to_go() -> None:
    one = standing({"2026-11-13": "value: 14.5, confidence: 0.6"})
    assert value_text(one) == "14.5 %"
    assert course(one.key_result.measure) == "from 10 % to 20 %"
    assert progress_text(one) == "45 % of the way, 51 % expected by now."


def test_a_confidence_tells_its_change() -> None:
    one = standing(
        {"2026-11-06": "value: 14, confidence: 0.75", "2026-11-13": "value: 14, confidence: 0.6"}
    )
    assert confidence_text(one) == "60 %, down from 75 %"


@pytest.mark.parametrize(
    ("last", "verdict"),
    [("14", "short of the target of 20 %."), ("18", "which passes the target of 20 %.")],
)
def test_a_forecast_says_whether_the_target_is_in_reach(last: str, verdict: str) -> None:
    one = standing(
        {"2026-10-02": "value: 10", "2026-10-23": "value: 12", "2026-11-13": f"value: {last}"}
    )
    assert forecast_text(one, one.forecast).endswith(verdict)


def test_a_forecast_is_no_more_exact_than_what_people_write() -> None:
    falling = {"2026-10-02": "value: 5", "2026-10-23": "value: 4", "2026-11-13": "value: 2"}
    near = standing(falling, "from: 5\n    to: 1")
    assert "ends at 0, which passes" in forecast_text(near, near.forecast)
    large = {"2026-10-02": "value: 1", "2026-10-23": "value: 30123", "2026-11-13": "value: 50777"}
    far = standing(large, "from: 0\n    to: 250_000")
    told = forecast_text(far, far.forecast)
    assert told == "At this pace it ends at 109,000, short of the target of 250,000."


def test_a_guard_counts_what_was_kept() -> None:
    one = standing({"2026-10-02": "value: 30", "2026-10-09": "value: 50"}, "keep: {at_most: 40}")
    assert course(one.key_result.measure) == "at most 40"
    assert progress_text(one) == "Kept in 1 of the 6 check-ins due so far."


def test_something_to_be_done_is_due_or_done() -> None:
    evidence = "done_when: The report is signed"
    assert progress_text(standing({"2026-11-13": "confidence: 0.7"}, evidence)) == (
        "It is due on 31 December 2026."
    )
    done = standing({"2026-11-13": "done: true"}, evidence)
    assert (value_text(done), progress_text(done)) == ("Done", "It is done.")


def test_confidential_figures_stay_shares() -> None:
    one = standing({"2026-11-13": "value: 0.4"}, "confidential: Board deck")
    assert value_text(one) == "40 % of the way"


def test_an_unknown_target_is_named() -> None:
    one = standing({"2026-11-13": "value: 14"}, "from: 10\n    to: unknown")
    assert course(one.key_result.measure) == "from 10 to a value still to be found"
    assert progress_text(one) == "It can be measured once its baseline and target are known."


def test_falling_below_the_start_is_said() -> None:
    assert progress_text(standing({"2026-11-13": "value: 8"})) == (
        "Further away than at the start, 51 % expected by now."
    )


def test_a_claim_against_the_figures_is_told() -> None:
    one = standing({"2026-11-13": "value: 10, status: on-track"})
    assert claim_text(one) == (
        "Called on track on 13 November 2026; by its figures it is off track."
    )


def test_a_minus_is_a_minus_and_a_hyphen_stays_one() -> None:
    assert quantity(-3, "sign-ups") == "−3 sign-ups"


def test_decimals_are_those_that_people_wrote() -> None:
    assert decimals([10, 14.25, 3.5]) == 2
    assert decimals([]) == 0


@pytest.mark.parametrize(("grade", "text"), [(0.8, "0.8"), (0.75, "0.75"), (1, "1.0"), (None, "")])
def test_a_grade_has_one_decimal_or_the_two_it_was_given(grade: float | None, text: str) -> None:
    assert grade_text(grade) == text


def test_a_chart_stays_inside_its_frame_and_tells_its_story() -> None:
    one = standing({"2026-10-02": "value: 10", "2026-11-13": "value: 40"})
    drawn = chart(one)
    assert drawn is not None
    assert all(0 <= dot.x <= 340 and 0 <= dot.y <= 116 for dot in drawn.dots)
    assert drawn.dots[1].x > drawn.dots[0].x
    assert drawn.dots[1].y < drawn.dots[0].y
    assert drawn.caption == (
        "From 10 % on 2 October 2026 to 40 % on 13 November 2026; target 20 %."
    )


def test_a_forecast_is_a_band_from_the_last_value_to_the_end_of_the_cycle() -> None:
    said = {"2026-10-02": "value: 10", "2026-10-23": "value: 14", "2026-11-13": "value: 15"}
    one = standing(said)
    drawn = chart(one, one.forecast)
    assert drawn is not None
    last, low, high = (tuple(map(float, one.split(","))) for one in drawn.band.split())
    middle = tuple(map(float, drawn.forecast.split()[1].split(",")))
    assert last == drawn.dots[-1][:2]
    assert low[0] == high[0] == middle[0] == 334
    assert high[1] <= middle[1] <= low[1]
    assert drawn.caption.endswith("Its check-ins point to between 19 % and 24 % at the end.")


def test_without_a_spread_there_is_no_band() -> None:
    said = {"2026-10-02": "value: 10", "2026-10-16": "value: 12", "2026-10-30": "value: 14"}
    one = standing(said)
    drawn = chart(one, one.forecast)
    assert drawn is not None
    assert (drawn.band, "point to" in drawn.caption) == ("", False)
    assert drawn.forecast


def test_all_dots_of_a_status_are_one_path_and_the_last_one_is_larger() -> None:
    said = {
        "2026-10-02": "value: 10, confidence: 0.8",
        "2026-10-09": "value: 11, confidence: 0.2",
        "2026-10-16": "value: 12, confidence: 0.9",
    }
    drawn = chart(standing(said))
    assert drawn is not None
    assert [(one.slug, one.path.count("M")) for one in drawn.shapes] == [
        ("on-track", 2),
        ("off-track", 1),
    ]
    assert "a3.6" in drawn.shapes[0].path


AMENDED = """from: 10
    to: 16
    amended:
      - {on: 2026-11-02, was: {to: 20}, why: The pricing test moved}
      - {on: 2026-11-09, was: {owner: maria}, why: Maria is on leave}"""


def test_an_amended_target_is_a_step_in_the_chart_and_in_its_words() -> None:
    drawn = chart(standing({"2026-10-02": "value: 10", "2026-11-13": "value: 12"}, AMENDED))
    assert drawn is not None
    former, now = drawn.levels
    assert (former.label, former.former, now.label, now.former) == (
        "was 20",
        True,
        "Target 16",
        False,
    )
    assert former.ends == now.starts
    (step,) = drawn.steps
    assert (step.x, step.before, step.after) == (former.ends, former.y, now.y)
    assert drawn.caption.endswith("target 16. It was 20 until 2 November 2026.")


def test_a_dot_s_shape_is_its_confidence() -> None:
    said = {
        "2026-10-02": "value: 10, confidence: 0.8",
        "2026-10-09": "value: 11, confidence: 0.5",
        "2026-10-16": "value: 11",
        "2026-10-23": "value: 11, confidence: 0.2",
    }
    drawn = chart(standing(said))
    assert drawn is not None
    assert [one.slug for one in drawn.dots] == ["on-track", "at-risk", "at-risk", "off-track"]
    assert drawn.doubted
    plain = chart(standing({"2026-10-02": "value: 10", "2026-10-09": "value: 11"}))
    assert plain is not None
    assert not plain.doubted
