"""The comments that docs/review.md shows, made by `okrs review` from proposals on the demo.

`python -m tests.review.examples` writes them into the page; a test says when they are late.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from site_builder.effects.demo import make_demo
from site_builder.review.markdown import text
from tests.commands.company import okrs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "review.md"
DAY = "2026-11-16"

TRIALS = "okrs/2026-Q4/growth/trial-to-paid.md"
CHECK_IN = """\
---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 15, confidence: 0.7, note: The second email is out}
---
Next week we look at the third day.
"""
OBJECTIVE = """\
---
objective: Let trials end when the customer is ready, not when the calendar says so
supports:
  company/win-the-mid-market/mid-market-arr: A trial as long as two sprints gets decided
key_results:
  decided-trials:
    title: Trials that end with a decision
    owner: sam
    from: 31
    to: 45
    unit: "%"
  extension-requests:
    title: Requests for more time stay rare
    owner: ines
    keep: {at_most: 10}
    unit: requests a week
---
Half of those who left in Q3 said that the trial ran out before they had decided.
"""
REASON = """\
    to: 10
    amended:
      - {on: 2026-11-16, was: {to: 11}, why: The new checkout comes in December}
"""


class Example(NamedTuple):
    """A proposal: what is replaced in which file, an empty text by a new file, and by whom."""

    edits: Mapping[str, tuple[str, str]]
    author: str
    approved_by: tuple[str, ...] = ()


EXAMPLES = {
    "check-in": Example({"okrs/2026-Q4/growth/check-ins/2026-11-16.md": ("", CHECK_IN)}, "sam"),
    "objective": Example({"okrs/2026-Q4/growth/trials-that-fit.md": ("", OBJECTIVE)}, "maria"),
    "amendment": Example({TRIALS: ("    to: 11\n", REASON)}, "sam", ("maria",)),
    "silent": Example({TRIALS: ("    to: 11\n", "    to: 10\n")}, "sam"),
    "leadership": Example(
        {"okrs/company.md": ("leadership: [ana, tomas]", "leadership: [ana, tomas, maria]")},
        "maria",
    ),
}


def comments(lumen: Path) -> Iterator[tuple[str, str]]:
    """The comment on each example, given the demo's repository, which stays as it is."""
    for name, example in EXAMPLES.items():
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(lumen, folder, dirs_exist_ok=True)
            yield name, _comment(Path(folder), example)


def _comment(folder: Path, example: Example) -> str:
    for path, (old, new) in example.edits.items():
        file = folder / path
        before = file.read_text(encoding="utf-8") if old else ""
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
    approved = [word for one in example.approved_by for word in ("--approved-by", one)]
    options = ("--format", "markdown", "--author", example.author, "--no-cache")
    done = okrs(folder, "review", *options, *approved, today=DAY)
    assert done.exit_code in {0, 1}, done.output
    return done.output.replace(text(f"{folder.as_posix()}/"), "")


def renewed(page: str, lumen: Path) -> str:
    """The page with each example as the code makes it now, as a quotation."""
    for name, comment in comments(lumen):
        quoted = "".join(f"> {line}".rstrip() + "\n" for line in comment.splitlines())
        start, end = f"<!-- example: {name} -->\n", "<!-- end -->"
        before, _, rest = page.partition(start)
        _, found, after = rest.partition(end)
        assert found, f"the page has no place for the example {name}"
        page = f"{before}{start}\n{quoted}\n{end}{after}"
    return page


def main() -> None:
    """Write the examples into the page."""
    with tempfile.TemporaryDirectory() as folder:
        lumen = Path(folder) / "lumen"
        make_demo(lumen)
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), lumen), encoding="utf-8")


if __name__ == "__main__":
    main()
