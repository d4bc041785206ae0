"""`okrs new` in the small company, and an objective to write."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from site_builder.check import check
from site_builder.cli import main
from site_builder.files.tree import read_folder
from site_builder.model.terms import Severity
from tests.commands.company import DAY

RENEWALS = "okrs/2026-Q4/growth/make-renewing-obvious-choice.md"
SENTENCE = "Make renewing the obvious choice"
SUPPORTS = ("--supports", "company/good-place: Renewals pay for the people who stay")
RATE = ("--key-result", "Increase renewal rate from 85% to 92% @ines")
CALM = ("--key-result", "Keep discounts on renewals at most 5%")
WHOLE = (SENTENCE, "--team", "growth", *SUPPORTS, *RATE, *CALM)
WRITTEN = """---
objective: Make renewing the obvious choice
supports:
  company/good-place: Renewals pay for the people who stay
key_results:
  renewal-rate:
    title: Renewal rate
    owner: ines
    from: 85
    to: 92
    unit: "%"
  discounts-renewals:
    title: Discounts on renewals
    owner: maria
    keep: {at_most: 5}
    unit: "%"
---
"""


def new(folder: Path, kind: str, *arguments: str, today: str = DAY) -> Result:
    where = ["--content", str(folder / "okrs"), "--as-of", today]
    return CliRunner().invoke(main, ["new", kind, *where, *arguments])


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in (folder / "okrs").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def errors(folder: Path) -> list[str]:
    found = check(read_folder(folder / "okrs"), date(2026, 10, 5)).findings
    return [one.problem for one in found if one.severity is Severity.ERROR]
