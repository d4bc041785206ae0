"""Longer ways around those who decide. Beside each the honest way in."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from site_builder.effects.github.event import numbers
from tests.bot.attacks_words import (
    BOTTOM_UP,
    COMPANY,
    CYCLE,
    LOWERED,
    TEAM,
    TOLD,
)
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office
from tests.github import pulls

PRODUCT = "okrs/teams/product.md"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


def many_commits(acme: Office, branch: str, number: int) -> None:
    """Commits that change nothing, as `git commit --allow-empty` makes them."""
    git, sam = acme.forge.git, acme.forge.person("sam")
    tip = acme.forge.branch(branch) or acme.forge.branch("main") or ""
    tree = git.commit(tip).tree
    for _ in range(number):
        tip = git.write(tree, [tip], "Nothing", sam, sam)
    git.point(acme.forge.repo.ref(branch), tip)
    pulls.sync(acme.forge, "sam")


def test_a_hand_behind_more_commits_than_github_lists_is_seen(acme: Office) -> None:
    many_commits(acme, "change", 251)
    by_her_account = "M. <maria@x.example>"
    acme.forge.commit("change", {TARGET: LOWERED}, author=by_her_account, committer="sam")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


def test_a_hand_is_known_by_the_account_that_an_address_belongs_to(acme: Office) -> None:
    by_her_account = "M. <maria@x.example>"
    acme.forge.commit("change", {TARGET: LOWERED}, author=by_her_account, committer="sam")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


def test_more_commits_than_github_names_the_makers_of_are_held_up(acme: Office) -> None:
    many_commits(acme, "change", 249)
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    acme.forge.commit("change", {"README.md": "# Acme!\n"})
    assert acme.judged(number) == "pending"
    assert "put them together" in acme.gate()


@pytest.mark.parametrize(
    "trailer",
    [
        "co-authored-by: Maria Rossi <m@home.example>",
        "CO-AUTHORED-BY: m <maria@users.noreply.github.com>",
        "Co-authored-by:Maria Rossi <m@home.example>",
        "Co-Authored-By: maria <m@home.example>\nSigned-off-by: Sam <sam@x.example>",
    ],
)
def test_a_co_author_in_other_letters_does_not_approve(acme: Office, trailer: str) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, f"Lower it\n\n{trailer}")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


def test_an_account_that_is_called_like_a_person_is_not_that_person(tmp_path: Path) -> None:
    ana = {"okrs/people/ana.md": "---\nname: Ana Ferreira\ngithub: ana-f\n---\n"}
    with office(tmp_path, PLAN | ana) as acme:
        acme.forge.collaborator("ana-f")
        number = acme.propose({TARGET: LOWERED})
        acme.approve(number, "maria", "ana")
        assert acme.judged(number) == "pending"
        acme.approve(number, "ana-f")
        assert acme.judged(number) == "success"


def test_a_list_that_names_the_author_alone_is_for_leadership(tmp_path: Path) -> None:
    listed = COMPANY.replace("stage:", "approvals: {amendment: [maria]}\nstage:")
    with office(tmp_path, PLAN | {"okrs/company.md": listed}) as acme:
        number = acme.propose({TARGET: LOWERED}, author="maria")
        acme.approve(number, "jonas", "sam", "ines")
        assert acme.judged(number) == "pending"
        acme.approve(number, "tomas")
        assert acme.judged(number) == "success"


def test_who_leads_all_teams_around_is_judged_by_leadership(tmp_path: Path) -> None:
    plan = BOTTOM_UP | {PRODUCT: "---\nname: Product\nlead: maria\nparent: growth\n---\n"}
    with office(tmp_path, plan) as acme:
        number = acme.propose({TARGET: LOWERED}, author="maria")
        acme.approve(number, "jonas", "sam", "ines")
        assert acme.judged(number) == "pending"
        acme.approve(number, "tomas")
        assert acme.judged(number) == "success"


@pytest.mark.parametrize(
    "content",
    [
        "---\nname: Samuel\n---\n",
        "---\nname: Sam Okafor\ngithub: sam2\n---\n",
        "---\nname: Maria Rossi\n---\n",
        None,
    ],
)
def test_nobody_says_alone_who_they_are(acme: Office, content: str | None) -> None:
    number = acme.propose({"okrs/people/sam.md": content})
    acme.approve(number, "maria", "jonas")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_person_says_alone_what_they_set_out_to_do(acme: Office) -> None:
    mine = {"okrs/people/sam.md": "---\nname: Sam Okafor\n---\nMine.\n"}
    assert acme.judged(acme.propose(mine)) == "success"
    others = acme.propose(mine, author="ines", branch="theirs")
    acme.forge.close(1)
    assert acme.judged(others) == "pending"


@pytest.mark.parametrize(
    ("path", "author"),
    [
        (TOLD.replace("growth", "company"), "sam"),
        (TOLD.replace("growth", "company"), "maria"),
        (TOLD.replace("growth", "nowhere"), "sam"),
        ("okrs/2026-Q4/growth/retrospective.md", "jonas"),
    ],
)
def test_what_is_told_for_others_needs_their_word(acme: Office, path: str, author: str) -> None:
    content = CHECK_IN.replace("by: sam", f"by: {author}")
    assert acme.judged(acme.propose({path: content}, author=author)) == "pending"


def test_a_check_in_into_a_closed_cycle_needs_the_lead(tmp_path: Path) -> None:
    closed = CYCLE.replace("ends: 2026-12-31", "ends: 2026-12-31\nclosed: 2027-01-15")
    with office(tmp_path, PLAN | {"okrs/2026-Q4/cycle.md": closed}) as acme:
        number = acme.propose({TOLD: CHECK_IN})
        assert acme.judged(number) == "success"
        late = acme.bot(on=date(2027, 3, 1))
        late.look_after(number)
        assert acme.approval(number) == "pending"
        acme.approve(number, "maria")
        late.look_after(number)
        assert acme.approval(number) == "success"


def test_a_team_of_ones_own_needs_leadership(tmp_path: Path) -> None:
    with office(tmp_path, BOTTOM_UP) as acme:
        files = {
            "okrs/teams/sales.md": "---\nname: Sales\nlead: ines\n---\n",
            TARGET.replace("growth", "sales"): OBJECTIVE,
        }
        number = acme.propose(files)
        acme.approve(number, "ines", "maria", "jonas")
        assert acme.judged(number) == "pending"
        acme.approve(number, "ana")
        assert acme.judged(number) == "success"


def test_an_objective_for_another_team_needs_its_lead(tmp_path: Path) -> None:
    with office(tmp_path, BOTTOM_UP) as acme:
        other = OBJECTIVE.replace("Turn more trials", "Turn all trials")
        number = acme.propose({TARGET.replace("trials", "theirs"): other}, author="jonas")
        acme.approve(number, "ana", "sam")
        assert acme.judged(number) == "pending"
        acme.approve(number, "maria")
        assert acme.judged(number) == "success"


def test_who_becomes_lead_in_another_request_decides_once_that_is_merged(acme: Office) -> None:
    lead = {"okrs/teams/growth.md": TEAM.replace("maria", "ines")}
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "ines", "ana")
    other = acme.propose(lead, author="ines", branch="lead")
    assert (acme.judged(number), acme.judged(other)) == ("pending", "pending")
    acme.approve(other, "tomas")
    assert acme.judged(other) == "success"
    acme.forge.merge(other)
    assert acme.judged(number) == "success"


def test_a_conflict_is_no_way_in(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    acme.forge.commit("main", {TARGET: OBJECTIVE.replace("to: 20", "to: 30")}, author="ana")
    assert acme.judged(number) == "pending"


def test_the_last_word_counts_though_many_spoke_before(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    for _ in range(130):
        acme.forge.review(number, "eve", "COMMENTED", "Hm")
    acme.forge.review(number, "maria", "CHANGES_REQUESTED", "No")
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria")
    assert acme.judged(number) == "success"


def test_an_old_event_changes_nothing(acme: Office, tmp_path: Path) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    old = acme.forge.pulls[number].head_sha
    acme.forge.commit("change", {TARGET: OBJECTIVE.replace("to: 20", "to: 12")})
    head = {"sha": old, "ref": "change", "repo": {"full_name": "acme/okrs"}}
    told = {"number": number, "head": head, "state": "open", "user": {"login": "ana"}}
    payload = {"action": "submitted", "pull_request": told, "review": {"state": "approved"}}
    file = tmp_path / "event.json"
    file.write_text(json.dumps(payload))
    bot = acme.bot()
    assert bot.look_after_all(numbers(bot.forge, "pull_request_target", file))
    assert acme.approval(number) == "pending"


def test_an_event_with_another_commit_changes_nothing(acme: Office, tmp_path: Path) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria")
    run = {"head_sha": "1" * 40, "head_branch": "change", "conclusion": "success"}
    payload = {"workflow_run": run | {"head_repository": {"full_name": "acme/okrs"}}}
    file = tmp_path / "event.json"
    file.write_text(json.dumps(payload))
    bot = acme.bot()
    assert bot.look_after_all(numbers(bot.forge, "workflow_run", file))
    assert acme.approval(number) == "pending"
    assert {one.sha for one in acme.forge.statuses} == {acme.forge.pulls[number].head_sha}
