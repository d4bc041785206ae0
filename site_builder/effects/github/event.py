"""Which requests an event of GitHub is about, and what somebody asks for in it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from site_builder.effects.github.client import Forge, SettingsError
from site_builder.effects.github.facts import name_of, open_requests
from site_builder.intake.asked import Asked, Spot

_EVERY = {"push", "schedule", "workflow_dispatch", "repository_dispatch"}
"""After these any request may be judged differently: the branch or the day is another one."""


class _Numbered(Struct, frozen=True):
    number: int


class _Repository(Struct, frozen=True):
    full_name: str


class _Run(Struct, frozen=True):
    head_sha: str
    head_branch: str | None = None
    head_repository: _Repository | None = None


class _Account(Struct, frozen=True):
    login: str
    id: int
    type: str = "User"


class _Words(Struct, frozen=True):
    user: _Account | None = None
    body: str | None = None


class _Issue(_Words, frozen=True, kw_only=True):
    number: int
    title: str = ""
    state: str = "open"
    pull_request: object = None


class _Comment(_Words, frozen=True, kw_only=True):
    id: int


class _Changes(Struct, frozen=True):
    body: object = None


class _Event(Struct, frozen=True):
    action: str = ""
    changes: _Changes | None = None
    pull_request: _Numbered | None = None
    workflow_run: _Run | None = None
    issue: _Issue | None = None
    comment: _Comment | None = None
    sender: _Account | None = None


ASKING = {"issues", "issue_comment"}
"""In these somebody may ask for something."""
_SAYING = {"opened", "edited", "created"}
"""In these somebody says it."""


def asked(file: Path | None) -> Asked | None:
    """What somebody asks for in an event of an issue or a comment; None where nobody does.

    Only the author's own words count: who may write here can edit what others wrote. So the title
    alone says nothing: another may have written the text below it. Raises `SettingsError` where
    there is no such event.
    """
    event = _read(file) if file else _Event()
    if event.issue is None:
        raise SettingsError("there is no event of an issue: GITHUB_EVENT_PATH should name it")
    words = event.comment or event.issue
    if event.action not in _SAYING or words.user is None:
        return None
    if words.user != event.sender or words.user.type != "User":
        return None
    if event.action == "edited" and (event.changes is None or event.changes.body is None):
        return None
    if event.comment is None and (event.issue.pull_request or event.issue.state != "open"):
        return None
    spot = Spot(event.issue.number, event.comment.id if event.comment else None)
    user, title = words.user, "" if event.comment else event.issue.title
    return Asked(spot, user.login, user.id, words.body or "", title)


def numbers(forge: Forge, name: str, file: Path | None) -> Iterator[int]:
    """The numbers of the open requests that an event is about, given its name and its payload.

    Raises `SettingsError` for an event that is about none.
    """
    if name in _EVERY:
        yield from (one.number for one in open_requests(forge))
        return
    if file is None:
        raise SettingsError("there is no event: name --request NUMBER or --all")
    event = _read(file)
    if event.pull_request:
        yield event.pull_request.number
    elif event.workflow_run:
        yield from _of_run(forge, event.workflow_run)
    else:
        raise SettingsError(f"the event {name or 'without a name'} is about no request")


def _of_run(forge: Forge, run: _Run) -> Iterator[int]:
    """By its commit or its branch: for a fork GitHub doesn't say which request a run belongs to."""
    home = run.head_repository.full_name if run.head_repository else None
    for one in open_requests(forge):
        same_branch = one.head.ref == run.head_branch and name_of(one.head.repo) == home
        if one.head.sha == run.head_sha or same_branch:
            yield one.number


def _read(file: Path) -> _Event:
    try:
        return json.decode(file.read_bytes(), type=_Event)
    except OSError as error:
        raise SettingsError(f"the event can't be read: {error.strerror}") from None
    except (DecodeError, ValidationError) as error:
        raise SettingsError(f"the event in {file} is none of GitHub's: {error}") from None
