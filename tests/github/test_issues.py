from datetime import timedelta

import pytest
from github import GithubException
from github.Repository import Repository

from tests.github.fixtures import WRITES, Client, refused
from tests.github.forge import Forge


@pytest.fixture
def bot(forge: Forge, client: Client) -> Repository:
    return client(forge.workflow_token(WRITES)).get_repo("acme/okrs")


def test_an_issue_is_opened_for_somebody(forge: Forge, bot: Repository) -> None:
    made = bot.create_issue("Late", "Two teams", labels=["okrs"], assignees=["sam", "maria"])
    assert (made.user.login, made.state, made.state_reason) == ("github-actions[bot]", "open", None)
    assert [one.login for one in made.assignees] == ["sam", "maria"]
    made.edit(title="Later", assignees=["maria"])
    assert (made.title, forge.issues[made.number].assignees) == ("Later", ["maria"])
    assert [one.event for one in made.get_events()] == [
        "labeled",
        "assigned",
        "assigned",
        "unassigned",
        "renamed",
    ]
    assert made.raw_data["performed_via_github_app"]["slug"] == "github-actions"


def test_what_github_does_not_take_is_refused(bot: Repository) -> None:
    with pytest.raises(GithubException, match="maximum is 256 characters") as told:
        bot.create_issue("x" * 257)
    assert told.value.status == 422
    assert refused(bot.create_issue, " ")[0] == 422
    assert refused(bot.create_issue, "x", assignees=["kim"])[0] == 422
    assert refused(bot.create_issue, "x", labels=["x" * 51])[0] == 422
    assert refused(bot.create_label, "x" * 51, "ff0000")[0] == 422
    assert refused(bot.create_issue("x").edit, title="x" * 257)[0] == 422


def test_a_strangers_labels_and_assignees_are_dropped(forge: Forge, client: Client) -> None:
    kims = client(forge.user_token("kim")).get_repo("acme/okrs")
    made = kims.create_issue("Mine", labels=["okrs"], assignees=["sam"])
    made.edit(body="More", labels=["approved"])
    issue = forge.issues[made.number]
    assert (issue.labels, issue.assignees, issue.body) == ([], [], "More")
    assert refused(kims.get_issue(forge.issue("Sam's").number).edit, body="x")[0] == 403


def test_an_issue_is_closed_with_a_reason(forge: Forge, bot: Repository) -> None:
    made = bot.create_issue("Late")
    made.edit(state="closed", state_reason="not_planned")
    closer = forge.issues[made.number].closed_by
    assert (made.state_reason, closer) == ("not_planned", "github-actions[bot]")
    made.edit(state="open")
    assert (made.state_reason, made.closed_by) == ("reopened", None)
    made.edit(state="closed")
    assert made.state_reason == "completed"


def test_issues_and_requests_are_listed_together(forge: Forge, bot: Repository) -> None:
    forge.commit("topic", {"plan.md": "x\n"})
    request, plain = forge.open("topic").number, forge.issue("Plain").number
    listed = {one.number: one.raw_data for one in bot.get_issues()}
    assert list(listed) == [plain, request]
    assert ["pull_request" in one for one in listed.values()] == [False, True]
    assert bot.get_issue(request).as_pull_request().head.ref == "topic"
    assert bot.get_issue(plain).pull_request is None


def test_issues_are_found_and_sorted(forge: Forge, bot: Repository) -> None:
    one, two, three = (forge.issue(name, author=name) for name in ("ana", "sam", "kim"))
    forge.label(one.number, "okrs", "late")
    forge.label(three.number, "OKRs")
    two.assignees.append("maria")
    forge.comment(two.number, "ana", "Hello")
    two.updated += timedelta(hours=1)

    def numbers(**query: object) -> list[int]:
        return [one.number for one in bot.get_issues(**query)]  # type: ignore[arg-type]

    assert numbers(labels=["okrs"]) == [three.number, one.number]
    assert numbers(labels=["okrs", "late"]) == [one.number]
    assert numbers(creator="kim") == [three.number]
    assert numbers(assignee="maria") == numbers(assignee="*") == [two.number]
    assert numbers(assignee="none", direction="asc") == [one.number, three.number]
    assert numbers(sort="created", direction="asc") == [1, 2, 3]
    assert numbers(sort="updated")[0] == numbers(sort="comments")[0] == two.number
    assert numbers(since=two.updated) == [two.number]
    forge.close(one.number)
    assert (numbers(), numbers(state="closed"), numbers(state="all")) == ([3, 2], [1], [3, 2, 1])


def test_a_comment_is_read_answered_and_changed(forge: Forge, bot: Repository) -> None:
    number = forge.issue("Plain", author="kim").number
    said = forge.comment(number, "kim", "Hello")
    issue = bot.get_issue(number)
    read = issue.get_comment(said.id)
    assert (read.body, read.user.login, read.raw_data["author_association"]) == (
        "Hello",
        "kim",
        "NONE",
    )
    own = issue.create_comment("Answer")
    own.edit("Better")
    assert [one.body for one in issue.get_comments()] == ["Hello", "Better"]
    assert refused(issue.create_comment, "x" * 65_537)[0] == 422


def test_a_reaction_is_added_once(forge: Forge, bot: Repository) -> None:
    issue = bot.get_issue(forge.issue("Plain").number)
    comment = issue.get_comment(forge.comment(issue.number, "kim", "Hello").id)
    for about in (issue, comment):
        made = [about.create_reaction(kind) for kind in ("eyes", "+1", "eyes")]
        assert [one.content for one in made] == ["eyes", "+1", "eyes"]
        assert made[0].id == made[2].id
        assert [one.user.login for one in about.get_reactions()] == ["github-actions[bot]"] * 2
    shown = bot.get_issue(issue.number).raw_data["reactions"]
    assert (shown["total_count"], shown["eyes"], shown["+1"], shown["-1"]) == (2, 1, 1, 0)
    assert [one.status for one in forge.calls if one.method == "POST"] == [201, 201, 200] * 2


def test_a_token_for_requests_leaves_plain_issues_alone(forge: Forge, client: Client) -> None:
    number = forge.issue("Plain").number
    said = forge.comment(number, "kim", "Hello")
    token = forge.workflow_token({"pull-requests": "write", "contents": "write"})
    issue = client(token).get_repo("acme/okrs").get_issue(number)
    told = [
        refused(issue.create_reaction, "eyes"),
        refused(issue.get_comment(said.id).create_reaction, "eyes"),
        refused(issue.edit, state="closed"),
        refused(issue.repository.create_issue, "Another"),
    ]
    assert [status for status, _ in told] == [403] * 4


@pytest.mark.parametrize(
    "body",
    [
        "Closes #1",
        "This fixes #1, and more",
        "resolved: #1",
        "Fix acme/okrs#1",
        "CLOSE https://github.example/acme/okrs/issues/1",
    ],
)
def test_a_merge_closes_what_the_request_names(forge: Forge, bot: Repository, body: str) -> None:
    forge.issue("Plain")
    forge.commit("topic", {"plan.md": "x\n"})
    forge.merge(forge.open("topic", body=body).number, by="ana")
    issue = bot.get_issue(1).raw_data
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert issue["closed_by"]["login"] == "ana"
    assert [(one.event, one.commit) for one in forge.issues[1].events] == [("closed", None)]


@pytest.mark.parametrize(
    "body",
    [
        "See #1",
        "Closes #12",
        "Closes other/okrs#1",
        "encloses #1",
        "`Closes #1`",
        "<!-- Closes #1 -->",
        "```\nCloses #1\n```",
        "Closes #2",
    ],
)
def test_a_merge_closes_nothing_else(forge: Forge, body: str) -> None:
    forge.issue("Plain")
    forge.commit("other", {"other.md": "x\n"})
    forge.open("other")
    forge.commit("topic", {"plan.md": "x\n"})
    forge.merge(forge.open("topic", body=body).number)
    assert [forge.issues[at].state for at in (1, 2)] == ["open", "open"]


def test_a_commits_message_closes_too(forge: Forge, client: Client) -> None:
    forge.issue("One")
    forge.issue("Two")
    sha = forge.commit("topic", {"plan.md": "x\n"}, "Change\n\nFixes #1 and closes #2")
    number = forge.open("topic").number
    token = forge.user_token("maria")
    client(token).get_repo("acme/okrs").get_pull(number).merge(merge_method="squash")
    for at in (1, 2):
        assert forge.issues[at].closed_by == "maria"
        assert forge.issues[at].events[-1].commit == sha


def test_a_squashed_commits_own_message_closes_too(forge: Forge) -> None:
    forge.issue("Plain")
    forge.commit("topic", {"plan.md": "x\n"})
    sha = forge.merge(forge.open("topic", title="Fixes #1").number, method="squash")
    assert (forge.issues[1].state, forge.issues[1].events[-1].commit) == ("closed", sha)


def test_a_merge_elsewhere_and_a_closed_request_close_nothing(forge: Forge) -> None:
    forge.issue("Plain")
    forge.commit("next", {"next.md": "x\n"})
    forge.commit("topic", {"plan.md": "x\n"}, start="next")
    forge.merge(forge.open("topic", base="next", body="Closes #1").number)
    forge.close(forge.open("next", body="Closes #1").number)
    assert forge.issues[1].state == "open"


def test_faults_strike_these_calls_too(forge: Forge, bot: Repository) -> None:
    issue = bot.get_issue(forge.issue("Plain").number)
    forge.faults.error_after(502, at="POST */issues")
    assert refused(bot.create_issue, "Lost reply")[0] == 502
    assert [one.title for one in bot.get_issues()] == ["Lost reply", "Plain"]
    forge.faults.error_before(500, at="POST */reactions")
    assert refused(issue.create_reaction, "eyes")[0] == 500
    assert not forge.issues[1].reactions
    forge.faults.on_call(1, lambda: forge.edit_issue(1, "Meanwhile"), at="PATCH */issues/1")
    issue.edit(state="closed")
    assert (forge.issues[1].body, forge.issues[1].state) == ("Meanwhile", "closed")
