"""The check-in page: what it asks about, what its script gets to know, where the file goes."""

import pytest

from site_builder.pages.asked import Asked, pace_text
from site_builder.pages.check_in_form import check_in_form_context, check_in_form_pages
from site_builder.pages.page import Page
from site_builder.pages.repository import NewFile, repository
from site_builder.pages.site import pages
from site_builder.pages.team import team_context
from site_builder.pages.view import View
from tests.pages.plans import AS_OF, OBJECTIVE, check_ins, view_of

MEASURES = {
    "metric": "from: 10\n    to: 20\n    phases: {2026-11-01: 18}",
    "guard": "keep: {at_least: 2, at_most: 4}",
    "milestone": "done_when: The report is signed",
    "confidential": "confidential: In the data room",
    "nothing": "source: The books",
}


def objective(measure: str, keys: int = 1) -> str:
    """An objective whose key results are measured like this."""
    parts = "".join(
        f"  key-{one}:\n    title: A title\n    owner: sam\n    {measure}\n" for one in range(keys)
    )
    return f"---\nobjective: Win\nkey_results:\n{parts}---\n"


def asked_in(view: View, number: int = 0) -> list[Asked]:
    """What the growth team's page asks about."""
    shown = check_in_form_context(view, "2026-Q4", "growth", number)
    return [one for part in shown.parts for one in part.asked]


def paths(view: View) -> list[str]:
    return [one.path for one in check_in_form_pages(view)]


def test_each_team_of_a_running_cycle_has_a_page_that_the_search_leaves_out() -> None:
    view = view_of({"2026-Q4/company/win.md": OBJECTIVE})
    found = list(check_in_form_pages(view))
    assert [one.path for one in found] == [
        "2026-Q4/company/check-in.md",
        "2026-Q4/growth/check-in.md",
    ]
    assert [one.found for one in found] == [False, False]
    assert {one.path for one in found} <= {one.path for one in pages(view)}


@pytest.mark.parametrize(
    "files",
    [
        {"2026-Q4/cycle.md": "---\nstarts: 2026-07-01\nends: 2026-09-30\n---\n"},
        {"2026-Q4/cycle.md": "---\nstarts: 2026-12-01\nends: 2026-12-31\n---\n"},
        {
            "2026-Q4/growth/trials.md": OBJECTIVE.replace(
                "key_results", "dropped: No.\n    key_results"
            )
        },
        {"2026-Q4/growth/trials.md": "---\nobjective: Win\n---\n"},
    ],
    ids=["over", "not begun", "dropped", "no key result"],
)
def test_where_nothing_can_be_told_there_is_no_page(files: dict[str, str]) -> None:
    view = view_of(files)
    assert paths(view) == []
    assert [one.check_in for one in team_context(view, "growth").now] == [None]


def test_the_teams_page_leads_to_it() -> None:
    (term,) = team_context(view_of(), "growth").now
    assert term.check_in is not None
    assert term.check_in.path == "2026-Q4/growth/check-in.md"


def test_an_objective_called_check_in_keeps_its_address() -> None:
    view = view_of({"2026-Q4/growth/check-in.md": OBJECTIVE})
    found = [one.path for one in pages(view)]
    assert "2026-Q4/growth/check-in.md" in found
    assert "2026-Q4/growth/check-in_.md" in found
    assert len(found) == len(set(found))


def test_a_team_with_very_much_has_several_pages_and_each_key_result_once() -> None:
    many = {f"2026-Q4/growth/win-{one}.md": objective("from: 1\n    to: 2", 5) for one in range(6)}
    view = view_of(many)
    found = paths(view)
    assert found == [
        "2026-Q4/growth/check-in.md",
        "2026-Q4/growth/check-in/part_2.md",
        "2026-Q4/growth/check-in/part_3.md",
    ]
    told = [
        (key.objective, key.key_result)
        for number in range(len(found))
        for key in asked_in(view, number)
    ]
    assert len(told) == len(set(told)) == 31
    last = check_in_form_context(view, "2026-Q4", "growth", 2)
    assert [one.path for one in last.pages] == found
    assert last.here == found[2]
    assert last.place.turn == 2


@pytest.mark.parametrize(
    ("kind", "said", "figures"),
    [
        (
            "metric",
            "value: 12.5, confidence: 0.6",
            {
                "kind": "metric",
                "from": "10",
                "to": "20",
                "last": "12.5",
                "confidence": "0.6",
                "pace": "2026-10-01 0.0 2026-11-01 0.8 2026-12-31 1.0",
            },
        ),
        (
            "guard",
            "value: 5",
            {
                "kind": "guard",
                "least": "2",
                "most": "4",
                "kept": "------n------",
                "pace": "2026-10-01 1.0 2026-12-31 1.0",
            },
        ),
        (
            "milestone",
            "done: true",
            {
                "kind": "milestone",
                "done": "true",
                "due": "31 December 2026",
                "pace": "2026-12-31 1.0",
            },
        ),
        (
            "confidential",
            "value: 0.4",
            {"kind": "confidential", "last": "0.4", "pace": "2026-10-01 0.0 2026-12-31 1.0"},
        ),
        ("nothing", "confidence: 1", {"confidence": "1", "pace": "2026-10-01 0.0 2026-12-31 1.0"}),
    ],
)
def test_the_script_gets_the_figures_of_each_kind(
    kind: str, said: str, figures: dict[str, str]
) -> None:
    made = check_ins({"2026-11-13": said}, key_result="key-0")
    view = view_of({"2026-Q4/growth/trials.md": objective(MEASURES[kind])} | made)
    assert dict(asked_in(view)[0].figures) == figures


def test_a_key_result_says_where_it_was_and_where_it_should_be() -> None:
    (key,) = asked_in(view_of(check_ins({"2026-11-13": "value: 12.5"})))
    assert (key.value, key.on and key.on.ago) == ("12.5 %", "3 days ago")
    assert key.pace == "should be at 15.1 % by now"
    assert key.course == "from 10 % to 20 %"
    assert key.mark.word == "Off track"


def test_nobody_says_where_something_should_be_that_does_not_move() -> None:
    view = view_of({"2026-Q4/growth/trials.md": objective(MEASURES["guard"])})
    standings = view.standing(next(iter(view.plan.objectives))).key_results
    assert pace_text(standings[0]) == ""


def test_it_may_be_by_the_teams_people_and_by_whoever_owns_a_key_result() -> None:
    owned = OBJECTIVE.replace("owner: sam", "owner: ana")
    view = view_of({"2026-Q4/growth/trials.md": owned, "people/ana.md": "---\nname: Ana B\n---\n"})
    shown = check_in_form_context(view, "2026-Q4", "growth")
    assert shown.people == (("maria", "maria"), ("sam", "sam"), ("ana", "Ana B"))


def test_a_team_of_nobody_may_choose_from_everybody() -> None:
    text = OBJECTIVE.replace("        owner: sam\n", "")
    view = view_of({"2026-Q4/ghost/trials.md": text})
    shown = check_in_form_context(view, "2026-Q4", "ghost")
    assert [person for person, _ in shown.people] == ["ana", "maria", "sam"]


def test_only_names_of_the_last_days_can_be_in_the_way() -> None:
    days = dict.fromkeys(["2026-11-06", "2026-11-15", "2026-11-16"], "value: 12")
    place = check_in_form_context(view_of(check_ins(days)), "2026-Q4", "growth").place
    assert place.taken == "2026-11-15 2026-11-16"
    assert place.folder == "okrs/2026-Q4/growth/check-ins"
    assert (place.forge, place.new) == ("", None)


@pytest.mark.parametrize(
    ("url", "edit_uri", "forge", "new"),
    [
        (
            "https://github.com/acme/okrs/",
            "edit/trunk/okrs/",
            "GitHub",
            NewFile("https://github.com/acme/okrs/new/trunk", "okrs/a", "filename", "value"),
        ),
        (
            "https://gitlab.com/acme/plan",
            None,
            "GitLab",
            NewFile("https://gitlab.com/acme/plan/-/new/main", "okrs/a", "file_name", "content"),
        ),
        (
            "https://git.acme.example/plan",
            "-/edit/main/handbook/okrs/",
            "GitLab",
            NewFile(
                "https://git.acme.example/plan/-/new/main",
                "handbook/okrs/a",
                "file_name",
                "content",
            ),
        ),
        (
            "https://codeberg.org/acme/plan",
            None,
            "Forgejo",
            NewFile("https://codeberg.org/acme/plan/_new/main", "okrs/a", "filename", "value"),
        ),
        (
            "https://git.acme.example/x/plan",
            "_edit/trunk/okrs/",
            "Forgejo",
            NewFile("https://git.acme.example/x/plan/_new/trunk", "okrs/a", "filename", "value"),
        ),
    ],
)
def test_each_forge_has_its_own_page_for_a_new_file(
    url: str, edit_uri: str | None, forge: str, new: NewFile
) -> None:
    found = repository(url, edit_uri, "okrs")
    assert found is not None
    assert (found.forge, found.new_file("okrs/a")) == (forge, new)


def test_a_chosen_day_is_told_and_today_is_not() -> None:
    view = view_of()
    assert check_in_form_context(view, "2026-Q4", "growth").rules.fixed == ""
    chosen = View(view.read, AS_OF, fixed=True)
    assert check_in_form_context(chosen, "2026-Q4", "growth").rules.fixed == "2026-11-16"


def test_every_page_is_under_its_team() -> None:
    (page,) = check_in_form_pages(view_of())
    assert isinstance(page, Page)
    assert [one.label for one in page.crumbs] == ["Home", "Teams", "Growth"]
    assert page.title == "Check in: Growth"
