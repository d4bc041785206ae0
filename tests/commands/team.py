"""A team with key results of all kinds, and `okrs check-in` run in it."""

import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from site_builder.cli import main
from site_builder.rules.example import OBJECTIVE
from tests.commands.company import okrs, write_company

DAY = "2026-11-20"
CHECK_INS = "okrs/2026-Q4/growth/check-ins"
FILE = f"{CHECK_INS}/{DAY}.md"
BRANCH = f"check-in/growth-{DAY}"

OBJECTIVES = {
    OBJECTIVE: """---
objective: Turn more trials into paying customers
supports:
  company/win-the-mid-market: Paying trials are where mid-market customers begin
key_results:
  activation-ctr:
    {title: The activation email gets clicked, owner: sam, from: 12, to: 18, unit: "%"}
  support-load:
    {title: Support stays calm, owner: ines, keep: {at_most: 40}, unit: tickets a week}
  audit: {title: The auditor certifies us, owner: sam, done_when: The report is signed}
---
""",
    "2026-Q4/growth/margins-that-carry-us.md": """---
objective: Margins that carry us
supports:
  company/win-the-mid-market: Healthy margins pay for the work on mid-market trials
key_results:
  margin: {title: The margin grows, owner: ines, confidential: The board's deck}
  churn: {title: Fewer trials end in silence, owner: ines, from: 30, to: 20, unit: "%"}
---
""",
    "2026-Q4/growth/check-ins/2026-11-13.md": """---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 14, confidence: 0.6}
    support-load: {value: 35, confidence: 0.8}
---
""",
}
SOME = ("--set", "trial-to-paid/activation-ctr=15,0.8,Won")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def check_in(folder: Path, *arguments: str) -> Result:
    return okrs(folder, "check-in", *arguments, today=DAY)


def answer(folder: Path, *lines: str, arguments: tuple[str, ...] = ()) -> Result:
    """Answer the questions, a line each."""
    where = ["check-in", "--content", str(folder / "okrs"), "--as-of", DAY, *arguments]
    return CliRunner().invoke(main, where, input="".join(f"{one}\n" for one in lines))


def said(done: Result) -> str:
    return " ".join(done.output.split())


def files(folder: Path) -> dict[Path, bytes]:
    """All of the plan, to see that nothing was written."""
    found = (one for one in (folder / "okrs").rglob("*") if one.is_file())
    return {one: one.read_bytes() for one in found}


def team_at_work(folder: Path) -> Path:
    """The small company with key results of all kinds, in the repository in which Sam works."""
    write_company(folder, OBJECTIVES)
    git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    for key, value in (("name", "Sam"), ("email", "sam@x.example")):
        git(folder, "config", f"user.{key}", value)
    git(folder, "config", "commit.gpgsign", "false")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Begin")
    return folder
