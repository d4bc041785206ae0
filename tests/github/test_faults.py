import pytest
import requests
from github import Auth, Github, GithubException, RateLimitExceededException
from github.GithubRetry import GithubRetry
from github.PullRequest import PullRequest

from tests.github.fixtures import WRITES, Client
from tests.github.forge import Forge

COMMENTS = "POST */comments"


@pytest.fixture
def pull(forge: Forge, client: Client) -> PullRequest:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    forge.open("topic")
    return client(forge.workflow_token(WRITES)).get_repo("acme/okrs").get_pull(1)


def said(forge: Forge) -> list[str]:
    return [one.body for one in forge.pulls[1].comments]


def test_an_error_before_and_an_error_after(forge: Forge, pull: PullRequest) -> None:
    forge.faults.error_before(500, at=COMMENTS)
    forge.faults.error_after(502, at=COMMENTS, call=2)
    for text, status in (("one", 500), ("two", 502)):
        with pytest.raises(GithubException) as failed:
            pull.create_issue_comment(text)
        assert failed.value.status == status
    pull.create_issue_comment("three")
    assert said(forge) == ["two", "three"]


def test_the_default_retry_says_it_twice_after_a_502(forge: Forge, address: str) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    forge.open("topic")
    retry = GithubRetry(total=2, backoff_factor=0)
    token = Auth.Token(forge.workflow_token(WRITES))
    github = Github(
        auth=token,
        base_url=address,
        retry=retry,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )
    forge.faults.error_after(502, at=COMMENTS)
    github.get_repo("acme/okrs").get_pull(1).create_issue_comment("Hello")
    assert said(forge) == ["Hello", "Hello"]


def test_too_many_calls(forge: Forge, pull: PullRequest) -> None:
    forge.faults.too_many()
    with pytest.raises(GithubException) as bare:
        pull.update()
    forge.faults.too_many(retry_after=7)
    with pytest.raises(GithubException) as told:
        pull.update()
    headers = [one.value.headers or {} for one in (bare, told)]
    assert [one.get("retry-after") for one in headers] == [None, "7"]
    assert bare.value.status == told.value.status == 429


def test_the_secondary_and_the_primary_limit(forge: Forge, pull: PullRequest) -> None:
    forge.faults.secondary_limit()
    with pytest.raises(RateLimitExceededException, match="secondary rate limit") as secondary:
        pull.update()
    assert (secondary.value.headers or {})["retry-after"] == "60"
    forge.faults.primary_limit(reset_in=30)
    with pytest.raises(RateLimitExceededException) as primary:
        pull.update()
    headers = primary.value.headers or {}
    assert (primary.value.status, headers["x-ratelimit-remaining"]) == (403, "0")
    assert 25 <= int(headers["x-ratelimit-reset"]) - forge.now().timestamp() <= 30


def test_a_reply_is_cut_off(forge: Forge, pull: PullRequest) -> None:
    forge.faults.cut_off(at=COMMENTS)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        pull.create_issue_comment("Hello")
    assert said(forge) == ["Hello"]


def test_a_connection_is_reset(forge: Forge, pull: PullRequest) -> None:
    forge.faults.reset(at=COMMENTS)
    forge.faults.reset(at=COMMENTS, call=2, after=True)
    for text in ("one", "two"):
        with pytest.raises(requests.exceptions.ConnectionError):
            pull.create_issue_comment(text)
    assert said(forge) == ["two"]
    assert [one.status for one in forge.calls][-2:] == [0, 0]


def test_no_reply_comes(forge: Forge, address: str) -> None:
    forge.commit("topic", {"plan.md": "one\n2\nthree\n"})
    forge.open("topic")
    token = Auth.Token(forge.workflow_token(WRITES))
    github = Github(auth=token, base_url=address, retry=None, timeout=1, seconds_between_requests=0)
    pull = github.get_repo("acme/okrs").get_pull(1)
    forge.faults.stall(30, at=COMMENTS)
    with pytest.raises(requests.exceptions.ReadTimeout):
        pull.create_issue_comment("Hello")
    assert said(forge) == ["Hello"]


def test_a_push_comes_between_two_calls(forge: Forge, pull: PullRequest) -> None:
    former = pull.head.sha
    again = {"plan.md": "one\ndeux\nthree\n"}
    forge.faults.on_call(2, lambda: forge.commit("topic", again, force=True))
    pull.update()
    assert pull.head.sha == former
    pull.update()
    assert pull.head.sha == forge.branch("topic") != former
    assert [one.event for one in pull.get_issue_events()] == ["head_ref_force_pushed"]


def test_faults_strike_as_often_as_ordered(forge: Forge, pull: PullRequest) -> None:
    forge.faults.error_before(503, at="GET */files", call=2, times=2)
    seen = []
    for _ in range(4):
        try:
            list(pull.get_files())
            seen.append(200)
        except GithubException as failed:
            seen.append(failed.status)
    assert seen == [200, 503, 503, 200]
    with pytest.raises(TypeError):
        forge.faults.cut_off(when=3)


def test_calls_are_kept(forge: Forge, pull: PullRequest) -> None:
    pull.create_issue_comment("Hello")
    last = forge.calls[-1]
    assert (last.method, last.path) == ("POST", "/repos/acme/okrs/issues/1/comments")
    assert (last.status, last.token, last.body) == (201, "workflow", {"body": "Hello"})


def test_what_github_does_not_describe_fails_the_test(forge: Forge) -> None:
    from tests.github.server import serving

    with pytest.raises(AssertionError, match="no such query parameter"), serving(forge) as url:
        requests.get(f"{url}/repos/acme/okrs/pulls?sate=open", timeout=5)
    assert forge.calls[-1].status == 500
    forge.violations.clear()
    with pytest.raises(AssertionError, match="no such operation"), serving(forge) as url:
        requests.get(f"{url}/repos/acme/okrs/nonsense", timeout=5)
    forge.violations.clear()
    token = {"Authorization": f"Bearer {forge.workflow_token(WRITES)}"}
    body = {"title": "Fine", "labels": "plenty"}
    with pytest.raises(AssertionError, match="not of type"), serving(forge) as url:
        requests.post(f"{url}/repos/acme/okrs/issues", json=body, headers=token, timeout=5)
