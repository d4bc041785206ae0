"""The presentation has a screen for each objective, and no more than a meeting can bear."""

from site_builder.pages.present import PresentContext, present_context
from site_builder.pages.view import View
from tests.pages.plans import OBJECTIVE, check_ins, view_of


def shown(view: View) -> PresentContext:
    return present_context(view, "2026-Q4")


def test_the_company_comes_first_and_each_screen_leads_to_the_next() -> None:
    found = shown(view_of({"2026-Q4/company/win.md": OBJECTIVE}))
    assert [one.row.objective.path for one in found.slides] == [
        "2026-Q4/company/win.md",
        "2026-Q4/growth/trials.md",
    ]
    assert [one.after for one in found.slides] == ["screen-2", ""]
    assert found.left_out == ""


def test_a_screen_shows_figures_and_the_last_word() -> None:
    (slide,) = shown(view_of(check_ins({"2026-11-13": "value: 14, note: going well"}))).slides
    assert [(one.value, one.course) for one in slide.lines] == [("14 %", "from 10 % to 20 %")]
    assert [(one.by.label, one.note) for one in slide.told] == [("sam", "Going well.")]


def test_of_many_objectives_only_the_company_s_are_shown() -> None:
    many = {f"2026-Q4/growth/o{number}.md": OBJECTIVE for number in range(30)}
    found = shown(view_of(many | {"2026-Q4/company/win.md": OBJECTIVE}))
    assert len(found.slides) == 1
    assert found.left_out == "31 objectives"
