"""The parts of an objective as they are told on the command line, for lack of somebody to ask."""

from collections.abc import Sequence

import click

from site_builder.commands.new_desk import Desk
from site_builder.commands.plan import known
from site_builder.files.draft import KeyResultDraft, short_name
from site_builder.model.sentence import UnclearError, apart, owned


def support(written: str) -> tuple[str, str]:
    """A reference and how it is contributed to, told as `REF: HOW`."""
    ref, _, how = written.partition(":")
    if not how.strip():
        raise click.UsageError(
            f"“{written}” doesn't say how: write --supports "
            '"company/win-the-mid-market: Paying trials are where such customers begin".'
        )
    return ref.strip(), " ".join(how.split())


def drafts(desk: Desk, sentences: Sequence[str], owner: str) -> tuple[KeyResultDraft, ...]:
    """Key results said on the command line; `@sam` at the end names the owner."""
    made: list[KeyResultDraft] = []
    for text in sentences:
        made.append(draft_of(desk, text, owner, {one.id for one in made}))
    return tuple(made)


def draft_of(desk: Desk, text: str, owner: str, taken: set[str]) -> KeyResultDraft:
    """A key result said on the command line; ends the command where it can't be taken apart."""
    sentence, named = owned(text)
    who = named or owner
    if not who:
        raise click.UsageError(f"Nobody owns “{text}”: add @name at its end, or --owner.")
    try:
        said = apart(sentence)
    except UnclearError as error:
        problem = f"{error.problem[:1].upper()}{error.problem[1:]}"
        raise click.UsageError(f"{problem}. {error.remedy}") from None
    who = known(who, list(desk.frame.people), "person")
    return KeyResultDraft(short_name(said.title, taken, 3), who, said)
