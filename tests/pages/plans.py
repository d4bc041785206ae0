"""Small plans to look at: files in, a view out. A test names only what it is about."""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent

from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.pages.view import View

AS_OF = date(2026, 11, 16)

COMPANY = """\
    ---
    name: Acme
    stage: growth
    headcount: 12
    leadership: [ana]
    ---
    We make anvils.
    """
GROWTH = """\
    ---
    name: Growth
    lead: maria
    members: [sam]
    ---
    """
CYCLE = """\
    ---
    title: Q4 2026
    starts: 2026-10-01
    ends: 2026-12-31
    ---
    """
OBJECTIVE = """\
    ---
    objective: Turn more trials into paying customers
    key_results:
      conversion:
        title: Trials that become paying accounts
        owner: sam
        from: 10
        to: 20
        unit: "%"
    ---
    Trials are where customers begin.
    """


def view_of(files: Mapping[str, str] | None = None, as_of: date = AS_OF) -> View:
    """The view of a small company with one objective, with `files` added or replaced."""
    base = {
        "company.md": COMPANY,
        "teams/growth.md": GROWTH,
        "2026-Q4/cycle.md": CYCLE,
        "2026-Q4/growth/trials.md": OBJECTIVE,
    }
    return only(base | dict(files or {}), as_of)


def only(files: Mapping[str, str], as_of: date = AS_OF) -> View:
    """The view of these files and no others; every one of them has to be right."""
    tree = Tree({path: dedent(text).encode() for path, text in files.items()})
    plan, findings = read_plan(tree)
    assert [one for one in findings if one.place.file != "okrs/company.md"] == []
    return View(plan, as_of)


def check_ins(
    values: Mapping[str, str], objective: str = "trials", key_result: str = "conversion"
) -> dict[str, str]:
    """Check-ins of the growth team: by day, what each says of a key result."""
    return {
        f"2026-Q4/growth/check-ins/{day}.md": (
            f"---\nby: sam\nupdates:\n  {objective}:\n    {key_result}: {{{said}}}\n---\n"
        )
        for day, said in values.items()
    }
