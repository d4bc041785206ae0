"""Issues and pull requests: opened, kept up to date with Git, closed, merged."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.github import closing
from tests.github.diff import EMPTY_TREE, FileChange, changes
from tests.github.git_store import Commit, Person
from tests.github.limits import Refused, check_label, invalid
from tests.github.records import App, Comment, Issue, Label, Pull, Repo

if TYPE_CHECKING:
    from tests.github.forge import Forge


def open_issue(forge: "Forge", title: str, body: str | None, author: str) -> Issue:
    """A new issue."""
    user, now = forge.user(author), forge.now()
    issue = Issue(forge.new_id(), forge.new_number(), title, body, user.login, now, now)
    forge.issues[issue.number] = issue
    return issue


def open_pull(  # noqa: PLR0913  -- what a request consists of
    forge: "Forge",
    repo: Repo,
    head: str,
    base: str,
    author: str,
    title: str,
    body: str | None,
    *,
    draft: bool,
) -> Pull:
    """A new pull request, with the ref that GitHub keeps for it."""
    tip, target = forge.git.resolve(repo.ref(head)), forge.git.resolve(forge.repo.ref(base))
    if tip is None or target is None:
        raise invalid("PullRequest", "head" if tip is None else "base", code="invalid")
    check_new(forge, repo, head, base, tip, target)
    issue = open_issue(forge, title, body, author)
    pull = Pull(issue, base, forge.repo, head, repo, target, tip, target, draft)
    forge.pulls[issue.number] = pull
    point(forge, pull)
    return pull


def check_new(  # noqa: PLR0913  -- what a request consists of
    forge: "Forge", repo: Repo, head: str, base: str, tip: str, target: str
) -> None:
    """Refuse a second request for a branch, and one that changes nothing."""
    if any(
        (one.state, one.head_repo, one.head, one.base) == ("open", repo, head, base)
        for one in forge.pulls.values()
    ):
        text = f"A pull request already exists for {repo.owner}:{head}."
        raise invalid("PullRequest", message=text)
    if forge.git.count(f"{target}..{tip}") == 0:
        raise invalid("PullRequest", message=f"No commits between {base} and {head}")


def sync(forge: "Forge", by: str | None = None) -> None:
    """Bring open requests up to date with the branches, however those were pushed."""
    waiting = [one for one in forge.pulls.values() if one.state == "open" and not gone(forge, one)]
    refs = forge.git.refs() if waiting else {}
    for pull in waiting:
        tip = refs.get(pull.head_repo.ref(pull.head))
        pull.base_tip = refs.get(pull.base_repo.ref(pull.base), pull.base_tip)
        if tip is None:
            set_state(forge, pull.issue, "closed", by or pull.issue.user)
        elif tip != pull.head_sha:
            follow(forge, pull, tip, by or pull.issue.user)


def gone(forge: "Forge", pull: Pull) -> bool:
    """Whether the fork that it came from was deleted."""
    return pull.head_repo.fork and pull.head_repo.owner not in forge.forks


def follow(forge: "Forge", pull: Pull, tip: str, by: str) -> None:
    """A request's branch was pushed."""
    if not forge.git.is_ancestor(pull.head_sha, tip):
        event = forge.event(pull.issue, "head_ref_force_pushed", by)
        event.commit = tip
    pull.head_sha, pull.base_sha, pull.issue.updated = tip, pull.base_tip, forge.now()
    point(forge, pull)


def point(forge: "Forge", pull: Pull) -> None:
    """Move the refs that GitHub keeps for a request: its head, and a merge to try."""
    forge.git.point(f"refs/pull/{pull.number}/head", pull.head_sha)
    tree = forge.git.merged_tree(pull.base_tip, pull.head_sha)
    if tree:
        github, text = forge.person("web-flow"), f"Merge {pull.head_sha} into {pull.base_tip}"
        parents = [pull.base_tip, pull.head_sha]
        pull.merge_sha = forge.git.write(tree, parents, text, github, github)
        forge.git.point(f"refs/pull/{pull.number}/merge", pull.merge_sha)


def set_state(  # noqa: PLR0913  -- a state has that many sides
    forge: "Forge",
    issue: Issue,
    state: str,
    by: str,
    reason: str | None = None,
    commit: str | None = None,
) -> None:
    """Close or reopen; a commit closes where its message says so."""
    if state == issue.state:
        return
    pull, now = forge.pulls.get(issue.number), forge.now()
    if (
        pull
        and state == "open"
        and (pull.merged or forge.git.resolve(pull.head_repo.ref(pull.head)) is None)
    ):
        raise invalid("PullRequest", "state", "state cannot be changed. The branch is gone.")
    issue.state, issue.updated = state, now
    issue.closed, issue.closed_by = (now, by) if state == "closed" else (None, None)
    if pull is None:  # a request has no reason
        issue.state_reason = (reason or "completed") if state == "closed" else "reopened"
    forge.event(issue, "closed" if state == "closed" else "reopened", by).commit = commit
    if pull and state == "open":
        sync(forge, by)


def start_of(forge: "Forge", pull: Pull) -> str:
    """Where the request left its base branch: the difference begins there."""
    return forge.git.merge_base(pull.base_tip, pull.head_sha) or EMPTY_TREE


def files_of(forge: "Forge", pull: Pull) -> tuple[FileChange, ...]:
    """The files that the request changes."""
    return changes(forge.git, start_of(forge, pull), pull.head_sha)


def commits_of(forge: "Forge", pull: Pull) -> list[Commit]:
    """The commits of the request, oldest first."""
    return forge.git.log("--reverse", "--topo-order", f"{pull.base_tip}..{pull.head_sha}")


def mergeable(forge: "Forge", pull: Pull) -> bool | None:
    """Whether it merges without conflict; unknown once it is closed."""
    if pull.state != "open":
        return None
    return forge.git.merged_tree(pull.base_tip, pull.head_sha) is not None


def merge(
    forge: "Forge",
    pull: Pull,
    by: str,
    method: str,
    texts: tuple[str | None, str | None] = (None, None),
) -> str:
    """Merge and move the base branch."""
    git, person = forge.git, forge.person(by)
    tree = git.merged_tree(pull.base_tip, pull.head_sha) if pull.state == "open" else None
    if tree is None:
        raise Refused(405, "Pull Request is not mergeable")
    github = forge.person("web-flow")
    if method == "rebase":
        sha = rebased(forge, pull, github)
    else:
        parents = [pull.base_tip, pull.head_sha] if method == "merge" else [pull.base_tip]
        message = (merge_text if method == "merge" else squash_text)(forge, pull, texts)
        sha = git.write(tree, parents, message, person, github)
    git.point(pull.base_repo.ref(pull.base), sha)
    pull.merged, pull.merged_by, pull.merge_sha = forge.now(), by, sha
    forge.event(pull.issue, "merged", by).commit = sha
    set_state(forge, pull.issue, "closed", by)
    commits = [*commits_of(forge, pull), git.commit(sha)]
    for issue, commit in closing.closed_by(forge, pull, commits):
        set_state(forge, issue, "closed", by, commit=commit)
    sync(forge, by)
    return sha


def merge_text(_: "Forge", pull: Pull, texts: tuple[str | None, str | None]) -> str:
    """The message of a merge."""
    owner = pull.head_repo.owner
    title = texts[0] or f"Merge pull request #{pull.number} from {owner}/{pull.head}"
    return f"{title}\n\n{pull.title if texts[1] is None else texts[1]}"


def squash_text(forge: "Forge", pull: Pull, texts: tuple[str | None, str | None]) -> str:
    """The message of a squashed request; authors beside its own are named as co-authors."""
    commits = commits_of(forge, pull)
    own = forge.users[pull.issue.user].email
    people = {one.author.email: one.author.name for one in commits if one.author.email != own}
    body = "\n\n".join(f"* {one.message}" for one in commits) if texts[1] is None else texts[1]
    trailers = "\n".join(f"Co-authored-by: {name} <{email}>" for email, name in people.items())
    parts = [texts[0] or f"{pull.title} (#{pull.number})", body, trailers]
    return "\n\n".join(part for part in parts if part)


def rebased(forge: "Forge", pull: Pull, github: Person) -> str:
    """Write each commit anew on top of the base branch."""
    git, tip = forge.git, pull.base_tip
    for commit in commits_of(forge, pull):
        # A stand-in with today's tree and the commit's own parent lets Git merge from there.
        stand_in = git.write(git.commit(tip).tree, commit.parents[:1], "", github, github)
        tree = git.merged_tree(stand_in, commit.sha)
        if tree is None:
            raise Refused(405, "This branch can't be rebased")
        tip = git.write(tree, [tip], commit.message, commit.author, github)
    return tip


def add_comment(
    forge: "Forge", issue: Issue, user: str, body: str, app: App | None = None
) -> Comment:
    """Add to the conversation."""
    now = forge.now()
    made = Comment(forge.new_id(), issue.number, user, body, now, now, app)
    issue.comments.append(made)
    issue.updated = now
    return made


def add_labels(forge: "Forge", issue: Issue, names: Iterable[str], by: str) -> None:
    """Put labels on, making those that there aren't yet."""
    for name in names:
        check_label(name)
        label = forge.labels.setdefault(name.lower(), Label(forge.new_id(), name))
        if label.name not in issue.labels:
            issue.labels.append(label.name)
            forge.event(issue, "labeled", by, label=label.name)


def drop_label(forge: "Forge", issue: Issue, name: str, by: str) -> bool:
    """Take a label off; False where it isn't on."""
    held = [one for one in issue.labels if one.lower() == name.lower()]
    for one in held:
        issue.labels.remove(one)
        forge.event(issue, "unlabeled", by, label=one)
    return bool(held)
