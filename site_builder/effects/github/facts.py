"""What GitHub knows of a request, and what the bot has left on it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from github.GithubApp import GithubApp
from github.GithubException import GithubException
from github.NamedUser import NamedUser
from github.Organization import Organization
from github.PullRequest import PullRequest
from github.Repository import Repository

from site_builder.effects.github.client import Forge, is_refusal
from site_builder.effects.github.timeline import read_timeline
from site_builder.intake.asked import Asked, spot_of
from site_builder.review.approval import Said
from site_builder.review.comment import MARKER
from site_builder.review.request import (
    Given,
    OwnComment,
    OwnRun,
    Posted,
    Request,
    State,
    Status,
)
from site_builder.review.todo import mark_of

RUN = "OKRs"
"""What the check run with the annotations is called."""
_THE_FORGE = "web-flow"
"""Who commits what people do on GitHub's pages, and what the bot does over its API."""
_SAID = {one.name: one for one in Said}
_GONE = {404, 410}
"""What GitHub answers for what was deleted."""


def open_requests(forge: Forge, branch: str | None = None) -> Iterator[PullRequest]:
    """The open requests, the one that changed last first; perhaps only those for one branch."""
    wanted = {"base": branch} if branch else {}
    yield from forge.reads.get_pulls(state="open", sort="updated", direction="desc", **wanted)


def head_of(forge: Forge, number: int) -> str:
    """The commit that a request proposes now."""
    return forge.reads.get_pull(number).head.sha


def read_request(forge: Forge, number: int) -> Request:
    """A request as it is now."""
    pull = forge.reads.get_pull(number).complete()
    past, asker = read_timeline(pull), asker_of(forge, pull)
    author = asker or login_of_user(pull.user)
    return Request(
        number,
        pull.title,
        author or "ghost",
        pull.base.ref,
        pull.head.sha,
        is_open=pull.state == "open",
        is_merged=bool(pull.merged),
        is_draft=bool(pull.draft),
        is_gated=pull.base.ref == pull.base.repo.default_branch,
        author_may_write=bool(author) and may_write(pull.base.repo, author),
        commits=pull.commits,
        replayed=forge.reads.allow_rebase_merge is not False,
        tip=forge.reads.get_branch(pull.base.ref).commit.sha,
        reviews=tuple(one for one in _reviews(pull, past.aimed) if one.login != forge.login),
        makers=frozenset(_makers(forge, pull, asker)),
        asked=frozenset(past.asked),
        labels=frozenset(one.name for one in pull.labels),
    )


def name_of(repository: Repository | None) -> str | None:
    """What a repository is called; None where it is deleted."""
    return None if repository is None else repository.full_name


def login_of_user(user: NamedUser | Organization | None) -> str:
    """The login of an account; empty where it is gone."""
    return user.login if user is not None else ""


def asker_of(forge: Forge, pull: PullRequest) -> str:
    """The login of who asked the bot for a request; empty where the bot didn't make it for anybody.

    Nobody else can open one in the bot's name, and its branch says where it was asked for; who did
    is read from there.
    """
    head = pull.head
    spot = spot_of(head.ref) if name_of(head.repo) == name_of(pull.base.repo) else None
    if spot is None or login_of_user(pull.user) != forge.login:
        return ""
    issue = forge.reads.get_issue(spot.issue)
    try:
        if spot.comment is None:
            return login_of_user(issue.complete().user)
        comment = issue.get_comment(spot.comment)
        belongs = comment.issue_url.rpartition("/")[2] == str(spot.issue)
        return login_of_user(comment.user) if belongs else ""
    except GithubException as error:
        if error.status in _GONE:
            return ""
        raise


def still_says(forge: Forge, asked: Asked) -> bool:
    """Whether the words of an event stand there still; a run may come late, or be run again."""
    issue = forge.reads.get_issue(asked.spot.issue)
    try:
        if asked.spot.comment:
            return issue.get_comment(asked.spot.comment).body == asked.text
        issue = issue.complete()
    except GithubException as error:
        if error.status in _GONE:
            return False
        raise
    return issue.state == "open" and (issue.body or "") == asked.text


def _reviews(pull: PullRequest, aimed: datetime | None) -> Iterator[Given]:
    """The reviews, in the order in which they were given.

    An approval from before the request was aimed at another branch was one of something else.
    """
    writers: dict[str, bool] = {}
    for one in pull.get_reviews():
        said = _SAID.get(one.state)
        login = login_of_user(one.user)
        if said is None or not login:
            continue
        if said is Said.APPROVED and aimed and one.submitted_at <= aimed:
            said = Said.DISMISSED
        if said is Said.APPROVED and login not in writers:
            writers[login] = may_write(pull.base.repo, login)
        yield Given(
            login,
            said,
            one.commit_id or "",
            is_bot=one.user.type != "User",
            may_write=writers.get(login, True),
        )


def may_write(repository: Repository, login: str) -> bool:
    """Whether an account belongs here: anybody can review what is public, under any free name."""
    if repository.private:
        return True
    try:
        return repository.get_collaborator_permission(login) in {"admin", "write"}
    except GithubException as error:
        if error.status == 404:  # noqa: PLR2004 (nobody whom the repository knows)
            return False
        raise


def _makers(forge: Forge, pull: PullRequest, asker: str) -> Iterator[tuple[str, str]]:
    """GitHub tells the first 250 commits; of the others only their own words are known.

    What the bot commits for somebody is theirs. GitHub signs what it commits for the bot; without
    that, somebody may have pushed it under the bot's name. And it says where it was asked for: what
    the bot made for one person may have been pushed to the branch of another.
    """
    spot = spot_of(pull.head.ref) if asker else None
    for one in pull.get_commits():
        author, committer = login_of_user(one.author), login_of_user(one.committer)
        for login in filter(None, {author, "" if committer == _THE_FORGE else committer}):
            signed = login == forge.login and one.commit.verification.verified
            own = signed and spot is not None and spot.made(one.commit.message)
            yield one.sha, asker if own else login


def read_posted(forge: Forge, number: int, commit: str) -> Posted:
    """What the bot has left on a request and its commit."""
    return Posted(
        _comment(forge, number),
        _statuses(forge, commit),
        _run(forge, commit),
        frozenset(_suggested(forge, number)),
    )


def _comment(forge: Forge, number: int) -> OwnComment | None:
    """The bot's comment: by its mark and its author, since anyone can write the mark."""
    for one in forge.reads.get_issue(number).get_comments():
        if login_of_user(one.user) == forge.login and one.body.startswith(MARKER):
            return OwnComment(one.id, one.body)
    return None


def _statuses(forge: Forge, commit: str) -> dict[str, Status]:
    """By context the newest status; one that somebody else has set is none of the bot's."""
    found: dict[str, Status | None] = {}
    for one in forge.reads.get_commit(commit).get_statuses():
        own = login_of_user(one.creator) == forge.login
        status = Status(State(one.state), one.description or "") if own else None
        found.setdefault(one.context, status)
    return {context: status for context, status in found.items() if status}


def _run(forge: Forge, commit: str) -> OwnRun | None:
    """The newest check run of the bot; none where the token may not see any."""
    try:
        runs = list(forge.reads.get_commit(commit).get_check_runs(check_name=RUN))
    except GithubException as error:
        if is_refusal(error):
            return None
        raise
    own = [one for one in runs if f"{_slug(one.app)}[bot]" == forge.login]
    if not own:
        return None
    one = max(own, key=lambda one: one.id)
    done = one.status == "completed"
    return OwnRun(one.id, one.external_id or "", one.output.annotations_count or 0, done)


def _slug(app: GithubApp | None) -> str:
    """What an App is called; empty where it is gone."""
    return app.slug if app is not None else ""


def _suggested(forge: Forge, number: int) -> Iterable[str]:
    for one in forge.reads.get_pull(number).get_review_comments():
        if login_of_user(one.user) == forge.login:
            yield mark_of(one.body)
