"""The shipped workflows, run with act: what an event starts; no text of a request is executed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows import events
from tests.workflows.act import Ran, recording_tree, run
from tests.workflows.events import Event
from tests.workflows.shipped import workflow

BOT = ["bot", "--carry-out"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What is checked out: programs that do nothing but note how they were started."""
    return recording_tree(tmp_path / "tree")


def words(ran: Ran) -> list[list[str]]:
    """The commands of a run, without the folder that a program lies in."""
    assert ran.code == 0, ran.log
    return [command[1:] for command in ran.commands]


ASKED = events.request()
BOT_EVENTS: dict[str, Event] = {
    "pull_request_target": events.pull_request(ASKED),
    "workflow_run": events.run_after_review(ASKED),
    "push": events.push("Merge a request"),
    "schedule": {"schedule": "23 4 * * *"},
    "workflow_dispatch": {"inputs": None, "repository": events.REPOSITORY},
}


@pytest.mark.parametrize("name", BOT_EVENTS)
def test_each_event_of_the_bot_starts_it_once(name: str, tree: Path) -> None:
    ran = run(name, BOT_EVENTS[name], tree, "review.yml")
    assert words(ran) == [BOT]
    assert ran.env["GITHUB_EVENT_NAME"] == name


def test_the_bot_finds_its_token_and_its_app_in_its_environment(tree: Path) -> None:
    given = ("GITHUB_TOKEN=token-of-the-run", "OKRS_APP_PRIVATE_KEY=key-of-the-app")
    options = [word for secret in given for word in ("--secret", secret)]
    ran = run(
        "pull_request_target",
        BOT_EVENTS["pull_request_target"],
        tree,
        "review.yml",
        options=[*options, "--var", "OKRS_APP_ID=17"],
    )
    assert ran.env["GITHUB_TOKEN"] == "token-of-the-run"  # noqa: S105 - made up
    assert ran.env["OKRS_APP_PRIVATE_KEY"] == "key-of-the-app"
    assert ran.env["OKRS_APP_ID"] == "17"
    assert "token-of-the-run" not in ran.log
    assert "key-of-the-app" not in ran.log


def test_without_an_app_its_settings_are_empty(tree: Path) -> None:
    ran = run("push", BOT_EVENTS["push"], tree, "review.yml")
    assert (ran.env["OKRS_APP_ID"], ran.env["OKRS_APP_PRIVATE_KEY"]) == ("", "")


@pytest.mark.parametrize(
    ("name", "event", "starts"),
    [
        ("issues", events.issue("The site is down"), True),
        ("issue_comment", events.comment("Well done.\n/check-in signups 3"), True),
        ("issue_comment", events.comment("Well done."), False),
        ("issue_comment", events.comment("/check-in signups 3", sender="Bot"), False),
        ("issues", events.issue("A reminder", sender="Bot"), False),
    ],
)
def test_what_people_ask_for_starts_the_bot(
    name: str, event: Event, tree: Path, *, starts: bool
) -> None:
    ran = run(name, event, tree, "asked.yml")
    assert words(ran) == ([BOT] if starts else [])
    assert {each["ref"] for each in ran.asked("checkout")} == ({"main"} if starts else set())


def test_the_bot_checks_out_the_default_branch_whatever_the_request_says(tree: Path) -> None:
    asked = {**ASKED, "base": {"ref": "old", "label": "lumen:old", "sha": "d" * 40}}
    ran = run("pull_request_target", events.pull_request(asked), tree, "review.yml").asked(
        "checkout"
    )
    assert [each["ref"] for each in ran] == ["main"]
    assert [each["persist-credentials"] for each in ran] == ["false"]


def test_the_check_compares_the_request_with_its_base_as_its_author(tree: Path) -> None:
    ran = run("pull_request", events.pull_request(ASKED), tree, "check.yml")
    base = ["--base", "origin/main", "--head", "HEAD"]
    assert words(ran) == [["review", *base, "--author", "sam", "--format", "github"]]


def test_a_review_starts_nothing_that_reads_it(tree: Path) -> None:
    ran = run("pull_request_review", events.review(ASKED, "Fine"), tree, "reviewed.yml")
    assert words(ran) == []
    assert ran.records == ()


def test_main_is_built_kept_and_published(tree: Path) -> None:
    ran = run("push", events.push("Merge a request"), tree, "site.yml")
    assert words(ran) == [["build", "--strict"]]
    [restored], [saved] = ran.asked("cache/restore"), ran.asked("cache/save")
    assert saved["key"].startswith("okrs-site-main-")
    assert restored["restore-keys"] == "okrs-site-main-"
    assert restored["path"] == saved["path"]
    assert len(ran.asked("deploy-pages")) == 1


def test_a_preview_reads_the_cache_of_main_and_keeps_none(tree: Path) -> None:
    ran = run("pull_request", events.pull_request(ASKED), tree, "preview.yml")
    assert words(ran) == [["build", "--strict"]]
    assert [each["restore-keys"] for each in ran.asked("cache/restore")] == ["okrs-site-main-"]
    assert ran.asked("cache/save") == []
    assert [each["path"] for each in ran.asked("upload-artifact")] == ["site"]


# What somebody could write where the shell, act's log or GitHub's own language might read it. PWNED
# becomes the path of a file; whoever executes the text makes that file.
HOSTILE = {
    "quote": '"; touch PWNED #',
    "apostrophe": "'; touch PWNED #",
    "substitution": "$(touch PWNED)",
    "backticks": "`touch PWNED`",
    "branch": "$(touch${IFS}PWNED)",
    "line": 'x"\ntouch PWNED\necho "x',
    "command": "x\n::set-output name=a::b\n::add-path::PWNED\n::stop-commands::x",
    "expression": "${{ github.token }} $(touch PWNED)",
    "option": "--author=ana; touch PWNED",
}
STARTS: dict[str, tuple[str, str, Callable[[str], Event]]] = {
    "review of a request": (
        "review.yml",
        "pull_request_target",
        lambda text: events.pull_request(events.request(text=text, branch=text)),
    ),
    "review after an approval": (
        "review.yml",
        "workflow_run",
        lambda text: events.run_after_review(events.request(text=text, branch=text)),
    ),
    "review after a merge": ("review.yml", "push", events.push),
    "check": (
        "check.yml",
        "pull_request",
        lambda text: events.pull_request(events.request(text=text, branch=text, by=text)),
    ),
    "preview": (
        "preview.yml",
        "pull_request",
        lambda text: events.pull_request(events.request(text=text, branch=text)),
    ),
    "stub": (
        "reviewed.yml",
        "pull_request_review",
        lambda text: events.review(events.request(text=text, branch=text), text),
    ),
    "site": ("site.yml", "push", events.push),
    "issue": ("asked.yml", "issues", events.issue),
    "comment": ("asked.yml", "issue_comment", lambda text: events.comment(f"/check-in {text}")),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("start", STARTS)
def test_no_text_of_a_request_is_executed(start: str, text: str, tree: Path) -> None:
    file, name, event = STARTS[start]
    pwned = tree.parent / "pwned"
    hostile = text.replace("PWNED", str(pwned))
    harmless = [names(command) for command in words(run(name, event("b"), tree, file))]
    ran = run(name, event(hostile), tree, file)
    assert [names(command) for command in words(ran)] == harmless
    assert not pwned.exists()


def names(command: list[str]) -> list[str]:
    """A command without the author, who may be called anything."""
    return [
        each for before, each in zip(["", *command], command, strict=False) if before != "--author"
    ]


def test_an_author_of_any_name_stays_one_word(tree: Path) -> None:
    hostile = '"; touch pwned # $(id) `id` \n--base evil'
    event = events.pull_request(events.request(by=hostile))
    [command] = words(run("pull_request", event, tree, "check.yml"))
    assert command[command.index("--author") + 1] == hostile
    assert command.count("--base") == 1


@pytest.mark.parametrize("text", ["quote", "substitution", "backticks", "branch", "line"])
def test_a_careless_workflow_would_be_caught(text: str, tree: Path, tmp_path: Path) -> None:
    careless = tmp_path / "careless.yml"
    careless.write_text(
        "on: pull_request_target\n"
        "jobs:\n"
        "  greet:\n"
        "    runs-on: ubuntu-latest\n"
        "    steps:\n"
        '      - run: echo "${{ github.event.pull_request.title }}"\n'
    )
    pwned = tmp_path / "pwned"
    event = events.pull_request(events.request(text=HOSTILE[text].replace("PWNED", str(pwned))))
    run("pull_request_target", event, tree, careless)
    assert pwned.exists()


def group(name: str, event: Event, tree: Path, file: str = "review.yml") -> str:
    """The group in which the bot's run for this event waits its turn."""
    asking = tree.parent / "group.yml"
    wanted = workflow(file).keys["concurrency"]["group"]
    asking.write_text(
        f"on: [{name}]\n"
        "jobs:\n"
        "  ask:\n"
        "    runs-on: ubuntu-latest\n"
        "    env:\n"
        f"      OKRS_GROUP: {wanted}\n"
        "    steps:\n"
        f'      - run: "{tree}/.venv/bin/okrs"\n'
    )
    ran = run(name, event, tree, asking)
    assert ran.code == 0, ran.log
    return ran.env["OKRS_GROUP"]


def test_runs_for_one_request_wait_for_each_other_and_for_no_other_request(tree: Path) -> None:
    def of_request(branch: str, by: str) -> set[str]:
        asked = events.request(branch=branch, by=by)
        return {
            group("pull_request_target", events.pull_request(asked), tree),
            group("workflow_run", events.run_after_review(asked), tree),
        }

    groups = [of_request("b", "sam"), of_request("c", "sam"), of_request("b", "ines")]
    assert groups == [{"review-sam:b"}, {"review-sam:c"}, {"review-ines:b"}]
    assert group("push", BOT_EVENTS["push"], tree) == "review-all"
    assert group("schedule", BOT_EVENTS["schedule"], tree) == "review-all"


def test_a_run_that_makes_a_request_and_one_that_reviews_it_wait_for_each_other(tree: Path) -> None:
    for name, event, branch in (
        ("issues", events.issue("x"), "okrs/issue-12"),
        ("issue_comment", events.comment("x"), "okrs/issue-12-comment-345"),
    ):
        made = events.pull_request(events.request(branch=branch, by="acme"))
        assert group(name, event, tree, "asked.yml") == group("pull_request_target", made, tree)
