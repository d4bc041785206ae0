"""The home page says where the company stands, and what needs attention first."""

from datetime import date

from site_builder.pages.attention import concerns
from site_builder.pages.home import home_context
from tests.pages.plans import COMPANY, CYCLE, OBJECTIVE, check_ins, only, view_of


def test_it_says_which_cycle_and_which_week() -> None:
    time = home_context(view_of()).time
    assert time is not None
    assert (time.title, time.week, time.gone) == ("Q4 2026", "Week 7 of 14", 51)
    assert time.dates == "1 October – 31 December 2026"


def test_before_a_cycle_it_says_when_it_starts_and_after_it_that_it_is_over() -> None:
    before = home_context(view_of(as_of=date(2026, 9, 28))).time
    after = home_context(view_of(as_of=date(2027, 1, 5))).time
    assert before is not None
    assert after is not None
    assert (before.week, after.week) == ("Starts in 3 days", "Over")


def test_without_a_cycle_it_says_what_to_write() -> None:
    context = home_context(only({"company.md": COMPANY}))
    assert context.time is None
    assert context.cycle_file == "okrs/2026-Q4/cycle.md"


def test_without_an_objective_nothing_is_counted() -> None:
    context = home_context(only({"company.md": COMPANY, "2026-Q4/cycle.md": CYCLE}))
    assert (context.counts, context.groups, context.concerns) == ((), (), ())


def test_counts_go_by_status_the_worst_first() -> None:
    files = check_ins({"2026-11-13": "value: 10, confidence: 0.2"})
    files["2026-Q4/growth/other.md"] = OBJECTIVE
    counts = home_context(view_of(files)).counts
    assert [(one.mark.word, one.number) for one in counts] == [("Off track", 1), ("Pending", 1)]


def test_off_track_comes_before_stale() -> None:
    view = view_of(
        check_ins({"2026-11-13": "value: 10"})
        | {"2026-Q4/growth/other.md": OBJECTIVE}
        | {
            "2026-Q4/growth/check-ins/2026-10-20.md": (
                "---\nby: sam\nupdates:\n  other:\n    conversion: {value: 19}\n---\n"
            )
        }
    )
    found = concerns(view, view.running)
    assert [one.objective.path for one in found] == [
        "2026-Q4/growth/trials.md",
        "2026-Q4/growth/other.md",
    ]
    assert found[1].reasons == ("No check-in for 3 weeks.",)


def test_falling_confidence_needs_attention_and_a_small_step_does_not() -> None:
    fell = {"2026-11-06": "value: 15, confidence: 0.9", "2026-11-13": "value: 16, confidence: 0.7"}
    view = view_of(check_ins(fell))
    assert concerns(view, view.running)[0].reasons == ("Confidence fell from 90 % to 70 %.",)
    fell["2026-11-13"] = "value: 16, confidence: 0.85"
    view = view_of(check_ins(fell))
    assert concerns(view, view.running) == []


def test_doubt_alone_can_put_it_off_track() -> None:
    view = view_of(check_ins({"2026-11-13": "value: 16, confidence: 0.3"}))
    assert concerns(view, view.running)[0].reasons == (
        "60 % of the way, 51 % expected by now. Confidence is only 30 %.",
    )


def test_what_was_checked_in_is_of_the_last_seven_days() -> None:
    made = check_ins({"2026-11-09": "value: 12", "2026-11-10": "value: 12"})
    recent = home_context(view_of(made)).recent
    assert [(one.on.ago, one.updates) for one in recent] == [("6 days ago", "1 update")]


def test_a_check_in_of_tomorrow_is_not_shown_today() -> None:
    assert home_context(view_of(check_ins({"2026-11-17": "value: 12"}))).recent == ()


def test_with_nothing_urgent_the_rest_is_shown() -> None:
    (never, loose) = home_context(view_of()).concerns
    assert never.reasons == ("There is no check-in yet. The cycle began 6 weeks ago.",)
    assert loose.reasons == ("Nothing says what it contributes to.",)
