"""Teams, cycles, the tree, the feed, the rules; and every page has a place of its own."""

from datetime import date

from site_builder.model.objective import Ref
from site_builder.model.terms import Ambition
from site_builder.pages.alignment import alignment_context
from site_builder.pages.check_ins import CheckInsContext, check_ins_pages
from site_builder.pages.cycle import cycle_context, cycles_context
from site_builder.pages.outcome import outcome
from site_builder.pages.page import Link
from site_builder.pages.paths import cycle_path, objective_path, person_path
from site_builder.pages.repository import repository
from site_builder.pages.rules import rule_context, rules_context
from site_builder.pages.site import LANDINGS, pages
from site_builder.pages.team import rhythm, team_context, teams_context
from site_builder.pages.tree import Node
from site_builder.pages.view import View
from site_builder.rules.run import all_rules
from tests.pages.plans import COMPANY, OBJECTIVE, check_ins, only, view_of


def supporting(*targets: str) -> str:
    """An objective that supports others."""
    lines = "".join(f"  {one}: It helps a lot\n" for one in targets)
    return f"---\nobjective: One of many\nsupports:\n{lines}---\n"


def test_every_page_has_a_place_of_its_own_and_something_to_show() -> None:
    found = list(pages(view_of(check_ins({"2026-11-13": "value: 12"}))))
    assert len({one.path for one in found}) == len(found)
    assert {one.path for one in LANDINGS} <= {one.path for one in found}
    assert all(one.build() is not None and one.title for one in found)


def test_an_empty_plan_has_all_landing_pages() -> None:
    found = {one.path: one.build() for one in pages(only({"company.md": COMPANY}))}
    assert {one.path for one in LANDINGS} <= set(found)


def test_a_name_that_would_clash_gets_an_underscore() -> None:
    assert cycle_path("teams") == "teams_/index.md"
    assert objective_path(Ref("2026-Q4", "growth", "index")) == "2026-Q4/growth/index_.md"
    assert person_path("index") == "people/index_.md"


def test_the_rhythm_tells_made_and_missed_in_words() -> None:
    made = {"2026-10-02": "value: 11", "2026-10-16": "value: 12"}
    found = rhythm(view_of(check_ins(made), date(2026, 10, 20)), "growth")
    assert found is not None
    assert [one.state for one in found.beats[:4]] == ["made", "missed", "made", "open"]
    assert found.summary == "2 of 3 check-ins due so far were made; missed: 8 Oct – 14 Oct."
    assert found.next_due is not None
    assert found.next_due.iso == "2026-10-28"


def test_a_team_without_an_objective_is_told_where_it_goes() -> None:
    view = view_of({"teams/sales.md": "---\nname: Sales\nlead: ana\n---\n"})
    shown = team_context(view, "sales")
    assert (shown.now, shown.rhythm) == ((), None)
    assert shown.objective_file == "okrs/2026-Q4/sales/NAME.md"


def test_a_folder_without_a_team_file_still_has_a_team() -> None:
    view = view_of({"2026-Q4/ghost/trials.md": OBJECTIVE})
    assert "ghost" in [one.team.label for one in teams_context(view, list(view.teams)).teams]


def test_retrospectives_stand_with_their_team_and_cycle() -> None:
    learnt = {"2026-Q4/growth/retrospective.md": "---\nby: maria\n---\nWe learnt *much*.\n"}
    view = view_of(learnt)
    assert "<em>much</em>" in team_context(view, "growth").lessons[0].body
    assert cycle_context(view, "2026-Q4").lessons[0].team.label == "Growth"


def test_cycles_stand_newest_first_and_the_current_one_is_marked() -> None:
    past = "---\ntitle: Q3 2026\nstarts: 2026-07-01\nends: 2026-09-30\nclosed: 2026-10-02\n---\n"
    lines = cycles_context(view_of({"2026-Q3/cycle.md": past})).cycles
    assert [(one.time.title, one.current) for one in lines] == [
        ("Q4 2026", True),
        ("Q3 2026", False),
    ]
    assert lines[1].time.week == "Closed 6 weeks ago"


def test_the_tree_holds_each_objective_once_and_names_its_second_parent() -> None:
    view = view_of(
        {
            "2026-Q4/company/win.md": "---\nobjective: Win\n---\n",
            "2026-Q4/company/keep.md": "---\nobjective: Keep\n---\n",
            "2026-Q4/growth/both.md": supporting("company/win", "company/keep"),
        }
    )
    shown = alignment_context(view)
    win, keep = sorted(shown.trees, key=lambda one: one.objective.label, reverse=True)
    assert [one.objective.path for one in win.below] == ["2026-Q4/growth/both.md"]
    assert [one.label for one in win.below[0].also] == ["Keep"]
    assert keep.below == ()
    assert [(one.mark.word, one.number) for one in win.counts] == [("Pending", 1)]
    assert [one.objective.path for one in shown.loose] == ["2026-Q4/growth/trials.md"]


def test_objectives_that_support_each_other_in_a_circle_are_shown_once() -> None:
    view = view_of(
        {
            "2026-Q4/growth/one.md": supporting("growth/two"),
            "2026-Q4/growth/two.md": supporting("growth/one"),
            "2026-Q4/growth/self.md": supporting("growth/self"),
        }
    )
    shown = alignment_context(view)
    paths = sorted(path for tree in (*shown.trees, *shown.loose) for path in all_of(tree))
    assert paths == sorted(objective_path(ref) for ref in view.plan.objectives)


def all_of(node: Node) -> list[str]:
    """The paths of all objectives in a tree."""
    return [node.objective.path or "", *(path for one in node.below for path in all_of(one))]


def test_the_feed_goes_by_week_and_shows_what_each_one_told() -> None:
    made = {"2026-11-06": "value: 12", "2026-11-13": "value: 13, confidence: 0.7, note: going well"}
    view = view_of(check_ins(made))
    newest, before = feeds_of(view)
    assert newest.weeks[0].title == "Week of 9 November 2026"
    assert before.weeks[0].title == "Week of 2 November 2026"
    told = newest.weeks[0].entries[0].updates[0]
    assert (told.value, told.confidence, told.note) == ("13 %", "70 %", "Going well.")


def test_each_week_of_the_feed_has_a_page_and_leads_to_those_around_it() -> None:
    days = ["2026-10-23", "2026-10-30", "2026-11-13"]
    view = view_of(check_ins(dict.fromkeys(days, "value: 12")))
    assert [one.path for one in check_ins_pages(view)] == [
        "check-ins.md",
        "2026-Q4/check-ins/week_2026-10-26.md",
        "2026-Q4/check-ins/week_2026-10-19.md",
    ]
    assert [(one.newer, one.older) for one in feeds_of(view)] == [
        (None, Link("Older", "2026-Q4/check-ins/week_2026-10-26.md")),
        (Link("Newer", "check-ins.md"), Link("Older", "2026-Q4/check-ins/week_2026-10-19.md")),
        (Link("Newer", "2026-Q4/check-ins/week_2026-10-26.md"), None),
    ]


def test_a_full_week_is_cut_into_pages() -> None:
    text = check_ins({"2026-11-13": "value: 12"})["2026-Q4/growth/check-ins/2026-11-13.md"]
    others = {f"teams/t{one}.md": "---\nname: T\nlead: ana\n---\n" for one in range(45)}
    trials = {f"2026-Q4/t{one}/trials.md": OBJECTIVE for one in range(45)}
    said = {f"2026-Q4/t{one}/check-ins/2026-11-13.md": text for one in range(45)}
    view = view_of(others | trials | said)
    assert [len(one.weeks[0].entries) for one in feeds_of(view)] == [20, 20, 5]
    assert [one.path for one in check_ins_pages(view)][1:] == [
        "2026-Q4/check-ins/week_2026-11-09_2.md",
        "2026-Q4/check-ins/week_2026-11-09_3.md",
    ]


def test_a_new_week_moves_no_older_page() -> None:
    before = ["2026-10-23", "2026-10-30", "2026-11-06"]
    old = view_of(check_ins(dict.fromkeys(before, "value: 12")))
    new = view_of(check_ins(dict.fromkeys([*before, "2026-11-13"], "value: 12")))
    kept = [one.path for one in check_ins_pages(old)][1:]
    assert [one.path for one in check_ins_pages(new)][-len(kept) :] == kept


def feeds_of(view: View) -> list[CheckInsContext]:
    """The pages of the current cycle's feed."""
    found = [one.build() for one in check_ins_pages(view)]
    return [one for one in found if isinstance(one, CheckInsContext)]


def test_an_update_of_something_unknown_is_shown_without_a_link() -> None:
    view = view_of(check_ins({"2026-11-13": "value: 13"}, key_result="gone"))
    told = feeds_of(view)[0].weeks[0].entries[0].updates[0]
    assert (told.key_result.label, told.key_result.path) == ("trials/gone", None)


def test_every_rule_has_a_page_with_its_reason_and_examples() -> None:
    view = view_of()
    listed = [line.code for family in rules_context(view).families for line in family.rules]
    assert listed == sorted(all_rules())
    shown = rule_context(view, all_rules()["OKR201"])
    assert (shown.name, shown.severity) == ("Unaligned", "error")
    assert [one.stage for one in shown.stages if one.here] == ["growth"]
    assert "supports:" in shown.good


def test_outcomes_go_by_what_was_promised() -> None:
    words = {
        (ambition, grade): outcome(grade, ambition).word
        for ambition in Ambition
        for grade in (1.0, 0.7, 0.2)
    }
    assert [words[Ambition.COMMITTED, grade] for grade in (1.0, 0.7, 0.2)] == [
        "Kept",
        "Nearly kept",
        "Not kept",
    ]
    assert [words[Ambition.ASPIRATIONAL, grade] for grade in (1.0, 0.7, 0.2)] == [
        "Good result",
        "Good result",
        "Fell short",
    ]
    assert words[Ambition.LEARNING, 0.2] == "Learnt"


def test_the_repository_gives_the_addresses_of_its_forge() -> None:
    github = repository("https://github.com/acme/okrs/", "edit/trunk/okrs/", "okrs")
    gitlab = repository("https://gitlab.com/acme/plan", None, "docs")
    inner = repository("https://git.acme.example/plan", "-/edit/main/handbook/docs/", "docs")
    assert github is not None
    assert gitlab is not None
    assert inner is not None
    assert github.source("okrs/a b.md").change == (
        "https://github.com/acme/okrs/edit/trunk/okrs/a%20b.md"
    )
    assert gitlab.source("okrs/a.md").history == (
        "https://gitlab.com/acme/plan/-/commits/main/okrs/a.md"
    )
    assert inner.source("okrs/a.md").view == (
        "https://git.acme.example/plan/-/blob/main/handbook/okrs/a.md"
    )


def test_no_repository_no_links() -> None:
    assert repository(None, None, "okrs") is None
    assert repository("https://github.com/acme/okrs", "", "okrs") is None
    assert view_of().source("okrs/company.md").change == ""
