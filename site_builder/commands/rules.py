"""`okrs rules`."""

from datetime import date
from pathlib import Path

import click

from site_builder.commands.options import content_options, where
from site_builder.files.read import read_frame
from site_builder.files.sort import sort
from site_builder.files.tree import NoContentError, read_folder
from site_builder.model.plan import Company
from site_builder.rules.run import all_rules, severity_of


@click.command("rules")
@content_options
def command(content: Path | None, as_of: date | None) -> None:
    """List the rules, with how severe each is for this company."""
    from site_builder.effects.rules import print_rules

    company = _company(content, as_of)
    print_rules(all_rules().values(), lambda rule: severity_of(rule, company), company)


def _company(content: Path | None, as_of: date | None) -> Company:
    """The company of the plan here; one at stage growth where there is no plan."""
    try:
        tree = read_folder(where(content, as_of).content)
    except NoContentError:
        if content is not None:
            raise click.UsageError(f"There is no folder {content}.") from None
        return read_frame({})[0].company
    return read_frame(sort(tree).frame)[0].company
