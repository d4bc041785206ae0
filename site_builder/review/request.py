"""What is known of a request, and what the bot has left on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from site_builder.review.approval import Said

CHECK, APPROVAL = "okrs/check", "okrs/approval"
"""The statuses that the branch's rules should require."""
LABEL = "okr: "
"""How the labels begin that the bot sets and takes away."""


@dataclass(frozen=True, slots=True)
class Given:
    """A review as the forge knows it."""

    login: str
    said: Said
    commit: str
    is_bot: bool = False
    may_write: bool = True
    """Whether the forge lets this account change the repository."""


@dataclass(frozen=True, slots=True)
class Request:
    """A pull request."""

    number: int
    title: str
    author: str
    """The login."""
    branch: str
    """Where it should go."""
    head: str
    """The commit that is proposed."""
    is_open: bool = True
    is_merged: bool = False
    is_draft: bool = False
    is_gated: bool = True
    """Whether it should go into the branch that holds the plan."""
    author_may_write: bool = True
    """Whether the forge lets the author change the repository."""
    commits: int = 1
    """How many there are; the forge names the makers of some only."""
    replayed: bool = False
    """Whether its commits may be put onto the branch one by one, rather than what they come to."""
    reviews: tuple[Given, ...] = ()
    """In the order in which they were given."""
    makers: frozenset[tuple[str, str]] = frozenset()
    """Its commits, each with the login of its author or committer."""
    tip: str = ""
    """The commit of the branch."""
    asked: frozenset[str] = frozenset()
    """Who was ever asked to review it: logins, and teams as `@growth`, in lower case."""
    labels: frozenset[str] = frozenset()


def same_case(one: Request, other: Request) -> bool:
    """Whether two looks at a request saw the same, but for what the bot itself does to it."""
    return replace(one, labels=frozenset(), asked=frozenset()) == replace(
        other, labels=frozenset(), asked=frozenset()
    )


class State(StrEnum):
    """The states of a status."""

    SUCCESS = "success"
    PENDING = "pending"
    FAILURE = "failure"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Status:
    """What a status of a commit says."""

    state: State
    description: str


@dataclass(frozen=True, slots=True)
class OwnComment:
    """The comment that the bot keeps on a request."""

    id: int
    body: str


@dataclass(frozen=True, slots=True)
class OwnRun:
    """The check run that carries the bot's annotations."""

    id: int
    digest: str
    """Of what it tells."""
    lines: int
    """How many annotations have arrived."""
    done: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """What the bot has left on a request and its commit."""

    comment: OwnComment | None = None
    statuses: Mapping[str, Status] = field(default_factory=dict)
    run: OwnRun | None = None
    suggested: frozenset[str] = frozenset()
    """The marks of the suggestions."""
