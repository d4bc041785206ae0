from typing import cast

import pytest
from github import GithubException
from github.PullRequest import PullRequest, ReviewComment
from github.Repository import Repository

from tests.github.fixtures import WRITES, Client
from tests.github.forge import Forge


@pytest.fixture
def bot(forge: Forge, client: Client) -> Repository:
    return client(forge.workflow_token(WRITES)).get_repo("acme/okrs")


@pytest.fixture
def pull(forge: Forge, bot: Repository) -> PullRequest:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    return bot.get_pull(forge.open("topic").number)


def test_lists_come_in_pages_of_thirty_up_to_a_hundred(
    forge: Forge, client: Client, pull: PullRequest
) -> None:
    for number in range(105):
        forge.comment(1, "sam", f"{number}")
    assert len(list(pull.get_issue_comments())) == 105
    pages = [one.query for one in forge.calls if one.path.endswith("/comments")]
    assert pages == ["", "page=2", "page=3", "page=4"]
    github = client(forge.workflow_token(WRITES))
    github.per_page = 100
    forge.calls.clear()
    again = github.get_repo("acme/okrs").get_pull(1).get_issue_comments()
    assert again.reversed[0].body == "104"
    assert [one.body for one in again][-1] == "104"
    assert again.totalCount == 105


def test_a_body_is_not_longer_than_65536_characters(pull: PullRequest) -> None:
    pull.create_issue_comment("ü" * 65_536)
    with pytest.raises(GithubException, match="body is too long") as refused:
        pull.create_issue_comment("x" * 65_537)
    assert refused.value.status == 422


def test_a_call_brings_fifty_annotations(bot: Repository, pull: PullRequest) -> None:
    note: dict[str, str | int] = {
        "path": "plan.md",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "notice",
        "message": "Hm",
    }
    with pytest.raises(GithubException, match="No more than 50 items are allowed; 51") as refused:
        bot.create_check_run(
            "okrs",
            pull.head.sha,
            output={"title": "T", "summary": "S", "annotations": [note] * 51},
        )
    assert refused.value.status == 422


def test_a_request_shows_three_thousand_files_and_250_commits(forge: Forge, client: Client) -> None:
    forge.commit("large", {f"{number:04}.md": "x\n" for number in range(3_010)})
    tip = forge.commit("large", {"one.md": "x\n"})
    tree, sam = forge.git.commit(tip).tree, forge.person("sam")
    for number in range(251):
        tip = forge.git.write(tree, [tip], f"{number}", sam, sam)
    forge.git.point("refs/heads/large", tip)
    github = client(forge.workflow_token(WRITES))
    github.per_page = 100
    pull = github.get_repo("acme/okrs").get_pull(forge.open("large").number)
    assert (pull.changed_files, pull.commits) == (3_011, 253)
    assert pull.get_files().totalCount == 3_000
    assert len(list(pull.get_commits())) == 250


def test_nobody_approves_their_own_request(forge: Forge, client: Client, pull: PullRequest) -> None:
    own = client(forge.user_token("sam")).get_repo("acme/okrs").get_pull(pull.number)
    with pytest.raises(GithubException, match="Can not approve your own") as refused:
        own.create_review(body="Good", event="APPROVE")
    assert refused.value.status == 422
    with pytest.raises(GithubException, match="Can not request changes on your own"):
        own.create_review(body="Bad", event="REQUEST_CHANGES")
    own.create_review(body="As I said", event="COMMENT")
    other = client(forge.user_token("ana")).get_repo("acme/okrs").get_pull(pull.number)
    assert other.create_review(event="APPROVE").state == "APPROVED"


def test_a_workflow_approves_nothing(pull: PullRequest) -> None:
    with pytest.raises(GithubException, match="not permitted to approve"):
        pull.create_review(event="APPROVE")


def test_a_review_is_asked_of_collaborators_but_not_of_the_author(pull: PullRequest) -> None:
    with pytest.raises(GithubException, match="from pull request author") as author:
        pull.create_review_request(reviewers=["ana", "sam"])
    with pytest.raises(GithubException, match="only be requested from collaborators") as stranger:
        pull.create_review_request(reviewers=["ana", "kim"])
    assert (author.value.status, stranger.value.status) == (422, 422)
    assert list(pull.get_review_requests()[0]) == []


def test_a_workflow_asks_no_team(pull: PullRequest) -> None:
    with pytest.raises(GithubException, match="Could not resolve to a node") as refused:
        pull.create_review_request(team_reviewers=["growth"])
    assert refused.value.status == 422


def test_a_team_without_access_is_not_asked(
    forge: Forge, client: Client, pull: PullRequest
) -> None:
    forge.team("board", ["ana"], permission=None)
    app = client(forge.app_token()).get_repo("acme/okrs").get_pull(pull.number)
    with pytest.raises(GithubException, match="collaborators"):
        app.create_review_request(team_reviewers=["board"])


@pytest.mark.parametrize("where", [{"line": 40}, {"line": 2, "path": "folder/note.md"}])
def test_a_comment_outside_the_difference_sinks_the_whole_review(
    forge: Forge, pull: PullRequest, where: dict[str, int | str]
) -> None:
    fine: dict[str, int | str] = {"path": "plan.md", "line": 2, "body": "Fine"}
    comments = [cast("ReviewComment", fine), cast("ReviewComment", fine | where)]
    with pytest.raises(GithubException) as refused:
        pull.create_review(event="COMMENT", comments=comments)
    assert refused.value.status == 422
    assert forge.pulls[1].reviews == []
    assert forge.pulls[1].line_comments == []


def test_a_status_has_a_known_state_and_140_characters(
    forge: Forge, bot: Repository, pull: PullRequest
) -> None:
    commit = bot.get_commit(pull.head.sha)
    commit.create_status("success", description="x" * 140, context="okrs")
    with pytest.raises(GithubException, match="maximum is 140") as long:
        commit.create_status("success", description="x" * 141, context="okrs")
    assert long.value.status == 422
    for _ in range(999):
        forge.status(pull.head.sha, "okrs", "pending")
    with pytest.raises(GithubException, match="maximum number of statuses"):
        commit.create_status("success", context="okrs")
    commit.create_status("success", context="tests")


def test_a_merge_waits_for_what_is_required(
    forge: Forge, client: Client, pull: PullRequest
) -> None:
    forge.required = ["okrs"]
    mine = client(forge.user_token("ana")).get_repo("acme/okrs").get_pull(pull.number)
    assert mine.mergeable_state == "blocked"
    with pytest.raises(GithubException, match=r"\\\"okrs\\\" is expected") as early:
        mine.merge()
    forge.status(pull.head.sha, "okrs", "success")
    with pytest.raises(GithubException, match="Head branch was modified") as moved:
        mine.merge(sha="0" * 40)
    assert (early.value.status, moved.value.status) == (405, 409)
    assert mine.merge(sha=pull.head.sha).merged
    assert mine.is_merged()
    mine.update()
    assert (mine.state, mine.merged_by.login) == ("closed", "ana")
    with pytest.raises(GithubException, match="not mergeable"):
        mine.merge()


def test_a_conflict_or_a_draft_is_not_merged(
    forge: Forge, client: Client, pull: PullRequest
) -> None:
    mine = client(forge.user_token("ana")).get_repo("acme/okrs").get_pull(pull.number)
    forge.draft(1)
    with pytest.raises(GithubException, match="draft"):
        mine.merge()
    forge.draft(1, draft=False)
    forge.commit("main", {"plan.md": "one\nzwei\nthree\n"})
    mine.update()
    assert (mine.mergeable, mine.mergeable_state) == (False, "dirty")
    with pytest.raises(GithubException, match="not mergeable") as conflict:
        mine.merge()
    assert conflict.value.status == 405
