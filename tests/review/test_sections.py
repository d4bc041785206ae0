"""How a comment folds, and where it ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.change import Change, Kind
from site_builder.model.objective import Ref
from site_builder.review.comment import LIMIT, comment
from site_builder.review.difference import Difference
from site_builder.review.verdict import Verdict
from tests.review.plans import Proposal
from tests.review.rendering import HOSTILE, OURS, references, shown, tags
from tests.review.verdicts import verdict_of

FRAME = Proposal({}).base.frame


def test_a_long_former_value_does_not_push_out_the_new_one() -> None:
    long = "signed " * 1000
    change = Change(Kind.EVIDENCE, "soc2", f"Evidence {long} → a nod.", long, "a nod")
    found = Difference(Ref("a", "b", "c"), (change,))
    assert "… → a nod.\n" in comment(Verdict((found,), (), (), 0, ()), FRAME)


def test_a_small_request_is_complete_without_unfolding() -> None:
    assert "<details>" not in comment(verdict_of(8, 5, 8), FRAME)


@pytest.mark.parametrize(("sizes", "summary"), [((9, 0, 0), "1 more"), ((0, 30, 0), "25 more")])
def test_what_is_beyond_is_folded_and_still_there(
    sizes: tuple[int, int, int], summary: str
) -> None:
    told = comment(verdict_of(*sizes), FRAME)
    assert f"<details><summary>{summary}</summary>\n\n" in told
    assert "room" not in told
    assert shown(told).count("18 → 16") >= sum(sizes)


@pytest.mark.parametrize("sizes", [(2000, 0, 0), (900, 900, 900), (3, 900, 0), (0, 0, 900)])
@pytest.mark.parametrize("others", [0, 900])
@pytest.mark.parametrize("words", ["Target 18 → 16.", "$" * 900, "@|<>" * 250])
def test_a_huge_request_is_cut_by_whole_lines_and_counted(
    sizes: tuple[int, int, int], others: int, words: str
) -> None:
    verdict = verdict_of(*sizes, words, others)
    for limit in (LIMIT, 12_000):
        told = comment(verdict, FRAME, limit=limit)
        assert len(told) <= limit
        assert re.search(r"And [\d,]+ more, for which there is no room", told)
        assert told.count("<details>") == told.count("</details>")
        assert "**Next:** " in told.splitlines()[-1]
        assert set(tags(told)) <= OURS


def test_short_sections_are_whole_where_a_long_one_is_cut() -> None:
    told = comment(verdict_of(2000, 2, 2), FRAME)
    assert told.count("**Error OKR") == 2
    assert told.count("… waits") == 2
    assert len(told) > LIMIT * 0.9


COUNTS = st.integers(0, 40)
WORDS = st.one_of(st.text(max_size=300), st.sampled_from([*HOSTILE, "$" * 900, "@|<>" * 250]))


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, WORDS)
def test_it_never_exceeds_its_limit_and_is_always_the_same(  # noqa: PLR0913 (a section each)
    changes: int, findings: int, demands: int, others: int, notes: int, words: str
) -> None:
    verdict = verdict_of(changes, findings, demands, words, others)
    owners = [f"{words}{at}" for at in range(notes)]
    told, again = (
        comment(verdict, FRAME, limit=12_000, told=owners, notes=[words] * notes) for _ in "12"
    )
    assert len(told) <= 12_000
    assert told == again
    assert set(tags(told)) <= OURS
    assert told.count("<details>") == told.count("</details>")
    without = told.replace("**#12** ", "")
    for one in reversed(owners):
        without = without.replace(f"@{one}", "")
    assert not references(without)
