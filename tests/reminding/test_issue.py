"""The words of a team's issue, whatever the plan says."""

from datetime import UTC, date, datetime

import pytest

from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.history import History
from site_builder.reminding.issue import Mark, Ways, again, body, read_mark
from site_builder.reminding.office import Office
from tests.bot.office import PLAN, TARGET

LIMIT = 65_536
"""How many characters GitHub takes."""
TURN = date(2026, 10, 7)


def letter_of(key_results: str, day: str = "2026-10-07") -> tuple[str, str]:
    """The text of Growth's issue with some key results, and the comment a cadence later."""
    files = {path: text for path, text in PLAN.items() if path.startswith("okrs/")}
    files[TARGET] = f"---\nobjective: Turn trials into customers\nkey_results:\n{key_results}---\n"
    inside = {path.removeprefix("okrs/"): text.encode() for path, text in files.items()}
    plan, findings = read_plan(Tree(inside, ()))
    assert not findings
    at = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=UTC)
    ways = Ways("https://okrs.example/{}".format, "https://forge.example/new?key-result={}".format)
    letter = Office(plan, History(), at, ways).letter("growth")
    return body(letter, Mark("growth", TURN, lead=True)), again(letter)


def test_the_longest_plan_still_fits() -> None:
    hostile = "<@*_~|`#" * 37
    row = "  k{}: {{title: '{}', owner: sam, from: 1, to: 9, unit: '{}'}}\n"
    rows = "".join(row.format(f"{one}-{'x' * 40}", hostile, "|" * 30) for one in range(60))
    text, comment = letter_of(rows, "2026-11-16")
    assert len(text) < LIMIT
    assert "And 35 more." in text
    assert comment.startswith("@sam: 60 key results still wait")


def test_a_milestone_is_told_of_by_yes() -> None:
    text, _ = letter_of("  soc2: {title: We are certified, owner: sam, done_when: Signed}\n")
    assert "`/check-in soc2 yes 0.6 What happened`" in text


def test_who_has_no_login_is_named_and_not_called() -> None:
    text, comment = letter_of("  a: {title: One, owner: all of us, from: 1, to: 2}\n")
    assert "| all of us |" in text
    assert comment.startswith("all of us: 1 key result still waits")


def test_whom_the_plan_does_not_know_is_not_called() -> None:
    text, _ = letter_of("  a: {title: One, owner: stranger, from: 1, to: 2}\n")
    assert "| stranger |" in text


def test_the_lead_is_told_of_only_what_is_late() -> None:
    text, _ = letter_of("  a: {title: One, owner: sam, from: 1, to: 2}\n")
    assert "two check-ins or more" not in text


@pytest.mark.parametrize("lead", [True, False])
def test_the_mark_is_read_as_it_was_written(lead: bool) -> None:  # noqa: FBT001 (a case)
    mark = Mark("growth", TURN, lead)
    assert read_mark(f"{mark}\nWords.") == mark


OTHERS = "", "Words.", f"Words. {Mark('a', TURN, lead=False)}", "<!-- okrs-remind a 2026-13-01 -->"


@pytest.mark.parametrize("text", OTHERS)
def test_any_other_text_has_no_mark(text: str) -> None:
    assert read_mark(text) is None
