"""Which requests an event of GitHub is about."""

from collections.abc import Iterator
from pathlib import Path

from github.Repository import Repository
from msgspec import DecodeError, Struct, ValidationError, json

from site_builder.effects.github.client import Forge, SettingsError
from site_builder.effects.github.facts import open_requests

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


class _Event(Struct, frozen=True):
    pull_request: _Numbered | None = None
    workflow_run: _Run | None = None


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
        same_branch = one.head.ref == run.head_branch and _name(one.head.repo) == home
        if one.head.sha == run.head_sha or same_branch:
            yield one.number


def _name(repository: Repository | None) -> str | None:
    """None where it is deleted."""
    return None if repository is None else repository.full_name


def _read(file: Path) -> _Event:
    try:
        return json.decode(file.read_bytes(), type=_Event)
    except OSError as error:
        raise SettingsError(f"the event can't be read: {error.strerror}") from None
    except (DecodeError, ValidationError) as error:
        raise SettingsError(f"the event in {file} is none of GitHub's: {error}") from None
