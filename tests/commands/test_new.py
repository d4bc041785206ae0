"""`okrs new`: what it writes from what is given, and what it refuses."""

import os
from pathlib import Path

import pytest

from tests.commands.company import write_company
from tests.commands.drafts import (
    CALM,
    RATE,
    RENEWALS,
    SENTENCE,
    SUPPORTS,
    WHOLE,
    WRITTEN,
    errors,
    files,
    new,
)


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The small company, in no repository."""
    return write_company(tmp_path)


def test_an_objective_is_written_from_what_is_given(company: Path) -> None:
    done = new(company, "objective", *WHOLE)
    assert done.exit_code == 0, done.output
    assert (company / RENEWALS).read_text() == WRITTEN
    assert f"{RENEWALS}. Change it as you like; okrs review says who" in done.output
    assert errors(company) == []


def test_the_name_of_another_is_never_taken(company: Path) -> None:
    new(company, "objective", *WHOLE)
    before = files(company)
    assert new(company, "objective", *WHOLE).exit_code == 0
    assert {**files(company), **before} == files(company)
    assert (company / RENEWALS.replace(".md", "-2.md")).is_file()
    done = new(company, "objective", *WHOLE, "--name", "trial-to-paid")
    assert done.exit_code == 2
    assert "2026-Q4/growth/trial-to-paid.md is there already" in done.output


def test_nobody_to_ask_means_that_missing_flags_are_named_at_once(company: Path) -> None:
    done = new(company, "objective", "--team", "company")
    assert done.exit_code == 2
    assert "add SENTENCE (or --like ID), --owner, --key-result, at least twice." in done.output
    assert "add NAME, --lead." in new(company, "team").output
    assert "add NAME." in new(company, "cycle").output
    assert "add --starts, --ends." in new(company, "cycle", "FY27-H1").output
    assert "add NAME." in new(company, "person").output
    assert "add SENTENCE." in new(company, "key-result", "growth/trial-to-paid").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--team", "growht"), "There is no team growht. Did you mean growth?"),
        (("--cycle", "2026-q4"), "There is no cycle 2026-q4. Did you mean 2026-Q4?"),
        (("--owner", "mria"), "There is no person mria. Did you mean maria?"),
        (("--supports", "company/good-place"), "doesn't say how: write --supports"),
        (("--key-result", "Improve it all"), "doesn't say how it will be measured. Write it such"),
        (("--key-result", "Grow seats from 1,200 to 2"), "a comma can mean thousands"),
        (("--key-result", "Keep refunds at most 5 @smm"), "There is no person smm."),
        (("--name", "Über uns"), "lower-case letters, digits and hyphens, such as uber-uns."),
        (("--name", "retrospective"), "No objective can be called retrospective."),
        (("--like", "renewals"), "There is no example renewals."),
    ],
)
def test_wrong_use_is_told_in_a_sentence_and_writes_nothing(
    company: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = files(company)
    done = new(company, "objective", *WHOLE, *arguments)
    assert done.exit_code == 2
    assert told in done.output
    assert files(company) == before


def test_what_would_fail_the_check_is_shown_and_not_written(company: Path) -> None:
    before = files(company)
    done = new(company, "objective", SENTENCE, "--team", "growth", *RATE, *CALM)
    assert done.exit_code == 1
    assert "objective: Make renewing the obvious choice" in done.output
    assert "error[OKR201] this objective supports nothing" in done.output
    assert "Nothing is written: put this right first." in done.output
    assert files(company) == before


def test_warnings_are_told_and_the_file_is_written(company: Path) -> None:
    posts = ("--key-result", "Publish posts about renewing from 0 to 5 posts")
    done = new(company, "objective", *WHOLE, *posts)
    assert done.exit_code == 0
    assert "warning[OKR301]" in done.output
    assert (company / RENEWALS).is_file()


def test_a_dry_run_shows_the_file_and_writes_nothing(company: Path) -> None:
    before = files(company)
    done = new(company, "objective", *WHOLE, "--dry-run")
    assert done.exit_code == 0
    assert "title: Renewal rate" in done.output
    assert files(company) == before


def test_an_example_is_begun_from(company: Path) -> None:
    like = ("--like", "renewals-without-a-fight", "--team", "growth", *SUPPORTS)
    done = new(company, "objective", *like)
    assert done.exit_code == 0, done.output
    text = (company / RENEWALS).read_text()
    assert "renewals-agreed-month:" in text
    assert "Half of our renewals are decided in the last month" in text
    assert errors(company) == []


def test_in_the_second_half_of_a_cycle_the_next_one_is_planned(company: Path) -> None:
    assert new(company, "cycle", "2027-Q1").exit_code == 0
    outer = "--supports", "2026-Q4/company/good-place: Renewals pay for the people who stay"
    arguments = [one for one in WHOLE if one not in SUPPORTS]
    new(company, "objective", *arguments, *outer, today="2026-12-01")
    assert not (company / RENEWALS).exists()
    new(company, "objective", *WHOLE)
    assert (company / RENEWALS).is_file()


def test_a_folder_that_is_a_link_is_not_followed(company: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (company / "okrs/2026-Q4/sales").symlink_to(elsewhere)
    write_company(
        company, {"teams/sales.md": "---\nname: Sales\nlead: sam\nmembers: [ines]\n---\n"}
    )
    done = new(company, "objective", *WHOLE, "--team", "sales")
    assert done.exit_code == 2
    assert "is a link that leads out of the plan" in done.output
    assert list(elsewhere.iterdir()) == []


def test_a_folder_without_the_right_to_write_is_told(company: Path) -> None:
    (company / "okrs/teams").chmod(0o500)
    if os.access(company / "okrs/teams", os.W_OK):  # the superuser may write everywhere
        (company / "okrs/teams/sales.md").mkdir()
    done = new(company, "team", "Sales", "--lead", "sam", "--members", "ines")
    assert done.exit_code == 2
    assert "teams/sales.md" in done.output
    (company / "okrs/teams").chmod(0o700)


def test_the_company_itself_may_have_an_objective(company: Path) -> None:
    who = ("--team", "company", "--owner", "ana", "--ambition", "committed", "--why", "It pays.")
    done = new(company, "objective", SENTENCE, *who, *RATE, *CALM)
    assert done.exit_code == 0, done.output
    text = (company / RENEWALS.replace("growth", "company")).read_text()
    assert f"objective: {SENTENCE}\nowner: ana\nambition: committed\nkey_results:\n" in text
    assert text.endswith("---\nIt pays.\n")
    assert errors(company) == []


@pytest.mark.parametrize(
    ("name", "title", "starts", "ends"),
    [
        ("2027-Q1", "Q1 2027", "2027-01-01", "2027-03-31"),
        ("2028-H1", "H1 2028", "2028-01-01", "2028-06-30"),
        ("2028-02", "February 2028", "2028-02-01", "2028-02-29"),
        ("2027", '"2027"', "2027-01-01", "2027-12-31"),
    ],
)
def test_the_name_of_a_cycle_says_its_dates(
    company: Path, name: str, title: str, starts: str, ends: str
) -> None:
    done = new(company, "cycle", name)
    assert done.exit_code == 0, done.output
    text = (company / f"okrs/{name}/cycle.md").read_text()
    assert text == f"---\ntitle: {title}\nstarts: {starts}\nends: {ends}\n---\n"
    assert errors(company) == []


def test_another_cycle_takes_its_dates_from_flags(company: Path) -> None:
    days = ("--starts", "2027-02-01", "--ends", "2027-05-31")
    assert new(company, "cycle", "spring", "--title", "Spring: 1", *days).exit_code == 0
    assert 'title: "Spring: 1"\n' in (company / "okrs/spring/cycle.md").read_text()
    backwards = ("--starts", "2027-02-01", "--ends", "2027-01-31")
    assert "before it starts" in new(company, "cycle", "winter", *backwards).output
    for name in ("../out", "teams", "a/b", "company"):
        assert "can't be a cycle's folder" in new(company, "cycle", name).output
    assert "is there already" in new(company, "cycle", "2026-q4", *days).output


def test_a_team_and_a_person_are_written(company: Path) -> None:
    team = new(company, "team", "Customer success", "--lead", "ben", "--members", "noor, ines")
    assert team.exit_code == 0, team.output
    assert (company / "okrs/teams/customer-success.md").read_text() == (
        "---\nname: Customer success\nlead: ben\nmembers: [ben, noor, ines]\n---\n"
    )
    person = new(company, "person", "Ben Adler", "--github", "badler")
    assert person.exit_code == 0, person.output
    assert (company / "okrs/people/ben.md").read_text() == (
        "---\nname: Ben Adler\ngithub: badler\n---\n"
    )
    assert "is there already" in new(company, "person", "Ben Brand").output
    assert "No team can be called company" in new(company, "team", "Company", "--lead", "b").output
    assert "add --id for its file" in new(company, "person", "美咲").output
    assert errors(company) == []
