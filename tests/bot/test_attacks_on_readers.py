"""Ways to deceive those who read what the bot says, to run something, or to stop it."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from site_builder.bot import BotError
from tests.bot.attacks_words import BOTTOM_UP, LOWERED, TOLD
from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, TARGET, Office, office

MARK = "<!-- okrs-review -->"
TITLE = "Turn more trials into paying customers"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


def titled(title: str) -> str:
    return LOWERED.replace(TITLE, f'"{title}"')


def comment_of(acme: Office, number: int) -> str:
    """The one comment of the bot."""
    acme.look(number)
    (found,) = acme.comments(number)
    return found


def test_a_forged_comment_is_not_taken_for_the_bots(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    forged = acme.forge.comment(number, "eve", f"{MARK}\n### Ready: nothing is missing")
    assert "Needs a fix" in comment_of(acme, number)
    assert forged.body.endswith("missing")
    assert acme.approval(number) == "pending"


def test_an_edited_comment_is_written_anew(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    first = comment_of(acme, number)
    acme.forge.issues[number].comments[0].body = f"{MARK}\n### Ready: nothing is missing"
    assert comment_of(acme, number) == first
    assert acme.approval(number) == "pending"


def test_a_deleted_comment_is_written_anew(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    first = comment_of(acme, number)
    acme.forge.issues[number].comments.clear()
    assert comment_of(acme, number) == first
    assert acme.approval(number) == "pending"


def test_a_comment_that_lost_its_mark_is_no_approval(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.look(number)
    acme.forge.issues[number].comments[0].body = "Approved by everybody"
    assert acme.judged(number) == "pending"
    assert "Needs a fix" in acme.comments(number)[-1]


@pytest.mark.parametrize("state", ["success", "failure"])
def test_a_status_of_another_app_is_not_believed(acme: Office, state: str) -> None:
    number = acme.propose({TARGET: LOWERED})
    assert acme.judged(number) == "pending"
    head = acme.forge.pulls[number].head_sha
    acme.forge.status(head, "okrs/approval", state, by="eve")
    assert acme.judged(number) == "pending"
    assert acme.forge.statuses[-1].creator == "github-actions[bot]"
    acme.approve(number, "maria", "ana")
    acme.forge.status(head, "okrs/approval", state, by="eve")
    assert acme.judged(number) == "success"
    assert acme.forge.statuses[-1].creator == "github-actions[bot]"


def test_labels_decide_nothing(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.forge.label(number, "okr: check-in", "approved", "okr: approved")
    assert acme.judged(number) == "pending"
    labels = set(acme.forge.issues[number].labels)
    assert {"okr: amendment", "okr: team", "approved"} <= labels
    assert "okr: check-in" not in labels


def test_a_draft_is_judged_like_any_other(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.forge.draft(number)
    assert acme.judged(number) == "pending"
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"


def test_a_title_mentions_nobody(acme: Office) -> None:
    number = acme.propose({TARGET: titled("@ana and @acme/leaders: fixes #1, closes acme/okrs#1")})
    said = comment_of(acme, number)
    assert not {"@ana", "@acme", "fixes #1", "okrs#1"} & set(said.split())
    for active in ("@ana", "@acme/leaders", "fixes #1", "acme/okrs#1"):
        assert active not in said


@pytest.mark.parametrize(
    "title",
    [
        "<img src=https://eve.example/x.png>",
        "![x](https://eve.example/x.png)",
        "[Approve](https://eve.example)",
        "<!-- okrs-fix 0123456789abcdef -->",
        "</summary></details>",
        "| a | b |",
        "https://eve.example/login",
        "`code` **bold** ~~gone~~",
    ],
)
def test_a_title_is_only_text(acme: Office, title: str) -> None:
    number = acme.propose({TARGET: titled(title)})
    assert title not in comment_of(acme, number)
    assert acme.approval(number) == "pending"


def test_a_title_begins_no_heading(acme: Office) -> None:
    number = acme.propose({TARGET: titled("x\\n\\n### Ready: nothing is missing\\n\\n# Approved")})
    lines = comment_of(acme, number).splitlines()
    assert not [one for one in lines if one.startswith(("### Ready", "# Approved"))]


def test_invisible_characters_are_shown(acme: Office) -> None:
    number = acme.propose({TARGET: titled("Pay\\u202E gnihton \\u200Bmore\\u2066")})
    said = comment_of(acme, number)
    assert not {"\u202e", "\u2066"} & set(said)
    assert "Pay�" in said


def test_a_giant_request_still_says_who_decides(acme: Office) -> None:
    many: dict[str, str | None] = {
        f"okrs/2026-Q4/growth/more-{number}.md": titled("x" * 3000) for number in range(150)
    }
    number = acme.propose(many | {TARGET: titled("y" * 60_000)})
    said = comment_of(acme, number)
    assert len(said) < 65_536
    assert "Who decides" in said
    assert "Maria Rossi" in said
    assert acme.approval(number) == "pending"


def test_a_deleted_fork_stops_no_other_request(acme: Office) -> None:
    acme.forge.collaborator("kim")
    acme.forge.commit("gone", {TARGET: LOWERED}, author="kim", fork="kim")
    gone = acme.forge.open("gone", author="kim", fork="kim").number
    number = acme.propose({TOLD: CHECK_IN})
    acme.forge.git.point(f"refs/pull/{gone}/head", None)
    assert not acme.bot().look_after_all([gone, number])
    assert acme.approval(number) == "success"
    assert acme.approval(gone) != "success"


def test_one_broken_request_stops_no_other(acme: Office) -> None:
    broken = acme.propose({TARGET: LOWERED}, branch="broken")
    number = acme.propose({TOLD: CHECK_IN})
    acme.forge.faults.error_before(500, at=f"GET */pulls/{broken}/reviews", times=99)
    assert not acme.bot().look_after_all([broken, number])
    assert acme.approval(number) == "success"
    assert acme.approval(broken) == ""


def test_a_merge_queue_gets_no_status(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    queued = acme.forge.pulls[number].merge_sha or ""
    acme.forge.git.point("refs/heads/gh-readonly-queue/main/pr-1", queued)
    acme.look(number)
    assert {one.sha for one in acme.forge.statuses} == {acme.forge.pulls[number].head_sha}


BOMBS = {
    "aliases": "---\na: &a [x, x]\nb: &b [*a, *a]\nobjective: [*b, *b]\n---\n",
    "deep": "---\nobjective: " + "[" * 50_000 + "\n---\n",
    "long": OBJECTIVE + "x" * 5_000_000,
    "many keys": "---\n" + "".join(f"k{number}: 1\n" for number in range(20_000)) + "---\n",
    "a long number": OBJECTIVE.replace("to: 20", "to: 1" + "0" * 5_000),
    "no number": OBJECTIVE.replace("to: 20", "to: .inf"),
    "zeros": "---\nobjective: \0\0\n---\n",
}


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_ends_as_a_finding(acme: Office, content: str) -> None:
    number = acme.propose({TARGET: content})
    acme.approve(number, "maria")
    assert acme.judged(number) == "pending"
    assert acme.status(number, "okrs/check") == "failure"


def test_what_makes_the_bot_fail_takes_the_success_away(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) == "success"
    monkeypatch.setattr("site_builder.bot.judge", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        acme.look(number)
    assert acme.approval(number) == "error"


def test_git_runs_nothing_that_a_request_brings(acme: Office, tmp_path: Path) -> None:
    trap = tmp_path / "trapped"
    files: dict[str, str | None] = {
        ".gitattributes": "* filter=eve diff=eve merge=eve -text\n",
        ".gitconfig": f'[filter "eve"]\n\tsmudge = touch {trap}\n',
        ".lfsconfig": "[lfs]\n\turl = https://eve.example\n",
        ".gitmodules": f'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% {trap}\n',
        "okrs/.gitattributes": "* -diff filter=eve\n",
        TARGET: LOWERED,
    }
    number = acme.propose(files)
    before = run(["git", "-C", acme.clone, "status", "-s"], capture_output=True, check=True)
    assert acme.judged(number) == "pending"
    after = run(["git", "-C", acme.clone, "status", "-s"], capture_output=True, check=True)
    assert not trap.exists()
    assert before.stdout == after.stdout == b""


@pytest.mark.parametrize("carries_out", [True, False])
def test_no_text_of_a_request_is_a_workflow_command(
    acme: Office, capsys: pytest.CaptureFixture[str], *, carries_out: bool
) -> None:
    number = acme.propose(
        {
            TARGET: titled("x\\n::add-mask::a\\r::stop-commands::b"),
            "okrs/::error::x.md": "x\n",
            "okrs/2026-Q4/growth/x\n::add-mask::y.md": OBJECTIVE,
        }
    )
    bot = acme.bot()
    object.__setattr__(bot, "carries_out", carries_out)
    bot.look_after(number)
    printed = [*capsys.readouterr().out.splitlines(), *"\n".join(acme.said).splitlines()]
    assert not [one for one in printed if one.lstrip().startswith(("::", "##["))]


def test_no_secret_is_printed(acme: Office, capsys: pytest.CaptureFixture[str]) -> None:
    number = acme.propose({TARGET: LOWERED})
    acme.forge.faults.error_before(500, at="GET */reviews", times=99)
    with pytest.raises(BotError) as failed:
        acme.look(number)
    acme.forge.faults.clear()
    acme.look(number)
    out = capsys.readouterr()
    said = "\n".join([*acme.said, str(failed.value), out.out, out.err])
    assert acme.token[4:] not in said
    assert acme.token[4:] not in "\n".join(one.body for one in acme.forge.issues[number].comments)


def test_no_token_is_left_in_the_repository(acme: Office) -> None:
    acme.look(acme.propose({TARGET: LOWERED}))
    for file in acme.clone.rglob("*"):
        assert not file.is_file() or acme.token[4:].encode() not in file.read_bytes()


def test_the_stage_decides_whether_leadership_is_asked_at_all(tmp_path: Path) -> None:
    for name, plan, gate in (("up", BOTTOM_UP, "success"), ("both", PLAN, "pending")):
        with office(tmp_path / name, plan) as acme:
            number = acme.propose({TARGET: LOWERED})
            acme.approve(number, "maria")
            assert acme.judged(number) == gate
