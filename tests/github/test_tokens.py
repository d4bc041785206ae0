from datetime import timedelta

import pytest
from github import Auth, Github, GithubException, GithubIntegration
from github.Repository import Repository

from tests.github.fixtures import WRITES, Client
from tests.github.forge import Forge


@pytest.fixture(autouse=True)
def _pull(forge: Forge) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    forge.open("topic")


def status(act: object, *arguments: object, **more: object) -> int:
    """The status of the refusal that a call meets."""
    assert callable(act)
    with pytest.raises(GithubException) as refused:
        act(*arguments, **more)
    return refused.value.status


def writes(repo: Repository) -> list[int]:
    """The refusals of the bot's four kinds of writing."""
    pull = repo.get_pull(1)
    commit = repo.get_commit(pull.head.sha)
    return [
        status(pull.create_issue_comment, "Hello"),
        status(pull.create_review_request, reviewers=["ana"]),
        status(commit.create_status, "success", context="okrs"),
        status(repo.create_check_run, "okrs", pull.head.sha),
    ]


def test_a_forks_token_only_reads(forge: Forge, client: Client) -> None:
    assert writes(client(forge.fork_token()).get_repo("acme/okrs")) == [403] * 4
    assert [one.token for one in forge.calls if one.status == 403] == ["fork"] * 4


def test_a_workflow_writes_what_it_may(forge: Forge, client: Client) -> None:
    token = forge.workflow_token({"pull-requests": "write", "contents": "read"})
    repo = client(token).get_repo("acme/okrs")
    pull = repo.get_pull(1)
    assert pull.create_issue_comment("Hello").user.login == "github-actions[bot]"
    commit = repo.get_commit(pull.head.sha)
    with pytest.raises(GithubException, match="Resource not accessible by integration") as refused:
        commit.create_status("success")
    assert refused.value.status == 403
    number = forge.issue("A plain issue").number
    assert status(repo.get_issue(number).create_comment, "Hello") == 403


def test_a_person_makes_no_check_run(forge: Forge, client: Client) -> None:
    github = client(forge.user_token("sam"))
    repo = github.get_repo("acme/okrs")
    with pytest.raises(GithubException, match="You must authenticate via a GitHub App") as refused:
        repo.create_check_run("okrs", repo.get_pull(1).head.sha)
    assert refused.value.status == 403
    assert github.get_user().login == "sam"
    assert github.get_user("ana").name == "Ana"


def test_a_stranger_comments_and_changes_nothing(forge: Forge, client: Client) -> None:
    repo = client(forge.user_token("kim")).get_repo("acme/okrs")
    pull = repo.get_pull(1)
    assert pull.create_issue_comment("Hello").user.login == "kim"
    assert status(pull.create_review_request, reviewers=["ana"]) == 404
    assert status(repo.get_commit(pull.head.sha).create_status, "success") == 404


def test_an_unknown_or_ended_token_is_refused(forge: Forge, client: Client) -> None:
    token = forge.workflow_token(WRITES)
    forge.expire(token)
    for one in (token, "ghp_unknown"):
        with pytest.raises(GithubException, match="Bad credentials") as refused:
            client(one).get_repo("acme/okrs")
        assert refused.value.status == 401


def test_a_workflow_and_an_app_have_no_user(forge: Forge, client: Client) -> None:
    for token in (forge.workflow_token(WRITES), forge.app_token()):
        github = client(token)
        assert status(lambda github=github: github.get_user().login) == 403


def test_an_app_signs_and_gets_a_token_for_an_hour(forge: Forge, address: str) -> None:
    app = forge.app("okrs-bot", {"statuses": "write", "pull_requests": "write"})
    auth = Auth.AppAuth(app.id, app.private_key)
    integration = GithubIntegration(
        auth=auth,
        base_url=address,
        retry=None,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )
    assert integration.get_app().slug == "okrs-bot"
    installation = integration.get_repo_installation("acme", "okrs")
    assert [one.id for one in integration.get_installations()] == [installation.id]
    given = integration.get_access_token(installation.id)
    assert timedelta(minutes=59) < given.expires_at - forge.now() <= timedelta(hours=1)
    github = Github(
        auth=auth.get_installation_auth(installation.id),
        base_url=address,
        retry=None,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )
    pull = github.get_repo("acme/okrs").get_pull(1)
    comment = pull.create_issue_comment("Hello")
    assert (comment.user.login, comment.user.type) == ("okrs-bot[bot]", "Bot")
    assert status(github.get_repo("acme/okrs").create_check_run, "okrs", pull.head.sha) == 403
    narrow = integration.get_access_token(installation.id, {"statuses": "read"})
    assert narrow.permissions == {"metadata": "read", "statuses": "read"}
    assert status(integration.get_access_token, installation.id, {"checks": "write"}) == 422


def test_a_foreign_key_is_refused(forge: Forge, address: str) -> None:
    app, other = forge.app("okrs-bot"), forge.app("other-bot")
    wrong = GithubIntegration(
        auth=Auth.AppAuth(app.id, other.private_key),
        base_url=address,
        retry=None,
        seconds_between_requests=0,
    )
    assert status(wrong.get_app) == 401


def test_what_is_private_is_not_found(forge: Forge, client: Client) -> None:
    forge.private = True
    assert status(client(forge.user_token("kim")).get_repo, "acme/okrs") == 404
    assert status(client(forge.user_token("sam", ("public_repo",))).get_repo, "acme/okrs") == 404
    assert client(forge.user_token("sam")).get_repo("acme/okrs").private
    workflow = client(forge.workflow_token({"contents": "read"})).get_repo("acme/okrs")
    assert status(workflow.get_pull, 1) == 403
    assert status(client(forge.user_token("sam")).get_repo, "acme/other") == 404


def test_a_workflow_does_not_see_a_team(forge: Forge, client: Client) -> None:
    hidden = client(forge.workflow_token(WRITES)).get_organization("acme")
    assert status(hidden.get_team_by_slug, "growth") == 404
    seen = client(forge.user_token("sam")).get_organization("acme")
    assert seen.get_team_by_slug("growth").name == "Growth"


def test_calls_are_counted(forge: Forge, client: Client) -> None:
    github = client(forge.workflow_token(WRITES))
    repo = github.get_repo("acme/okrs")
    rate = github.get_rate_limit().rate
    assert (rate.used, rate.limit) == (1, 5000)
    forge.rate_limit = 1
    with pytest.raises(GithubException, match="rate limit exceeded") as refused:
        repo.get_pull(1)
    assert refused.value.status == 403


def test_an_enterprises_api_has_a_prefix(forge: Forge) -> None:
    from tests.github.server import serving

    with serving(forge, "/api/v3") as url:
        token = Auth.Token(forge.workflow_token(WRITES))
        repo = Github(auth=token, base_url=url, retry=None, seconds_between_requests=0).get_repo(
            "acme/okrs"
        )
        pull = repo.get_pull(1)
        assert pull.url == f"{url}/repos/acme/okrs/pulls/1"
        assert pull.html_url == f"{forge.web}/acme/okrs/pull/1"
        assert [one.filename for one in pull.get_files()] == ["plan.md"]
