"""The comment on a request: what it says, how it folds, and that no text acts as markup."""

from pathlib import Path

import pytest

from site_builder.model.change import Change, Kind
from site_builder.model.finding import Finding, Place, Span
from site_builder.model.objective import Ref
from site_builder.model.terms import Severity
from site_builder.review.around import Around, Part, around
from site_builder.review.comment import MARKER, comment
from site_builder.review.difference import Difference
from site_builder.review.effect import effects
from site_builder.review.future import Clash, Other
from site_builder.review.routing import Demand
from site_builder.review.verdict import Answer, Verdict
from tests.review.examples import PAGE, renewed
from tests.review.plans import CHECK_IN, COMPANY, OBJECTIVE, TODAY, Changed, Proposal, answered
from tests.review.rendering import OURS, references, shown, tags
from tests.review.verdicts import verdict_of

TRIALS = "2026-Q4/growth/trials.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
AMENDMENT: Changed = {TRIALS: OBJECTIVE.replace("to: 20", "to: 15")}
FRAME = Proposal({}).base.frame
ROW = Around(0, "win", "Win", Part.CHANGES)


def said(
    changed: Changed,
    *approvers: str,
    author: str = "sam",
    findings: tuple[Finding, ...] = (),
    older: int = 0,
    company: str = COMPANY,
) -> str:
    """The comment on a proposal in the small company."""
    one = Proposal(changed, company=company)
    given_to = answered(one.demands(author), approvers)
    found, records = one.differences, one.records
    verdict = Verdict(
        found,
        records,
        findings,
        older,
        given_to,
        effects(found, records, one.base, one.head, TODAY),
        around(found, one.base, one.head),
    )
    return comment(verdict, one.base.frame)


def finding(number: int, severity: Severity = Severity.ERROR) -> Finding:
    place = Place(f"okrs/{TRIALS}")
    return Finding(f"OKR{number}", place, f"problem {number}", "Write it so.", severity)


# --- what it says


def test_the_first_line_is_the_mark_that_nobody_sees() -> None:
    assert said({}).splitlines()[:2] == [MARKER, "### Nothing of the plan changes"]
    assert comment(verdict_of(), FRAME, "<!-- other -->").startswith("<!-- other -->\n")


def test_an_amendment_is_told_with_who_decides_and_who_is_next() -> None:
    told = said(AMENDMENT, "maria")
    assert "### Waits for ana or tomas\n" in told
    assert "**Turn more trials into paying customers** (2026-Q4/growth/trials)" in told
    assert "- **conversion**: Target 20 → 15 %." in told
    assert "| the lead of Growth: maria | ✓ approved by maria | an amendment while" in told
    assert "| leadership: ana or tomas | … waits | an amendment while the cycle runs (" in told
    assert told.endswith("**Next:** ana or tomas: approve this request, or say what is missing.\n")


def test_a_request_that_everybody_approved_is_ready() -> None:
    told = said(AMENDMENT, "maria", "ana")
    assert "### Ready: nothing is missing\n" in told
    assert told.endswith("**Next:** merge it, all who have to approve it have.\n")


def test_a_check_in_takes_one_line_and_nobody() -> None:
    told = said({"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN})
    assert "- Growth: check-in of 2026-11-16: conversion 12, confidence 0.7." in told
    assert "Who decides" not in told
    assert told.endswith("**Next:** merge it, nobody has to approve it.\n")


def test_people_are_called_by_their_names_and_never_by_their_logins() -> None:
    told = said({"people/sam.md": "---\nname: Sam\ngithub: sam-acme\n---\n"}, author="erik")
    assert "Sam: approve this request" in told
    assert "@" not in told


@pytest.mark.parametrize(
    ("after", "act"), [(CHECK_IN.replace("12", "19"), "edited"), (None, "deleted")]
)
def test_a_check_in_that_changes_what_was_told_is_said_loudly(after: str | None, act: str) -> None:
    told = said({CHECKED_IN: after})
    assert "> [!CAUTION]\n> **This changes what was told before.**" in told
    assert (
        f"> - **Growth: check-in of 2026-11-13 was {act}: conversion 12, confidence 0.7 → " in told
    )
    assert told.index("[!CAUTION]") < told.index("Who decides")


def test_a_new_objective_shows_what_it_consists_of() -> None:
    told = said({"2027-Q1/growth/more.md": OBJECTIVE.replace("Turn more", "Turn away fewer")})
    assert "- Supports company/win: Trials become the revenue" in told
    assert "- **conversion**: Trials that pay (from 10 to 20 %), owned by Sam." in told


def test_findings_name_their_place_and_what_to_write_errors_first() -> None:
    notice = finding(401, Severity.NOTICE)
    told = said(AMENDMENT, findings=(notice, finding(501)), older=2)
    assert "### Needs a fix: it brings 1 error\n" in told
    error = "- **Error OKR501** (okrs/2026-Q4/growth/trials.md:1): Problem 501. Write it so."
    assert error in told
    assert told.index("OKR501") < told.index("OKR401")
    assert "Not counting 2 older findings." in told
    assert told.endswith("then push again; approvals can wait until then.\n")


def test_a_line_is_no_emoji() -> None:
    place = Place(f"okrs/{TRIALS}", span=Span(100))
    told = said({}, findings=(Finding("OKR501", place, "wrong", "Write it so."),))
    assert "trials.md:100): Wrong." in told
    assert not references(told)


def test_an_error_is_told_even_where_nothing_of_the_plan_changes() -> None:
    assert "### Needs a fix: it brings 1 error\n" in said({}, findings=(finding(4),))


def test_two_of_leadership_where_the_company_wants_two() -> None:
    company = COMPANY.replace(
        "    leadership: [ana, tomas]",
        "    approvals: {company: 2}\n    leadership: [ana, tomas, eve]",
    )
    changed = {"2026-Q4/company/win.md": "---\nobjective: Win every market\n---\n"}
    assert "### Waits for 2 of ana, tomas and eve\n" in said(changed, company=company)
    told = said(changed, "ana", company=company)
    assert "| … waits (1 of 2), approved by ana |" in told
    assert "### Waits for tomas or eve\n" in told


def test_a_company_without_leaders_is_told_to_name_some() -> None:
    nobody = Verdict((), (), (), 0, (Answer(Demand("leadership", (), ()), ()),))
    found = Difference(Ref("a", "b", "c"), (Change(Kind.TITLE, "", "x"),))
    told = comment(Verdict((found,), (), (), 0, nobody.answers), FRAME)
    assert "name somebody on the main branch who can approve this as leadership." in told


def test_what_the_site_will_show_is_told_with_its_team() -> None:
    told = said({CHECKED_IN.replace("13", "16"): CHECK_IN.replace("12", "18")})
    assert "#### What the site will show\n" in told
    name = "2026-Q4/growth/trials"
    assert f"- **Turn more trials into paying customers** ({name}): 10 %, off track → 40 %" in told
    assert "- **Growth in 2026-Q4** (2026-Q4/growth): 10 %, off track → 40 %, pending" in told


def test_the_tree_around_a_change_marks_it_in_a_nested_list() -> None:
    rows = (
        "- Win the market (2026-Q4/company/win)",
        "  - **Turn more trials into paying customers** (2026-Q4/growth/trials) ← changes",
    )
    assert "\n".join(("#### The tree around it", "", *rows, "")) in said(AMENDMENT)


def test_a_tree_of_more_than_a_few_lines_is_folded() -> None:
    few, more = (Verdict((), (), (), 0, (), around=(ROW,) * size) for size in (6, 7))
    assert "<details>" not in comment(few, FRAME)
    told = comment(more, FRAME)
    folded = "#### The tree around it\n\n<details><summary>7 lines</summary>\n\n"
    assert f"{folded}- **Win** (win) ← changes\n" in told


def test_other_open_requests_are_linked_and_named() -> None:
    found = [Clash(Other(12, "Grow @all", "bo"), f"Both change {word}.") for word in ("a", "b")]
    told = comment(Verdict((), (), (), 0, (), clashes=tuple(found)), FRAME)
    assert "#### In the way of other open requests\n\n**#12** Grow @\u200ball, by bo\n" in (
        told.replace("&#8203;", "\u200b")
    )
    assert told.count("**#12**") == 1
    assert "- Both change a.\n- Both change b.\n" in told


def test_owners_of_what_depends_on_a_change_are_mentioned_below_it() -> None:
    told = comment(verdict_of(1), FRAME, told=["ines", "bo-2", "sam_lumen", "INES"])
    assert "16. 0\n\nDepends on this: @ines, @bo-2, @sam_lumen.\n" in told.replace("INES", "ines")
    assert "Depends on this" not in comment(verdict_of(1), FRAME)


@pytest.mark.parametrize(
    "word", ["-ana", "ana-", "a--b", "ana lee", "acme/all", "@ana", "é", "a" * 40, "a_b_c", "ana\n"]
)
def test_what_can_be_no_login_is_plain_text(word: str) -> None:
    told = comment(verdict_of(1), FRAME, told=["sam", word])
    assert told.count("@") - told.count("@&#8203;") == 1
    assert "Depends on this: @sam, " in told


def test_at_most_ten_owners_are_named() -> None:
    told = comment(verdict_of(1), FRAME, told=[f"ana{at}" for at in range(13)])
    assert "@ana9 and 3 more.\n" in told
    assert told.count("@") == 10


def test_what_is_worth_knowing_stands_at_the_end() -> None:
    note = "The approval of 1a2b3c4 by Maria ended: <b>Target</b> changed since."
    told = comment(verdict_of(1), FRAME, notes=[note])
    assert "#### Worth knowing\n\n- The approval of 1a2b3c&#8203;4 by Maria ended: &lt;b" in told
    assert told.index("Worth knowing") < told.index("**Next:**")


def test_hostile_words_in_a_real_request_stay_words() -> None:
    title = "</details> @acme/all #1 | [x](http://evil.example) \\u202e ![a](b)"
    changed = {TRIALS: OBJECTIVE.replace("Turn more trials into paying customers", f'"{title}"')}
    told = said({TRIALS: changed[TRIALS].replace("\\\\u", "\\u")})
    assert set(tags(told)) <= OURS
    assert not references(told)
    assert "acme/all" in shown(told)


# --- the page


def test_the_examples_on_the_page_are_what_the_code_makes(lumen_repository: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page, lumen_repository), "run python -m tests.review.examples"
