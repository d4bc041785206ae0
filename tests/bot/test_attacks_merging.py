"""Ways to have the bot merge what it shouldn't, and to come from outside under a free name."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.bot.attacks_words import (
    ALONE,
    LINK,
    LOWERED,
    MERGING,
    MERGING_RIGHTS,
    TEAM,
    TOLD,
    plant,
)
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office

OLD = "okrs/2026-Q4/growth/check-ins/2026-11-02.md"


@pytest.fixture
def merging(tmp_path: Path) -> Iterator[Office]:
    """A company whose check-ins may merge by themselves, and a bot that can merge."""
    with office(tmp_path, MERGING) as made:
        made.token = made.forge.workflow_token(MERGING_RIGHTS)
        made.forge.required = ["okrs/check", "okrs/approval"]
        yield made


@pytest.fixture
def in_public(tmp_path: Path) -> Iterator[Office]:
    """A public repository in which nobody works yet whom the plan calls ana, maria or sam."""
    with office(tmp_path, PLAN, private=False) as made:
        made.forge.collaborator("ana", "maria", "sam", role="none")
        yield made


def is_merged(acme: Office, number: int) -> bool:
    return acme.forge.pulls[number].merged is not None


def test_a_check_in_by_the_team_merges_by_itself(merging: Office) -> None:
    number = merging.propose({TOLD: CHECK_IN})
    merging.look(number)
    assert is_merged(merging, number)
    assert merging.forge.pulls[number].merged_by == "github-actions[bot]"


def test_no_check_in_merges_by_itself_where_the_company_does_not_say_so(tmp_path: Path) -> None:
    with office(tmp_path) as acme:
        acme.token = acme.forge.workflow_token(MERGING_RIGHTS)
        said = {"okrs/company.md": MERGING["okrs/company.md"]}
        for branch, files in (("one", {TOLD: CHECK_IN}), ("two", {TOLD: CHECK_IN} | said)):
            number = acme.propose(files, branch=branch)
            acme.look(number)
            assert not is_merged(acme, number)


def told_with(merging: Office, more: Mapping[str, str | None], author: str = "sam") -> int:
    """A check-in and something else, looked after."""
    number = merging.propose({TOLD: CHECK_IN, **more}, author=author)
    merging.look(number)
    return number


PARTS: dict[str, dict[str, str | None]] = {
    "a target": {TARGET: LOWERED},
    "a comment": {TARGET: OBJECTIVE.replace("---\nobjective", "---\n# Well\nobjective")},
    "another objective": {TARGET.replace("trials", "more"): OBJECTIVE},
    "personal priorities": {"okrs/people/sam.md": "---\nname: Sam Okafor\n---\nMore.\n"},
}


@pytest.mark.parametrize("more", PARTS.values(), ids=PARTS.keys())
def test_a_check_in_with_a_target_does_not_merge_itself(
    merging: Office, more: dict[str, str | None]
) -> None:
    assert not is_merged(merging, told_with(merging, more))


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "Makefile",
        ".github/workflows/review.yml",
        "okrs/.hidden",
        "okrs/2026-Q4/growth/check-ins/notes.txt",
        "okrs/2026-Q4/growth/check-ins/.2026-11-15.md",
        TOLD.upper(),
    ],
)
def test_a_check_in_with_another_file_does_not_merge_itself(merging: Office, path: str) -> None:
    assert not is_merged(merging, told_with(merging, {path: CHECK_IN}))


@pytest.mark.parametrize("author", ["eve", "jonas", "mallory"])
def test_a_check_in_for_another_team_does_not_merge_itself(merging: Office, author: str) -> None:
    number = told_with(merging, {TOLD: CHECK_IN.replace("by: sam\n", "")}, author)
    assert not is_merged(merging, number)
    assert merging.approval(number) == "pending"


@pytest.mark.parametrize("author", ["eve", "ines", "mallory"])
def test_by_in_a_check_in_is_no_proof(merging: Office, author: str) -> None:
    number = told_with(merging, {}, author)
    assert not is_merged(merging, number)
    assert merging.approval(number) == "pending"


@pytest.mark.parametrize("now", [CHECK_IN, None])
def test_an_edited_check_in_does_not_merge_itself(merging: Office, now: str | None) -> None:
    number = told_with(merging, {OLD: now})
    assert not is_merged(merging, number)
    assert merging.approval(number) == "pending"


def test_joining_a_team_in_the_request_does_not_help(merging: Office) -> None:
    joined = {"okrs/teams/growth.md": TEAM.replace("[sam, ines]", "[sam, ines, eve]")}
    number = told_with(merging, joined | {TOLD: CHECK_IN.replace("sam", "eve")}, "eve")
    merging.approve(number, "ana")
    assert merging.judged(number) == "pending"
    assert not is_merged(merging, number)


@pytest.mark.parametrize(
    "content",
    [
        "---\nupdates: [\n",
        CHECK_IN.replace("14", "[14]"),
        CHECK_IN.replace("by: sam", "by: sam # okrs: ignore[OKR401] because of me"),
    ],
    ids=["unreadable", "a value that is none", "with an exception"],
)
def test_a_check_in_with_something_wrong_does_not_merge_itself(
    merging: Office, content: str
) -> None:
    assert not is_merged(merging, told_with(merging, {TOLD: content}))


def test_a_check_in_that_another_pushed_to_ones_request_does_not_merge(merging: Office) -> None:
    number = merging.propose({TOLD: CHECK_IN}, author="sam")
    merging.forge.commit("change", {TOLD: CHECK_IN.replace("14", "20")}, author="eve")
    merging.look(number)
    assert not is_merged(merging, number)
    assert merging.approval(number) == "pending"
    merging.approve(number, "maria")
    assert merging.judged(number) == "success"


def test_a_check_in_that_the_team_writes_together_merges_by_itself(merging: Office) -> None:
    merging.forge.commit("change", {TOLD: CHECK_IN}, author="sam", co_authors=["ines"])
    number = merging.forge.open("change", author="sam").number
    merging.look(number)
    assert is_merged(merging, number)


def test_a_draft_does_not_merge_by_itself(merging: Office) -> None:
    number = merging.propose({TOLD: CHECK_IN})
    merging.forge.draft(number)
    merging.look(number)
    assert not is_merged(merging, number)
    merging.forge.draft(number, draft=False)
    merging.look(number)
    assert is_merged(merging, number)


def test_a_link_in_the_place_of_a_check_in_does_not_merge(merging: Office) -> None:
    merging.forge.commit("change", {TOLD: CHECK_IN})
    plant(merging, "change", LINK, TOLD.replace("16.md", "15.md"), "../trials.md")
    number = merging.forge.open("change").number
    merging.look(number)
    assert not is_merged(merging, number)


def test_a_check_in_for_another_branch_does_not_merge(merging: Office) -> None:
    merging.forge.commit("mine", {"README.md": "# Mine\n"})
    merging.forge.commit("change", {TOLD: CHECK_IN}, start=merging.forge.branch("mine"))
    number = merging.forge.open("change", base="mine").number
    merging.look(number)
    assert not is_merged(merging, number)


@pytest.mark.parametrize("call", range(1, 22))
def test_whenever_somebody_pushes_only_what_was_looked_at_is_merged(
    merging: Office, call: int
) -> None:
    number = merging.propose({TOLD: CHECK_IN})

    def push() -> None:
        if not is_merged(merging, number):
            merging.forge.commit("change", {TARGET: LOWERED}, force=True)

    merging.forge.faults.on_call(call, push)
    merging.look(number)
    main = merging.forge.branch("main") or ""
    assert merging.forge.git.read(main, TARGET) == OBJECTIVE.encode()


def test_a_status_that_others_have_set_merges_nothing(merging: Office) -> None:
    number = merging.propose({TOLD: CHECK_IN, TARGET: LOWERED})
    head = merging.forge.pulls[number].head_sha
    for context in ("okrs/approval", "okrs/check"):
        merging.forge.status(head, context, "success", by="sam")
    merging.look(number)
    assert not is_merged(merging, number)
    assert merging.approval(number) == "pending"


def test_a_stranger_approves_nothing(in_public: Office) -> None:
    number = in_public.propose({TARGET: LOWERED}, author="ines")
    in_public.approve(number, "maria", "ana")
    assert in_public.judged(number) == "pending"
    in_public.forge.collaborator("maria", "ana")
    assert in_public.judged(number) == "success"


@pytest.mark.parametrize("role", ["read", "triage"])
def test_who_may_not_write_approves_nothing(in_public: Office, role: str) -> None:
    number = in_public.propose({TARGET: LOWERED}, author="ines")
    in_public.forge.collaborator("maria", "ana", role=role)
    in_public.approve(number, "maria", "ana")
    assert in_public.judged(number) == "pending"


def test_a_stranger_under_the_free_name_of_the_only_leader_decides_nothing(tmp_path: Path) -> None:
    with office(tmp_path, ALONE, private=False) as acme:
        acme.forge.collaborator("ana", role="none")
        changed = {"okrs/company.md": f"{ALONE['okrs/company.md']}More.\n"}
        acme.forge.commit("change", changed, author="ana", fork="ana")
        number = acme.forge.open("change", author="ana", fork="ana").number
        assert acme.judged(number) == "pending"
        acme.forge.collaborator("ana")
        assert acme.judged(number) == "success"


def test_a_stranger_under_the_free_name_of_a_member_tells_nothing(in_public: Office) -> None:
    in_public.forge.commit("change", {TOLD: CHECK_IN}, author="sam", fork="sam")
    number = in_public.forge.open("change", author="sam", fork="sam").number
    assert in_public.judged(number) == "pending"
    in_public.forge.collaborator("sam")
    assert in_public.judged(number) == "success"


def test_a_stranger_under_the_free_name_of_a_person_sets_no_priorities(in_public: Office) -> None:
    changed = {"okrs/people/sam.md": "---\nname: Sam Okafor\n---\nHired.\n"}
    in_public.forge.commit("change", changed, author="sam", fork="sam")
    number = in_public.forge.open("change", author="sam", fork="sam").number
    assert in_public.judged(number) == "pending"


def test_a_stranger_under_the_free_name_of_a_member_merges_nothing(tmp_path: Path) -> None:
    with office(tmp_path, MERGING, private=False) as acme:
        acme.token = acme.forge.workflow_token(MERGING_RIGHTS)
        acme.forge.collaborator("sam", role="none")
        acme.forge.commit("change", {TOLD: CHECK_IN}, author="sam", fork="sam")
        number = acme.forge.open("change", author="sam", fork="sam").number
        acme.look(number)
        assert not is_merged(acme, number)


def test_a_merge_that_puts_each_commit_anew_brings_what_was_judged(tmp_path: Path) -> None:
    with office(tmp_path) as acme:
        acme.forge.commit("change", {TARGET: LOWERED})
        acme.forge.commit("change", {TARGET: OBJECTIVE, "README.md": "# Acme!\n"})
        number = acme.forge.open("change").number
        acme.forge.commit("main", {TARGET: LOWERED}, author="ana")
        gate = acme.judged(number)
        acme.forge.merge(number, method="rebase")
        main = acme.forge.branch("main") or ""
        assert gate != "success" or acme.forge.git.read(main, TARGET) == LOWERED.encode()
