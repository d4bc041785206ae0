"""The issues that the bot itself has opened: found, opened, renewed, closed."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, assert_never

from site_builder.effects.github.client import Forge
from site_builder.effects.github.facts import login_of_user
from site_builder.reminding.todo import Action, Close, Open, Renew, Say


class Own(NamedTuple):
    """An issue of the bot's own."""

    number: int
    body: str
    is_open: bool


def own_issues(forge: Forge, since: datetime) -> Iterator[Own]:
    """The bot's open issues, and those closed that changed since; anyone can write a mark."""
    for state in ("open", "closed"):
        more = {"since": since} if state == "closed" else {}
        found = forge.reads.get_issues(state=state, creator=forge.login, **more)  # type: ignore[arg-type]  # takes a login
        for one in found:
            if login_of_user(one.user) == forge.login and one.pull_request is None:
                yield Own(one.number, one.body or "", state == "open")


def own_comments(forge: Forge, number: int) -> tuple[str, ...]:
    """What the bot itself wrote below an issue."""
    found = forge.reads.get_issue(number).get_comments()
    return tuple(one.body for one in found if login_of_user(one.user) == forge.login)


def carry_out(forge: Forge, action: Action) -> int:
    """Do one thing; the number of its issue. Raises what PyGithub and requests raise."""
    if isinstance(action, Open):
        return forge.writes.create_issue(action.title, action.body).number
    issue = forge.writes.get_issue(action.number)
    match action:
        case Say():
            issue.create_comment(action.body)
        case Renew():
            issue.edit(body=action.body)
        case Close():
            issue.edit(body=action.body, state="closed", state_reason="completed")
        case _:
            assert_never(action)
    return action.number
