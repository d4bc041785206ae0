"""The sections of a comment: folded where they are long, cut where there is no room for them."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple


class Line(NamedTuple):
    """A line of Markdown, and what stands above it and those like it."""

    head: str
    words: str


class Section(NamedTuple):
    """Lines below a title. The first of them are shown at once, the others when unfolded."""

    title: str
    lines: Sequence[Line]
    at_once: int
    after: str = ""
    """A sentence below them."""
    folded: str = "more"
    """What is said of the number of those to unfold."""


GAP = "\n\n"


def fitted(sections: Sequence[Section], room: int) -> list[str]:
    """The sections as Markdown that together takes no more than so many characters.

    Short ones are whole, and the long ones share what is left. Each needs room for its title and
    the sentence below it, and some 100 for saying what was left out.
    """
    sizes = [len(_written(one, len(one.lines))) for one in sections]
    least = [min(size, len(_written(one, 0))) for one, size in zip(sections, sizes, strict=True)]
    spare = room - sum(least) - len(GAP) * len(sections)
    found: dict[int, str] = {}
    for left, at in enumerate(sorted(range(len(sizes)), key=lambda at: sizes[at] - least[at])):
        share = spare // (len(sections) - left)
        found[at] = _cut(sections[at], least[at] + share)
        spare -= len(found[at]) - least[at]
    return [found[at] for at in range(len(sections))]


def _cut(section: Section, room: int) -> str:
    """As many of its lines as there is room for."""
    whole = _written(section, len(section.lines))
    if len(whole) <= room:
        return whole
    fits, too_many = 0, len(section.lines)
    while too_many - fits > 1:
        kept = (fits + too_many) // 2
        if len(_written(section, kept)) <= room:
            fits = kept
        else:
            too_many = kept
    return _written(section, fits)


def _written(section: Section, kept: int) -> str:
    shown, folded = (
        section.lines[: min(section.at_once, kept)],
        section.lines[section.at_once : kept],
    )
    left = len(section.lines) - kept
    parts = [section.title and f"#### {section.title}", _under_heads(shown)]
    if folded:
        summary = f"<details><summary>{len(folded):,} {section.folded}</summary>"
        parts += [summary, _under_heads(folded), "</details>"]
    if left:
        parts.append(f"And {left:,} more, for which there is no room: `okrs review` shows all.")
    return GAP.join(filter(None, [*parts, section.after]))


def _under_heads(lines: Sequence[Line]) -> str:
    groups = groupby(lines, key=lambda one: one.head)
    return GAP.join(
        "\n".join(filter(None, [head, *(one.words for one in group)])) for head, group in groups
    )
