"""Ways to slip a target past those who decide about it. Beside each the honest way in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.bot.attacks_words import (
    BOTTOM_UP,
    COMPANY,
    CYCLE,
    LINK,
    LOWERED,
    SUBMODULE,
    TEAM,
    TOLD,
    merge_branch,
    plant,
)
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office

MOVED = "okrs/2026-Q4/product/trials.md"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


def test_moving_an_objective_asks_the_team_that_had_it(tmp_path: Path) -> None:
    with office(tmp_path, BOTTOM_UP) as acme:
        number = acme.propose({TARGET: None, MOVED: LOWERED}, author="sam")
        acme.approve(number, "jonas", "ines")
        assert acme.judged(number) == "pending"
        acme.approve(number, "maria")
        assert acme.judged(number) == "success"


def test_a_team_renamed_with_a_lead_of_its_own_is_for_leadership(tmp_path: Path) -> None:
    files = {
        "okrs/teams/growth.md": None,
        "okrs/teams/squad.md": TEAM.replace("maria", "ines"),
        TARGET: None,
        TARGET.replace("growth", "squad"): LOWERED,
    }
    with office(tmp_path, BOTTOM_UP) as acme:
        number = acme.propose(files)
        acme.approve(number, "ines")
        assert acme.judged(number) == "pending"
        acme.approve(number, "ana")
        assert acme.judged(number) == "pending"
        acme.approve(number, "maria")
        assert acme.judged(number) == "success"


def test_a_renamed_objective_is_not_a_new_one(acme: Office) -> None:
    number = acme.propose({TARGET: None, TARGET.replace("trials", "paying"): LOWERED})
    acme.approve(number, "ana", "tomas")
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria")
    assert acme.judged(number) == "success"


@pytest.mark.parametrize("only", ["maria", "ana"])
def test_a_renamed_key_result_is_not_a_new_one(acme: Office, only: str) -> None:
    number = acme.propose({TARGET: LOWERED.replace("conversion:", "converted:")})
    acme.approve(number, only)
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana" if only == "maria" else "maria")
    assert acme.judged(number) == "success"


LATER = CYCLE.replace("2026-10-01", "2026-12-01")


@pytest.mark.parametrize(
    "files",
    [
        {"okrs/2026-Q4/cycle.md": LATER},
        {"okrs/2026-Q4/cycle.md": None},
        {"okrs/2026-Q4/cycle.md": "---\ntitle: [\n"},
    ],
    ids=["moved", "deleted", "unreadable"],
)
def test_moving_a_cycle_does_not_unmake_its_amendments(
    acme: Office, files: dict[str, str | None]
) -> None:
    number = acme.propose({TARGET: LOWERED} | files)
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_cycle_is_not_moved_for_a_later_request_without_leadership(acme: Office) -> None:
    number = acme.propose({"okrs/2026-Q4/cycle.md": LATER}, author="maria")
    acme.approve(number, "jonas", "sam", "ines")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_target_of_a_cycle_that_has_not_begun_is_for_the_lead(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria")
    acme.bot(on=date(2026, 9, 1)).look_after(number)
    assert acme.approval(number) == "success"
    assert acme.judged(number) == "pending"


def test_an_objective_carried_into_a_later_cycle_was_promised_in_this_one(tmp_path: Path) -> None:
    coming = CYCLE.replace("Q4 2026", "Q1 2027").replace("2026-10-01", "2027-01-01")
    with office(
        tmp_path, PLAN | {"okrs/2027-Q1/cycle.md": coming.replace("2026-12", "2027-03")}
    ) as acme:
        number = acme.propose({TARGET: None, TARGET.replace("2026-Q4", "2027-Q1"): LOWERED})
        acme.approve(number, "ana")
        assert acme.judged(number) == "pending"
        acme.approve(number, "maria")
        assert acme.judged(number) == "success"


def test_a_target_hidden_among_check_ins_needs_its_approval(acme: Office) -> None:
    number = acme.propose({TOLD: CHECK_IN, TARGET: LOWERED})
    acme.forge.issues[number].title = "Check-in"
    acme.forge.label(number, "okr: check-in")
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_check_in_by_the_team_needs_nobody(acme: Office) -> None:
    assert acme.judged(acme.propose({TOLD: CHECK_IN})) == "success"


@pytest.mark.parametrize(
    ("author", "content"),
    [
        ("sam", CHECK_IN.replace("by: sam", "by: ines")),
        ("eve", CHECK_IN.replace("by: sam\n", "")),
        ("eve", CHECK_IN.replace("by: sam", "by: eve")),
        ("eve", CHECK_IN),
        ("jonas", CHECK_IN.replace("by: sam", "by: jonas")),
        ("sam", CHECK_IN.replace("by: sam", "by: sam # okrs: ignore[OKR401] because of me")),
    ],
    ids=["for another", "unsigned", "a stranger", "as sam", "another team", "with an exception"],
)
def test_a_check_in_that_is_not_ones_own_to_tell_needs_the_lead(
    acme: Office, author: str, content: str
) -> None:
    number = acme.propose({TOLD: content}, author=author)
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria")
    assert acme.judged(number) == "success"


@pytest.mark.parametrize("now", [None, CHECK_IN.replace("14", "19")], ids=["deleted", "edited"])
def test_what_was_told_is_not_changed_without_the_lead(tmp_path: Path, now: str | None) -> None:
    with office(tmp_path, PLAN | {TOLD: CHECK_IN}) as acme:
        number = acme.propose({TOLD: now})
        acme.approve(number, "ines")
        assert acme.judged(number) == "pending"
        acme.approve(number, "maria")
        assert acme.judged(number) == "success"


BROKEN = {
    "half a YAML": "---\nobjective: [\n",
    "no front matter": "Nothing\n",
    "one key twice": OBJECTIVE.replace("to: 20", "to: 16, to: 20"),
    "an anchor": OBJECTIVE.replace("conversion: {", "conversion: &a {").replace(
        "churn: {", "churn: {<<: *a, "
    ),
    "a target that is none": OBJECTIVE.replace("to: 20", "to: [16]"),
    "too long": LOWERED + "x" * 300_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("only", ["maria", "ana"])
def test_an_unreadable_file_hides_no_change(acme: Office, content: str, only: str) -> None:
    number = acme.propose({TARGET: content})
    assert acme.judged(number) == "pending"
    if only == "maria":
        acme.approve(number, only)
        assert acme.judged(number) == "pending"
    assert acme.status(number, "okrs/check") == "failure"


def test_a_key_that_stands_twice_hides_no_change_from_the_request_that_drops_one(
    acme: Office,
) -> None:
    twice = acme.propose({TARGET: OBJECTIVE.replace("to: 20", "to: 20, to: 16")})
    acme.look(twice)
    assert acme.status(twice, "okrs/check") == "failure"
    acme.forge.merge(twice)
    number = acme.propose({TARGET: LOWERED}, branch="second")
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"


@pytest.mark.parametrize("content", ["---\nname: [\n", "", COMPANY + "x" * 300_000, None])
def test_a_company_that_cannot_be_read_is_still_judged_by_its_leaders(
    acme: Office, content: str | None
) -> None:
    number = acme.propose({"okrs/company.md": content, TARGET: LOWERED})
    acme.approve(number, "maria", "jonas", "ines")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


@pytest.mark.parametrize(
    ("mode", "path", "content"),
    [
        (LINK, TARGET, "../../../README.md"),
        (LINK, "okrs/2026-Q4/growth", "../../elsewhere"),
        (LINK, "okrs", "elsewhere"),
        (LINK, "okrs/company.md", "../company.md"),
        (SUBMODULE, "okrs", "1" * 40),
        (SUBMODULE, "okrs/2026-Q4/growth", "1" * 40),
        (SUBMODULE, TARGET, "1" * 40),
    ],
)
def test_a_symbolic_link_hides_no_change(acme: Office, mode: str, path: str, content: str) -> None:
    elsewhere = "elsewhere" if path == "okrs" else "elsewhere/trials.md"
    elsewhere = f"{elsewhere}/2026-Q4/growth/trials.md" if path == "okrs" else elsewhere
    acme.forge.commit("change", {elsewhere: LOWERED, "company.md": COMPANY})
    plant(acme, "change", mode, path, content)
    number = acme.forge.open("change").number
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"


@pytest.mark.parametrize(
    "settings",
    [
        "plugins:\n  - okrs: {content: other}\n",
        "plugins:\n  - okrs: {as_of: 2026-09-01}\n",
        "plugins:\n  okrs:\n    content: other\n",
        "docs_dir: other\nplugins: [okrs: {content: other}]\n",
    ],
)
def test_another_folder_for_the_plan_asks_leadership(acme: Office, settings: str) -> None:
    number = acme.propose({"mkdocs.yml": settings, f"other/{TARGET[5:]}": LOWERED})
    acme.approve(number, "maria", "jonas")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


@pytest.mark.parametrize("path", ["OKRS/2026-Q4/growth/trials.md", TARGET.upper()])
def test_a_path_in_other_letters_hides_no_change(acme: Office, path: str) -> None:
    number = acme.propose({TARGET: None, path: LOWERED})
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"


def test_a_change_behind_thousands_of_files_is_seen(acme: Office) -> None:
    many = {f"aaa/{number}.txt": "x\n" for number in range(3001)}
    number = acme.propose(many | {TARGET: LOWERED})
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"


def test_a_finding_silenced_in_the_request_is_shown(acme: Office) -> None:
    silent = OBJECTIVE.replace('20, unit: "%"}', '20, unit: "%"}  # okrs: ignore[OKR501]')
    number = acme.propose({TARGET: silent})
    assert acme.judged(number) == "pending"
    assert "OKR015" in acme.comments(number)[0]
    acme.approve(number, "maria")
    assert acme.judged(number) == "success"
    lowered = silent.replace("to: 20", "to: 16").replace("501]", "501] because I say so")
    acme.forge.commit("change", {TARGET: lowered})
    assert acme.judged(number) == "pending"
    assert "Makes an exception" in acme.comments(number)[0]
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"


def test_a_change_hidden_in_a_merge_needs_its_approval(acme: Office) -> None:
    number = acme.propose({TOLD: CHECK_IN})
    lowered = acme.forge.commit("hidden", {TARGET: LOWERED, TOLD: CHECK_IN})
    acme.forge.commit("main", {"README.md": "# Acme!\n"}, author="ana")
    assert acme.judged(number) == "success"
    merge_branch(acme, "change", "sam", acme.forge.git.commit(lowered).tree)
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
