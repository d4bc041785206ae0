"""What GitHub sends, and the requests that it is about."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.effects.github.client import SettingsError, forge
from site_builder.effects.github.event import asked, numbers
from site_builder.intake.asked import Asked, Spot
from tests.bot.office import OBJECTIVE, QUICK, TARGET, Office, office

EVENTS = Path(__file__).with_name("events")
PAYLOADS = Path(__file__).parents[1] / "github" / "payloads"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def about(acme: Office, tmp_path: Path) -> Callable[..., list[int]]:
    """The numbers that an example is about, with some of its fields replaced."""

    def read(example: str, **fields: object) -> list[int]:
        event = json.loads((EVENTS / f"{example}.json").read_text())
        for name, value in fields.items():
            *path, last = name.split("__")
            within: Any = event
            for step in path:
                within = within[step]
            assert last in within
            within[last] = value
        file = tmp_path / "event.json"
        file.write_text(json.dumps(event))
        return list(numbers(home(acme), example.partition(".")[0], file))

    return read


def home(acme: Office) -> Any:  # noqa: ANN401
    environment = {"GITHUB_API_URL": acme.url, "OKRS_TOKEN": acme.token}
    return forge(acme.forge.full_name, environment, QUICK)


def proposals(acme: Office) -> list[int]:
    """Two of the repository, one of a fork whose branch has the same name as the first's."""
    text = OBJECTIVE.replace("Turn more", "Turn many more")
    own = [acme.propose({TARGET: text + f"{at}\n"}, branch=f"b{at}") for at in range(2)]
    acme.forge.commit("b0", {TARGET: text + "fork\n"}, author="kim", fork="kim")
    return [*own, acme.forge.open("b0", author="kim", fork="kim").number]


@pytest.mark.parametrize(
    "example",
    [
        "pull_request.opened",
        "pull_request.synchronize",
        "pull_request_review.submitted",
        "pull_request_review.dismissed",
    ],
)
def test_an_event_of_a_request_names_it(about: Callable[..., list[int]], example: str) -> None:
    assert about(example, pull_request__number=7) == [7]
    assert about(example) == [2]


def test_a_push_is_about_all_that_are_open(acme: Office, about: Callable[..., list[int]]) -> None:
    one, two, three = proposals(acme)
    acme.forge.close(two)
    assert sorted(about("push")) == [one, three]


@pytest.mark.parametrize("name", ["schedule", "workflow_dispatch", "repository_dispatch"])
def test_so_is_a_day_that_comes_or_a_click(acme: Office, name: str) -> None:
    wanted = proposals(acme)
    assert sorted(numbers(home(acme), name, None)) == wanted


@pytest.mark.parametrize("by", ["commit", "branch"])
def test_a_run_of_a_fork_is_found_by_its_commit_or_its_branch(
    acme: Office, about: Callable[..., list[int]], by: str
) -> None:
    _, _, forked = proposals(acme)
    head = acme.forge.pulls[forked].head_sha
    assert about(
        "workflow_run.completed",
        workflow_run__pull_requests=[],
        workflow_run__head_sha=head if by == "commit" else "0" * 40,
        workflow_run__head_branch="b0" if by == "branch" else "elsewhere",
        workflow_run__head_repository__full_name="kim/okrs",
    ) == [forked]


def test_a_run_of_the_repositorys_own_branch_is_not_that_of_a_forks_namesake(
    acme: Office, about: Callable[..., list[int]]
) -> None:
    one, _, _ = proposals(acme)
    assert about(
        "workflow_run.of_branch",
        workflow_run__head_branch="b0",
        workflow_run__head_repository__full_name="acme/okrs",
    ) == [one]


def test_a_run_about_nothing_that_is_open_is_about_nothing(
    acme: Office, about: Callable[..., list[int]]
) -> None:
    proposals(acme)
    assert about("workflow_run.completed") == []
    assert about("workflow_run.completed", workflow_run__head_repository=None) == []


def test_the_repository_of_a_fork_may_be_deleted(
    acme: Office, about: Callable[..., list[int]]
) -> None:
    one, _, _ = proposals(acme)
    fields = {"workflow_run__head_repository": None, "workflow_run__head_branch": None}
    head = acme.forge.pulls[one].head_sha
    assert about("workflow_run.completed", workflow_run__head_sha=head, **fields) == [one]


@pytest.mark.parametrize("example", ["merge_group.checks_requested", "issues.opened"])
def test_an_event_about_no_request_is_told_in_words(
    about: Callable[..., list[int]], example: str
) -> None:
    with pytest.raises(SettingsError) as told:
        about(example)
    assert str(told.value) == f"the event {example.partition('.')[0]} is about no request"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is none of GitHub's: "),
        (b"[]", "is none of GitHub's: "),
        (b'{"pull_request": {"number": "one"}}', "is none of GitHub's: "),
        (b"{}", "the event  is about no request"),
        (b'{"pull_request": null}', "the event  is about no request"),
        (None, "the event can't be read: No such file"),
    ],
)
def test_what_is_no_event_is_told_in_words(
    acme: Office, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "event.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as told:
        list(numbers(home(acme), "", file))
    assert said.replace("event  is", "event without a name is") in str(told.value)


def test_an_issue_and_a_comment_are_their_authors_words() -> None:
    opened = asked(PAYLOADS / "issues.opened.json")
    words = "It looks like you accidently spelled 'commit' with two 't's."
    title = "Spelling error in the README file"
    assert opened == Asked(Spot(1), "Codertocat", 21031067, words, title)
    said = asked(PAYLOADS / "issue_comment.created.json")
    words = "You are totally right! I'll get this fixed right away."
    assert said == Asked(Spot(1, 492700400), "Codertocat", 21031067, words)


@pytest.mark.parametrize("example", ["issues.assigned", "issues.labeled"])
def test_what_happens_to_an_issue_is_nobodys_word(example: str) -> None:
    assert asked(PAYLOADS / f"{example}.json") is None


def test_a_comment_that_is_deleted_asks_for_nothing() -> None:
    assert asked(EVENTS / "issue_comment.deleted.json") is None


@pytest.mark.parametrize("file", [None, EVENTS / "push.json"])
def test_where_there_is_no_issue_that_is_told_in_words(file: Path | None) -> None:
    with pytest.raises(SettingsError, match="there is no event of an issue"):
        asked(file)
