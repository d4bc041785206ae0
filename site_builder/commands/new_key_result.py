"""`okrs new key-result`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands import offering
from site_builder.commands.new_desk import (
    Desk,
    inserted,
    missing,
    sit_down,
    slug,
    writing_options,
)
from site_builder.commands.new_told import draft_of
from site_builder.commands.plan import known
from site_builder.files.draft import KeyResultDraft, key_result_lines
from site_builder.files.draft_insert import insert_key_result
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.model.finding import Finding
from site_builder.model.objective import Objective


@click.command("key-result")
@click.argument("objective", shell_complete=offering.objectives)
@click.argument("sentence", default="")
@click.option(
    "--owner",
    default="",
    shell_complete=offering.people,
    metavar="PERSON",
    help="Who owns it; or end with @name.",
)
@click.option("--name", default="", metavar="SLUG", help="Its short name. [default: its words]")
@writing_options
def command(  # noqa: PLR0913 (an argument an option)
    objective: str,
    sentence: str,
    owner: str,
    name: str,
    content: Path | None,
    as_of: date | None,
    dry_run: bool,  # noqa: FBT001 (click passes flags by name)
    yes: bool,  # noqa: FBT001
) -> None:
    """Add a key result to OBJECTIVE: team/objective, or cycle/team/objective.

    It goes behind the last one; comments, order, quotes and line ends of the file stay.

    \b
    okrs new key-result growth/trial-to-paid "Increase renewal rate from 85% to 92% @sam"
    okrs new key-result growth/trial-to-paid "Keep refunds at most 40 a month" --owner ines
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    desk = sit_down(content, as_of, yes=yes, dry=dry_run)
    path = _path(desk, objective)
    if not sentence and not desk.asks:
        raise missing(["SENTENCE"])
    there = _read(desk, path)
    before = desk.tree.files[path]
    shown = desk.at.shown(f"{ROOT}/{path}")

    def put_in(one: KeyResultDraft) -> bytes:
        return inserted(before, lambda content: insert_key_result(content, one), shown)

    def found(one: KeyResultDraft) -> list[Finding]:
        every = desk.found(path, put_in(one))
        return [each for each in every if each.place.keys[:2] == ("key_results", one.id)]

    taken = {one.id for one in there.key_results}
    lead = owner.removeprefix("@") or desk.frame.owner(there) or ""
    if desk.asks:
        from site_builder.commands.new_asking import one_key_result

        draft = one_key_result(desk, sentence, lead, taken, found)
    else:
        draft = draft_of(desk, sentence, lead, taken)
    draft = draft._replace(id=_free(name, taken) if name else draft.id)
    lines = "\n".join(key_result_lines(draft))
    desk.finish(path, put_in(draft), lines, "okrs review says who has to approve it.")


def _path(desk: Desk, written: str) -> str:
    """The file of an objective, by the way people name it; the cycle that runs comes first."""
    files = [path for path in desk.tree.files if _is_objective(path)]
    current = desk.frame.current(desk.at.as_of)
    others = (
        one for one in reversed(list(desk.frame.cycles)) if current is None or one != current.id
    )
    order = [*([current.id] if current else []), *others]
    wanted = written.strip("/").removesuffix(".md").removeprefix(f"{ROOT}/")
    for candidate in (f"{wanted}.md", *(f"{cycle}/{wanted}.md" for cycle in order)):
        if candidate in files:
            return candidate
    inside = [path for cycle in order for path in files if path.startswith(f"{cycle}/")]
    names = [path[:-3].partition("/")[2] for path in inside]
    return known(wanted, list(dict.fromkeys(names)), "objective")


def _is_objective(path: str) -> bool:
    found = spot(path)
    return isinstance(found, Spot) and found.kind == "objective"


def _read(desk: Desk, path: str) -> Objective:
    """The objective as it is; a file that can't be read is to be put right first."""
    from site_builder.files.read import read_team_folder

    cycle, team, _ = path.split("/")
    folder, _ = read_team_folder(cycle, team, {path: desk.tree.files[path]})
    if not folder.objectives:
        name = desk.at.shown(f"{ROOT}/{path}")
        raise click.UsageError(f"{name} can't be read: okrs check says what to put right first.")
    return folder.objectives[0]


def _free(name: str, taken: set[str]) -> str:
    if slug(name, "a key result") in taken:
        raise click.UsageError(f"There is a key result {name} already; choose another name.")
    return name
