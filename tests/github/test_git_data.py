import pytest
from github import InputGitAuthor, InputGitTreeElement
from github.Repository import Repository

from tests.github.fixtures import WRITES, Client, refused
from tests.github.forge import Forge

WORKFLOW = ".github/workflows/okrs.yml"
TIP = "heads/main"


@pytest.fixture
def bot(forge: Forge, client: Client) -> Repository:
    return client(forge.app_token(permissions={"contents": "write"})).get_repo("acme/okrs")


def file(path: str, **given: str | None) -> InputGitTreeElement:
    """An entry of a tree: `content`, or the `sha` of what is there already, None to delete."""
    return InputGitTreeElement(path, "100644", "blob", **given)  # type: ignore[arg-type]


def commit(repo: Repository, *files: InputGitTreeElement, message: str = "Change") -> str:
    """A commit on top of the default branch, in no branch yet."""
    tip = repo.get_git_commit(repo.get_git_ref(TIP).object.sha)
    tree = repo.create_git_tree(list(files), base_tree=tip.tree)
    return repo.create_git_commit(message, tree, [tip]).sha


def test_a_commit_is_written_without_a_clone(forge: Forge, bot: Repository) -> None:
    sha = commit(bot, file("new/ü.md", content="ü\n"), file("folder/note.md", sha=None))
    assert bot.create_git_ref("refs/heads/topic", sha).object.sha == sha
    assert forge.branch("topic") == sha
    assert forge.git.read(sha, "new/ü.md") == "ü\n".encode()
    assert forge.git.read(sha, "folder/note.md") is None
    assert forge.git.read(sha, "plan.md") == b"one\ntwo\nthree\n"
    assert forge.git.commit(sha).parents == (forge.branch("main"),)


def test_a_tree_shows_what_it_holds(bot: Repository) -> None:
    tree = bot.create_git_tree([file("a/b/c.md", content="c\n"), file("d.md", content="d\n")])
    assert [(one.path, one.type) for one in tree.tree] == [("a", "tree"), ("d.md", "blob")]
    deep = bot.get_git_tree(tree.sha, recursive=True)
    assert [one.path for one in deep.tree] == ["a", "a/b", "a/b/c.md", "d.md"]
    assert [one.path for one in bot.get_git_tree("main").tree] == ["folder", "plan.md"]


def test_a_tree_takes_over_what_is_there(forge: Forge, bot: Repository) -> None:
    old = {one.path: one.sha for one in bot.get_git_tree("main", recursive=True).tree}
    moved = file("moved.md", sha=old["plan.md"])
    folder = InputGitTreeElement("copy", "040000", "tree", sha=old["folder"])
    run = InputGitTreeElement("run", "100755", "blob", content="true\n")
    tree = bot.create_git_tree([moved, folder, run])
    assert forge.git.run("cat-file", "blob", f"{tree.sha}:copy/note.md") == b"note\n"
    assert {one.path: one.mode for one in tree.tree} == {
        "copy": "040000",
        "moved.md": "100644",
        "run": "100755",
    }


def test_a_folder_takes_the_place_of_a_file(bot: Repository) -> None:
    base = bot.get_git_tree("main")
    entries = [file("plan.md/part.md", content="x\n"), file("folder", content="y\n")]
    tree = bot.create_git_tree(entries, base_tree=base)
    assert [(one.path, one.type) for one in tree.tree] == [("folder", "blob"), ("plan.md", "tree")]


@pytest.mark.parametrize(
    "path", ["../out.md", "a/../../out.md", "a//b.md", "a/", "./a.md", ".git/config", "a/.GIT/x"]
)
def test_a_path_that_leads_elsewhere_is_refused(bot: Repository, path: str) -> None:
    status, told = refused(bot.create_git_tree, [file(path, content="x")])
    assert (status, told) == (422, "tree.path contains a malformed path component")


def test_an_absolute_path_is_refused(bot: Repository) -> None:
    status, told = refused(bot.create_git_tree, [file("/etc/passwd", content="x")])
    assert (status, told) == (422, "tree.path cannot start with a slash")


def test_what_is_not_there_cannot_be_deleted_or_taken_over(bot: Repository) -> None:
    base = bot.get_git_tree("main")
    assert refused(bot.get_git_tree, "0" * 40)[0] == 404
    gone = [file("gone.md", sha=None)]
    assert refused(bot.create_git_tree, gone, base) == (422, "GitRPC::BadObjectState")
    unknown = [file("a.md", sha="0" * 40)]
    assert refused(bot.create_git_tree, unknown) == (
        422,
        f"tree.sha {'0' * 40} is not a valid blob",
    )


def test_an_entry_has_either_content_or_an_object(bot: Repository) -> None:
    for entry in (file("a.md"), file("a.md", content="x", sha=None)):
        status, told = refused(bot.create_git_tree, [entry])
        assert (status, told.split(".")[0]) == (422, "Must supply either tree")


def test_a_bots_own_commit_is_signed_by_github(forge: Forge, bot: Repository) -> None:
    made = bot.get_commit(commit(bot, file("a.md", content="a\n"), message="Add\n\nWhy"))
    assert (made.author.login, made.author.type) == ("okrs-bot[bot]", "Bot")
    assert made.committer.login == "web-flow"
    assert made.commit.message == "Add\n\nWhy"
    assert made.commit.verification.verified
    assert made.commit.verification.payload.startswith("tree ")
    forge.commit("theirs", {"a.md": "a\n"}, author="okrs-bot[bot]")
    assert not bot.get_branch("theirs").commit.commit.verification.verified


def test_a_commit_in_another_name_is_not_signed(forge: Forge, bot: Repository) -> None:
    tip = bot.get_git_commit(forge.branch("main") or "")
    sam = InputGitAuthor("Sam", "sam@x.example", "2026-01-02T03:04:05Z")
    made = bot.create_git_commit("For Sam", tip.tree, [tip], author=sam)
    shown = bot.get_commit(made.sha)
    assert (shown.author.login, shown.committer.login) == ("sam", "sam")
    assert made.author.date.isoformat() == "2026-01-02T03:04:05+00:00"
    assert not shown.commit.verification.verified
    both = bot.create_git_commit("For Sam", tip.tree, [tip], author=sam, committer=sam)
    assert not bot.get_commit(both.sha).commit.verification.verified


def test_a_person_commits_unsigned(forge: Forge, client: Client) -> None:
    repo = client(forge.user_token("sam")).get_repo("acme/okrs")
    made = repo.get_commit(commit(repo, file("a.md", content="a\n")))
    assert (made.author.login, made.committer.login) == ("sam", "sam")
    assert not made.commit.verification.verified


def test_a_commit_needs_its_tree_and_its_parents(forge: Forge, bot: Repository) -> None:
    path, none = "/repos/acme/okrs/git/commits", "0" * 40
    tip = forge.git.commit(forge.branch("main") or "")

    def write(**given: object) -> None:
        bot.requester.requestJsonAndCheck("POST", path, input={"message": "x", **given})

    assert refused(write, tree=none) == (422, "Tree SHA does not exist")
    assert refused(write, tree=tip.tree, parents=[none])[1].startswith("Parent SHA does not exist")
    assert refused(bot.get_git_commit, none)[0] == 404


def test_a_branch_is_made_once(bot: Repository) -> None:
    sha = commit(bot, file("a.md", content="a\n"))
    bot.create_git_ref("refs/heads/topic", sha)
    again = refused(bot.create_git_ref, "refs/heads/topic", sha)
    assert again == (422, "Reference already exists")
    below = refused(bot.create_git_ref, "refs/heads/topic/one", sha)
    assert below == (422, "Reference update failed")
    assert refused(bot.create_git_ref, "refs/heads/other", "main") == (
        422,
        "The sha parameter must be exactly 40 characters and contain only [0-9a-f].",
    )
    nothing = refused(bot.create_git_ref, "refs/heads/other", "0" * 40)
    assert nothing == (422, "Object does not exist")


@pytest.mark.parametrize("name", ["refs/heads/a b", "refs/heads/../x", "heads/a", "refs/pull/1/x"])
def test_a_bad_name_is_refused(forge: Forge, bot: Repository, name: str) -> None:
    told = refused(bot.create_git_ref, name, forge.branch("main"))
    assert told == (422, f"{name} is not a valid ref name.")


def test_a_branch_moves_forward_and_back_by_force(forge: Forge, bot: Repository) -> None:
    one, two = (commit(bot, file("a.md", content=text)) for text in "12")
    ref = bot.create_git_ref("refs/heads/topic", one)
    number = forge.open("topic", author="okrs-bot[bot]").number
    assert refused(ref.edit, two) == (422, "Update is not a fast forward")
    ref.edit(two, force=True)
    assert (ref.object.sha, forge.pulls[number].head_sha) == (two, two)
    assert [one.event for one in forge.issues[number].events] == ["head_ref_force_pushed"]
    assert forge.issues[number].events[0].actor == "okrs-bot[bot]"
    gone = bot.get_git_ref("heads/topic")
    assert gone.object.sha == two
    gone.delete()
    assert forge.pulls[number].state == "closed"
    assert refused(gone.delete) == (422, "Reference does not exist")
    assert refused(gone.edit, one) == (422, "Reference does not exist")


def test_the_default_branch_stays_and_waits_for_what_is_required(
    forge: Forge, bot: Repository
) -> None:
    sha = commit(bot, file("a.md", content="a\n"))
    main = bot.get_git_ref(TIP)
    assert refused(main.delete) == (422, "Cannot delete the default branch")
    forge.required.append("okrs")
    assert refused(main.edit, sha) == (422, 'Required status check "okrs" is expected.')
    forge.status(sha, "okrs", "success")
    main.edit(sha)
    assert forge.branch("main") == sha


def test_reading_is_not_writing(forge: Forge, client: Client) -> None:
    repo = client(forge.workflow_token(WRITES)).get_repo("acme/okrs")
    sha, tree = forge.branch("main") or "", repo.get_git_tree("main")
    tip, ref = repo.get_git_commit(sha), repo.get_git_ref(TIP)
    told = [
        refused(repo.create_git_tree, [file("a.md", content="a\n")]),
        refused(repo.create_git_commit, "x", tree, [tip]),
        refused(repo.create_git_ref, "refs/heads/topic", sha),
        refused(ref.edit, sha),
        refused(ref.delete),
    ]
    assert told == [(403, "Resource not accessible by integration")] * 5


def test_a_stranger_writes_nothing(forge: Forge, client: Client) -> None:
    repo = client(forge.user_token("kim")).get_repo("acme/okrs")
    assert refused(repo.create_git_tree, [file("a.md", content="a\n")])[0] == 404
    assert refused(repo.create_git_ref, "refs/heads/topic", forge.branch("main"))[0] == 404


def test_a_bot_changes_no_workflow(forge: Forge, bot: Repository, client: Client) -> None:
    forge.commit("main", {WORKFLOW: "on: push\n"})
    sha = commit(bot, file("a.md", content="a\n"))
    topic = bot.create_git_ref("refs/heads/topic", sha)
    bad = commit(bot, file(WORKFLOW, content="on: pull_request_target\n"))
    denied = (403, "Resource not accessible by integration")
    assert refused(bot.create_git_ref, "refs/heads/bad", bad) == denied
    assert refused(topic.edit, bad, force=True) == denied
    may = forge.app_token(permissions={"contents": "write", "workflows": "write"})
    client(may).get_repo("acme/okrs").create_git_ref("refs/heads/bad", bad)
    assert forge.branch("bad") == bad


def test_a_request_is_opened_for_a_commit(forge: Forge, client: Client) -> None:
    held = {"contents": "write", "pull_requests": "write"}
    for token, author in (
        (forge.workflow_token(held), "github-actions[bot]"),
        (forge.app_token(permissions=held), "okrs-bot[bot]"),
    ):
        repo, branch = client(token).get_repo("acme/okrs"), f"okrs/{author[:4]}"
        repo.create_git_ref(f"refs/heads/{branch}", commit(repo, file("a.md", content=author)))
        made = repo.create_pull(base="main", head=branch, title="A proposal", body="Why")
        assert (made.user.login, made.body, made.changed_files) == (author, "Why", 1)
        made.edit(title="Another", body="Because")
        (found,) = repo.get_pulls(head=f"acme:{branch}", state="all")
        assert made.number in [one.number for one in repo.get_pulls(head="another")]
        assert (found.number, found.title, found.body) == (made.number, "Another", "Because")


def test_a_setting_keeps_workflows_from_opening_requests(forge: Forge, client: Client) -> None:
    forge.workflows_open_pulls = False
    forge.commit("topic", {"plan.md": "x\n"})
    token = forge.workflow_token({"pull-requests": "write"})
    repo = client(token).get_repo("acme/okrs")
    status, told = refused(repo.create_pull, "main", "topic", title="A proposal")
    assert (status, told) == (
        403,
        "GitHub Actions is not permitted to create or approve pull requests.",
    )


def test_a_branch_that_was_made_although_the_reply_was_lost(forge: Forge, bot: Repository) -> None:
    sha = commit(bot, file("a.md", content="a\n"))
    forge.faults.error_after(502, at="POST */git/refs")
    assert refused(bot.create_git_ref, "refs/heads/topic", sha)[0] == 502
    assert forge.branch("topic") == sha
    forge.faults.error_before(500, at="POST */git/trees")
    assert refused(bot.create_git_tree, [file("b.md", content="b\n")])[0] == 500
    forge.faults.secondary_limit(at="PATCH */git/refs/heads/topic")
    assert refused(bot.get_git_ref("heads/topic").edit, sha)[0] == 403
    two = forge.commit("topic", {"c.md": "c\n"})
    forge.faults.on_call(1, lambda: forge.delete_branch("topic"), at="PATCH */git/refs/*")
    ref = bot.get_git_ref("heads/topic")
    assert refused(ref.edit, two) == (422, "Reference does not exist")
