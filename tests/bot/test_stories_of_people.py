"""Who is asked and who is mentioned, told through the bot to a forge and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import OBJECTIVE, PLAN, TARGET, Office, office
from tests.bot.stories import amended, asked, told

ONBOARDING = """\
---
objective: New teams find their way alone
supports: {growth/trials/conversion: Teams that find their way pay more often}
key_results:
  setup: {title: Teams that finish the tour, owner: jonas, from: 40, to: 60, unit: "%"}
  calls: {title: Calls for help, owner: jonas, keep: {at_most: 9}, unit: calls a week}
---
"""


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def test_nobody_is_asked_twice(acme: Office) -> None:
    number = acme.propose({TARGET: amended()})
    acme.look(number)
    acme.look(number)
    assert sorted(asked(acme, number)) == ["ana", "maria", "tomas"]
    acme.forge.pulls[number].reviewers.clear()
    acme.forge.commit("change", {TARGET: amended(17)})
    acme.look(number)
    assert acme.forge.pulls[number].reviewers == []


def test_the_author_is_not_asked(acme: Office) -> None:
    number = acme.propose({TARGET: amended()}, author="maria")
    acme.look(number)
    assert sorted(asked(acme, number)) == ["ana", "jonas", "tomas"]


def test_nobody_is_asked_while_something_is_wrong_or_a_draft(acme: Office) -> None:
    number = acme.propose({TARGET: OBJECTIVE.replace("to: 20", "to: 16")})
    acme.look(number)
    acme.forge.draft(number)
    acme.forge.commit("change", {TARGET: amended()})
    assert acme.judged(number) == "pending"
    assert asked(acme, number) == []
    acme.forge.draft(number, draft=False)
    acme.look(number)
    assert len(asked(acme, number)) == 3


@pytest.mark.parametrize(("author", "named"), [("sam", True), ("jonas", False)])
def test_owners_of_what_depends_on_it_are_mentioned_but_not_the_author(
    tmp_path: Path, author: str, *, named: bool
) -> None:
    plan = PLAN | {"okrs/2026-Q4/product/onboarding.md": ONBOARDING}
    with office(tmp_path, plan) as acme:
        number = acme.propose({TARGET: amended()}, author=author)
        acme.look(number)
        assert "1 objective depends on it" in told(acme, number)
        assert ("@jonas" in told(acme, number)) is named
        assert f"@{author}" not in told(acme, number)


@pytest.mark.parametrize("kind", ["app", "workflow"])
def test_a_team_is_asked_or_its_people_where_the_token_may_not(tmp_path: Path, kind: str) -> None:
    growth = PLAN["okrs/teams/growth.md"].replace("lead:", "reviewers: acme/growth\nlead:")
    plan = PLAN | {"okrs/teams/growth.md": growth}
    with office(tmp_path, plan) as acme:
        acme.forge.team("growth", ["maria", "sam", "ines"])
        if kind == "app":
            acme.token = acme.forge.app_token()
        number = acme.propose({TARGET: OBJECTIVE.replace("Turn more", "Turn many more")})
        name = "okrs-bot[bot]" if kind == "app" else "github-actions[bot]"
        for _ in range(2):
            acme.bot(OKRS_BOT=name).look_after(number)
        people = {"app": ["growth", "maria"], "workflow": ["ines", "maria"]}
        assert sorted(asked(acme, number)) == people[kind]
        assert len(acme.comments(number)) == 1


def test_a_reviewer_who_has_no_access_does_not_keep_the_others_from_being_asked(
    acme: Office,
) -> None:
    acme.forge.users["tomas"].role = "none"
    number = acme.propose({TARGET: amended()})
    acme.look(number)
    assert sorted(asked(acme, number)) == ["ana", "maria"]
    assert [one for one in acme.said if "tomas could not be asked to review" in one]
