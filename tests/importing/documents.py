"""Documents as people write them, brought into the small company, and the outline of what came."""

import re
from pathlib import Path

from click.testing import Result

from site_builder.files.read import read_plan
from site_builder.files.tree import read_folder
from site_builder.model.explain import measure
from site_builder.model.objective import Objective
from site_builder.rules.example import SOUND
from tests.commands.company import okrs, write_company

FOLDER = Path(__file__).parent / "documents"
_WORD = re.compile(r"[^\W_]+")


def bring(folder: Path, *arguments: str, content: bytes | str = b"", name: str = "") -> Result:
    """Import a document, given by its content or as a path among the arguments, unasked."""
    company = write_company(folder)
    if name:
        file = folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        arguments = (str(file), *arguments)
    return okrs(company, "import", "--yes", *arguments)


def brought(folder: Path) -> list[Objective]:
    """The objectives that were not there before."""
    plan, findings = read_plan(read_folder(folder / "okrs"))
    assert findings == []
    return [one for one in plan.objectives.values() if one.file.removeprefix("okrs/") not in SOUND]


def outline(folder: Path) -> str:
    """What was brought in: an objective a line, its key results below."""
    lines: list[str] = []
    for one in brought(folder):
        lines.append(f"{one.ref}: {one.title}")
        lines += [
            f"  {key.id}: {key.title} | {', '.join((*key.owners, *key.contributors))} | "
            f"{measure(key.measure)}"
            for key in one.key_results
        ]
    return "\n".join(lines) + "\n"


def words(text: str) -> set[str]:
    """All words and figures of a text."""
    return set(_WORD.findall(text))


def written(folder: Path) -> str:
    """All that was brought in, as the files have it."""
    files = [folder / one.file for one in brought(folder)]
    return "\n".join(one.read_text("utf-8") for one in files)
