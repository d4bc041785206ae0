"""The names in a plan, for whoever wants nothing else: fast, since most of it is left unread."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.files.layout import Spot, spot
from site_builder.files.read import read_frame, read_team_folder
from site_builder.files.tree import LONGEST
from site_builder.model.plan import Frame

_FRAME = ("company.md", "teams/*.md", "people/*.md", "*/cycle.md")


def frame_below(root: Path) -> Frame:
    """The company, its teams, people and cycles; what can't be read is left out."""
    found = (path for pattern in _FRAME for path in root.glob(pattern) if _is_plain(path))
    return read_frame({_inside(root, path): path.read_bytes() for path in found})[0]


def objectives_in(root: Path, cycle: str) -> list[str]:
    """The objectives of a cycle as `team/objective`, by their files alone."""
    spots = (spot(_inside(root, path)) for path in sorted((root / cycle).glob("*/*.md")))
    known = (one for one in spots if isinstance(one, Spot) and one.kind == "objective")
    return [f"{one.team}/{one.name}" for one in known]


def key_results_of(root: Path, cycle: str, objectives: Sequence[str]) -> Iterator[str]:
    """The key results of these objectives, as `team/objective/key-result`."""
    for name in objectives:
        path = f"{cycle}/{name}.md"
        if _is_plain(root / path):
            team = name.partition("/")[0]
            folder, _ = read_team_folder(cycle, team, {path: (root / path).read_bytes()})
            for one in folder.objectives:
                yield from (f"{name}/{key.id}" for key in one.key_results)


def _inside(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _is_plain(path: Path) -> bool:
    return not path.is_symlink() and path.is_file() and path.stat().st_size <= LONGEST
