import pytest
from github import GithubException
from github.PullRequest import PullRequest, ReviewComment
from github.Repository import Repository

from tests.github.fixtures import WRITES, Client
from tests.github.forge import Forge

CHANGED = "one\n2\nthree\nfour\n"


@pytest.fixture
def bot(forge: Forge, client: Client) -> Repository:
    return client(forge.workflow_token(WRITES)).get_repo("acme/okrs")


@pytest.fixture
def pull(forge: Forge, bot: Repository) -> PullRequest:
    forge.commit("topic", {"plan.md": CHANGED, "new file.md": "new\n"}, "Change the plan")
    return bot.get_pull(forge.open("topic", title="A change").number)


def test_a_repository_and_its_files(forge: Forge, bot: Repository) -> None:
    assert (bot.full_name, bot.default_branch, bot.private) == ("acme/okrs", "main", False)
    sha = forge.commit("main", {"a b/ü.md": "ü\n", "folder/note.md": None})
    file = bot.get_contents("a b/ü.md", ref=sha)
    assert not isinstance(file, list)
    assert file.decoded_content.decode() == "ü\n"
    listed = bot.get_contents("a b")
    assert isinstance(listed, list)
    assert [one.path for one in listed] == ["a b/ü.md"]
    with pytest.raises(GithubException) as missing:
        bot.get_contents("folder/note.md")
    assert missing.value.status == 404
    assert bot.get_branch("main").commit.sha == sha
    assert bot.get_git_ref("heads/main").object.sha == sha


def test_a_pull_request_is_what_git_says(forge: Forge, pull: PullRequest) -> None:
    assert (pull.title, pull.user.login, pull.state, pull.draft) == (
        "A change",
        "sam",
        "open",
        False,
    )
    assert (pull.head.sha, pull.head.ref) == (forge.branch("topic"), "topic")
    assert pull.base.sha == forge.branch("main")
    assert (pull.commits, pull.changed_files, pull.mergeable) == (1, 2, True)
    files = {one.filename: one for one in pull.get_files()}
    assert list(files) == ["new file.md", "plan.md"]
    assert files["plan.md"].patch == "@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four"
    assert (files["plan.md"].additions, files["plan.md"].deletions) == (2, 1)
    (commit,) = pull.get_commits()
    assert (commit.author.login, commit.commit.message) == ("sam", "Change the plan")


def test_a_renamed_and_a_deleted_file(forge: Forge, bot: Repository) -> None:
    forge.commit("topic", {"plan.md": None, "moved.md": "one\ntwo\nthree\n"})
    forge.commit("topic", {"folder/note.md": None, "raw.bin": b"\0\1"})
    files = {one.filename: one for one in bot.get_pull(forge.open("topic").number).get_files()}
    kinds = {name: one.status for name, one in files.items()}
    assert kinds == {"folder/note.md": "removed", "moved.md": "renamed", "raw.bin": "added"}
    assert files["moved.md"].previous_filename == "plan.md"
    assert not files["raw.bin"].patch


def test_requests_are_found_by_state_head_and_base(forge: Forge, bot: Repository) -> None:
    for name in ("one", "two"):
        forge.commit(name, {f"{name}.md": "x\n"})
        forge.open(name)
    forge.commit("three", {"three.md": "x\n"}, author="kim", fork="kim")
    fork = forge.open("three", author="kim", fork="kim")
    forge.close(1)
    assert [one.number for one in bot.get_pulls()] == [3, 2]
    assert [one.number for one in bot.get_pulls(state="all", sort="created", direction="asc")]
    assert [one.number for one in bot.get_pulls(head="kim:three")] == [3]
    assert [one.number for one in bot.get_pulls(state="closed", base="main")] == [1]
    found = bot.get_pull(fork.number)
    assert found.head.repo.full_name == "kim/okrs"
    assert found.head.repo.fork
    assert [one.number for one in bot.get_commit(fork.head_sha).get_pulls()] == [3]


def test_a_request_is_opened_and_changed(forge: Forge, client: Client) -> None:
    repo = client(forge.user_token("sam")).get_repo("acme/okrs")
    forge.commit("topic", {"plan.md": CHANGED})
    made = repo.create_pull(base="main", head="topic", title="Mine", body="Why", draft=True)
    assert (made.user.login, made.draft) == ("sam", True)
    made.edit(title="Ours", body="Because", state="closed")
    assert (made.title, made.body, made.state) == ("Ours", "Because", "closed")
    made.edit(state="open")
    assert forge.pulls[made.number].state == "open"
    with pytest.raises(GithubException, match="already exists"):
        repo.create_pull(base="main", head="topic", title="Again")


def test_comments_come_and_go(forge: Forge, pull: PullRequest) -> None:
    comment = pull.create_issue_comment("First")
    assert (comment.user.login, comment.user.type) == ("github-actions[bot]", "Bot")
    comment.edit("Second")
    assert [one.body for one in pull.get_issue_comments()] == ["Second"]
    assert pull.get_issue_comment(comment.id).body == "Second"
    comment.delete()
    assert not forge.pulls[1].comments


def test_labels_come_and_go(pull: PullRequest, bot: Repository) -> None:
    bot.create_label("waits", "ff0000", "Waits for somebody")
    pull.add_to_labels("waits", "new one")
    assert [one.name for one in pull.get_labels()] == ["waits", "new one"]
    pull.remove_from_labels("new one")
    pull.update()
    assert [one.name for one in pull.labels] == ["waits"]
    assert {one.name for one in bot.get_labels()} == {"waits", "new one"}
    assert bot.get_label("waits").color == "ff0000"
    with pytest.raises(GithubException, match="already_exists"):
        bot.create_label("Waits", "00ff00")


def test_issues_are_opened_changed_and_closed(forge: Forge, bot: Repository) -> None:
    made = bot.create_issue("Late check-ins", "Two", labels=["okrs"])
    made.edit(body="Three", state="closed", labels=["done"])
    assert forge.issues[made.number].body == "Three"
    assert [one.name for one in bot.get_issue(made.number).labels] == ["done"]
    assert [one.number for one in bot.get_issues(state="closed", labels=["done"])] == [made.number]
    events = [one.event for one in made.get_events()]
    assert events == ["labeled", "unlabeled", "labeled", "closed"]


def test_reviews_are_asked_for_given_and_dismissed(forge: Forge, pull: PullRequest) -> None:
    pull.create_review_request(reviewers=["ana", "maria"])
    people, teams = pull.get_review_requests()
    assert ([one.login for one in people], list(teams)) == (["ana", "maria"], [])
    pull.delete_review_request(reviewers=["maria"])
    review = forge.review(pull.number, "ana", "APPROVED")
    assert forge.pulls[pull.number].reviewers == []
    assert [(one.user.login, one.state) for one in pull.get_reviews()] == [("ana", "APPROVED")]
    pull.get_review(review.id).dismiss("The plan changed")
    assert review.state == "DISMISSED"
    asked = [one for one in pull.as_issue().get_timeline() if one.event == "review_requested"]
    names = [one.raw_data["requested_reviewer"]["login"] for one in asked]
    assert (names, asked[0].actor.login) == (["ana", "maria"], "github-actions[bot]")
    assert [one.event for one in pull.get_issue_events()] == [
        "review_requested",
        "review_requested",
        "review_request_removed",
        "review_dismissed",
    ]


def test_a_team_is_asked_and_its_members_answer(forge: Forge, client: Client) -> None:
    forge.commit("topic", {"plan.md": CHANGED})
    forge.open("topic", author="ana")
    app = client(forge.app_token())
    pull = app.get_repo("acme/okrs").get_pull(1)
    pull.create_review_request(team_reviewers=["growth"])
    assert [one.slug for one in pull.get_review_requests()[1]] == ["growth"]
    team = app.get_organization("acme").get_team_by_slug("growth")
    assert [one.login for one in team.get_members()] == ["maria", "sam"]
    assert forge.pulls[1].issue.events[-1].more == {"requested_team": "growth"}
    forge.review(1, "maria", "COMMENTED", "Fine")
    assert forge.pulls[1].teams == []


def test_comments_on_lines_lie_in_the_difference(pull: PullRequest) -> None:
    where: ReviewComment = {"path": "plan.md", "line": 2, "side": "RIGHT", "body": "Why 2?"}
    review = pull.create_review(body="Two things", event="COMMENT", comments=[where])
    (comment,) = pull.get_review_comments()
    assert (comment.line, comment.path, comment.pull_request_review_id) == (2, "plan.md", review.id)
    assert comment.diff_hunk.endswith("\n+2")
    assert [one.id for one in pull.get_single_review_comments(review.id)] == [comment.id]
    commit = pull.base.repo.get_commit(pull.head.sha)
    single = pull.create_review_comment("All", commit, "plan.md", line=4, start_line=2)
    assert (single.start_line, single.line) == (2, 4)


def test_statuses_and_their_sum(bot: Repository, pull: PullRequest) -> None:
    commit = bot.get_commit(pull.head.sha)
    commit.create_status("pending", context="okrs", description="Waits")
    assert commit.get_combined_status().state == "pending"
    commit.create_status("success", "https://okrs.example/1", "Fine", "okrs")
    commit.create_status("failure", context="tests")
    assert [one.state for one in commit.get_statuses()] == ["failure", "success", "pending"]
    combined = commit.get_combined_status()
    assert (combined.state, combined.total_count) == ("failure", 2)
    assert combined.statuses[0].target_url == "https://okrs.example/1"


def test_check_runs_gather_annotations(bot: Repository, pull: PullRequest) -> None:
    note: dict[str, str | int] = {
        "path": "plan.md",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "warning",
        "message": "Vague",
    }
    output: dict[str, str | list[dict[str, str | int]]] = {
        "title": "OKRs",
        "summary": "One finding",
        "annotations": [note],
    }
    run = bot.create_check_run("okrs", pull.head.sha, status="in_progress", output=output)
    run.edit(output={**output, "annotations": [note, note]})
    run.edit(conclusion="neutral")
    assert (run.status, run.conclusion, run.output.annotations_count) == ("completed", "neutral", 3)
    assert [one.message for one in run.get_annotations()] == ["Vague"] * 3
    bot.create_check_run("okrs", pull.head.sha)
    commit = bot.get_commit(pull.head.sha)
    (newest,) = commit.get_check_runs(check_name="okrs")
    assert (newest.status, newest.app.slug) == ("queued", "github-actions")
    assert commit.get_check_runs(filter="all").totalCount == 2
    assert bot.get_check_run(run.id).id == run.id


def test_commits_and_comparisons(forge: Forge, bot: Repository, pull: PullRequest) -> None:
    main = forge.commit("main", {"other.md": "x\n"})
    compared = bot.compare("main", "topic")
    assert (compared.status, compared.ahead_by, compared.behind_by) == ("diverged", 1, 1)
    assert [one.filename for one in compared.files] == ["new file.md", "plan.md"]
    assert compared.base_commit.sha == main
    theirs = forge.commit("theirs", {"plan.md": "kim\n"}, author="kim", fork="kim")
    assert [one.sha for one in bot.compare("main", "kim:theirs").commits] == [theirs]
    commit = bot.get_commit(pull.head.sha)
    assert [one.filename for one in commit.files] == ["new file.md", "plan.md"]
    assert commit.stats.total == 4


def test_roles_are_told(bot: Repository) -> None:
    assert bot.get_collaborator_permission("ana") == "admin"
    assert bot.get_collaborator_permission("maria") == "write"
    assert bot.get_collaborator_permission("kim") == "read"


def test_workflows_are_started(forge: Forge, client: Client) -> None:
    forge.commit("main", {".github/workflows/okrs.yml": "on: workflow_dispatch\n"})
    token = forge.workflow_token({"actions": "write", "contents": "write"})
    repo = client(token).get_repo("acme/okrs")
    assert repo.get_workflow("okrs.yml").create_dispatch("main", {"number": "1"})
    assert repo.create_repository_dispatch("okrs", {"number": 1})
    assert [one.get("event_type", one.get("workflow")) for one in forge.dispatches] == [
        ".github/workflows/okrs.yml",
        "okrs",
    ]
