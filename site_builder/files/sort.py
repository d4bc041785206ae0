"""Sorting the files of a tree by what they are, before any of them is read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.files.layout import ROOT, Stray, spot
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding, Place

Files = Mapping[str, bytes]


class Sorted(NamedTuple):
    """A tree sorted by what its files are."""

    frame: Files
    """The company, teams, people and cycles."""
    folders: Mapping[tuple[str, str], Files]
    """By cycle and team; only cycles that have a `cycle.md`."""
    findings: tuple[Finding, ...]
    """Files where none belong."""


def sort(tree: Tree) -> Sorted:
    """Sort the files of a tree by what they are."""
    frame: dict[str, bytes] = {}
    folders: dict[tuple[str, str], dict[str, bytes]] = {}
    findings = list(tree.findings)
    for path, content in tree.files.items():
        found = spot(path)
        if isinstance(found, Stray):
            findings.append(_stray(path, found))
        elif found and found.team:
            folders.setdefault((found.cycle, found.team), {})[path] = content
        elif found:
            frame[path] = content
    known = {path.split("/")[0] for path in frame if path.endswith("/cycle.md")}
    findings += _without_cycle(folders, known)
    return Sorted(
        frame, {key: files for key, files in folders.items() if key[0] in known}, tuple(findings)
    )


def _stray(path: str, stray: Stray) -> Finding:
    return Finding("OKR004", Place(f"{ROOT}/{path}"), stray.problem, stray.remedy)


def _without_cycle(folders: Mapping[tuple[str, str], Files], known: set[str]) -> Iterator[Finding]:
    for cycle in sorted({cycle for cycle, _ in folders} - known):
        first = min(path for key, files in folders.items() if key[0] == cycle for path in files)
        yield Finding(
            "OKR004",
            Place(f"{ROOT}/{first}"),
            f"the folder {cycle} is no cycle, so nothing in it is read",
            f"Add {ROOT}/{cycle}/cycle.md with its dates, or move the folder.",
        )
