"""`okrs cycles`: what is due, and the requests that the bot opens for it."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.bot.in_clone import Done, run_in_ci
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, RIGHTS, TARGET, Office, office
from tests.bot.stories import headline
from tests.commands.company import okrs

Cycles = Callable[..., Done]
WRITES = {"contents": "write", "pull-requests": "write"}
SOON, OVER, NEXT_DAY = "2026-12-18", "2027-01-02", "2027-01-03"
CLOSE, START = "okrs/close-2026-Q4", "okrs/start-2027-Q1"
CYCLE, NEXT = "okrs/2026-Q4/cycle.md", "okrs/2027-Q1/cycle.md"
AMENDED = OBJECTIVE.replace(
    'to: 20, unit: "%"}',
    'to: 14, unit: "%", amended: [{on: 2026-11-02, was: {to: 20}, why: Fewer people}]}',
)
ENDED = PLAN | {TARGET: AMENDED, "okrs/2026-Q4/growth/check-ins/2026-12-30.md": CHECK_IN}


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, ENDED) as opened:
        opened.token = opened.forge.workflow_token(WRITES)
        yield opened


@pytest.fixture
def on(acme: Office) -> Cycles:
    """`okrs cycles` in the clone on a day, as the workflow runs it."""

    def run(day: str, *arguments: str, **settings: str) -> Done:
        return run_in_ci(acme, "cycles", "--as-of", day, *arguments, **settings)

    return run


def requests(acme: Office) -> dict[str, int]:
    """The requests by branch."""
    return {one.head: one.number for one in acme.forge.pulls.values()}


def text(acme: Office, number: int, path: str) -> str:
    """A file as a request proposes it; empty where there is none."""
    return (acme.forge.git.read(acme.forge.pulls[number].head_sha, path) or b"").decode()


def body(acme: Office, number: int) -> str:
    return acme.forge.issues[number].body or ""


def test_a_cycle_that_is_over_gets_one_request_that_closes_it(acme: Office, on: Cycles) -> None:
    done = on(OVER)
    assert (done.returncode, done.stderr) == (0, "")
    number = requests(acme)[CLOSE]
    assert f"Close 2026-Q4: request #{number}. " in done.stdout
    assert acme.forge.issues[number].title == "Close 2026-Q4"
    assert text(acme, number, CYCLE).endswith("ends: 2026-12-31\nclosed: 2027-01-02\n---\n")
    assert "\nscore: 0.54\n" in text(acme, number, TARGET)
    assert "\nscore: 0\n" in text(acme, number, "okrs/2026-Q4/company/win.md")
    assert "0.54 (0.24 by the original" in text(
        acme, number, "okrs/2026-Q4/growth/retrospective.md"
    )
    assert "| 0.54 | 0.24 |" in body(acme, number)
    assert "Q4 2026 ended on 2026-12-31." in body(acme, number)


def test_it_is_what_okrs_close_writes(acme: Office, on: Cycles) -> None:
    on(OVER)
    number = requests(acme)[CLOSE]
    done = okrs(acme.clone, "close", "2026-Q4", "--yes", today=OVER)
    assert done.exit_code == 0, done.output
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all", "okrs"],
        cwd=acme.clone,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(changed) == 5
    for path in (one.split(maxsplit=1)[1] for one in changed):
        assert text(acme, number, path) == (acme.clone / path).read_text()


def test_two_weeks_before_its_end_the_next_cycle_is_proposed(acme: Office, on: Cycles) -> None:
    assert "Nothing is due" in on("2026-12-16").stdout
    assert requests(acme) == {}
    assert on("2026-12-17").returncode == 0
    assert list(requests(acme)) == [START]
    number = requests(acme)[START]
    assert acme.forge.issues[number].title == "Start 2027-Q1"
    expected = "---\ntitle: Q1 2027\nstarts: 2027-01-01\nends: 2027-03-31\n---\n"
    assert text(acme, number, NEXT) == expected
    assert "from 2027-01-01 to 2027-03-31" in body(acme, number)
    assert "`okrs new objective --cycle 2027-Q1`" in body(acme, number)
    assert "issues/new" not in body(acme, number), "the repository has no forms"


def test_the_form_is_named_where_the_repository_has_it(acme: Office, on: Cycles) -> None:
    forms = okrs(acme.clone, "forms", "--write", today=SOON)
    assert forms.exit_code == 0, forms.output
    on(SOON)
    assert "https://github.com/acme/okrs/issues/new?template=" in body(acme, requests(acme)[START])


def test_the_form_is_found_at_the_top_where_the_plan_lies_deeper(acme: Office, on: Cycles) -> None:
    form = {".github/ISSUE_TEMPLATE/okrs-objective.yml": "name: Objective\n"}
    acme.forge.commit("main", {**form, **{f"company/{path}": one for path, one in ENDED.items()}})
    subprocess.run(["git", "pull", "-q"], cwd=acme.clone, check=True)
    on(SOON, "--content", "company/okrs")
    assert "/acme/okrs/issues/new?template=okrs-objective" in body(acme, requests(acme)[START])


def test_a_second_run_writes_nothing_even_on_another_day(acme: Office, on: Cycles) -> None:
    on(OVER)
    assert set(requests(acme)) == {CLOSE, START}
    acme.forge.calls.clear()
    done = on(NEXT_DAY)
    assert done.returncode == 0
    assert {one.method for one in acme.forge.calls} == {"GET"}
    assert "Close 2026-Q4: request #1, as before." in done.stdout


def test_it_follows_the_plan_while_nobody_else_has_pushed(acme: Office, on: Cycles) -> None:
    on(OVER)
    number = requests(acme)[CLOSE]
    late = CHECK_IN.replace("value: 14", "value: 12")
    path = "okrs/2026-Q4/growth/check-ins/2026-12-31.md"
    acme.forge.commit("main", {path: late}, author="sam")
    on(NEXT_DAY)
    assert requests(acme)[CLOSE] == number
    assert "\nscore: 0.29\n" in text(acme, number, TARGET)
    assert "closed: 2027-01-02" in text(acme, number, CYCLE), "the day stays"


def test_what_people_have_pushed_to_is_theirs(acme: Office, on: Cycles) -> None:
    on(OVER)
    number = requests(acme)[CLOSE]
    noted = text(acme, number, TARGET).replace("score: 0.54", "score: 0.6\nnote: It paid off")
    tip = acme.forge.commit(CLOSE, {TARGET: noted}, author="maria")
    acme.forge.commit("main", {TARGET: AMENDED + "Why it matters.\n"}, author="sam")
    done = on(NEXT_DAY)
    assert done.returncode == 0
    assert f"somebody else has pushed to {CLOSE}, so it is left as it is." in done.stdout
    assert acme.forge.branch(CLOSE) == tip


@pytest.mark.parametrize("gone", [False, True])
def test_what_people_have_closed_is_not_opened_again(
    acme: Office, on: Cycles, *, gone: bool
) -> None:
    on(OVER)
    number = requests(acme)[CLOSE]
    acme.forge.close(number, by="ana")
    if gone:
        acme.forge.delete_branch(CLOSE)
    acme.forge.calls.clear()
    done = on(NEXT_DAY)
    assert done.returncode == 0
    assert f"Close 2026-Q4: request #{number} was closed; what is left is done by people." in (
        done.stdout
    )
    assert {one.method for one in acme.forge.calls} == {"GET"}


def test_once_they_are_merged_nothing_is_due(acme: Office, on: Cycles) -> None:
    on(OVER)
    for number in requests(acme).values():
        acme.forge.merge(number)
    done = on(NEXT_DAY)
    assert "Nothing is due" in done.stdout
    assert len(acme.forge.pulls) == 2


def test_the_leads_and_leadership_decide_on_the_close(acme: Office, on: Cycles) -> None:
    on(OVER)
    number = requests(acme)[CLOSE]
    assert judged(acme, number, OVER) == "pending"
    assert headline(acme, number) == "Waits for Ana Ferreira or tomas and for Maria Rossi"
    acme.approve(number, "maria")
    assert judged(acme, number, OVER) == "pending"
    acme.approve(number, "ana")
    assert judged(acme, number, OVER) == "success"
    assert acme.status(number, "okrs/check") == "success"


def test_leadership_decides_on_the_start(acme: Office, on: Cycles) -> None:
    on(SOON)
    number = requests(acme)[START]
    assert judged(acme, number, SOON) == "pending"
    assert headline(acme, number) == "Waits for Ana Ferreira or tomas"
    acme.approve(number, "tomas")
    assert judged(acme, number, SOON) == "success"


def judged(acme: Office, number: int, day: str) -> str:
    """What the gate says once the bot has looked on a day."""
    acme.token = acme.forge.workflow_token(RIGHTS)
    acme.bot(on=date.fromisoformat(day)).look_after(number)
    return acme.approval(number)


def test_a_year_and_its_quarter_end_each_on_their_own(acme: Office, on: Cycles) -> None:
    year = {"okrs/2026/cycle.md": "---\nstarts: 2026-01-01\nends: 2026-12-31\n---\n"}
    acme.forge.commit("main", year, author="ana")
    assert on(OVER).returncode == 0
    assert set(requests(acme)) == {CLOSE, START, "okrs/close-2026", "okrs/start-2027"}
    found = text(acme, requests(acme)["okrs/start-2027"], "okrs/2027/cycle.md")
    assert found == '---\ntitle: "2027"\nstarts: 2027-01-01\nends: 2027-12-31\n---\n'


def test_what_proposes_no_grade_keeps_the_cycle_open(acme: Office, on: Cycles) -> None:
    path = "okrs/2026-Q4/growth/listen.md"
    acme.forge.commit("main", {path: "---\nobjective: Listen more\n---\n"}, author="maria")
    on(OVER)
    number = requests(acme)[CLOSE]
    assert "**Not closed yet**: nothing tells a grade for growth/listen." in body(acme, number)
    assert "closed" not in text(acme, number, CYCLE)
    assert "score: 0.54" in text(acme, number, TARGET)


def test_a_hostile_name_does_nothing_anywhere(acme: Office, on: Cycles) -> None:
    name = "fixes #1 @ana <img src=x>..lock"  # GitHub obeys such words in titles and commits
    cycle = f"---\ntitle: '{name}'\nstarts: 2026-10-01\nends: 2026-12-31\n---\n"
    acme.forge.commit("main", {f"okrs/{name}/cycle.md": cycle}, author="ana")
    done = on(OVER)
    assert done.returncode == 0, done.stderr
    [branch] = [one for one in requests(acme) if "fixes" in one]
    number = requests(acme)[branch]
    assert branch.startswith("okrs/close-fixes-1-ana-img-src-x-lock-")
    assert acme.forge.issues[number].title == f"Close {branch.removeprefix('okrs/close-')}"
    assert "closed: 2027-01-02" in text(acme, number, f"okrs/{name}/cycle.md")
    for word in ("@ana", "#1", "<img"):
        assert word not in body(acme, number)
        assert word not in acme.forge.git.commit(acme.forge.pulls[number].head_sha).message


def test_a_file_that_cant_be_read_in_full_is_put_right_first(acme: Office, on: Cycles) -> None:
    broken = AMENDED.replace("from: 10", "form: 10")
    acme.forge.commit("main", {TARGET: broken}, author="sam")
    done = on(OVER)
    assert done.returncode == 1
    assert "okrs/2026-Q4/growth/trials.md can't be read in full" in done.stderr
    assert list(requests(acme)) == [START], "one thing keeps no other from being done"


def test_a_token_that_may_not_write_is_told_in_words(acme: Office, on: Cycles) -> None:
    done = on(OVER, GITHUB_TOKEN=acme.forge.workflow_token({"contents": "read"}))
    assert done.returncode == 1
    assert "Close 2026-Q4: this could not be proposed: GitHub answers 403" in done.stdout
    assert requests(acme) == {}


def test_without_a_repository_to_propose_to_it_is_wrong_use(acme: Office, on: Cycles) -> None:
    subprocess.run(["git", "-C", acme.clone, "remote", "remove", "origin"], check=True)
    done = on(OVER, GITHUB_REPOSITORY="")
    assert done.returncode == 2
    assert "Name the repository on the forge: --repository OWNER/NAME." in done.stderr


def test_a_dry_run_prints_each_line_and_asks_nobody(acme: Office, on: Cycles) -> None:
    acme.forge.calls.clear()
    done = on(OVER, CI="", GITHUB_TOKEN="")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Close 2026-Q4: a request would be opened or renewed, from {CLOSE}." in done.stdout
    assert "  +score: 0.54\n" in done.stdout
    assert "  +closed: 2027-01-02\n" in done.stdout
    assert f"{NEXT} would be written (new)" in done.stdout
    assert acme.forge.calls == []


def test_what_is_long_over_is_only_told(on: Cycles) -> None:
    done = on("2027-06-01", "--dry-run")
    assert "2026-Q4 is long over and was never closed: okrs close 2026-Q4 closes it." in done.stdout
    assert "no cycle is over and open" not in done.stdout


def test_a_next_cycle_with_other_dates_is_left_to_people(acme: Office, on: Cycles) -> None:
    short = "---\nstarts: 2027-01-01\nends: 2027-01-31\n---\n"
    acme.forge.commit("main", {NEXT: short}, author="ana")
    done = on(SOON)
    assert done.returncode == 0
    assert "None about as long follows 2026-Q4, and 2027-Q1 is there already" in done.stdout
    assert requests(acme) == {}


def test_a_plan_without_a_cycle_is_told_how_to_start_one(acme: Office, on: Cycles) -> None:
    for file in (acme.clone / "okrs").glob("*/cycle.md"):
        file.unlink()
    done = on(SOON, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("There is no cycle yet: okrs new cycle, with a name such as")
