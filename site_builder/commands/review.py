"""`okrs review`."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.options import CACHE, Where, content_options, read_tree, where
from site_builder.files.git import GitError, user
from site_builder.files.merge import commit_named
from site_builder.files.tree import NoContentError
from site_builder.model.history import Names
from site_builder.model.plan import Frame
from site_builder.proposal.judge import Judged, Told, judge
from site_builder.proposal.study import Proposal, Study
from site_builder.review.approval import Review, Said
from site_builder.review.verdict import person_of


@click.command("review")
@content_options
@click.option("--base", default="main", show_default=True, help="The branch it should go into.")
@click.option("--head", metavar="REVISION", help="The proposal. [default: the files as they are]")
@click.option(
    "--author",
    shell_complete=offering.people,
    metavar="LOGIN",
    help="Whose proposal it is. [default: Git's user]",
)
@click.option(
    "--approved-by",
    metavar="LOGIN[@COMMIT]",
    shell_complete=offering.people,
    multiple=True,
    help="Who has approved, perhaps what it was at a commit; repeat it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("terminal", "markdown", "json", "github")),
    default="terminal",
    show_default=True,
    help="How to write it; markdown is the comment on a request, github is for a workflow.",
)
@click.option("--simulate", is_flag=True, help="Only say who would have to approve; never fail.")
@click.option("--no-cache", is_flag=True, help="Keep nothing between runs, and believe nothing.")
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    content: Path | None,
    as_of: date | None,
    base: str,
    head: str | None,
    author: str | None,
    approved_by: tuple[str, ...],
    form: str,
    simulate: bool,  # noqa: FBT001 (click passes flags by name)
    no_cache: bool,  # noqa: FBT001
) -> None:
    """Say what a proposal changes, what it brings, and who has to approve it.

    Your files are compared with the plan where both parted: what others changed on the branch since
    then is theirs. A commit named with --head is compared as a merge would have it now, which is
    how the bot judges. Who may approve is read from the branch. Exit code 1 for an error.

    \b
    okrs review                                        your files against main
    okrs review --simulate --author sam                who would have to approve Sam's proposal?
    okrs review --author sam --approved-by maria       and once Maria has approved?
    okrs review --author sam --approved-by maria@HEAD~1    what it was before the last commit?
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    at = where(content, as_of)
    cache = None if no_cache else at.around / CACHE / "review"
    study = Study(at.content, base, at.as_of, cache)
    try:
        proposal = study.of_commit(_commit(at, head)) if head else study.of_files(read_tree(at))
    except GitError as error:
        message = f"There is nothing to compare with {base}: {error}. Name a branch with --base."
        raise click.UsageError(message) from None
    except NoContentError as error:
        raise click.UsageError(f"{error}.") from None
    frame = proposal.before.plan.frame
    told = Told(_who(at.content, author, frame), list(_reviews(at, approved_by, proposal)))
    judged = judge(study, proposal, told, at.as_of)
    _write(form, judged, frame, at)
    ctx.exit(int(bool(judged.verdict.errors) and not simulate))


def _write(form: str, judged: Judged, frame: Frame, at: Where) -> None:
    """Write the verdict to standard output; only what the format needs is imported."""
    verdict, notes = judged
    if form == "markdown":
        from site_builder.review.comment import comment

        click.echo(comment(verdict, frame, shown=at.shown, notes=notes), nl=False)
    elif form == "json":
        from site_builder.effects.review_json import as_json

        click.echo(as_json(verdict, frame, at.shown), nl=False)
    elif form == "github":
        _write_for_github(judged, frame, at)
    else:
        from site_builder.effects.review import print_verdict

        print_verdict(verdict, frame, at.shown)


def _write_for_github(judged: Judged, frame: Frame, at: Where) -> None:
    """The findings as annotations, the comment as the summary of the workflow's step."""
    from site_builder.effects.report import Report, write_report
    from site_builder.effects.summary import add_to_summary
    from site_builder.review.comment import comment

    verdict, notes = judged
    write_report("github", Report(verdict.findings, {}, at.shown, 0))
    add_to_summary(comment(verdict, frame, shown=at.shown, notes=notes), os.environ)


def _reviews(at: Where, approved_by: Iterable[str], proposal: Proposal) -> Iterator[Review]:
    """Read `LOGIN` as an approval of what is proposed now, `LOGIN@COMMIT` of what was there."""
    for one in approved_by:
        login, _, revision = one.partition("@")
        commit = _commit(at, revision) if revision else proposal.head
        yield Review(_person(login, proposal.before.plan.frame), Said.APPROVED, commit)


def _commit(at: Where, revision: str) -> str:
    """The full name of a commit."""
    try:
        return commit_named(at.content.resolve().parent, revision)
    except GitError as error:
        reason = str(error) or "there is no such commit"
        raise click.UsageError(f"{revision} can't be read: {reason}.") from None


def _who(content: Path, login: str | None, frame: Frame) -> str | None:
    """The author in the plan; None where nobody can tell."""
    return _person(login, frame) if login else Names(frame.people.values()).person(user(content))


def _person(name: str, frame: Frame) -> str:
    """Whom a person at a terminal means: a login, or the name that the plan has for somebody."""
    found = person_of(name, frame)
    return name if found.startswith("@") and name in frame.people else found
