"""Stories of check-ins, some of which nobody has to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import CHECK_IN, PLAN, RIGHTS, TARGET, Office, office
from tests.bot.stories import WEEK, amended, asked, company, headline, statuses


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("lets", [True, False])
def test_a_check_in_merges_itself_where_the_company_lets_it(tmp_path: Path, *, lets: bool) -> None:
    more = {"merge_check_ins": "true"} if lets else {}
    with office(tmp_path, PLAN | {"okrs/company.md": company(**more)}) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        acme.forge.required = ["okrs/check", "okrs/approval"]
        number = acme.propose({WEEK: CHECK_IN})
        acme.look(number)
        pull = acme.forge.pulls[number]
        assert statuses(acme, number)["approval"] == ("success", "Nobody has to approve this")
        assert pull.labels == ["okr: check-in"]
        assert (pull.merged is not None, asked(acme, number)) == (lets, [])
        landed = acme.forge.git.read(acme.forge.branch("main") or "", WEEK)
        assert (landed == CHECK_IN.encode()) is lets


@pytest.mark.parametrize("beside", ["README.md", TARGET])
def test_a_check_in_with_anything_beside_it_does_not_merge_itself(
    tmp_path: Path, beside: str
) -> None:
    with office(tmp_path, PLAN | {"okrs/company.md": company(merge_check_ins="true")}) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        text = amended() if beside == TARGET else "Hello\n"
        number = acme.propose({WEEK: CHECK_IN, beside: text})
        acme.look(number)
        assert acme.forge.pulls[number].merged is None


def test_a_check_in_by_somebody_else_waits_for_the_lead(acme: Office) -> None:
    number = acme.propose({WEEK: CHECK_IN}, author="eve")
    assert acme.judged(number) == "pending"
    assert headline(acme, number) == "Waits for Maria Rossi"
