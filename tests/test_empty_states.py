"""A plan that has just begun: every page stands, and says what to do next."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.site import (
    COMPANY,
    CONFIG,
    CYCLE,
    OBJECTIVE,
    PLAN,
    TEAM,
    broken_links,
    build,
    read,
    write,
)

ALONE = """\
    ---
    name: Solo
    stage: pre-seed
    headcount: 1
    leadership: [sam]
    rules: {OKR203: off, OKR208: off}
    ---
    """
MINE = "---\nname: All of us\nlead: sam\n---\n"
FIRST = OBJECTIVE.replace("owner: maria", "owner: sam")
BARE = {"mkdocs.yml": CONFIG, "okrs/company.md": COMPANY}
BEGUN = BARE | {"okrs/2026-Q4/cycle.md": CYCLE, "okrs/teams/growth.md": TEAM}
ONE_PERSON = {
    "mkdocs.yml": CONFIG,
    "okrs/company.md": ALONE,
    "okrs/2026-Q4/cycle.md": CYCLE,
    "okrs/teams/all.md": MINE,
    "okrs/2026-Q4/company/trials.md": FIRST,
}


@pytest.mark.parametrize(
    ("files", "tells"),
    [
        (
            BARE,
            {
                "index.html": "No cycle yet",
                "attention/index.html": "There is no cycle yet",
                "alignment/index.html": "Begin with what the company wants to achieve",
                "cycles/index.html": "Add okrs/2026-Q4/cycle.md",
                "check-ins/index.html": "No check-in yet",
                "people/ana/index.html": "Nothing",
                "how/index.html": "Who decides what",
            },
        ),
        (
            BEGUN,
            {
                "index.html": "No objective yet",
                "attention/index.html": "has no objective yet. Three to five of the company come",
                "teams/growth/index.html": "Add one as okrs/2026-Q4/growth/NAME.md",
                "2026-Q4/index.html": "The first one is a file such as okrs/2026-Q4/TEAM/NAME.md",
                "2026-Q4/report/index.html": "It has no objectives yet",
                "2026-Q4/present/index.html": "It has no objectives yet",
            },
        ),
        (
            PLAN,
            {
                "index.html": "There is no check-in yet. The cycle began 6 weeks ago.",
                "attention/index.html": "There is no check-in yet. The cycle began 6 weeks ago.",
                "alignment/index.html": "Not connected",
                "2026-Q4/growth/trials/index.html": "No check-in yet. The first one says",
                "check-ins/index.html": "add okrs/2026-Q4/TEAM/check-ins/2026-11-16.md",
                "2026-Q4/report/index.html": "1 without a figure yet",
            },
        ),
        (
            ONE_PERSON,
            {
                "index.html": "What the company wants to achieve",
                "people/sam/index.html": "leads All of us",
                "teams/index.html": "1 person",
                "how/index.html": "Leadership approves it.",
                "alignment/index.html": "What supports what",
            },
        ),
    ],
    ids=["no cycle", "no objective", "no check-in", "one person"],
)
def test_a_plan_that_has_just_begun_says_what_to_do(
    tmp_path: Path, files: Mapping[str, str], tells: Mapping[str, str]
) -> None:
    folder = write(tmp_path, files)
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    for page, told in tells.items():
        text = " ".join(read(folder / "site" / page, within="okr").text.split())
        assert told in text, page
    assert list(broken_links(folder / "site")) == []


def test_before_its_first_day_a_cycle_only_waits(tmp_path: Path) -> None:
    early = CONFIG.replace("2026-11-16", str(date(2026, 9, 1)))
    folder = write(tmp_path, PLAN | {"mkdocs.yml": early})
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    home = read(folder / "site/index.html", within="okr").text
    assert "Starts in 4 weeks" in home
    assert "Practice health" not in home
    attention = read(folder / "site/attention/index.html", within="okr").text
    assert "No cycle is running" in attention
