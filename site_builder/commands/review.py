"""`okrs review`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.check import Checked, check, open_stores
from site_builder.commands.options import CACHE, Where, content_options, read_tree, where
from site_builder.files.git import GitError, ask
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import parse
from site_builder.files.read import read_plan
from site_builder.files.tree import NoContentError, Tree, read_commit
from site_builder.model.frame_change import Written
from site_builder.model.history import Author, File, Names
from site_builder.model.plan import Frame, Plan, Ref
from site_builder.review.approval import Contents, Review, Said, approvers, contents, standing
from site_builder.review.difference import (
    Difference,
    Record,
    RecordDifference,
    differences,
    file_differences,
    record_differences,
    records_with_exceptions,
    with_exceptions,
)
from site_builder.review.routing import demands
from site_builder.review.verdict import Answer, Verdict, brought, person_of
from site_builder.review.weight import weighed
from site_builder.rules.suppress import written


@click.command("review")
@content_options
@click.option("--base", default="main", show_default=True, help="The branch it should go into.")
@click.option("--head", metavar="REVISION", help="The proposal. [default: the files as they are]")
@click.option("--author", metavar="LOGIN", help="Whose proposal it is. [default: Git's user]")
@click.option(
    "--approved-by",
    metavar="LOGIN[@COMMIT]",
    multiple=True,
    help="Who has approved, perhaps what it was at a commit; repeat it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("terminal", "markdown", "json")),
    default="terminal",
    show_default=True,
    help="How to write it; markdown is the comment on a request.",
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

    It is compared with the plan where both parted: what others changed on the branch since then is
    theirs. Who may approve is read from there, too. Exit code 1 where it brings an error.

    \b
    okrs review                                        your files against main
    okrs review --simulate --author sam                who would have to approve Sam's proposal?
    okrs review --author sam --approved-by maria       and once Maria has approved?
    okrs review --author sam --approved-by maria@HEAD~1    what it was before the last commit?
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    at = where(content, as_of)
    folder = None if no_cache else at.around / CACHE / "review"
    parting = _commit(at.content, _parting(at.content, base, head))
    proposed = _commit(at.content, head) if head else read_tree(at)
    stores = open_stores(folder and folder / "base")
    before = _State(parting, check(parting, at.as_of, stores=stores, whole=True))
    stores = open_stores(folder, compared=True)
    after = _State(proposed, check(proposed, at.as_of, parting, stores, whole=True))
    who = _who(at.content, author, before.plan.frame)
    found, records = _compared(before.tree, after.tree, before.plan, after.plan, at.as_of)
    asked = demands(found, records, before.plan, who, at.as_of)
    ballot = _ballot(at.content, base, approved_by, before.plan.frame, at.as_of)
    now, approvals = contents(found, records), standing(ballot.reviews, filter(None, [who]))
    answers = (
        Answer(one, approvers(one, approvals, ballot.contents | {"": now}, now)) for one in asked
    )
    brings, older = brought(before.checked.findings, after.checked.findings)
    verdict = Verdict(found, records, brings, older, tuple(answers))
    _write(form, verdict, before.plan.frame, at)
    ctx.exit(int(bool(verdict.errors) and not simulate))


def _write(form: str, verdict: Verdict, frame: Frame, at: Where) -> None:
    """Write the verdict to standard output; only what the format needs is imported."""
    if form == "markdown":
        from site_builder.review.comment import comment

        click.echo(comment(verdict, frame, shown=at.shown), nl=False)
    elif form == "json":
        from site_builder.effects.review_json import as_json

        click.echo(as_json(verdict, frame, at.shown), nl=False)
    else:
        from site_builder.effects.review import print_verdict

        print_verdict(verdict, frame, at.shown)


class _State(NamedTuple):
    """A state of the plan: its files, and what was found in them."""

    tree: Tree
    checked: Checked

    @property
    def plan(self) -> Plan:
        assert self.checked.plan, "the whole plan was asked for"  # noqa: S101
        return self.checked.plan


def _compared(
    before: Tree, after: Tree, base: Plan, plan: Plan, on: date
) -> tuple[tuple[Difference, ...], tuple[RecordDifference, ...]]:
    told = dict(_exceptions(before, after))
    files = file_differences(_written(before, after), _written(after, before))
    found = with_exceptions((*files, *differences(base, plan)), told, base, plan)
    records = records_with_exceptions(record_differences(base, plan), told)
    return tuple(weighed(found, base, on)), tuple(records)


def _exceptions(before: Tree, after: Tree) -> Iterator[tuple[Ref | File | Record, list[str]]]:
    """By subject the exceptions from rules that come or go."""
    for path in sorted({*before.files, *after.files}):
        old, new = (Counter(written(tree.files.get(path, b""))) for tree in (before, after))
        found = spot(path) if old != new else None
        if isinstance(found, Spot):
            come = [f"Makes an exception: {one}" for one in (new - old).elements()]
            gone = [f"No longer makes an exception: {one}" for one in (old - new).elements()]
            yield _subject(found, path), come + gone


def _subject(at: Spot, path: str) -> Ref | File | Record:
    if at.kind == "objective":
        return Ref(at.cycle, at.team, at.name)
    return _file(at) if at.kind in _AROUND else Record(at.cycle, at.team, at.on, f"{ROOT}/{path}")


_IN_A_FOLDER = 2
"""How many steps below its cycle a file of a team's folder lies at least."""
_AROUND = {"company", "team", "person", "cycle"}


def _file(at: Spot) -> File:
    return File(at.kind, "" if at.kind == "company" else at.name or at.cycle)


class _Ballot(NamedTuple):
    """The approvals that a person named, and what the proposal was at their commits."""

    reviews: tuple[Review, ...]
    contents: dict[str, Contents]


def _ballot(
    content: Path, base: str, approved_by: tuple[str, ...], frame: Frame, on: date
) -> _Ballot:
    """Read `LOGIN` as an approval of what is proposed now, `LOGIN@COMMIT` of what was there."""
    named = [one.partition("@") for one in approved_by]
    reviews = (Review(_person(who, frame), Said.APPROVED, commit) for who, _, commit in named)
    commits = {commit for _, _, commit in named if commit}
    return _Ballot(tuple(reviews), {one: _contents(content, base, one, on) for one in commits})


def _contents(content: Path, base: str, commit: str, on: date) -> Contents:
    """What the proposal contained at a commit."""
    parting = _commit(content, _parting(content, base, commit))
    before, after = _narrowed(parting, _commit(content, commit))
    return contents(*_compared(before, after, read_plan(before)[0], read_plan(after)[0], on))


def _narrowed(before: Tree, after: Tree) -> tuple[Tree, Tree]:
    """Two trees without the folders in which nothing differs.

    A folder of a cycle that comes, goes or changes stays, since that decides whether it is read.
    """
    paths = before.files.keys() | after.files.keys()
    differ = [path for path in paths if before.files.get(path) != after.files.get(path)]
    folders = {tuple(path.split("/")[:2]) for path in differ}
    cycles = {cycle for cycle, *name in folders if name == ["cycle.md"]}

    def stays(path: str) -> bool:
        cycle, *inside = path.split("/")
        small = len(inside) < _IN_A_FOLDER
        return small or cycle in cycles or (cycle, inside[0]) in folders

    narrowed = (
        {path: one for path, one in tree.files.items() if stays(path)} for tree in (before, after)
    )
    old, new = narrowed
    return Tree(old), Tree(new)


def _written(tree: Tree, other: Tree) -> Mapping[File, Written]:
    """The files around the objectives that the two trees don't share."""
    return dict(_around(tree, other))


def _around(tree: Tree, other: Tree) -> Iterator[tuple[File, Written]]:
    for path, content in tree.files.items():
        at = spot(path) if content != other.files.get(path) else None
        if isinstance(at, Spot) and at.kind in _AROUND:
            shape, body, _ = parse(at.kind, content, f"{ROOT}/{path}")
            if shape is not None:
                yield _file(at), Written(at.name or at.cycle, shape, body)


def _parting(content: Path, base: str, head: str | None) -> str:
    """The commit in which a proposal and the branch that it should go into were the same."""
    try:
        found = ask(content, "merge-base", "--end-of-options", base, head or "HEAD")
    except GitError as error:
        message = f"There is nothing to compare with {base}: {error}. Name a branch with --base."
        raise click.UsageError(message) from None
    return found.decode().strip()


def _commit(content: Path, revision: str) -> Tree:
    try:
        return read_commit(content, revision)
    except NoContentError as error:
        raise click.UsageError(f"{error}.") from None


def _who(content: Path, login: str | None, frame: Frame) -> str | None:
    """The author in the plan; None where nobody can tell."""
    if login:
        return _person(login, frame)
    try:
        name, email = (
            ask(content, "config", f"user.{key}").decode().strip() for key in ("name", "email")
        )
    except GitError:
        return None
    return Names(frame.people.values()).person(Author(name, email))


def _person(name: str, frame: Frame) -> str:
    """Whom a person at a terminal means: a login, or the name that the plan has for somebody."""
    found = person_of(name, frame)
    return name if found.startswith("@") and name in frame.people else found
