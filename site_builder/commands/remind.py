"""`okrs remind`."""

import os
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from site_builder.commands.forge import (
    acting_options,
    open_forge,
    origin,
    page_of,
    repository_option,
)
from site_builder.commands.options import Where, read_tree, where
from site_builder.files.settings import read_settings

if TYPE_CHECKING:
    from site_builder.reminding.issue import Ways
    from site_builder.reminding.office import Office

_MORNING = time(10)
"""The time of a day that `mkdocs.yml` fixes."""
_YEARS = range(1900, 9000)
"""Those around which there is room for the weeks before and behind."""


class Moment(click.ParamType[datetime]):
    """A moment written as 2026-11-20T09:00, perhaps with its distance from UTC."""

    name = "moment"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, or a sentence on how to write one."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment; write one such as 2026-11-20T09:00.", param, ctx)
        if moment.year not in _YEARS:
            self.fail(f"{value!r} is too far away; write one such as 2026-11-20T09:00.", param, ctx)
        return moment


@click.command("remind")
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder of the plan. [default: okrs]",
)
@click.option(
    "--at",
    type=Moment(),
    metavar="MOMENT",
    help="Let this be now, in the company's time zone. [default: as_of in mkdocs.yml, else now]",
)
@click.option(
    "--digest",
    type=click.Choice(["issue", "markdown"]),
    help="The digest of last week too: as an issue; or print it, and do nothing else.",
)
@click.option(
    "--webhook",
    "chats",
    type=click.Choice(["slack", "teams", "mattermost"]),
    multiple=True,
    help="Send the digest there too, to the address in OKRS_SLACK_WEBHOOK and so on.",
)
@repository_option
@acting_options
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    content: Path | None,
    at: datetime | None,
    digest: str | None,
    chats: tuple[str, ...],
    repository: str | None,
    carries_out: bool,  # noqa: FBT001 (click passes flags by name)
) -> None:
    """Remind each team of the check-ins that are due, in one issue that closes by itself.

    For a schedule: run it every hour. Nobody is written to in quiet hours, on weekends and on
    holidays, as company.md says; the next run makes up for it. An issue is opened on the last
    workday of a period and renewed in place; each later period brings one comment at most, and
    two missed check-ins one word to the lead. Exit code 1 where something could not be done.

    \b
    okrs remind                                   what it would do now
    okrs remind --at 2026-11-20T09:00             what it would do then
    okrs remind --digest markdown                 last week, to paste
    okrs remind --carry-out --digest issue --webhook slack
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.remind import Hand, RemindError, remind
    from site_builder.effects.remind_digest import send_digest

    if chats and digest != "issue":
        raise click.UsageError(
            "Say --digest issue with --webhook: the issue remembers which chats have the digest."
        )
    addresses = {one: _address(one, os.environ) for one in chats}
    here = where(content, None)
    name = repository if digest == "markdown" else repository or origin(here.around)
    office = _office(here, at, name or "")
    if digest == "markdown":
        _print_digest(office)
        return
    hand = Hand(open_forge(name, here.around), carries_out, click.echo)
    try:
        issues = hand.issues(office)
        well = [remind(office, hand, issues)]
        if digest:
            well.append(send_digest(office, hand, issues, addresses))
    except RemindError as error:
        raise click.ClickException(f"{error}.") from None
    ctx.exit(int(not all(well)))


def _print_digest(office: "Office") -> None:
    from site_builder.reminding.digest import markdown
    from site_builder.review.markdown import text

    found = office.digest()
    click.echo(f"## {text(found.title)}\n\n{markdown(found)}", nl=False)


def _address(chat: str, environment: Mapping[str, str]) -> str:
    """The secret address of a chat; it is never an option, and never said."""
    name = f"OKRS_{chat.upper()}_WEBHOOK"
    address = environment.get(name, "").strip()
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"https", "http"} and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        problem = "is no address of the web" if address else "is not set"
        raise click.UsageError(
            f"{name} {problem}: put the address there that the chat gave you for its webhook. "
            "It is a secret, so keep it among the forge's secrets."
        )
    return address


def _office(here: Where, at: datetime | None, repository: str) -> "Office":
    """The plan with all that reminders are decided from."""
    from site_builder.files.history import read_history
    from site_builder.files.read import read_plan
    from site_builder.reminding.office import Office

    plan, findings = read_plan(read_tree(here))
    if findings:
        click.echo("Some of the plan can't be read and is left out: okrs check says why.", err=True)
    now = _moment(here, at, ZoneInfo(plan.frame.company.time_zone))
    return Office(plan, read_history(here.content), now, _ways(here, repository))


def _moment(here: Where, at: datetime | None, zone: ZoneInfo) -> datetime:
    """Now; a moment without a distance from UTC is one where the company is."""
    if at is None and read_settings(here.around).as_of is None:
        return datetime.now(zone)  # noqa: TID251 (a door)
    given = at or datetime.combine(here.as_of, _MORNING)
    return given if given.tzinfo else given.replace(tzinfo=zone)


def _ways(here: Where, repository: str) -> "Ways":
    """The site, where mkdocs.yml says its address, and the form, where the repository has it."""
    from site_builder.commands.export import address_of
    from site_builder.effects.forms import has_form
    from site_builder.intake.fields import CHECK_IN
    from site_builder.intake.forms import address
    from site_builder.reminding.issue import Ways

    site = read_settings(here.around).site
    return Ways(
        site=address_of(site) if site else None,
        form=(lambda ref: address(page_of(repository), CHECK_IN, key_result=ref))
        if has_form(here.content, CHECK_IN.file)
        else None,
    )
