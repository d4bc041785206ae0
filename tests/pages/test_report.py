"""Grades with what they mean, the archive's trend, and the report for stakeholders."""

from datetime import date

from site_builder.pages.board import BoardContext
from site_builder.pages.cycle import cycle_context, cycle_pages, cycles_context
from site_builder.pages.grades import grades
from site_builder.pages.page import Link
from site_builder.pages.paths import objective_path
from site_builder.pages.report import ReportContext, report_context
from site_builder.pages.view import View
from tests.pages.plans import OBJECTIVE, check_ins, view_of

CLOSED = """\
    ---
    title: Q4 2026
    starts: 2026-10-01
    ends: 2026-12-31
    closed: 2027-01-04
    ---
    **Grow.** We grow.
    """
LATER = date(2027, 1, 11)


def graded(*scores: float, ambition: str = "aspirational") -> View:
    """A closed cycle with objectives of these scores."""
    objectives = {
        f"2026-Q4/growth/o{number}.md": (
            f"---\nobjective: Number {number}\nambition: {ambition}\nscore: {score}\n---\n"
        )
        for number, score in enumerate(scores)
    }
    trials = {"2026-Q4/growth/trials.md": OBJECTIVE.replace("---\n", "---\n    dropped: No\n", 1)}
    return view_of({"2026-Q4/cycle.md": CLOSED} | trials | objectives, LATER)


def test_the_grades_say_what_was_asked_for_by_ambition() -> None:
    view = graded(0.6, 0.8)
    found = grades(view, view.plan.frame.cycles["2026-Q4"])
    assert found is not None
    assert found.verdict == (
        "Graded 0.7 on average over 2 objectives. "
        "An average above 0.85 would say that the goals were too safe."
    )
    (scale,) = found.scales
    assert (scale.ambition, scale.average, scale.means) == (
        "Aspirational",
        "0.7",
        "around 0.7 is a good result",
    )
    assert scale.bar is not None
    assert (scale.bar.fill, scale.bar.tick) == (70, 70)


def test_grades_above_085_are_called_too_safe() -> None:
    view = graded(0.9, 0.95, ambition="committed")
    found = grades(view, view.plan.frame.cycles["2026-Q4"])
    assert found is not None
    assert found.verdict.endswith("the goals were likely too safe: ask for more next time.")


def test_a_running_cycle_has_no_grades() -> None:
    view = view_of()
    assert grades(view, view.plan.frame.cycles["2026-Q4"]) is None


def test_the_archive_shows_grades_progress_and_rhythm_side_by_side() -> None:
    (past,) = cycles_context(graded(0.6, 0.8)).cycles
    (now,) = cycles_context(view_of(check_ins({"2026-11-13": "value: 12"}))).cycles
    assert (past.reached.fill, past.reached_text, past.made_text) == (70, "0.7", "0 of 13")
    assert (now.reached.fill, now.reached_text, now.made_text) == (20, "20 % so far", "1 of 7")


def report(view: View) -> ReportContext:
    return report_context(view, "2026-Q4")


def test_the_report_of_a_running_cycle_says_what_goes_well_and_what_does_not() -> None:
    found = report(view_of(check_ins({"2026-11-13": "value: 10"})))
    assert found.headline == (
        "Week 7 of 14, 1 objective: 1 off track. 1 of 7 check-ins due were made."
    )
    assert [one.reasons for one in found.concerns] == [("0 % of the way, 51 % expected by now.",)]
    assert found.well == ()
    well = report(view_of(check_ins({"2026-11-13": "value: 17"}))).well
    assert [(one.value, one.course) for one in well] == [("17 %", "from 10 % to 20 %")]


def test_the_report_of_a_closed_cycle_tells_grades_and_what_was_learnt() -> None:
    view = graded(0.6, 0.8)
    found = report(view)
    assert found.headline == (
        "3 objectives: 1 partly reached, 1 with a good result and 1 dropped. "
        "They were graded 0.7 on average. 0 of 13 check-ins due were made."
    )
    assert found.as_of == "4 January 2027"
    assert "<strong>Grow.</strong>" in found.theme
    assert (found.concerns, found.well) == ((), ())
    assert [(one.what.label, one.told, one.why) for one in found.turns] == [
        ("Turn more trials into paying customers", "Dropped.", "No.")
    ]


def test_the_company_s_objectives_stand_with_their_key_results() -> None:
    learnt = {
        "2026-Q4/company/win.md": OBJECTIVE,
        "2026-Q4/company/retrospective.md": "---\nby: ana\n---\nWe learnt *much*.\n",
        "2026-Q4/growth/retrospective.md": "---\nby: sam\n---\nWe learnt a little.\n",
    }
    found = report(view_of(learnt))
    (block,) = found.blocks
    assert [one.key_result.label for one in block.lines] == ["Trials that become paying accounts"]
    assert "<em>much</em>" in found.learnt
    assert [one.lesson for one in found.teams] == ["We learnt a little."]


def test_a_cycle_without_objectives_has_a_report_that_says_so() -> None:
    bare = "---\ntitle: Q1 2027\nstarts: 2027-01-01\nends: 2027-03-31\n---\n"
    view = view_of({"2027-Q1/cycle.md": bare})
    found = report_context(view, "2027-Q1")
    assert found.headline == "It has no objectives yet."


def test_a_large_cycle_shows_the_company_s_objectives_and_counts_those_of_teams() -> None:
    many = {f"2026-Q4/growth/o{number}.md": OBJECTIVE for number in range(45)}
    view = view_of(many | {"2026-Q4/company/win.md": OBJECTIVE})
    shown = cycle_context(view, "2026-Q4")
    (company,), (growth,) = shown.boards, shown.worst
    assert len(company.rows) == 1
    assert [one.number for one in growth.counts] == [46]
    assert shown.whole == Link("All 47 objectives of 2 teams", "2026-Q4/board.md")


def test_the_pages_of_a_whole_scoreboard_hold_every_objective_once() -> None:
    teams = {f"teams/t{one}.md": "---\nname: T\nlead: ana\n---\n" for one in range(70)}
    many = {f"2026-Q4/t{one}/trials.md": OBJECTIVE for one in range(70)}
    view = view_of(teams | many)
    pages = [one.build() for one in cycle_pages(view) if one.template == "board.html"]
    boards = [one for one in pages if isinstance(one, BoardContext)]
    items = [item for one in boards for party in one.teams for item in party.items]
    paths = [one.objective.path for one in items]
    assert len(boards) == 2
    assert sorted(map(str, paths)) == sorted(map(objective_path, view.plan.objectives))
