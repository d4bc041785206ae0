"""`okrs remind` as a schedule runs it, and as a person tries it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.office import CHECK_IN, PLAN, Office, office
from tests.reminding.at_work import Run, about, remind, runner, tell

WEDNESDAY, THURSDAY = "2026-10-07T10:00", "2026-10-08T10:00"
"""The last day of the quarter's first period, and the day after."""
DIGEST = ("--at", "2026-10-12T10:00", "--carry-out", "--digest", "issue", "--webhook", "slack")


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def okrs(acme: Office) -> Run:
    return runner(acme)


def words(acme: Office, team: str) -> str:
    [one] = about(acme, team)
    return one.body or ""


def written(acme: Office) -> list[str]:
    """The calls that change something."""
    return [f"{one.method} {one.path}" for one in acme.forge.calls if one.method != "GET"]


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(acme: Office, okrs: Run) -> None:
    done = okrs("--at", WEDNESDAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "  Open the issue “Check-in of Growth, due by 7 October 2026”:" in done.stdout
    assert "  | | Trials that pay | @sam | nothing yet | by 7 October 2026 |" in done.stdout
    assert written(acme) == []


def test_it_is_carried_out_in_ci(acme: Office, okrs: Run) -> None:
    assert okrs("--at", WEDNESDAY, CI="true").exit_code == 0
    assert len(about(acme, "growth")) == len(about(acme, "company")) == 1


def test_nobody_is_asked_before_the_last_workday(acme: Office, okrs: Run) -> None:
    remind(okrs, "2026-10-06T10:00")
    assert written(acme) == []


def test_a_second_run_has_nothing_left_to_do(acme: Office, okrs: Run) -> None:
    remind(okrs, WEDNESDAY)
    before = written(acme)
    done = okrs("--at", WEDNESDAY, "--carry-out")
    assert "growth: nothing is left to do." in done.stdout
    assert written(acme) == before


def test_what_was_told_leaves_the_list_and_the_issue_closes_once_all_is(
    acme: Office, okrs: Run
) -> None:
    remind(okrs, WEDNESDAY)
    churn = "    churn: {value: 3, confidence: 0.9}\n"
    tell(acme, "2026-10-07", CHECK_IN.replace(churn, ""))
    remind(okrs, WEDNESDAY)
    assert "Trials that pay" not in words(acme, "growth")
    assert "Accounts that leave" in words(acme, "growth")
    tell(acme, "2026-10-07-maria", CHECK_IN)
    remind(okrs, WEDNESDAY)
    [one] = about(acme, "growth")
    assert (one.state, one.state_reason, one.comments) == ("closed", "completed", [])
    assert "**Growth:** All is told. Thank you!" in (one.body or "")
    remind(okrs, THURSDAY)
    assert len(about(acme, "growth")) == 1


def test_the_next_cadence_has_an_issue_of_its_own(acme: Office, okrs: Run) -> None:
    remind(okrs, WEDNESDAY)
    tell(acme, "2026-10-07")
    remind(okrs, WEDNESDAY)
    remind(okrs, "2026-10-14T10:00")
    assert [one.state for one in about(acme, "growth")] == ["closed", "open"]


def test_silence_brings_one_comment_a_cadence_and_one_word_to_the_lead(
    acme: Office, okrs: Run
) -> None:
    for day in (7, 8, 13, 14, 14, 15, 16, 20, 21, 22):
        remind(okrs, f"2026-10-{day:02}T10:00")
    [one] = about(acme, "growth")
    said = [it.body for it in one.comments]
    assert [it.splitlines()[0] for it in said] == [
        "<!-- okrs-remind again 2026-10-14 -->",
        "<!-- okrs-remind lead -->",
        "<!-- okrs-remind again 2026-10-21 -->",
    ]
    assert "@sam @maria: 2 key results still wait for a check-in." in said[0]
    assert said[1].splitlines()[1].startswith("@maria: two check-ins or more have gone by")
    assert "since 7 October 2026: 3 check-ins missed" in (one.body or "")


def test_a_first_run_late_in_the_quarter_is_one_notification(acme: Office, okrs: Run) -> None:
    remind(okrs, "2026-11-16T10:00")
    [one] = about(acme, "growth")
    assert "@maria: two check-ins or more have gone by" in (one.body or "")
    remind(okrs, "2026-11-17T10:00")
    assert one.comments == []


def test_who_closes_it_by_hand_is_left_in_peace_until_the_next_cadence(
    acme: Office, okrs: Run
) -> None:
    remind(okrs, WEDNESDAY)
    [one] = about(acme, "growth")
    one.state = "closed"
    remind(okrs, THURSDAY)
    assert len(about(acme, "growth")) == 1
    remind(okrs, "2026-10-14T10:00")
    assert len(about(acme, "growth")) == 2


def test_anyone_can_write_the_mark_so_the_author_counts(acme: Office, okrs: Run) -> None:
    acme.forge.issue("Gotcha", "<!-- okrs-remind growth 2030-01-01 -->\n", author="eve")
    remind(okrs, WEDNESDAY)
    assert [one.user for one in about(acme, "growth")] == ["eve", "github-actions[bot]"]


@pytest.mark.parametrize(
    ("at", "settings"),
    [
        ("2026-10-07T19:00", ""),
        ("2026-10-07T07:59", ""),
        ("2026-10-10T10:00", ""),
        ("2026-10-07T10:00", "holidays: [2026-10-07]\n"),
        ("2026-10-07T10:00", "quiet_hours: 12:00-11:00\n"),
        ("2026-10-07T10:00+02:00", "time_zone: America/New_York\n"),
    ],
)
def test_nothing_is_written_at_a_quiet_time(
    acme: Office, okrs: Run, at: str, settings: str
) -> None:
    company = PLAN["okrs/company.md"].replace("name: Acme\n", f"name: Acme\n{settings}")
    acme.forge.commit("main", {"okrs/company.md": company})
    remind(okrs, at, "--digest", "issue")
    assert written(acme) == []


def test_a_team_elsewhere_has_its_own_clock(acme: Office, okrs: Run) -> None:
    team = PLAN["okrs/teams/growth.md"].replace("lead:", "time_zone: Asia/Tokyo\nlead:")
    acme.forge.commit("main", {"okrs/teams/growth.md": team})
    remind(okrs, "2026-10-07T10:00")
    assert (len(about(acme, "growth")), len(about(acme, "company"))) == (0, 1)
    remind(okrs, "2026-10-07T23:30")
    assert (len(about(acme, "growth")), len(about(acme, "company"))) == (1, 1)


def test_the_words_lead_to_the_site_and_to_the_form(acme: Office, okrs: Run) -> None:
    acme.forge.commit(
        "main",
        {
            "mkdocs.yml": "site_name: Acme\nsite_url: https://okrs.acme.example/\n",
            ".github/ISSUE_TEMPLATE/okrs-check-in.yml": "name: Check-in\n",
        },
    )
    remind(okrs, WEDNESDAY, GITHUB_SERVER_URL="https://git.acme.example")
    said = words(acme, "growth")
    assert "(https://okrs.acme.example/2026-Q4/growth/trials/#conversion)" in said
    assert "(https://okrs.acme.example/2026-Q4/growth/check-in/)" in said
    form = "https://git.acme.example/acme/okrs/issues/new?template=okrs-check-in.yml"
    assert f"({form}&title=Check-in%3A%20growth%2Ftrials%2Fconversion)" in said
    assert "`/check-in conversion 14.1 0.6 What happened`" in said


def test_the_form_is_found_at_the_top_where_the_plan_lies_deeper(acme: Office, okrs: Run) -> None:
    form = {".github/ISSUE_TEMPLATE/okrs-check-in.yml": "name: Check-in\n"}
    acme.forge.commit("main", {**form, **{f"company/{path}": text for path, text in PLAN.items()}})
    done = okrs("--content", str(acme.clone / "company" / "okrs"), "--at", WEDNESDAY)
    assert done.exit_code == 0, done.output
    assert "/acme/okrs/issues/new?template=okrs-check-in.yml&title=Check-in" in done.stdout


def test_what_the_plan_says_calls_nobody(acme: Office, okrs: Run) -> None:
    objective = PLAN["okrs/2026-Q4/growth/trials.md"]
    hostile = objective.replace("Trials that pay", '"@eve <b>[x](https://e.example)</b> | #1"')
    acme.forge.commit("main", {"okrs/2026-Q4/growth/trials.md": hostile})
    remind(okrs, WEDNESDAY)
    said = words(acme, "growth")
    assert "@eve" not in said
    assert "<b>" not in said
    assert "](https://e.example" not in said


def test_dying_between_two_calls_doubles_nothing(acme: Office, okrs: Run) -> None:
    acme.forge.faults.reset(after=True, at="POST */issues", times=2)
    done = okrs("--at", WEDNESDAY, "--carry-out")
    assert done.exit_code == 1
    assert "growth could not be reminded: GitHub could not be reached" in done.stdout
    remind(okrs, WEDNESDAY)
    assert len(about(acme, "growth")) == len(about(acme, "company")) == 1
    acme.forge.faults.error_before(502, at="PATCH */issues/*")
    okrs("--at", "2026-10-14T10:00", "--carry-out")
    remind(okrs, "2026-10-14T10:00")
    assert [len(about(acme, team)[0].comments) for team in ("growth", "company")] == [1, 1]


def test_one_team_that_fails_does_not_keep_the_others_from_their_turn(
    acme: Office, okrs: Run
) -> None:
    acme.forge.faults.error_before(502, at="POST */issues")
    done = okrs("--at", WEDNESDAY, "--carry-out")
    assert done.exit_code == 1
    assert "company could not be reminded: GitHub answers 502" in done.stdout
    assert len(about(acme, "growth")) == 1


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        (("--at", "soon"), {}, "'soon' is no moment; write one such as 2026-11-20T09:00."),
        (("--at", "0001-01-01"), {}, "'0001-01-01' is too far away; write one such as"),
        (("--at", "9999-12-31T23:00"), {}, "is too far away"),
        (("--webhook", "slack"), {}, "Say --digest issue with --webhook"),
        (DIGEST, {}, "OKRS_SLACK_WEBHOOK is not set: put the address there"),
        (DIGEST, {"OKRS_SLACK_WEBHOOK": "S3CRET"}, "OKRS_SLACK_WEBHOOK is no address of the web"),
        (("--at", WEDNESDAY), {"OKRS_TOKEN": ""}, "there is no token: set OKRS_TOKEN or"),
        (("--content", "none"), {}, "none"),
    ],
)
def test_wrong_use_is_told_in_words(
    okrs: Run, arguments: tuple[str, ...], settings: dict[str, str], said: str
) -> None:
    done = okrs(*arguments, **settings)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "S3CRET" not in done.stderr


def test_issues_that_can_not_be_read_end_in_words(acme: Office, okrs: Run) -> None:
    acme.forge.expire(acme.token)
    done = okrs("--at", WEDNESDAY)
    assert done.exit_code == 1
    assert done.stderr == "Error: the issues can't be read: GitHub answers 401: Bad credentials.\n"
