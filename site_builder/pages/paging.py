"""Long lists cut into pages by name: the first page is where all links to the list lead."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.pages.page import Link


class Cut(NamedTuple):
    """One page of a list: its path, what stands on it, and what it is called in the page list."""

    path: str
    ids: tuple[str, ...]
    label: str


def cuts(first: str, named: Sequence[tuple[str, str]], most: int) -> Iterator[Cut]:
    """A list of (name, id) pairs in pages of nearly the same length; one page at least."""
    folder = first.removesuffix(".md").removesuffix("/index")
    count = max(1, -(-len(named) // most))
    for number in range(count):
        part = named[number * len(named) // count : (number + 1) * len(named) // count]
        path = f"{folder}/page_{number + 1}.md" if number else first
        yield Cut(path, tuple(one for _, one in part), _label([name for name, _ in part]))


def _label(names: Sequence[str]) -> str:
    """`Ada – Ben`: the first words of the first and of the last name."""
    words = [name.split()[0] for name in (*names[:1], *names[-1:]) if name.split()]
    return " – ".join(dict.fromkeys(words))


def others(all_cuts: Sequence[Cut]) -> tuple[Link, ...]:
    """The list of pages; empty where one page holds everything."""
    return tuple(Link(one.label, one.path) for one in all_cuts) if len(all_cuts) > 1 else ()
