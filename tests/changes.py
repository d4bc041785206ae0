"""A small plan, everything that may happen to it, and what a check says of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.plan import AS_OF, files
from site_builder.check import Checked, check, open_stores
from site_builder.files.tree import Tree

Texts = dict[str, str]
Change = Callable[[Texts], None]

PLAN: Texts = {
    path: text
    for path, text in files(24)
    if not path.startswith(("2026-Q1", "2026-Q2")) and not path.endswith(("-10-30.md", "-11-06.md"))
}
"""A small plan with a closed and a running quarter; two weeks without check-ins keep it quick."""

TEAM = "checkout-iberia"
Q4 = f"2026-Q4/{TEAM}"
OBJECTIVE = next(path for path in PLAN if path.startswith(Q4) and path.count("/") == 2)
CHECK_IN = f"{Q4}/check-ins/2026-12-18.md"


class Given(NamedTuple):
    """What a check is asked: the files, the day, and the state to compare with."""

    texts: Texts
    as_of: date = AS_OF
    base: Texts | None = None

    def check(self, memory: Path | None) -> Checked:
        """Check it with what an earlier run left in a folder, or with nothing."""
        before = None if self.base is None else tree(self.base)
        return check(tree(self.texts), self.as_of, before, open_stores(memory))


def tree(texts: Texts) -> Tree:
    return Tree({path: text.encode() for path, text in sorted(texts.items())})


def everything(found: Checked) -> object:
    """All that a check says, with the fixes, which comparing findings leaves out."""
    return found.frame, found.files, [(one, one.fix) for one in found.findings]


def replacing(path: str, old: str, new: str) -> Change:
    def change(texts: Texts) -> None:
        texts[path] = texts.get(path, "").replace(old, new, 1)

    return change


def writing(path: str, text: str) -> Change:
    def change(texts: Texts) -> None:
        texts[path] = text

    return change


def deleting(beginning: str) -> Change:
    def change(texts: Texts) -> None:
        for path in [path for path in texts if path.startswith(beginning)]:
            del texts[path]

    return change


def renaming(old: str, new: str) -> Change:
    def change(texts: Texts) -> None:
        if old in texts:
            texts[new] = texts.pop(old)

    return change


ANOTHER = PLAN[OBJECTIVE].replace("objective: ", "objective: Improve that ", 1)

CHANGES: dict[str, Change] = {
    "a value": replacing(CHECK_IN, "value: ", "value: 9"),
    "a value that is no number": replacing(CHECK_IN, "value: ", "value: 1,5 "),
    "a title": replacing(OBJECTIVE, "    title: ", "    title: Ship "),
    "an unknown owner": replacing(OBJECTIVE, "    owner: ", "    owner: nobody-"),
    "an unknown key, with a fix": replacing(OBJECTIVE, "    owner: ", "    ownr: "),
    "a target": replacing(OBJECTIVE, "    to: ", "    to: 1"),
    "a support of nothing": replacing(OBJECTIVE, "company/", "company/no-"),
    "a comment that ignores": replacing(
        OBJECTIVE, "objective: ", "# okrs: ignore[OKR301] because it is a test\nobjective: "
    ),
    "broken YAML": replacing(OBJECTIVE, "key_results:", "key_results: ["),
    "a new objective": writing(f"{Q4}/another.md", ANOTHER),
    "a new team's folder": writing("2026-Q4/newcomers/another.md", ANOTHER),
    "a new check-in": writing(f"{Q4}/check-ins/2026-12-26.md", "---\nby: nobody\n---\n"),
    "a new file where none belongs": writing("2026-Q4/notes.txt", "notes"),
    "a deleted check-in": deleting(CHECK_IN),
    "a deleted objective": deleting(OBJECTIVE),
    "deleted company objectives": deleting("2026-Q4/company/"),
    "a deleted folder": deleting(Q4),
    "a deleted cycle's file": deleting("2026-Q4/cycle.md"),
    "a deleted cycle": deleting("2026-Q3"),
    "a deleted team's file": deleting(f"teams/{TEAM}"),
    "a deleted company": deleting("company.md"),
    "a renamed objective": renaming(OBJECTIVE, f"{Q4}/renamed.md"),
    "a renamed company objective": renaming(
        "2026-Q4/company/win-the-mid-market.md", "2026-Q4/company/win.md"
    ),
    "a team's name": replacing(f"teams/{TEAM}.md", "name: ", "name: New "),
    "a team's members": replacing(f"teams/{TEAM}.md", "members: [", "members: [somebody-new, "),
    "a team that is a person": writing(
        f"teams/{TEAM}.md", "---\nname: One\nlead: ana-berberg\n---\n"
    ),
    "the head count": replacing("company.md", "headcount: ", "headcount: 7\nx: "),
    "a rule turned off": replacing(
        "company.md", "---\n", "---\nrules: {OKR101: off, OKR301: off}\n"
    ),
    "a rule made milder": replacing("company.md", "---\n", "---\nrules: {OKR101: notice}\n"),
    "the stage": replacing("company.md", "stage: scaling", "stage: seed"),
    "the cadence": replacing("company.md", "check_ins: weekly", "check_ins: biweekly"),
    "the dates of a cycle": replacing(
        "2026-Q4/cycle.md", "starts: 2026-10-01", "starts: 2026-11-20"
    ),
    "a cycle that is closed": replacing("2026-Q4/cycle.md", "ends:", "closed: 2026-12-20\nends:"),
    "a person": writing("people/somebody-new.md", "---\nname: Somebody New\n---\n"),
}


def changed(*names: str) -> Texts:
    texts = dict(PLAN)
    for name in names:
        CHANGES[name](texts)
    return texts
