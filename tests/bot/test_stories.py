"""Whole stories of requests, told through the bot to a forge and back."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office
from tests.bot.stories import WEEK, amended, asked, headline, statuses, told
from tests.site import CONFIG, ENVIRONMENT


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def take_suggestions(acme: Office, number: int) -> None:
    """Commit the suggestions as GitHub does: by who clicks, with who suggested as co-author."""
    pull, files = acme.forge.pulls[number], dict[str, str | bytes | None]()
    for one in sorted(pull.line_comments, key=lambda it: -(it.line or 0)):
        content = acme.forge.git.read(pull.head_sha, one.path) or b""
        lines = str(files.get(one.path) or content.decode()).split("\n")
        block = re.search(r"^(`{3,})suggestion\n(.*?)\n\1$", one.body, re.DOTALL | re.MULTILINE)
        assert block
        assert one.line
        lines[(one.start_line or one.line) - 1 : one.line] = block[2].split("\n")
        files[one.path] = "\n".join(lines)
    acme.forge.commit(
        pull.head,
        files,
        "Apply suggestions",
        author=pull.issue.user,
        committer="web-flow",
        co_authors=[pull.line_comments[0].user],
    )


def test_from_a_proposal_to_the_site(acme: Office, tmp_path: Path) -> None:
    acme.forge.commit("main", {"mkdocs.yml": dedent(CONFIG)}, author="ana")
    wrong = amended().replace("company/win:", "compny/win:")
    number = acme.propose({TARGET: wrong})
    acme.look(number)
    assert headline(acme, number) == "Needs a fix: it brings 1 error"
    assert statuses(acme, number)["check"] == ("failure", "1 error to put right")
    [run] = acme.forge.check_runs.values()
    [note] = run.annotations
    assert (run.conclusion, note["title"], note["path"]) == ("failure", "OKR101", TARGET)
    assert (note["start_line"], note["start_column"]) == (3, 12)
    [suggestion] = acme.forge.pulls[number].line_comments
    assert (suggestion.path, suggestion.line) == (TARGET, 3)
    assert "**OKR101** Write company/win." in suggestion.body
    assert asked(acme, number) == []

    take_suggestions(acme, number)
    assert acme.forge.git.read(acme.forge.pulls[number].head_sha, TARGET) == amended().encode()
    assert acme.judged(number) == "pending"
    assert headline(acme, number) == "Waits for Maria Rossi and for Ana Ferreira or tomas"
    assert statuses(acme, number)["check"] == ("success", "Nothing to put right")
    assert sorted(asked(acme, number)) == ["ana", "maria", "tomas"]

    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    assert headline(acme, number) == "Ready: nothing is missing"

    acme.forge.commit("change", {TARGET: amended(15)})
    assert acme.judged(number) == "pending"
    assert re.search("Maria Rossi approved .* What they approved has changed", told(acme, number))

    acme.approve(number, "maria", "tomas")
    assert acme.judged(number) == "success"
    assert statuses(acme, number)["approval"][1] == "Approved by Maria Rossi, tomas"
    assert sorted(asked(acme, number)) == ["ana", "maria", "tomas"]

    acme.forge.required = ["okrs/check", "okrs/approval"]
    acme.forge.merge(number, "maria")
    page = built(acme, tmp_path / "site", "2026-Q4/growth/trials")
    assert "became from 10 % to 15 %. The pricing test moved" in page


def built(acme: Office, site: Path, name: str) -> str:
    """What a page of the site says that is built from main."""
    subprocess.run(["git", "pull", "-q"], cwd=acme.clone, check=True)
    command = (sys.executable, "-m", "site_builder.cli", "build", "--quiet", "--site-dir", site)
    subprocess.run(command, cwd=acme.clone, env=ENVIRONMENT, check=True)
    page = (site / name / "index.html").read_text()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_request_that_leaves_the_plan_alone_goes_through_in_silence(acme: Office) -> None:
    number = acme.propose({"README.md": "# Acme\n\nHello.\n"})
    acme.look(number)
    assert statuses(acme, number) == {
        "check": ("success", "Nothing to put right"),
        "approval": ("success", "Nobody has to approve this"),
    }
    pull = acme.forge.pulls[number]
    assert (pull.comments, pull.labels, pull.reviewers) == ([], [], [])
    assert acme.forge.check_runs == {}


def test_the_first_request_brings_the_plan(tmp_path: Path) -> None:
    with office(tmp_path, {"README.md": "# Acme\n"}) as acme:
        number = acme.propose(PLAN, author="ana")
        assert acme.judged(number) == "success"
        assert acme.status(number, "okrs/check") == "success"
        assert "**company** (company)" in told(acme, number)
        acme.forge.merge(number)
        second = acme.propose({TARGET: amended()}, branch="second")
        assert acme.judged(second) == "pending"


def test_a_request_in_conflict_with_main(acme: Office) -> None:
    number = acme.propose({TARGET: amended(16)})
    acme.forge.commit("main", {TARGET: amended(17)}, author="maria")
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "pending"
    assert headline(acme, number) == "Held up: it conflicts with main"
    assert "onflicts with main" in str(statuses(acme, number)["approval"][1])
    assert asked(acme, number) == []


def test_two_requests_for_the_same_key_result_name_each_other(acme: Office) -> None:
    one = acme.propose({TARGET: amended(16)}, branch="one")
    two = acme.propose({TARGET: amended(17, "Fewer leads")}, author="ines", branch="two")
    acme.bot().look_after_all([one, two])
    for mine, other in ((one, two), (two, one)):
        assert "In the way of other open requests" in told(acme, mine)
        assert f"#{other}" in told(acme, mine)
    acme.forge.close(two)
    acme.look(one)
    assert "In the way" not in told(acme, one)


def test_the_comment_is_one_and_labels_come_and_go(acme: Office) -> None:
    number = acme.propose({TARGET: amended(), WEEK: CHECK_IN})
    acme.forge.label(number, "urgent")
    acme.look(number)
    [first] = acme.forge.pulls[number].comments
    assert set(acme.forge.pulls[number].labels) == {
        "urgent", "okr: amendment", "okr: team", "okr: check-in"
    }  # fmt: skip
    text = OBJECTIVE.replace("objective: Turn more", "objective: Turn many more")
    acme.forge.commit("change", {TARGET: text, WEEK: None})
    acme.look(number)
    [second] = acme.forge.pulls[number].comments
    assert first.id == second.id
    assert "Turn many more trials" in second.body
    assert set(acme.forge.pulls[number].labels) == {"urgent", "okr: team"}


def test_a_second_look_changes_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: OBJECTIVE.replace("company/win:", "compny/win:")})
    acme.look(number)
    before = len(acme.forge.calls)
    acme.look(number)
    assert {one.method for one in acme.forge.calls[before:]} == {"GET"}
    assert acme.said[-1] == "  Nothing was left to do."


def test_all_that_are_open_are_looked_after(acme: Office) -> None:
    one = acme.propose({TARGET: amended()}, branch="one")
    two = acme.propose({"README.md": "Hello\n"}, branch="two")
    three = acme.propose({WEEK: CHECK_IN}, branch="three")
    acme.forge.close(three)
    assert acme.bot().look_after_all([one, two, three])
    assert [acme.approval(it) for it in (one, two, three)] == ["pending", "success", ""]
    assert f"#{three} is closed: nothing to do." in acme.said


def test_all_are_judged_anew_once_the_leadership_is_another(acme: Office) -> None:
    number = acme.propose({TARGET: amended()})
    acme.look(number)
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    text = PLAN["okrs/company.md"].replace("[ana, tomas]", "[tomas]")
    acme.forge.commit("main", {"okrs/company.md": text}, author="tomas")
    assert acme.judged(number) == "pending"
    assert headline(acme, number) == "Waits for tomas"


def test_what_time_brings_is_told_on_the_day_it_comes(acme: Office) -> None:
    number = acme.propose({TARGET: OBJECTIVE.replace("Turn more", "Turn many more")})
    acme.bot(on=date(2026, 10, 5)).look_after(number)
    early = told(acme, number)
    acme.bot(on=date(2026, 12, 1)).look_after(number)
    assert told(acme, number) != early
