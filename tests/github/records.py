"""What the forge keeps beside Git: people, requests, reviews, comments, statuses and checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass
class User:
    """An account: a person, a bot or an organization."""

    id: int
    login: str
    name: str
    email: str
    kind: str = "User"
    role: str = "none"  # in the one repository: admin, maintain, write, triage, read or none


@dataclass
class Team:
    """A team of the organization; `permission` is None where it has no access."""

    id: int
    slug: str
    name: str
    members: list[str]
    permission: str | None = "push"


@dataclass(frozen=True)
class Repo:
    """The repository itself, or a fork of it: both lie in one Git store, as at GitHub."""

    id: int
    owner: str
    name: str
    fork: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.owner}/{self.name}"

    def ref(self, branch: str) -> str:
        """Where a branch lies in the store."""
        return f"refs/forks/{self.owner}/heads/{branch}" if self.fork else f"refs/heads/{branch}"


@dataclass
class Label:
    """A label of the repository."""

    id: int
    name: str
    color: str = "ededed"
    description: str | None = None


@dataclass(frozen=True)
class Reaction:
    """A reaction to an issue or a comment."""

    id: int
    user: str
    content: str
    created: datetime


@dataclass
class Comment:
    """A comment in the conversation of an issue or a pull request."""

    id: int
    number: int
    user: str
    body: str
    created: datetime
    updated: datetime
    app: "App | None" = None
    reactions: list[Reaction] = field(default_factory=list)


@dataclass
class Event:
    """Something that happened to an issue, in the words of the API."""

    id: int
    event: str
    actor: str
    created: datetime
    more: Mapping[str, Any] = field(default_factory=dict)
    commit: str | None = None
    app: "App | None" = None


@dataclass
class Issue:
    """An issue, or the half of a pull request that is one."""

    id: int
    number: int
    title: str
    body: str | None
    user: str
    created: datetime
    updated: datetime
    state: str = "open"
    state_reason: str | None = None
    closed: datetime | None = None
    closed_by: str | None = None
    labels: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    assignees: list[str] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    app: "App | None" = None


@dataclass
class Review:
    """A review; PENDING until it is submitted."""

    id: int
    user: str
    body: str
    state: str
    commit: str
    submitted: datetime


@dataclass
class LineComment:
    """A comment on lines of a pull request's difference, or on a file as a whole."""

    id: int
    user: str
    body: str
    path: str
    commit: str
    hunk: str
    created: datetime
    review: int | None = None
    line: int | None = None
    side: str = "RIGHT"
    start_line: int | None = None
    start_side: str | None = None
    position: int | None = None
    subject_type: str = "line"
    in_reply_to: int | None = None


@dataclass
class Pull:
    """A pull request; its title, labels, comments and events are its issue's."""

    issue: Issue
    base: str
    base_repo: Repo
    head: str
    head_repo: Repo
    base_sha: str
    head_sha: str
    base_tip: str  # of the base branch; frozen when the request is closed
    draft: bool = False
    merged: datetime | None = None
    merged_by: str | None = None
    merge_sha: str | None = None
    reviewers: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    line_comments: list[LineComment] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.issue.number

    @property
    def title(self) -> str:
        return self.issue.title

    @property
    def state(self) -> str:
        return self.issue.state

    @property
    def labels(self) -> list[str]:
        return self.issue.labels

    @property
    def comments(self) -> list[Comment]:
        return self.issue.comments


@dataclass
class Status:
    """A status of a commit in a context."""

    id: int
    sha: str
    state: str
    context: str
    description: str | None
    target_url: str | None
    creator: str
    created: datetime


@dataclass
class CheckRun:
    """A check run; `annotations` grow with every update."""

    id: int
    name: str
    sha: str
    app: "App"
    started: datetime
    status: str = "queued"
    conclusion: str | None = None
    completed: datetime | None = None
    details_url: str | None = None
    external_id: str = ""
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[Json] = field(default_factory=list)


@dataclass
class App:
    """A GitHub App, installed on the repository; its bot is `SLUG[bot]`."""

    id: int
    slug: str
    installation: int
    permissions: dict[str, str]
    public_key: str = ""
    private_key: str = ""

    @property
    def login(self) -> str:
        return f"{self.slug}[bot]"


@dataclass
class Token:
    """A token; `kind` is workflow, fork, app or user."""

    value: str
    kind: str
    login: str
    permissions: dict[str, str]
    scopes: tuple[str, ...] = ()
    expires: datetime | None = None
    app: App | None = None
    used: int = 0


@dataclass(frozen=True)
class Called:
    """One call that the forge answered; `token` is its kind, or anonymous, or jwt."""

    method: str
    path: str
    status: int
    token: str
    query: str = ""
    body: Any = None
