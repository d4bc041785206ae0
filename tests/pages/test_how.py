"""How OKRs are done here, said in plain words from the stage and the settings."""

from datetime import date

import pytest

from site_builder.model.vocabulary import SHAPES
from site_builder.pages.format import format_context
from site_builder.pages.how import HowContext, how_context
from tests.pages.plans import COMPANY, view_of

AMENDMENT = "A commitment changed while its cycle runs"


def how(old: str = "", new: str = "", as_of: date = date(2026, 11, 16)) -> HowContext:
    """The page of the small company, with something in its file replaced."""
    return how_context(view_of({"company.md": COMPANY.replace(old, new)}, as_of))


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        ("seed", "Leadership approves it."),
        ("growth", "The team's lead and leadership approve it."),
        ("scaling", "The team's lead approves it."),
    ],
)
def test_the_stage_decides_who_decides(stage: str, told: str) -> None:
    decisions = {one.matter: one.decider for one in how("growth", stage).decisions}
    assert decisions[AMENDMENT] == told
    assert len(decisions) == 6


def test_what_the_company_decides_otherwise_is_shown_as_written() -> None:
    own = "leadership: [ana]\n    approvals: {amendment: [ana, sam], company: 2}"
    shown = how("leadership: [ana]", own)
    assert [(one.matter, one.decider) for one in shown.overrides] == [
        ("amendment", "ana, sam"),
        ("company", "2"),
    ]


def test_it_names_the_next_days_that_matter() -> None:
    days = [(one.on.iso, one.what) for one in how().dates]
    assert days == [("2026-11-18", "the next check-in is due"), ("2026-12-31", "ends")]
    assert [one.what for one in how(as_of=date(2026, 9, 1)).dates] == ["begins"]
    assert how(as_of=date(2027, 2, 1)).dates == ()


def test_a_changed_rule_stands_with_what_it_usually_is() -> None:
    changed = how("headcount: 12", "headcount: 12\n    rules: {OKR201: off, OKR301: error}")
    assert [(one.rule.label, one.usual, one.ours) for one in changed.rules] == [
        ("OKR201 Unaligned", "error", "off"),
        ("OKR301 Task", "warning", "error"),
    ]
    assert changed.unaligned == "An objective of a team need not support anything."


@pytest.mark.parametrize(
    ("headcount", "told"), [(12, "There are none"), (80, "discouraged"), (500, "They are allowed.")]
)
def test_individual_goals_depend_on_the_size(headcount: int, told: str) -> None:
    assert told in how("headcount: 12", f"headcount: {headcount}").individual


def test_the_cadence_is_said_in_words() -> None:
    assert how("headcount", "check_ins: biweekly\n    headcount").cadence == (
        "Teams check in every two weeks. A figure older than 4 weeks counts as stale."
    )


def test_the_format_names_every_kind_of_file_and_field() -> None:
    kinds = {one.id: one for one in format_context(view_of()).kinds}
    assert set(SHAPES) <= set(kinds)
    assert {"key-result", "amendment", "former", "bounds", "update"} <= set(kinds)
    keys = {one.key: one for one in kinds["key-result"].fields}
    assert keys["from"].says == "The baseline."
    assert all(one.says for kind in kinds.values() for one in kind.fields)
