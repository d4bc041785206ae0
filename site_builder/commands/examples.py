"""`okrs examples`."""

import click

from site_builder.commands import offering
from site_builder.model.library.sample import Sample


@click.command("examples")
@click.argument("department", default="", shell_complete=offering.departments)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "yaml"]),
    default="text",
    show_default=True,
    help="How to show them: as people read them, or as files to copy.",
)
def command(department: str, form: str) -> None:
    """Show good objectives to learn from, by DEPARTMENT, or a single one by its id.

    Without a name it lists the departments. Every example passes all rules.

    \b
    okrs examples                              the departments
    okrs examples growth                       those of one
    okrs examples trial-to-paying --format yaml  one as a file to copy
    okrs new objective --like trial-to-paying  begin from it
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    from site_builder.effects.new import print_departments, print_samples, say
    from site_builder.files.draft_sample import sample_text
    from site_builder.model.library import departments

    chosen = _chosen(department) if department else ()
    if form == "yaml":
        click.echo("\n".join(sample_text(one) for one in chosen or _chosen("all")), nl=False)
    elif chosen:
        print_samples(chosen)
        say(f"Begin from one: okrs new objective --like {chosen[0].id}")
    else:
        print_departments(departments())
        say("See those of one: okrs examples growth")


def _chosen(name: str) -> tuple[Sample, ...]:
    from site_builder.commands.plan import known
    from site_builder.model.library import departments, samples

    groups = {one.id: one.samples for one in departments()}
    groups["all"] = tuple(samples())
    for one in groups["all"]:
        groups.setdefault(one.id, (one,))
    return groups[known(name, list(groups), "department or example")]
