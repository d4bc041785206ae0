"""The sample company with twenty-five different mistakes in twenty-five files."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from site_builder.check import check
from site_builder.files.tree import read_folder
from site_builder.model.finding import Finding
from site_builder.model.terms import Severity

LUMEN = Path(__file__).resolve().parents[1] / "okrs"
TODAY = date(2026, 11, 16)

Q3, Q4 = "2026-Q3", "2026-Q4"


def instead(old: str, new: str) -> Callable[[Path], None]:
    """Replace the first occurrence of a text that must be there."""

    def change(file: Path) -> None:
        text = file.read_text()
        assert old in text, f"{file} no longer holds {old!r}"
        file.write_text(text.replace(old, new, 1))

    return change


def written(content: bytes) -> Callable[[Path], None]:
    """Write a new file."""

    def change(file: Path) -> None:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)

    return change


def added(content: bytes) -> Callable[[Path], None]:
    """Add something at the end."""

    def change(file: Path) -> None:
        file.write_bytes(file.read_bytes() + content)

    return change


def linked(file: Path) -> None:
    """Put a symbolic link in the file's place."""
    file.unlink()
    file.symlink_to("/etc/passwd")


MISTAKES: list[tuple[str, Callable[[Path], None], str, int]] = [
    ("company.md", instead("stage: growth", "stage: grwoth"), "OKR011", 3),
    ("teams/growth.md", instead("lead: maria", "laed: maria"), "OKR009", 3),
    ("teams/platform.md", instead("parent: product", "parent: prodct"), "OKR104", 5),
    ("people/sam.md", instead("github:", "name: Samuel\ngithub:"), "OKR007", 3),
    ("people/maria.md", instead("name:", "name:\t"), "OKR006", 2),
    ("people/ines.md", instead("name: ", "name: &her "), "OKR008", 2),
    ("people/hugo.md", added(b"x" * 300_000), "OKR002", 1),
    ("people/olga.md", linked, "OKR003", 1),
    ("people/Ravi.md", written(b"---\nname: Ravi\n---\n"), "OKR004", 1),
    ("2026/cycle.md", instead("ends: 2026-12-31", "ends: 2026-02-30"), "OKR013", 4),
    (f"{Q3}/cycle.md", instead("closed:", "colsed:"), "OKR009", 5),
    (f"{Q3}/growth/retrospective.md", instead("---\n", "---\nby: [\n"), "OKR006", 2),
    (
        f"{Q3}/product/retrospective.md",
        instead("---\nby: jonas\n---", "---\nby: jonas"),
        "OKR005",
        1,
    ),
    (f"{Q3}/growth/check-ins/2026-07-03.md", added(b"\0"), "OKR001", 10),
    (f"{Q3}/growth/check-ins/2026-13-01.md", written(b"---\nby: sam\n---\n"), "OKR004", 1),
    (f"{Q4}/company/win-the-mid-market.md", instead('"2.9M"', '"2,9M"'), "OKR012", 13),
    (
        f"{Q4}/growth/trial-to-paid.md",
        instead("sales/regions-that-carry", "sales/regions-that-cary"),
        "OKR101",
        5,
    ),
    (
        f"{Q4}/growth/colleagues-invite-colleagues.md",
        instead("owner: sam", "owner: smam"),
        "OKR103",
        17,
    ),
    (
        f"{Q4}/product/first-insight.md",
        instead("title: Detours to the manual during the set-up", "title: Ship the new set-up"),
        "OKR301",
        22,
    ),
    (
        f"{Q4}/success/habit-in-the-first-month.md",
        instead("owner: ben", "owner: [ben, noor]"),
        "OKR105",
        10,
    ),
    (
        f"{Q4}/platform/numbers-on-time.md",
        instead("keep: {at_least", "kep: {at_least"),
        "OKR009",
        29,
    ),
    (
        f"{Q4}/platform/security-without-the-wait.md",
        instead("by: 2026-12-11", "by: 2027-12-11"),
        "OKR106",
        13,
    ),
    (
        f"{Q4}/growth/check-ins/2026-11-13.md",
        instead("confidence: 0.85", "confidence: 85"),
        "OKR011",
        15,
    ),
    (f"{Q4}/sales/check-ins/2026-11-13.md", instead("iberia-italy", "iberia-itly"), "OKR108", 5),
    (
        f"{Q4}/platform/check-ins/2026-11-13.md",
        instead("soc2:", "soc2:\n      value: 3"),
        "OKR109",
        6,
    ),
]
"""File, change, code and line."""


def test_twenty_five_mistakes_give_twenty_five_findings(tmp_path: Path) -> None:
    copy = tmp_path / "okrs"
    shutil.copytree(LUMEN, copy)
    assert len({file for file, *_ in MISTAKES}) == len(MISTAKES) == 25
    for file, change, _, _ in MISTAKES:
        change(copy / file)
    found = sorted((one.place.file, one.code, one.span.line) for one in findings(copy))
    assert found == sorted((f"okrs/{file}", code, line) for file, _, code, line in MISTAKES)


def test_the_sample_itself_is_clean() -> None:
    assert findings(LUMEN) == []


def findings(folder: Path) -> list[Finding]:
    """What is found in a plan, without the notices that time alone brings about."""
    found = check(read_folder(folder), TODAY).findings
    return [one for one in found if one.severity is not Severity.NOTICE]
