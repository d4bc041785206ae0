"""A check-in as the file that it becomes, whichever way somebody tells it.

The terminal, the page of the site, the issue form and the comment all end in these characters; the
script of the page (`theme/assets`) writes the same, and a test compares them byte for byte.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain, count, groupby
from typing import NamedTuple

from site_builder.files.scalar import scalar

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Told(NamedTuple):
    """What is told of one key result. What is empty isn't told."""

    objective: str
    key_result: str
    value: str = ""
    """As somebody wrote it: `14.1`, `85 %`, `1.5M`."""
    confidence: str = ""
    """From `0` to `1`."""
    done: bool | None = None
    """Of one that has no value."""
    status: str = ""
    """`on-track`, `at-risk` or `off-track` where it overrides the computed one."""
    note: str = ""


def check_in_text(by: str, told: Iterable[Told], prose: str = "") -> str:
    """The whole file. Updates stand in the order in which they are told, by objective."""
    lines = ["---", *([f"by: {scalar(by)}"] if by else []), "updates:"]
    for objective, those in groupby(told, key=lambda one: one.objective):
        lines.append(f"  {objective}:")
        lines += (f"    {one.key_result}: {{{_fields(one)}}}" for one in those)
    body = "\n".join(line.rstrip() for line in prose.strip().splitlines())
    return "\n".join([*lines, "---", *filter(None, [body])]) + "\n"


def _fields(one: Told) -> str:
    named = (
        ("value", _figure(one.value)),
        ("done", "" if one.done is None else str(one.done).lower()),
        ("confidence", _figure(one.confidence)),
        ("status", one.status),
        ("note", scalar(" ".join(one.note.split())) if one.note.strip() else ""),
    )
    return ", ".join(f"{name}: {value}" for name, value in named if value)


def _figure(written: str) -> str:
    """A number as it is; any other figure in quotes, for the reader of the file to understand."""
    figure = written.strip()
    return figure if not figure or _NUMBER.fullmatch(figure) else scalar(figure)


def check_in_path(cycle: str, team: str, on: date, by: str, taken: Collection[str]) -> str:
    """Its path below the plan's folder: the day, and the person where the day is taken."""
    day = f"{cycle}/{team}/check-ins/{on}"
    more = (f"{day}-{by}-{number}.md" for number in count(2))
    return next(one for one in chain([f"{day}.md", f"{day}-{by}.md"], more) if one not in taken)
