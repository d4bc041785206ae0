"""What `okrs pull` says: at the terminal, and in the request that it opens."""

from collections.abc import Iterable, Iterator, Sequence

import click

from site_builder.effects.sources.gather import Gathered
from site_builder.effects.terminal import plain
from site_builder.files.check_in_draft import Draft
from site_builder.files.check_in_text import Told
from site_builder.model.objective import KeyResult
from site_builder.model.progress import last_value
from site_builder.model.quantity import format_quantity
from site_builder.review.markdown import text
from site_builder.sources.telling import Failed, Pulled

_OPENING = (
    "These figures come from the sources that `sources.yml` declares. No person has looked at "
    "them yet, and none has said how confident they are: whoever approves this does the first, "
    "and a check-in of one's own does the second."
)


def print_gathered(found: Gathered) -> None:
    """A line for each source that gave something, and one for each that didn't."""
    for one in found.news:
        click.echo(plain(f"{_name(one)}: {_figure(one)}. {one.note}."))
    for one in found.known:
        click.echo(plain(f"{_name(one)}: {_figure(one)}, as was told today already."))
    for failure in found.failed:
        print_failed(failure)


def print_failed(one: Failed) -> None:
    """What is left out, and why, on the other stream."""
    end = "" if one.why.endswith("?") else "."
    click.echo(plain(f"{one.reference} is left out: {one.why}{end}"), err=True)


def _name(one: Pulled) -> str:
    ref = one.key_result.ref
    return f"{ref.team}/{ref.objective}/{ref.key_result}"


def _figure(one: Pulled) -> str:
    return format_quantity(float(one.value), one.key_result.unit)


def print_file(draft: Draft, shown: str) -> None:
    """A file as it would be written."""
    click.echo(f"\n{plain(shown)}\n{draft.text}", nl=False)


def title(team: str, those: Sequence[Draft]) -> str:
    """Of a team's request."""
    return f"Check-in of {team} on {those[0].on}: figures from declared sources"


def body(those: Iterable[Draft]) -> str:
    """What a request says: each figure with the one before it, its source and its time."""
    rows = [row for one in those for row in _rows(one)]
    head = "| key result | before | now | source |\n| --- | --- | --- | --- |"
    return "\n".join([_OPENING, "", head, *rows]) + "\n"


def _rows(draft: Draft) -> Iterator[str]:
    keys = {key.ref[2:]: key for one in draft.folder.objectives for key in one.key_results}
    for told in draft.told:
        one = keys[told.objective, told.key_result]
        cells = (f"{told.objective}/{one.id}", _before(draft, one), _now(told, one), told.note)
        yield f"| {' | '.join(map(text, cells))} |"


def _before(draft: Draft, one: KeyResult) -> str:
    value = last_value(draft.folder.readings(one.ref))
    return "none yet" if value is None else format_quantity(value, one.unit)


def _now(told: Told, one: KeyResult) -> str:
    return format_quantity(float(told.value), one.unit)
