"""What a request would change on the site, as the site shows it."""

from datetime import date

from site_builder.model.terms import Status
from site_builder.review.effect import Effect, Shown, effects
from tests.review.plans import CHECK_IN, OBJECTIVE, TODAY, Changed, Proposal

TRIALS, NEXT = "2026-Q4/growth/trials.md", "2027-Q1/growth/next.md"
TODAYS = "2026-Q4/growth/check-ins/2026-11-16.md"
OVER = date(2027, 1, 20)


def seen(changed: Changed, on: date = TODAY) -> dict[str, str]:
    """What changes on the site, by name."""
    one = Proposal(changed)
    return {
        it.name: str(it) for it in effects(one.differences, one.records, one.base, one.head, on)
    }


def test_a_check_in_moves_its_objective_its_team_and_the_cycle() -> None:
    told = seen({TODAYS: CHECK_IN.replace("12", "18")})
    assert told == {
        "2026-Q4/growth/trials": "10 %, off track → 40 %, pending",
        "2026-Q4/growth": "10 %, off track → 40 %, pending",
        "2026-Q4": "5 → 20 %",
    }


def test_a_lower_target_shows_more_progress() -> None:
    told = seen({TRIALS: OBJECTIVE.replace("to: 20", "to: 18")})
    assert told["2026-Q4/growth/trials"] == "10 → 12 %, off track"


def test_what_shows_alike_is_left_out() -> None:
    assert seen({TODAYS: CHECK_IN}) == {}
    assert seen({TRIALS: OBJECTIVE.replace("Turn more", "Turn many more")}) == {}
    assert seen({"teams/growth.md": "---\nname: Growing\nlead: maria\n---\n"}) == {}


def test_a_new_objective_is_pending_and_one_that_is_removed_gone() -> None:
    new = OBJECTIVE.replace("Turn more", "Turn away fewer")
    assert seen({"2026-Q4/sales/more.md": new})["2026-Q4/sales/more"] == "new, pending"
    assert seen({"2026-Q4/sales/more.md": new})["2026-Q4/sales"] == "new, pending"
    assert seen({TRIALS: None})["2026-Q4/growth/trials"] == "gone, was 10 %, off track"


def test_a_dropped_objective_leaves_the_mean_of_its_team() -> None:
    dropped = OBJECTIVE.replace("    key_results", "    dropped: No time\n    key_results")
    told = seen({TRIALS: dropped})
    assert told["2026-Q4/growth/trials"] == "10 %, off track → dropped"
    assert told["2026-Q4/growth"] == "gone, was 10 %, off track"


def test_one_that_moves_to_another_team_moves_both() -> None:
    told = seen({TRIALS: None, "2026-Q4/sales/trials.md": OBJECTIVE})
    assert told["2026-Q4/sales/trials"] == "10 %, off track → pending"
    assert {"2026-Q4/growth", "2026-Q4/sales"} <= told.keys()


def test_once_the_cycle_is_over_the_grade_counts() -> None:
    graded = OBJECTIVE.replace("    key_results", "    score: 0.7\n    key_results")
    told = seen({TRIALS: graded}, OVER)
    assert told["2026-Q4/growth/trials"] == "10 %, grade 0.1 → 10 %, grade 0.7"


def test_a_cycle_that_ends_earlier_moves_the_figures_of_the_whole() -> None:
    ended = "---\nstarts: 2026-10-01\nends: 2026-12-31\nclosed: 2026-11-15\n---\n"
    assert seen({"2026-Q4/cycle.md": ended}) == {"2026-Q4": "5 % → 5 %, grade 0.1"}


def test_a_wide_cycle_is_left_out_and_its_teams_stay() -> None:
    wide = {f"2026-Q4/sales/goal-{at}.md": "---\nobjective: More\n---\n" for at in range(301)}
    told = seen({**wide, TODAYS: CHECK_IN.replace("12", "18")})
    assert "2026-Q4" not in told
    assert told["2026-Q4/growth"] == "10 %, off track → 40 %, pending"


def test_names_are_those_that_a_reader_knows() -> None:
    one = Proposal({TODAYS: CHECK_IN.replace("12", "18")})
    told = effects(one.differences, one.records, one.base, one.head, TODAY)
    assert [it.title for it in told] == [
        "Turn more trials into paying customers",
        "Growth in 2026-Q4",
        "2026-Q4",
    ]


def test_figures_are_told_once_where_the_word_stays() -> None:
    on, off = Status.ON_TRACK, Status.OFF_TRACK
    assert str(Effect("a", "A", Shown(43, on), Shown(47, on))) == "43 → 47 %, on track"
    assert str(Effect("a", "A", Shown(43, on), Shown(43, off))) == (
        "43 %, on track → 43 %, off track"
    )
    pending = Shown(0, Status.PENDING)
    assert str(Effect("a", "A", pending, Shown(3, on))) == "pending → 3 %, on track"
