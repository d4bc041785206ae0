"""A GitHub for tests: a real Git repository and the forge's own records beside it.

Tests hold the Forge and act on it as people would; the bot talks to it over HTTP (`server.py`).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import RLock

from tests.github import checks, events, pulls, push, records, reviewing, tokens
from tests.github.clock import real_time
from tests.github.faults import Faults
from tests.github.git_store import Files, GitStore, Person
from tests.github.records import Comment, Issue, Json, Pull

WEB_FLOW = "web-flow"


class Forge:
    """One repository with its people; `violations` must be empty when a test ends."""

    def __init__(
        self,
        folder: Path,
        full_name: str = "acme/okrs",
        *,
        private: bool = False,
        default_branch: str = "main",
        clock: Callable[[], datetime] = real_time,
    ) -> None:
        owner, name = full_name.split("/")
        self.folder, self.private, self.default_branch = folder, private, default_branch
        self.now, self.lock, self._ids, self._numbers = clock, RLock(), count(1001), count(1)
        self.web = ""  # the address that it is served at
        self.repo = records.Repo(self.new_id(), owner, name)
        self.git = GitStore(folder / owner / f"{name}.git", default_branch)
        self.faults = Faults()
        self.calls: list[records.Called] = []
        self.violations: list[str] = []
        self.dispatches: list[Json] = []
        self.required: list[str] = []  # contexts that the default branch needs to be green
        self.workflows_open_pulls = True  # what a repository's settings allow
        self.signed: dict[str, datetime] = {}  # commits that GitHub signed
        self.users: dict[str, records.User] = {}
        self.teams: dict[str, records.Team] = {}
        self.forks: dict[str, records.Repo] = {}
        self.apps: dict[int, records.App] = {}
        self.tokens: dict[str, records.Token] = {}
        self.labels: dict[str, records.Label] = {}
        self.issues: dict[int, Issue] = {}
        self.pulls: dict[int, Pull] = {}
        self.statuses: list[records.Status] = []
        self.check_runs: dict[int, records.CheckRun] = {}
        self.rate_limit = 5000
        self.user(owner, kind="Organization")
        self.user(tokens.WORKFLOW_BOT, kind="Bot")
        self.user(WEB_FLOW, name="GitHub", email="noreply@github.com")

    # Facts

    @property
    def full_name(self) -> str:
        return self.repo.full_name

    @property
    def git_path(self) -> Path:
        """The bare repository on disk."""
        return self.git.folder

    @property
    def git_url(self) -> str:
        """The repository as `git clone` wants it."""
        return f"{self.web}/{self.full_name}.git"

    def new_id(self) -> int:
        return next(self._ids)

    def new_number(self) -> int:
        """The next number of an issue or a pull request."""
        return next(self._numbers)

    def branch(self, name: str, fork: str | None = None) -> str | None:
        """The commit at the tip of a branch."""
        return self.git.resolve(self.repo_of(fork).ref(name))

    def repo_of(self, fork: str | None) -> records.Repo:
        """The repository, or somebody's fork of it."""
        if fork is None:
            return self.repo
        if fork not in self.forks:
            self.user(fork)
            self.forks[fork] = records.Repo(self.new_id(), fork, self.repo.name, fork=True)
        return self.forks[fork]

    def role(self, login: str) -> str:
        """What somebody may do here, by themselves or through a team."""
        return tokens.role_of(self, login)

    # People

    def user(
        self, login: str, *, name: str | None = None, email: str | None = None, kind: str = "User"
    ) -> records.User:
        """Somebody's account, made where there is none."""
        if login not in self.users:
            plain = login.removesuffix("[bot]")
            named = name or plain.title(), email or f"{plain}@x.example"
            self.users[login] = records.User(self.new_id(), login, *named, kind)
        return self.users[login]

    def collaborator(self, *logins: str, role: str = "write") -> None:
        """Give people a role: admin, maintain, write, triage, read or none."""
        for login in logins:
            self.user(login).role = role

    def team(
        self, slug: str, members: Iterable[str], permission: str | None = "push"
    ) -> records.Team:
        """A team of the organization; None for one without access."""
        names = [self.user(login).login for login in members]
        title = slug.replace("-", " ").title()
        self.teams[slug] = records.Team(self.new_id(), slug, title, names, permission)
        return self.teams[slug]

    # Tokens

    def workflow_token(self, permissions: dict[str, str]) -> str:
        """A job's GITHUB_TOKEN, with the permissions of its workflow file."""
        bot = tokens.WORKFLOW_BOT
        return tokens.new_token(self, "workflow", bot, permissions, app=tokens.WORKFLOW_APP)

    def fork_token(self) -> str:
        """The GITHUB_TOKEN of a fork's pull request: it reads and nothing else."""
        bot, held = tokens.WORKFLOW_BOT, tokens.READS
        return tokens.new_token(self, "fork", bot, held, app=tokens.WORKFLOW_APP)

    def app(self, slug: str = "okrs-bot", permissions: dict[str, str] | None = None) -> records.App:
        """An App, installed; its `id` and `private_key` are what a client needs."""
        made = tokens.new_app(self, slug, tokens.FULL if permissions is None else permissions)
        self.apps[made.id] = made
        return made

    def app_token(
        self, app: records.App | None = None, permissions: dict[str, str] | None = None
    ) -> str:
        """A token of an App's installation."""
        app = app or next(iter(self.apps.values()), None) or self.app()
        held = app.permissions if permissions is None else permissions
        return tokens.new_token(self, "app", app.login, held, app=app)

    def user_token(self, login: str, scopes: tuple[str, ...] = ("repo", "read:org")) -> str:
        """A personal access token."""
        return tokens.new_token(self, "user", self.user(login).login, {}, scopes=scopes)

    def expire(self, token: str) -> None:
        """End a token now."""
        self.tokens[token].expires = self.now()

    # Git

    def person(self, who: str, at: datetime | None = None) -> Person:
        """How somebody signs a commit: a login, or `Name <address>` for somebody unknown."""
        return push.person(self, who, at or self.now())

    def commit(  # noqa: PLR0913  -- a commit has that many sides; most are named in few tests
        self,
        branch: str,
        files: Files,
        message: str = "Change",
        *,
        author: str = "sam",
        committer: str | None = None,
        co_authors: Sequence[str] = (),
        start: str | None = None,
        force: bool = False,
        fork: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Push a commit; a new branch starts at `start` or the default branch.

        With `force` the branch is rewritten: the commit's parent is `start` or the default branch.
        """
        made = push.Push(branch, self.repo_of(fork), start, force=force)
        people = (self.person(author, at), self.person(committer or author, at))
        others = [self.person(one) for one in co_authors]
        with self.lock:
            return made.commit(self, files, message, people, others)

    def delete_branch(self, name: str, fork: str | None = None) -> None:
        """Delete a branch; its open pull requests are closed."""
        with self.lock:
            self.git.point(self.repo_of(fork).ref(name), None)
            pulls.sync(self)

    def delete_fork(self, owner: str) -> None:
        """Delete a fork; its pull requests stay, from an unknown repository."""
        repo = self.forks.pop(owner)
        for name in [one for one in self.git.refs() if one.startswith(repo.ref(""))]:
            self.git.point(name, None)

    # Pull requests

    def open(  # noqa: PLR0913  -- a request has that many sides; most are named in few tests
        self,
        head: str,
        *,
        author: str = "sam",
        title: str = "Change the plan",
        body: str | None = None,
        base: str | None = None,
        draft: bool = False,
        fork: str | None = None,
    ) -> Pull:
        """Open a pull request from a branch, of a fork where one is named."""
        with self.lock:
            repo = self.repo_of(fork)
            return pulls.open_pull(
                self, repo, head, base or self.default_branch, author, title, body, draft=draft
            )

    def close(self, number: int, by: str = "sam") -> None:
        pulls.set_state(self, self.issues[number], "closed", by)

    def reopen(self, number: int, by: str = "sam") -> None:
        pulls.set_state(self, self.issues[number], "open", by)

    def draft(self, number: int, *, draft: bool = True) -> None:
        self.pulls[number].draft = draft

    def merge(self, number: int, by: str = "ana", method: str = "merge") -> str:
        """Merge as an administrator does: what is required isn't asked for."""
        with self.lock:
            return pulls.merge(self, self.pulls[number], by, method)

    def review(
        self, number: int, user: str, state: str, body: str = "", *, commit: str | None = None
    ) -> records.Review:
        """Review: APPROVED, CHANGES_REQUESTED, COMMENTED or PENDING, of an older commit too."""
        with self.lock:
            self.user(user)
            pull = self.pulls[number]
            return reviewing.add_review(self, pull, user, state, body, commit or pull.head_sha)

    def dismiss(self, number: int, review: int, by: str = "ana", message: str = "Outdated") -> None:
        reviewing.dismiss(self, self.pulls[number], review, by, message)

    def request(
        self, number: int, *reviewers: str, teams: Sequence[str] = (), by: str = "sam"
    ) -> None:
        """Ask people and teams for a review."""
        reviewing.request(self, self.pulls[number], reviewers, teams, by)

    # Issues

    def issue(self, title: str, body: str | None = None, author: str = "sam") -> Issue:
        """Open an issue that is no pull request."""
        return pulls.open_issue(self, title, body, author)

    def edit_issue(self, number: int, body: str, by: str = "sam") -> Json:
        """Write the description of an issue anew; what GitHub sends then."""
        return events.edited(self, self.issues[number], body, by)

    def issue_event(self, number: int, action: str, sender: str = "sam", **more: object) -> Json:
        """What GitHub sends: `issues`, with `changes`, `label` or `assignee` where there are."""
        return events.about_issue(self, self.issues[number], action, sender, more)

    def comment(self, number: int, user: str, body: str) -> Comment:
        """Comment in a conversation."""
        return pulls.add_comment(self, self.issues[number], self.user(user).login, body)

    def edit_comment(self, comment: Comment, body: str, by: str = "sam") -> Json:
        """Write a comment anew; what GitHub sends then."""
        return events.edited(self, comment, body, by)

    def comment_event(
        self, comment: Comment, action: str, sender: str = "sam", **more: object
    ) -> Json:
        """What GitHub sends: `issue_comment`, created, edited or deleted."""
        return events.about_comment(self, comment, action, sender, more)

    def label(self, number: int, *names: str, by: str = "sam") -> None:
        """Put labels on."""
        pulls.add_labels(self, self.issues[number], names, by)

    def event(self, issue: Issue, name: str, actor: str, **more: object) -> records.Event:
        """Note what happened to an issue."""
        made = records.Event(self.new_id(), name, actor, self.now(), more)
        issue.events.append(made)
        return made

    # Statuses

    def status(
        self, sha: str, context: str, state: str, description: str | None = None, by: str = "sam"
    ) -> records.Status:
        """Set a status."""
        return checks.add_status(self, sha, context, state, description, None, by)
