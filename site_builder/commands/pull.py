"""`okrs pull`."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from site_builder.check import check, open_stores
from site_builder.commands.forge import open_forge, repository_option
from site_builder.commands.options import CACHE, Where, content_options, read_tree, where
from site_builder.files.check_in_draft import Draft
from site_builder.files.git import GitError
from site_builder.files.merge import prefix
from site_builder.files.read import read_frame, read_plan
from site_builder.files.sort import sort
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.plan import Plan
from site_builder.model.terms import Severity
from site_builder.sources.declared import FILE, read_sources
from site_builder.sources.failure import SourceError
from site_builder.sources.shape import SourceShape
from site_builder.sources.telling import Failed, drafts

if TYPE_CHECKING:
    from site_builder.effects.sources.fetch import Limits

_LONGEST = 1024 * 1024
"""The size in bytes beyond which the declaration is not read."""


class _Wish(NamedTuple):
    """What to do with the figures: the way is one of the options' words."""

    way: str
    repository: str | None


@click.command("pull")
@content_options
@click.option("--dry-run", "way", flag_value="dry-run", help="Only print what would be told.")
@click.option("--write", "way", flag_value="write", help="Write the check-ins into the folder.")
@click.option(
    "--propose",
    "way",
    flag_value="propose",
    help="Open a request for each team. [default where CI is set; else --dry-run]",
)
@repository_option
@click.option("--allow-commands", is_flag=True, help="Run the programs that sources.yml names.")
@click.option(
    "--allow-http", is_flag=True, help="Ask this machine's own addresses without encryption."
)
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    content: Path | None,
    as_of: date | None,
    way: str | None,
    repository: str | None,
    allow_commands: bool,  # noqa: FBT001 (click passes flags by name)
    allow_http: bool,  # noqa: FBT001
) -> None:
    """Fetch figures from the sources that sources.yml declares, and tell them as check-ins.

    sources.yml lies beside mkdocs.yml. Each figure is told with its source and its time, and
    without a confidence, since a machine has none. A source that fails changes nothing: its key
    result is left out, the others are told, and the exit code is 1.

    \b
    okrs pull                       what would be told?
    okrs pull --write               write the check-ins
    okrs pull --propose             in a workflow: one request for each team
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.sources.fetch import Limits

    at = where(content, as_of)
    wish = _Wish(way or ("propose" if os.environ.get("CI") else "dry-run"), repository)
    sources = _declared(at.around)
    if not sources:
        click.echo(f"No source is declared: there is nothing in {FILE}, or no such file.")
        return
    limits = Limits(commands=allow_commands, plain_http=allow_http)
    ctx.exit(int(not _pull(at, sources, limits, wish)))


def _declared(root: Path) -> Mapping[str, SourceShape]:
    """What is declared; ends the command with all that is wrong with it."""
    from site_builder.effects.sources.repository import read_file
    from site_builder.effects.terminal import plain

    if not os.path.lexists(root / FILE):
        return {}
    try:
        declared = read_sources(read_file(root, FILE, _LONGEST))
    except SourceError as error:
        raise click.UsageError(f"{error}. Nothing was fetched.") from None
    if declared.findings:
        lines = (
            plain(f"  {FILE}:{one.span.line}: {one.problem}. {one.remedy}")
            for one in declared.findings
        )
        raise click.UsageError("\n".join(["Nothing was fetched, since this is wrong:", *lines]))
    return declared.sources


def _pull(at: Where, sources: Mapping[str, SourceShape], limits: "Limits", wish: _Wish) -> bool:
    """Fetch, and tell what is new; whether nothing failed."""
    from site_builder.effects.sources.gather import Round, gather
    from site_builder.effects.sources.report import print_failed, print_gathered

    tree = read_tree(at)
    plan = _running_plan(tree, at.as_of)
    if plan is None:
        click.echo(f"No cycle runs on {at.as_of}, so there is nothing to tell.")
        return True
    if tree.findings:
        click.echo("Some of the plan can't be read and is left out: okrs check says why.", err=True)
    now = datetime.now(UTC)  # noqa: TID251 (a door)
    found = gather(sources, Round(plan, at.as_of, now, at.around, os.environ, limits))
    print_gathered(found)
    made, refused = _checked(at, tree, drafts(found.news, plan, tree, at.as_of))
    for one in refused:
        print_failed(one)
    told = _tell(at, tree, made, wish)
    return told and not found.failed and not refused


def _running_plan(tree: Tree, on: date) -> Plan | None:
    """The cycles in which a check-in counts; None where there is none."""
    frame, _ = read_frame(sort(tree).frame)
    cycles = {one.id for one in frame.running(on)}
    return read_plan(tree, cycles)[0] if cycles else None


def _checked(at: Where, tree: Tree, made: Sequence[Draft]) -> tuple[list[Draft], list[Failed]]:
    """The check-ins that pass the check; what the rules say of each is told."""
    from site_builder.effects.check_in import print_concerns

    texts = {one.path: one.text.encode() for one in made}
    found: tuple[Finding, ...] = ()
    if made:
        with_them = Tree({**tree.files, **texts}, tree.findings)
        found = check(with_them, at.as_of, stores=open_stores(at.around / CACHE)).findings
    own = [one for one in found if one.place.file in {draft.file for draft in made}]
    print_concerns(own, at.shown, to_errors=True)
    bad = {one.place.file for one in own if one.severity is Severity.ERROR}
    refused = [
        Failed(at.shown(one.file), "it would fail okrs check") for one in made if one.file in bad
    ]
    return [one for one in made if one.file not in bad], refused


def _tell(at: Where, tree: Tree, made: Sequence[Draft], wish: _Wish) -> bool:
    """Print, write or propose the check-ins; whether that went well."""
    from site_builder.effects.sources.report import print_file

    if not made:
        click.echo("There is nothing new to tell.")
        return True
    if wish.way == "propose":
        return _propose(at, made, wish.repository)
    if wish.way == "write":
        _write(at, tree, made)
    else:
        for one in made:
            print_file(one, at.shown(one.file))
    return True


def _write(at: Where, tree: Tree, made: Sequence[Draft]) -> None:
    from site_builder.effects.rewrite import NotWrittenError, rewrite

    try:
        rewrite(at.content, tree.files, {one.path: one.text.encode() for one in made})
    except NotWrittenError as error:
        raise click.UsageError(str(error)) from None
    for one in made:
        click.echo(f"{at.shown(one.file)} is written.")


def _propose(at: Where, made: Sequence[Draft], repository: str | None) -> bool:
    """Open a request for each team; whether all could be opened."""
    from site_builder.effects.sources.propose import propose_all

    home = open_forge(repository, at.around)
    try:
        inside = prefix(at.content.resolve())
    except GitError as error:
        raise click.UsageError(f"{at.content} lies in no Git repository: {error}.") from None
    ordered = sorted(made, key=lambda one: one.folder.team)
    teams = {team: list(those) for team, those in groupby(ordered, lambda one: one.folder.team)}
    return propose_all(home, teams, inside, click.echo)
