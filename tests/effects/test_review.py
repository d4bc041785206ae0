"""A verdict at the terminal and as JSON says what the comment says."""

import json
from dataclasses import replace

import pytest

from site_builder.effects.review import print_verdict
from site_builder.effects.review_json import as_json
from site_builder.review.around import Around, Part
from site_builder.review.future import Clash, Other
from site_builder.review.verdict import Verdict
from tests.review.plans import Proposal, answered
from tests.review.verdicts import verdict_of

FRAME = Proposal({}).base.frame
VERDICT = replace(
    verdict_of(others=1),
    around=(
        Around(0, "2026-Q4/company/win", "Win the market"),
        Around(1, "2026-Q4/growth/trials", "Turn more trials", Part.CHANGES, again=True),
        Around(1, "", "and 7 more"),
    ),
    clashes=(Clash(Other(12, "Grow", "bo"), "Both change 2026-Q4/growth/trials."),),
)


def printed(capsys: pytest.CaptureFixture[str], verdict: Verdict = VERDICT) -> str:
    print_verdict(verdict, FRAME, str)
    return capsys.readouterr().out


def test_the_terminal_shows_effects_the_tree_and_other_requests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = printed(capsys)
    assert "\nWhat the site will show\n  Target 18 → 16.: 43 %, on track → 47 %, at risk\n" in told
    rows = (
        "  Win the market  2026-Q4/company/win",
        "    Turn more trials  2026-Q4/growth/trials ← changes, see above",
        "    and 7 more",
    )
    assert "\n".join(("\nThe tree around it", *rows, "")) in told
    assert "\n  #12 Grow by bo: Both change 2026-Q4/growth/trials.\n" in told


def test_what_there_is_not_has_no_title(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, verdict_of())
    assert "site will" not in told
    assert "tree" not in told
    assert "requests" not in told


def test_no_title_moves_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, verdict_of(1, 1, 1, "a\x1b[31mb\u061cc\u202ed\u200be", 2))
    assert not set(told) & {"\x1b", "\u061c", "\u202e", "\u200b"}


def test_the_terminal_asks_for_two_of_three_as_the_comment_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = verdict_of(demands=1).answers[0].demand
    two = replace(asked, title="2 of leadership", people=("ana", "tomas", "eve"), needed=2)
    told = printed(capsys, replace(VERDICT, answers=answered([two], ["ana"])))
    assert "… 2 of leadership: tomas or eve\n" in told
    told = printed(capsys, replace(VERDICT, answers=answered([two], [])))
    assert "… 2 of leadership: 2 of ana, tomas and eve\n" in told


def test_the_json_has_the_same() -> None:
    told = json.loads(as_json(VERDICT, FRAME, str))
    assert told["effects"] == [
        {
            "name": "Target 18 → 16.",
            "title": "Target 18 → 16.",
            "before": {"percent": 43, "status": "on-track", "grade": None},
            "after": {"percent": 47, "status": "at-risk", "grade": None},
            "sentence": "43 %, on track → 47 %, at risk",
        }
    ]
    assert told["around"][1] == {
        "depth": 1,
        "name": "2026-Q4/growth/trials",
        "title": "Turn more trials",
        "part": "changes",
        "again": True,
    }
    sentence = "Both change 2026-Q4/growth/trials."
    assert told["clashes"] == [
        {"request": 12, "title": "Grow", "author": "bo", "sentence": sentence}
    ]
