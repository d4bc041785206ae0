"""`okrs init`."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.commands.options import Day, where
from site_builder.effects.forms import CONFIG, CONFIG_TEXT, forms, without_older
from site_builder.effects.init.answers import (
    Forge,
    NewTeam,
    Period,
    Repository,
    Someone,
    UnfitAnswerError,
    read_name,
    read_period,
    read_someone,
    read_team,
)
from site_builder.effects.init.ask import MOST, Given, Written, complete, forge_of, repository_of
from site_builder.effects.init.draft import (
    Draft,
    DraftError,
    draft,
    frame_of,
    need_sound,
    owners_of,
    tree_with,
    write_draft,
)
from site_builder.effects.init.place import PlaceError
from site_builder.effects.init.record import RecordError, read_record
from site_builder.effects.init.starter import (
    EXAMPLE,
    Files,
    plan_files,
    surrounding_files,
    tool_files,
)
from site_builder.files.git import GitError, ask
from site_builder.files.layout import ROOT
from site_builder.files.settings import read_settings
from site_builder.model.terms import COMPANY, Stage


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--name", type=Written("name", read_name), metavar="NAME", help="The company's name.")
@click.option("--stage", type=click.Choice([*map(str, Stage)]), help="It decides who decides.")
@click.option("--headcount", type=click.IntRange(1, MOST), help="How many people work there.")
@click.option(
    "--leader",
    "leaders",
    type=Written("login", read_someone),
    metavar="LOGIN[=FULL NAME]",
    multiple=True,
    help="Who can approve what the company commits to. May be said several times.",
)
@click.option(
    "--team",
    "teams",
    type=Written("team", read_team),
    metavar="NAME=LOGIN[=FULL NAME][,…]",
    multiple=True,
    help="A team and who is in it, the lead first. May be said several times.",
)
@click.option(
    "--cycle",
    type=Written("period", read_period),
    metavar="PERIOD",
    help="The first cycle: 2026-Q4, 2026-H2 or 2026. [default: the running quarter]",
)
@click.option(
    "--forge", type=click.Choice([*map(str, Forge)]), help="[default: as origin says, github]"
)
@click.option(
    "--repository",
    metavar="OWNER/NAME",
    help="The repository at the forge, or its address. [default: origin]",
)
@click.option("--as-of", type=Day(), metavar="DATE", help="Let this day count as today.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; for scripts.")
@click.option("--dry-run", is_flag=True, help="Only list what would be written.")
@click.pass_context
def command(  # noqa: PLR0913 (click passes flags by name)
    ctx: click.Context,
    folder: Path,
    name: str | None,
    stage: str | None,
    headcount: int | None,
    leaders: tuple[Someone, ...],
    teams: tuple[NewTeam, ...],
    cycle: Period | None,
    forge: str | None,
    repository: str | None,
    as_of: date | None,
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Set up FOLDER for a company's OKRs; without one, this folder.

    It asks for what the flags leave open, and writes the plan with an example to rewrite, the
    site's configuration, and what the forge needs: workflows, CODEOWNERS, a template for requests,
    issue forms. A file that is there stays as it is. Where okrs/ holds a plan, only what lies
    around it is written. okrs upgrade renews later what belongs to the tool.

    \b
    okrs init                      in the folder of a new repository
    okrs init acme-okrs --dry-run  what would be written
    okrs init --yes --name Acme --stage seed --headcount 12 --leader ana --team "Growth=maria,sam"
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    given = Given(
        name=name,
        stage=Stage(stage) if stage else None,
        headcount=headcount,
        leaders=leaders,
        teams=teams,
        cycle=cycle,
        forge=Forge(forge) if forge else None,
        repository=repository,
    )
    asking = not yes and sys.stdin.isatty()
    try:
        made = _made(folder, given, as_of, asking=asking)
    except UnfitAnswerError as error:
        raise click.UsageError(str(error)) from None
    except (DraftError, PlaceError, RecordError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}".removesuffix(".") + ".") from None
    _tell(made, "would write" if dry_run or asking else "new")
    if dry_run:
        return
    if asking and made.draft.new and not click.confirm("Write them?", default=True):
        click.echo("Nothing was written.")
        ctx.exit(1)
    try:
        write_draft(folder, made.draft)
    except OSError as error:
        message = f"{error}. What was written stays; run okrs init again for the rest."
        raise click.ClickException(message) from None
    _tell_next(folder, made)


class _Made(NamedTuple):
    """What is to be written, what has to be said about it, and the example in it, if there is."""

    draft: Draft
    warnings: tuple[str, ...]
    forge: Forge
    example: str | None = None


def _made(folder: Path, given: Given, as_of: date | None, *, asking: bool) -> _Made:
    _need_top(folder)
    today = where(folder / ROOT, as_of).as_of
    if (folder / ROOT / "company.md").exists():
        return _around(folder, given, today)
    answers = complete(given, today, _origin(folder), asking=asking)
    files = plan_files(answers)
    need_sound(tree_with(folder, files), files, answers.cycle.starts)
    example = f"{ROOT}/{answers.cycle.id}/{COMPANY}/{EXAMPLE}.md"
    made = _with_surroundings(folder, files, answers.forge, answers.repository, today)
    return made._replace(example=example)


def _around(folder: Path, given: Given, today: date) -> _Made:
    """What lies around a plan that is there."""
    known, origin = read_record(folder), _origin(folder)
    forge = given.forge or (known.forge if known else forge_of(given, origin, asking=False))
    site = repository_of(given, forge, origin, asking=False)
    return _with_surroundings(folder, {}, forge, site, today)


def _with_surroundings(
    folder: Path, plan: Files, forge: Forge, site: Repository | None, today: date
) -> _Made:
    tree = tree_with(folder, plan)
    frame = frame_of(tree)
    company, leaders = frame.company, tuple(frame.company.leadership)
    files = plan | surrounding_files(company.name, company.stage, leaders, forge, site)
    renewed, warnings = tool_files(forge), tuple[str, ...]()
    if forge is Forge.GITHUB:
        owners, warnings = owners_of(frame)
        files |= owners | {CONFIG: CONFIG_TEXT}
        renewed |= without_older(folder, forms(tree, today, read_settings(folder).site).files)
    return _Made(draft(folder, files, renewed, forge), warnings, forge)


def _need_top(folder: Path) -> None:
    """Refuse a folder inside a repository: the forge looks for its files at the top."""
    if folder.exists() and not folder.is_dir():
        raise DraftError(f"{folder} is a file; name a folder")
    content = read_settings(folder).content
    if content != ROOT:
        raise DraftError(
            f"mkdocs.yml keeps the plan in {content}, and okrs init knows {ROOT} alone; "
            "okrs codeowners and the documentation help with the rest"
        )
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top and Path(top).resolve() != folder.resolve():
        raise DraftError(
            f"{folder} lies inside the repository {top}, and the forge looks for workflows at its "
            f"top. Run okrs init there, or make the folder a repository first: git init {folder}"
        )


def _origin(folder: Path) -> str | None:
    return _git(folder, "remote", "get-url", "origin")


def _git(folder: Path, *arguments: str) -> str | None:
    """What Git says of a folder, or of the nearest one around it that is there."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())
    try:
        return os.fsdecode(ask(there, *arguments)).strip()
    except GitError:
        return None


def _tell(made: _Made, word: str) -> None:
    """List what is to be written and what stays."""
    for path in sorted(made.draft.new):
        click.echo(f"{word}: {path}")
    for path in made.draft.kept:
        click.echo(f"kept: {path} (yours)")
    if made.example is None:
        click.echo(f"kept: {ROOT}/ (your plan)")
    if made.warnings:
        from site_builder.effects.terminal import plain

        for warning in made.warnings:
            click.echo(f"warning: {plain(warning)}.", err=True)


def _tell_next(folder: Path, made: _Made) -> None:
    """The three steps that come next."""
    inside = "" if folder == Path() else f"cd {folder}; "
    first = (
        f"write your mission in {ROOT}/company.md, and your objective over {made.example}"
        if made.example
        else "git status, and look at what is new"
    )
    start = "" if _git(folder, "rev-parse", "--git-dir") else "git init --initial-branch=main && "
    branch = _git(folder, "symbolic-ref", "--short", "HEAD") or "main"
    click.echo(f"\nNext:\n1. {inside}{first}")
    click.echo("2. okrs check && okrs serve")
    click.echo(f"3. {start}git add --all && git commit -m 'Set up our OKRs', then push")
    if branch != "main":
        click.echo(
            "\nThe workflows and the site's links expect the branch main, "
            f"and this one is {branch}: git branch -m main"
        )
