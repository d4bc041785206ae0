"""The plugin in real builds: Lumen, broken plans, other pages beside, wrong settings."""

import json
from pathlib import Path

import pytest

from tests.site import COMPANY, CONFIG, OBJECTIVE, PLAN, ROOT, broken_links, build, read, write


@pytest.fixture(scope="module")
def lumen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company's site, built strictly."""
    site = tmp_path_factory.mktemp("lumen")
    done = build(ROOT, site, "--strict")
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize(
    ("page", "tells"),
    [
        ("index.html", ["Q4 2026", "Week 7 of 14", "Needs attention first", "Practice health"]),
        (
            "2026-Q4/growth/trial-to-paid/index.html",
            ["9.7 %", "from 8.4 % to 11 %", "75 %, up from 65 %", "40 % instead of 60 %"],
        ),
        ("2026-Q4/growth/trial-to-paid/index.html", ["It supports", "Supported by", "Amended"]),
        ("teams/growth/index.html", ["led by", "Every check-in due so far was made: 7."]),
        (
            "people/sam/index.html",
            ["Sam Okafor", "Mentor the new designer", "count towards nothing"],
        ),
        ("people/index.html", ["Nobody has a score here."]),
        ("2026-Q3/index.html", ["Closed 6 weeks ago", "on average", "meant to reach 1.0"]),
        ("2026-Q3/report/index.html", ["graded 0.74 on average", "What went well, and what did"]),
        ("cycles/index.html", ["Check-ins made", "88 of 91"]),
        ("attention/index.html", ["Off track", "to talk about", "Each stands once"]),
        ("alignment/index.html", ["Also for", "Below it:"]),
        ("check-ins/index.html", ["Week of 9 November 2026"]),
        ("2026-Q3/check-ins/index.html", ["Week of 21 September 2026"]),
        ("how/index.html", ["Goals come from both sides", "every month", "18 November 2026"]),
        ("how/format/index.html", ["okrs/CYCLE/TEAM/NAME.md", "Exactly one person."]),
        ("rules/index.html", ["OKR201", "Wording"]),
        ("rules/OKR201/index.html", ["Unaligned", "supports:"]),
    ],
)
def test_a_page_tells_what_its_reader_came_for(lumen: Path, page: str, tells: list[str]) -> None:
    text = " ".join(read(lumen / page, within="okr").text.split())
    assert [one for one in tells if one not in text] == []


def test_every_link_leads_somewhere(lumen: Path) -> None:
    assert list(broken_links(lumen)) == []


def test_no_page_has_an_inline_style_or_asks_another_host(lumen: Path) -> None:
    for file in lumen.rglob("*.html"):
        page = read(file)
        assert [one for _, one in page.elements if "style" in one] == [], file
        asked = [one.get("src", "") for _, one in page.elements]
        asked += [one["href"] for one in page.all("link") if one.get("rel") != "canonical"]
        assert [one for one in asked if "//" in one] == [], file


def test_other_programs_find_what_they_need_beside_the_pages(lumen: Path) -> None:
    found = json.loads((lumen / "2026-Q4/growth/trial-to-paid/index.json").read_text())
    assert found["objective"]["page"] == "/2026-Q4/growth/trial-to-paid/"
    for path in ("api/plan.json", "api/schema.json", "api/cycles/2026-Q3.json", "export.csv"):
        assert (lumen / path).stat().st_size > 0
    assert (lumen / "badges/2026-Q4/growth/trial-to-paid.svg").exists()
    head = read(lumen / "2026-Q4/growth/trial-to-paid/index.html")
    kinds = {one.get("type") for one in head.all("link") if one.get("rel") == "alternate "}
    assert kinds == {"application/json", "application/atom+xml", "application/feed+json"}


def test_the_files_of_the_plan_are_not_published(lumen: Path) -> None:
    assert list(lumen.rglob("*.md")) == []
    assert not (lumen / "company").exists()


def test_the_navigation_stays_small_and_knows_where_a_page_belongs(lumen: Path) -> None:
    page = read(lumen / "2026-Q4/growth/trial-to-paid/index.html", within="md-tabs")
    assert len(page.all("a")) == 9
    active = [one for one in page.all("li") if "md-tabs__item--active" in one["class"]]
    assert len(active) == 1


def test_a_page_names_its_file_and_the_way_to_change_it(lumen: Path) -> None:
    page = read(lumen / "2026-Q4/growth/trial-to-paid/index.html", within="okr-source")
    assert "okrs/2026-Q4/growth/trial-to-paid.md" in page.text
    assert page.all("a")[0]["href"] == (
        "https://github.com/example/lumen-okrs/edit/main/okrs/2026-Q4/growth/trial-to-paid.md"
    )


def test_the_search_finds_titles_and_a_few_words_and_no_more(lumen: Path) -> None:
    index = json.loads((lumen / "search/search_index.json").read_text())
    entries = {one["location"]: one for one in index["docs"]}
    found = entries["2026-Q4/growth/trial-to-paid/"]
    assert found["title"] == "Turn more trials into paying customers"
    assert "The activation email gets clicked" in found["text"]
    assert len(found["text"]) < 600


def test_a_plan_of_one_cycle_has_no_archive(tmp_path: Path) -> None:
    folder = write(tmp_path, PLAN)
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert not (folder / "site/search/archive.json").exists()
    assert "data-okr-archive" not in (folder / "site/index.html").read_text()


def test_status_is_shape_and_word(lumen: Path) -> None:
    page = read(lumen / "index.html", within="okr-status")
    assert "Off track" in page.text
    assert "At risk" in page.text
    assert len(page.all("svg")) == len(page.all("path")) + len(page.all("circle"))


def test_a_broken_plan_still_gives_a_site_but_not_a_strict_one(tmp_path: Path) -> None:
    broken = OBJECTIVE.replace("from: 10", "form: 10")
    folder = write(tmp_path, PLAN | {"okrs/2026-Q4/growth/trials.md": broken})
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    assert "okrs/2026-Q4/growth/trials.md:7:5: OKR009" in done.stderr
    assert (folder / "site/index.html").exists()
    strict = build(folder, folder / "site", "--strict")
    assert strict.returncode == 1
    assert "Traceback" not in strict.stderr


def test_other_pages_stay_beside_those_of_the_plan(tmp_path: Path) -> None:
    config = CONFIG.replace("    docs_dir: okrs\n", "")
    folder = write(
        tmp_path,
        PLAN
        | {"mkdocs.yml": config, "docs/handbook/how.md": "# How we work\n\n[Up](../other.md)\n"}
        | {"docs/other.md": "# Other\n"},
    )
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert "How we work" in read(folder / "site/handbook/how/index.html").text
    assert "Q4 2026" in read(folder / "site/index.html").text
    assert list(broken_links(folder / "site")) == []


def test_a_page_that_stands_in_the_way_is_left_out_with_a_word(tmp_path: Path) -> None:
    config = CONFIG.replace("    docs_dir: okrs\n", "")
    folder = write(tmp_path, PLAN | {"mkdocs.yml": config, "docs/index.md": "# Mine\n"})
    done = build(folder, folder / "site")
    assert "index.md is made of the plan" in done.stderr
    assert "Q4 2026" in read(folder / "site/index.html").text


def test_addresses_may_be_files_and_the_navigation_ones_own(tmp_path: Path) -> None:
    own = "use_directory_urls: false\nnav:\n  - Start: index.md\n  - Who: teams/index.md\n"
    folder = write(tmp_path, PLAN)
    (folder / "mkdocs.yml").write_text(f"{own}{(folder / 'mkdocs.yml').read_text()}")
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert list(broken_links(folder / "site")) == []
    page = read(folder / "site/2026-Q4/growth/trials.html", within="md-tabs")
    assert page.text.split() == ["Start", "Who"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("theme: material", "theme: readthedocs", "Set theme: material in mkdocs.yml."),
        ("as_of: 2026-11-16", "as_of: tomorrow", "“tomorrow” is no date."),
        ("as_of: 2026-11-16", "content: plans", "there is no folder"),
        ("as_of: 2026-11-16", "contents: okrs", "Unrecognised configuration name: contents"),
        ("docs_dir: okrs", "docs_dir: nowhere", "isn't an existing directory"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    folder = write(tmp_path, PLAN | {"mkdocs.yml": CONFIG.replace(old, new)})
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_plan_gives_a_site_that_says_what_to_do(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mkdocs.yml": CONFIG, "okrs/company.md": COMPANY})
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert "No cycle yet" in read(folder / "site/index.html").text
    assert list(broken_links(folder / "site")) == []


def test_without_as_of_the_site_is_of_today(tmp_path: Path) -> None:
    config = CONFIG.replace("okrs:\n          as_of: 2026-11-16", "okrs")
    folder = write(tmp_path, PLAN | {"mkdocs.yml": config})
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert "As of" not in read(folder / "site/index.html", within="okr-source").text
