"""`okrs explain`."""

import click

from site_builder.commands import offering
from site_builder.commands.plan import known
from site_builder.rules.run import all_rules


@click.command("explain")
@click.argument("code", shell_complete=offering.rules)
def command(code: str) -> None:
    """Explain the rule CODE, such as OKR301: why it is there, a bad and a good example."""
    from site_builder.effects.rules import print_rule

    rules = dict(all_rules())
    names = {rule.name: rule for rule in all_rules().values()}
    wanted = code.upper() if code.upper() in rules else code.lower()
    print_rule((rules | names)[known(wanted, [*names, *rules], "rule")])
