"""Ways to approve oneself, or to be judged by somebody else. Beside each the honest way in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.attacks_words import ALONE, COMPANY, LOWERED, TEAM
from tests.bot.office import PLAN, TARGET, Office, office
from tests.github.limits import Refused
from tests.github.records import Review


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


def slip_in(acme: Office, number: int, login: str) -> None:
    """An approval that the forge itself would refuse."""
    pull, now = acme.forge.pulls[number], acme.forge.now()
    pull.reviews.append(
        Review(acme.forge.new_id(), login, "", "APPROVED", pull.head_sha, now),
    )


def test_the_lead_and_a_leader_together_open_the_gate(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_nobody_approves_their_own_request(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED}, author="maria")
    with pytest.raises(Refused):
        acme.approve(number, "maria")
    slip_in(acme, number, "maria")
    acme.approve(number, "ana")
    assert acme.judged(number) == "pending"
    acme.approve(number, "jonas")
    assert acme.judged(number) == "success"


def test_a_leader_does_not_approve_their_own_request(acme: Office) -> None:
    number = acme.propose({"okrs/company.md": f"{COMPANY}More.\n"}, author="ana")
    slip_in(acme, number, "ana")
    acme.approve(number, "maria", "jonas", "sam")
    assert acme.judged(number) == "pending"
    acme.approve(number, "tomas")
    assert acme.judged(number) == "success"


def test_a_login_in_other_letters_is_the_same_person(tmp_path: Path) -> None:
    maria = {"okrs/people/maria.md": "---\nname: Maria Rossi\ngithub: Maria-R\n---\n"}
    with office(tmp_path, PLAN | maria) as acme:
        acme.forge.collaborator("maria-r", "MARIA-R")
        number = acme.propose({TARGET: LOWERED}, author="maria-r")
        acme.approve(number, "MARIA-R", "ana")
        assert acme.judged(number) == "pending"
        acme.approve(number, "jonas")
        assert acme.judged(number) == "success"


def test_an_approval_in_other_letters_than_the_plans_counts(tmp_path: Path) -> None:
    maria = {"okrs/people/maria.md": "---\nname: Maria Rossi\ngithub: Maria-R\n---\n"}
    with office(tmp_path, PLAN | maria) as acme:
        acme.forge.collaborator("maria-r")
        number = acme.propose({TARGET: LOWERED})
        acme.approve(number, "maria-r", "ana")
        assert acme.judged(number) == "success"


def test_an_account_that_the_plan_does_not_know_approves_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "eve")
    assert acme.judged(number) == "pending"


def test_somebody_who_decides_something_else_approves_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "ines", "jonas", "ana", "tomas")
    assert acme.judged(number) == "pending"


def test_who_wrote_a_commit_does_not_approve_it(acme: Office) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, author="maria")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"
    acme.approve(number, "jonas")
    assert acme.judged(number) == "success"


def test_who_committed_what_another_is_said_to_have_written_does_not_approve_it(
    acme: Office,
) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, author="sam", committer="maria")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


@pytest.mark.parametrize(
    "signed",
    [
        "Maria Rossi <maria.rossi@home.example>",
        "MARIA ROSSI <nobody@home.example>",
        "M <123+maria@users.noreply.github.com>",
        "M <maria@users.noreply.github.com>",
        "maria <at@home.example>",
    ],
)
def test_who_signed_a_commit_by_name_or_address_does_not_approve_it(
    acme: Office, signed: str
) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, author=signed, committer="sam")
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


def test_a_co_author_does_not_approve(acme: Office) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, co_authors=["maria"])
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"


def test_who_pushed_to_a_request_no_longer_approves_it(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    acme.forge.commit("change", {"README.md": "# Acme!\n"}, author="maria")
    assert acme.judged(number) == "pending"


def test_another_leader_approves_where_one_had_a_hand_in_it(acme: Office) -> None:
    acme.forge.commit("change", {TARGET: LOWERED}, co_authors=["ana"])
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"
    acme.approve(number, "tomas")
    assert acme.judged(number) == "success"


def test_a_leader_is_not_free_by_naming_the_other_leader_as_co_author(acme: Office) -> None:
    changed = {"okrs/company.md": f"{COMPANY}More.\n"}
    acme.forge.commit("change", changed, author="ana", co_authors=["tomas"])
    number = acme.forge.open("change", author="ana").number
    assert acme.judged(number) == "pending"
    slip_in(acme, number, "ana")
    assert acme.judged(number) == "pending"


def test_who_wrote_it_does_not_approve_it_by_naming_all_others_as_co_authors(acme: Office) -> None:
    changed = {"okrs/company.md": f"{COMPANY}More.\n"}
    acme.forge.commit("change", changed, author="ana", co_authors=["tomas"])
    number = acme.forge.open("change", author="sam").number
    acme.approve(number, "ana")
    assert acme.judged(number) == "pending"
    acme.approve(number, "tomas")
    assert acme.judged(number) == "success"


def test_naming_the_only_leader_as_co_author_frees_nobody(tmp_path: Path) -> None:
    with office(tmp_path, ALONE) as acme:
        changed = {"okrs/company.md": f"{ALONE['okrs/company.md']}More.\n"}
        acme.forge.commit("change", changed, author="sam", co_authors=["ana"])
        number = acme.forge.open("change", author="sam").number
        assert acme.judged(number) == "pending"


def test_the_only_leader_decides_what_is_theirs(tmp_path: Path) -> None:
    with office(tmp_path, ALONE) as acme:
        changed = {"okrs/company.md": f"{ALONE['okrs/company.md']}More.\n"}
        assert acme.judged(acme.propose(changed, author="ana")) == "success"
        number = acme.propose(changed, author="sam", branch="of-sam")
        assert acme.judged(number) == "pending"
        acme.approve(number, "ana")
        assert acme.judged(number) == "success"


def test_what_another_pushes_to_the_only_leaders_request_is_not_the_leaders(tmp_path: Path) -> None:
    with office(tmp_path, ALONE) as acme:
        company = ALONE["okrs/company.md"]
        number = acme.propose({"okrs/company.md": f"{company}More.\n"}, author="ana")
        assert acme.judged(number) == "success"
        theirs = {"okrs/company.md": company.replace("[ana]", "[ana, eve]")}
        acme.forge.commit("change", theirs, author="eve")
        assert acme.judged(number) == "pending"


def test_what_another_pushes_to_a_persons_priorities_is_not_theirs(acme: Office) -> None:
    number = acme.propose({"okrs/people/sam.md": "---\nname: Sam Okafor\n---\nMine.\n"})
    assert acme.judged(number) == "success"
    theirs = {"okrs/people/sam.md": "---\nname: Sam Okafor\n---\nEve's.\n"}
    acme.forge.commit("change", theirs, author="eve")
    assert acme.judged(number) == "pending"


@pytest.mark.parametrize(
    "files",
    [
        {"okrs/company.md": COMPANY.replace("ana, tomas", "ines, ana")},
        {"okrs/teams/growth.md": TEAM.replace("maria", "ines")},
        {"okrs/teams/growth.md": None, "okrs/teams/squad.md": TEAM.replace("maria", "ines")},
        {"okrs/teams/product.md": "---\nname: Product\nlead: ines\n---\n"},
        {"okrs/people/ana.md": "---\nname: Ana Ferreira\ngithub: ines\n---\n"},
        {"okrs/people/maria.md": "---\nname: Maria Rossi\ngithub: ines\n---\n"},
    ],
    ids=["leader", "lead", "renamed team", "lead around", "login of a leader", "login of the lead"],
)
@pytest.mark.parametrize("author", ["sam", "maria"])
def test_a_request_cannot_name_its_own_judge(
    acme: Office, files: dict[str, str | None], author: str
) -> None:
    number = acme.propose({TARGET: LOWERED} | files, author=author)
    acme.approve(number, "ines")
    assert acme.judged(number) == "pending"
    acme.approve(number, "jonas" if author == "maria" else "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_login_claimed_in_a_request_counts_for_nothing(acme: Office) -> None:
    files = {"okrs/people/ana.md": "---\nname: Ana Ferreira\ngithub: eve\n---\n"}
    number = acme.propose(files)
    acme.approve(number, "eve")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_login_that_two_people_claim_approves_for_neither(tmp_path: Path) -> None:
    eve = {"okrs/people/eve.md": "---\nname: Eve\ngithub: ANA\n---\n"}
    with office(tmp_path, PLAN | eve) as acme:
        number = acme.propose({TARGET: LOWERED})
        acme.approve(number, "maria", "ana", "eve")
        assert acme.judged(number) == "pending"
        acme.approve(number, "tomas")
        assert acme.judged(number) == "success"


LOOSER = [
    COMPANY.replace("growth", "scaling"),
    COMPANY.replace("stage:", "approvals: {amendment: lead, company: 1}\nstage:"),
    COMPANY.replace("stage:", "approvals: {amendment: [maria], company: [maria]}\nstage:"),
]


@pytest.mark.parametrize("company", LOOSER, ids=["stage", "lead", "list"])
def test_approvals_loosened_in_the_same_request_change_nothing(acme: Office, company: str) -> None:
    number = acme.propose({TARGET: LOWERED, "okrs/company.md": company})
    acme.approve(number, "maria", "ines")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


@pytest.mark.parametrize("company", LOOSER, ids=["stage", "lead", "list"])
def test_approvals_that_main_has_loosened_do(acme: Office, company: str) -> None:
    acme.forge.commit("main", {"okrs/company.md": company}, author="ana")
    number = acme.propose({TARGET: LOWERED})
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria")
    assert acme.judged(number) == "success"


def test_two_of_leadership_are_two(tmp_path: Path) -> None:
    two = COMPANY.replace("stage:", "approvals: {company: 2}\nstage:")
    with office(tmp_path, PLAN | {"okrs/company.md": two}) as acme:
        number = acme.propose({"okrs/company.md": COMPANY})
        acme.approve(number, "ana")
        acme.approve(number, "ana")
        assert acme.judged(number) == "pending"
        acme.approve(number, "tomas")
        assert acme.judged(number) == "success"


def test_naming_a_leader_as_co_author_lowers_no_number(tmp_path: Path) -> None:
    two = COMPANY.replace("stage:", "approvals: {company: 2}\nstage:")
    with office(tmp_path, PLAN | {"okrs/company.md": two}) as acme:
        acme.forge.commit("change", {"okrs/company.md": COMPANY}, co_authors=["tomas"])
        number = acme.forge.open("change", author="sam").number
        acme.approve(number, "ana")
        assert acme.judged(number) == "pending"
