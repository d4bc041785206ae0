"""Earlier versions of a file of the plan: what it said before somebody changed it."""

import re
from collections.abc import Callable, Iterator

Tree = dict[str, str]
"""Texts by their paths in the repository."""

Undo = Callable[[Tree], None]
"""Takes one change back."""

_FORMER = re.compile(r"was: \{(\w+): (.+)\}")
_DEEPER_THAN_NAME = "    "
_DEEPER_THAN_FIELD = "      "


def adds(*paths: str) -> Undo:
    """Files were added; a path that ends in a slash stands for all that is left below it."""

    def undo(tree: Tree) -> None:
        for path in paths:
            gone = [
                one for one in tree if one == path or (path[-1] == "/" and one.startswith(path))
            ]
            if not gone:
                raise KeyError(path)
            for one in gone:
                del tree[one]

    return undo


def renames(former: str, path: str) -> Undo:
    """A file got another path."""

    def undo(tree: Tree) -> None:
        tree[former] = tree.pop(path)

    return undo


def rewords(path: str, former: str, now: str) -> Undo:
    """A passage that stands in the file once was another one, or none."""

    def undo(tree: Tree) -> None:
        if tree[path].count(now) != 1:
            raise ValueError(f"{path} says {tree[path].count(now)} times: {now}")
        tree[path] = tree[path].replace(now, former)

    return undo


def sets(path: str, *keys: str) -> Undo:
    """Keys at the top of the front matter were added."""

    def undo(tree: Tree) -> None:
        for key in keys:
            tree[path] = "".join(_without(tree[path], f"{key}:", " "))

    return undo


def adds_key_result(path: str, name: str) -> Undo:
    """A key result was added."""

    def undo(tree: Tree) -> None:
        tree[path] = "".join(_without(tree[path], f"  {name}:", _DEEPER_THAN_NAME))

    return undo


def amends(path: str, name: str) -> Undo:
    """A key result was amended: the former value stands in what was written about it."""

    def undo(tree: Tree) -> None:
        before, head, rest = tree[path].partition(f"  {name}:\n")
        own = _indented(rest, _DEEPER_THAN_NAME)
        former = _FORMER.search(own)
        if former is None:
            raise ValueError(f"{path} does not say what {name} was")
        plain = "".join(_without(own, "    amended:", _DEEPER_THAN_FIELD))
        key, value = former.groups()
        earlier = re.sub(rf"(?m)^    {key}: .+$", f"    {key}: {value}", plain)
        tree[path] = before + head + earlier + rest[len(own) :]

    return undo


def _without(text: str, start: str, deeper: str) -> Iterator[str]:
    """The lines but the one that starts so and the deeper ones after it."""
    inside = found = False
    for line in text.splitlines(keepends=True):
        inside = line.startswith(start) if not inside else line.startswith(deeper)
        inside = inside and not (found and line.startswith(start))
        found = found or inside
        if not inside:
            yield line
    if not found:
        raise ValueError(f"nothing starts with {start}")


def _indented(text: str, indent: str) -> str:
    """The first lines, as long as they are indented so."""
    lines = text.splitlines(keepends=True)
    last = next((at for at, line in enumerate(lines) if not line.startswith(indent)), len(lines))
    return "".join(lines[:last])
