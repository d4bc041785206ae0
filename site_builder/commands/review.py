"""`okrs review`."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.check import Checked, check, open_stores
from site_builder.commands.options import CACHE, content_options, read_tree, where
from site_builder.files.git import GitError, ask
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import parse
from site_builder.files.tree import NoContentError, Tree, read_commit
from site_builder.model.frame_change import Written
from site_builder.model.history import Author, File, Names
from site_builder.model.plan import Frame, Plan
from site_builder.review.difference import differences, file_differences, record_differences
from site_builder.review.routing import demands
from site_builder.review.verdict import Verdict, answers, brought, person_of


@click.command("review")
@content_options
@click.option("--base", default="main", show_default=True, help="The branch it should go into.")
@click.option("--head", metavar="REVISION", help="The proposal. [default: the files as they are]")
@click.option("--author", metavar="LOGIN", help="Whose proposal it is. [default: Git's user]")
@click.option("--approved-by", metavar="LOGIN", multiple=True, help="Who has approved; repeat it.")
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
    verdict = _verdict(before, after, who, approved_by, at.as_of)
    from site_builder.effects.review import print_verdict

    print_verdict(verdict, before.plan.frame, at.shown)
    ctx.exit(int(bool(verdict.errors) and not simulate))


class _State(NamedTuple):
    """A state of the plan: its files, and what was found in them."""

    tree: Tree
    checked: Checked

    @property
    def plan(self) -> Plan:
        assert self.checked.plan, "the whole plan was asked for"  # noqa: S101
        return self.checked.plan


def _verdict(
    before: _State, after: _State, author: str | None, approved_by: tuple[str, ...], on: date
) -> Verdict:
    base = before.plan
    files = _written(before.tree, after.tree), _written(after.tree, before.tree)
    found = (*file_differences(*files), *differences(base, after.plan))
    records = tuple(record_differences(base, after.plan))
    approvers = {_person(one, base.frame) for one in approved_by} - {author}
    findings, older = brought(before.checked.findings, after.checked.findings)
    asked = demands(found, records, base, author, on)
    return Verdict(found, records, findings, older, answers(asked, approvers))


def _written(tree: Tree, other: Tree) -> Mapping[File, Written]:
    """The files around the objectives that the two trees don't share."""
    return dict(_around(tree, other))


def _around(tree: Tree, other: Tree) -> Iterator[tuple[File, Written]]:
    for path, content in tree.files.items():
        found = spot(path) if content != other.files.get(path) else None
        if isinstance(found, Spot) and found.kind in {"company", "team", "person", "cycle"}:
            shape, body, _ = parse(found.kind, content, f"{ROOT}/{path}")
            name = found.name or found.cycle
            if shape is not None:
                yield (
                    File(found.kind, "" if found.kind == "company" else name),
                    Written(name, shape, body),
                )


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
