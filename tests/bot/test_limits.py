"""What is much, long, hostile or not allowed."""

import base64
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.bot import Bot, BotError
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, RIGHTS, TARGET, Office, office

CHANGED = {TARGET: OBJECTIVE.replace("Turn more", "Turn many more")}
WRONG = {TARGET: OBJECTIVE.replace("company/win:", "compny/win:")}
WEEK = "okrs/2026-Q4/growth/check-ins/2026-11-16.md"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def key_results(many: int, title: str = "Ship feature {}") -> str:
    """An objective with many key results."""
    head = "---\nobjective: Earn the trust of those who try it\nsupports: {company/win: Trust}\n"
    rows = (
        f"  kr-{at}: {{title: '{title.format(at)}', owner: sam, from: 1, to: 2, unit: u}}\n"
        for at in range(many)
    )
    return f"{head}key_results:\n{''.join(rows)}---\n"


def told(acme: Office, number: int) -> str:
    """The one comment."""
    found = acme.comments(number)
    assert len(found) == 1
    return found[0]


def test_more_findings_than_one_call_takes(acme: Office) -> None:
    number = acme.propose({"okrs/2026-Q4/growth/trust.md": key_results(80)})
    acme.look(number)
    [run] = acme.forge.check_runs.values()
    assert len(run.annotations) >= 120
    assert len({str(one) for one in run.annotations}) == len(run.annotations)
    sent = [it.body["output"] for it in acme.forge.calls if it.method == "PATCH"]
    assert {len(it.get("annotations", [])) for it in sent[:-2]} == {50}
    assert run.status == "completed"
    before = len(acme.forge.calls)
    acme.look(number)
    assert {it.method for it in acme.forge.calls[before:]} == {"GET"}


def test_more_of_everything_than_one_page_holds(acme: Office) -> None:
    number = acme.propose(CHANGED)
    for at in range(130):
        acme.forge.comment(number, "eve", f"{at}")
        acme.forge.review(number, "eve", "COMMENTED", f"{at}")
    for at in range(110):
        acme.forge.label(number, f"label {at}")
    acme.look(number)
    acme.approve(number, "maria")
    for at in range(130):
        acme.forge.comment(number, "eve", f"more {at}")
        acme.forge.review(number, "eve", "COMMENTED", f"more {at}")
    for at in range(120):
        acme.forge.status(acme.forge.pulls[number].head_sha, f"ci/{at}", "success", by="eve")
    assert acme.judged(number) == "success"
    told(acme, number)
    acme.look(number)
    assert acme.said[-1] == "  Nothing was left to do."


def test_more_commits_than_github_tells(acme: Office) -> None:
    stream = b"".join(
        b"commit refs/heads/long\ncommitter Sam <sam@x.example> %d +0000\ndata 1\nc%sM 100644 "
        b"inline README.md\ndata 4\n%04d\n" % (at, b"from refs/heads/main\n" if not at else b"", at)
        for at in range(260)
    )
    acme.forge.git.run("fast-import", "--quiet", given=stream)
    acme.forge.commit("long", CHANGED, author="maria")
    number = acme.forge.open("long").number
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    assert told(acme, number).splitlines()[1] == (
        "### Held up: GitHub names who made 250 of its 261 commits"
    )


def test_more_files_than_github_tells(acme: Office) -> None:
    files: dict[str, str | None] = {f"data/{at // 100}/{at}.txt": f"{at}\n" for at in range(3_200)}
    number = acme.propose({**files, **CHANGED})
    began = time.monotonic()
    assert acme.judged(number) == "pending"
    assert time.monotonic() - began < 10
    assert "Turn many more trials" in told(acme, number)


def test_a_check_in_beside_more_files_than_github_tells_does_not_merge(tmp_path: Path) -> None:
    text = PLAN["okrs/company.md"].replace("---\nname", "---\nmerge_check_ins: true\nname")
    with office(tmp_path, PLAN | {"okrs/company.md": text}) as acme:
        acme.token = acme.forge.workflow_token(RIGHTS | {"contents": "write"})
        files: dict[str, str | None] = {f"zz/{at // 100}/{at}.txt": "" for at in range(3_000)}
        number = acme.propose({WEEK: CHECK_IN, **files})
        assert acme.judged(number) == "success"
        assert acme.forge.pulls[number].merged is None


def test_the_comment_on_very_much_is_as_long_as_github_takes(tmp_path: Path) -> None:
    title = "An objective whose name says at some length what it is that we want to achieve {}"
    names = [f"okrs/2026-Q4/growth/objective-{at}.md" for at in range(300)]
    former = {name: OBJECTIVE.replace("Turn more", title.format(name[-8:-3])) for name in names}
    with office(tmp_path, PLAN | former) as acme:
        later = {name: text.replace("to: 20", "to: 18") for name, text in former.items()}
        number = acme.propose(later)
        assert acme.judged(number) == "pending"
        assert 40_000 < len(told(acme, number)) <= 65_536
        assert told(acme, number).splitlines()[1] == "### Needs a fix: it brings 300 errors"


def test_a_title_of_ten_thousand_characters(acme: Office) -> None:
    text = OBJECTIVE.replace("Turn more trials", "x" * 10_000)
    number = acme.propose({TARGET: text})
    acme.forge.issues[number].title = "y" * 10_000
    other = acme.propose({TARGET: text.replace("to: 20", "to: 30")}, branch="other")
    acme.forge.issues[other].title = "z" * 10_000
    for _ in range(2):
        acme.bot().look_after_all([number, other])
    assert all(len(told(acme, it)) < 10_000 for it in (number, other))


HOSTILE = (
    "@maria @acme/growth <img src=x onerror=alert(1)> <!-- okrs-review --> #1 "
    "[x](https://evil.example) `code` \\u202egpj.exe | a | b"
)


def test_a_hostile_title_is_shown_as_the_text_it_is(acme: Office) -> None:
    text = OBJECTIVE.replace("objective: Turn more trials into", f'objective: "{HOSTILE}')
    text = text.replace(" paying customers\nsupports", '"\nsupports')
    number = acme.propose({TARGET: text})
    other = acme.propose({TARGET: text.replace("alert(1)", "alert(2)")}, branch="other")
    acme.forge.issues[other].title = HOSTILE.replace("\\u202e", "\u202e")
    acme.look(number)
    said = told(acme, number)
    assert "In the way of other open requests" in said
    assert "alert" in said
    for wrong in ("@maria", "@acme", "<img", "\u202e", "](https", " #1 ", "https://evil"):
        assert wrong not in said.removeprefix("<!-- okrs-review -->"), wrong
    assert said.count("<!--") == 1
    [run] = acme.forge.check_runs.values() or [None]
    descriptions = [it.description or "" for it in acme.forge.statuses]
    assert not [it for it in descriptions if "\u202e" in it or len(it) > 140]
    assert run is None or all("\u202e" not in str(it) for it in run.annotations)


def test_a_status_says_what_fits(tmp_path: Path) -> None:
    named = {
        f"okrs/people/{it}.md": f"---\nname: {it.title()} {'Long' * 30}\n---\n"
        for it in ("maria", "ana", "tomas")
    }
    with office(tmp_path, PLAN | named) as acme:
        number = acme.propose({TARGET: OBJECTIVE.replace("Turn more", "Turn many more")})
        assert acme.judged(number) == "pending"
        assert 100 < max(len(it.description or "") for it in acme.forge.statuses) <= 140


def secrets(acme: Office) -> list[str]:
    """What must be seen nowhere."""
    made = [*acme.forge.tokens, *(f"x-access-token:{it}" for it in acme.forge.tokens)]
    keys = [line for app in acme.forge.apps.values() for line in app.private_key.splitlines()[1:-1]]
    return [*made, *keys, *(base64.b64encode(it.encode()).decode() for it in made)]


def failing(acme: Office, number: int, bot: Bot | None = None) -> str:
    """Why a run fails; nothing that it says names a secret."""
    with pytest.raises(BotError) as failed:
        (bot or acme.bot()).look_after(number)
    said = "\n".join([*acme.said, str(failed.value)])
    assert not [one for one in secrets(acme) if one in said]
    return str(failed.value)


def test_a_forks_token_is_told_in_words(acme: Office) -> None:
    acme.token = acme.forge.fork_token()
    number = acme.propose(CHANGED)
    assert failing(acme, number) == (
        f"#{number}: the status okrs/approval can't be set: GitHub answers 403: Resource not "
        "accessible by integration. The token needs statuses: write"
    )
    assert acme.comments(number) == []


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ("checks", "The findings could not be put at their lines"),
        ("pull-requests", "The fixes could not be suggested"),
    ],
)
def test_what_a_token_may_not_is_told_and_the_rest_goes_on(
    acme: Office, lacks: str, said: str
) -> None:
    read = {"pull-requests": "read"} if lacks == "pull-requests" else {}
    rights = {name: level for name, level in RIGHTS.items() if name != lacks} | read
    acme.token = acme.forge.workflow_token(rights)
    number = acme.propose(WRONG)
    acme.look(number)
    why = "GitHub answers 403: Resource not accessible by integration."
    assert f"  {said}: {why}" in acme.said
    assert (acme.status(number, "okrs/check"), len(acme.comments(number))) == ("failure", 1)


def test_a_token_that_may_ask_nobody_says_so(acme: Office) -> None:
    acme.token = acme.forge.workflow_token(RIGHTS | {"pull-requests": "read"})
    number = acme.propose(CHANGED)
    acme.look(number)
    why = "GitHub answers 403: Resource not accessible by integration."
    assert f"  maria could not be asked to review: {why}" in acme.said


def test_a_token_without_issues_writes_through_pull_requests(acme: Office) -> None:
    rights = {name: level for name, level in RIGHTS.items() if name != "issues"}
    acme.token = acme.forge.workflow_token(rights)
    number = acme.propose(CHANGED)
    acme.look(number)
    assert told(acme, number)


def test_a_token_that_writes_neither_issues_nor_requests(acme: Office) -> None:
    rights = RIGHTS | {"issues": "read", "pull-requests": "read"}
    acme.token = acme.forge.workflow_token(rights)
    number = acme.propose(CHANGED)
    acme.look(number)
    why = "GitHub answers 403: Resource not accessible by integration."
    assert f"  The comment could not be written: {why}" in acme.said
    assert f"  The labels could not be set: {why}" in acme.said
    assert acme.approval(number) == "pending"


def test_a_token_that_ended(acme: Office) -> None:
    number = acme.propose(CHANGED)
    acme.forge.expire(acme.token)
    why = "could not be looked after: GitHub answers 401: Bad credentials"
    assert failing(acme, number) == f"#{number} {why}"


def test_a_limit_that_is_used_up_is_told_with_the_time(acme: Office) -> None:
    number = acme.propose(CHANGED)
    acme.forge.rate_limit = 3
    said = failing(acme, number)
    assert re.fullmatch(
        f"#{number} could not be looked after: GitHub's rate limit is used up; "
        r"it may be asked again at \d\d:\d\d UTC",
        said,
    )


def test_a_forge_that_is_not_there(acme: Office) -> None:
    number, bot = acme.propose(CHANGED), acme.bot()
    away = replace(bot, forge=replace(bot.forge, api="http://localhost:9"))
    why = "could not be looked after: GitHub could not be reached (ConnectionError)"
    assert failing(acme, number, away) == f"#{number} {why}"
    with pytest.raises(BotError, match="open requests can't be read: GitHub could not be reached"):
        away.look_after_all(it.number for it in away.forge.reads.get_pulls())


def test_a_request_that_does_not_exist(acme: Office) -> None:
    why = "could not be looked after: GitHub answers 404: Not Found"
    assert failing(acme, 99) == f"#99 {why}"


@pytest.mark.parametrize("address", ["{web}/acme/gone.git", "http://x:{token}@localhost:9/o/n.git"])
def test_a_fetch_that_fails_names_no_secret(acme: Office, address: str) -> None:
    number = acme.propose(CHANGED)
    where = address.format(web=acme.forge.web, token=acme.token)
    subprocess.run(["git", "remote", "set-url", "origin", where], cwd=acme.clone, check=True)
    assert failing(acme, number).startswith(f"#{number} could not be looked after: Git can't read")
