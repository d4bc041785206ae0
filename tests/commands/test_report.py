from pathlib import Path

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import okrs, write_company
from tests.commands.test_export import CHECKED_IN, LATER

HOSTILE = {
    "2026-Q4/company/good-place.md": SOUND["2026-Q4/company/good-place.md"].replace(
        "Be a place where good people stay", '"<script>alert(1)</script> | [x](y)"'
    )
}
LESSONS = {
    "2026-Q4/company/retrospective.md": "---\nby: ana\n---\n# Speed\n\nWe **learnt** a lot.\n"
}


def test_markdown_tells_what_the_site_tells(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {**CHECKED_IN, **LESSONS})
    text = okrs(folder, "report", "2026-Q4", today=LATER).stdout
    assert text.startswith("# Lumen: Autumn 2026\n\n1 October – 31 December 2026, as of")
    assert "## What the company wanted to achieve\n\n### " in text
    assert "### Win the mid-market\n\nPending, 0 %.\n" in text
    assert "| Share of offers won | ana |" in text
    assert "### Speed\n\nWe **learnt** a lot." in text
    assert "- Turn more trials into paying customers: " in text


def test_the_report_is_whole_without_the_site_and_leads_to_it_where_it_is_named(
    tmp_path: Path,
) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    assert "](" not in okrs(folder, "report", "2026-Q4", today=LATER).stdout
    site = ("--site", "https://okrs.example/plan")
    text = okrs(folder, "report", "2026-Q4", *site, today=LATER).stdout
    assert "https://okrs.example/plan/2026-Q4/growth/trial-to-paid/" in text


def test_html_stands_alone_in_one_file(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    out = tmp_path / "report.html"
    result = okrs(folder, "report", "2026-Q4", "--format", "html", "--out", str(out), today=LATER)
    assert result.exit_code == 0, result.output
    html = out.read_text()
    assert html.lstrip().startswith("<!doctype html>")
    assert "<title>Autumn 2026 · Lumen</title>" in html
    assert "Turn more trials into paying customers" in html
    assert not [one for one in ("<script", "<link", " href=", " src=") if one in html]


def test_words_of_the_plan_are_words_in_both(tmp_path: Path) -> None:
    folder = write_company(tmp_path, HOSTILE)
    html = okrs(folder, "report", "2026-Q4", "--format", "html").stdout
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    text = okrs(folder, "report", "2026-Q4").stdout
    assert "<script>" not in text
    assert "[x](y)" not in text


def test_a_cycle_without_objectives_says_so(tmp_path: Path) -> None:
    bare = dict.fromkeys((one for one in SOUND if one.count("/") == 2), "")
    for kind in ("markdown", "html"):
        result = okrs(write_company(tmp_path, bare), "report", "2026-Q4", "--format", kind)
        assert result.exit_code == 0, result.output
        assert "It has no objectives yet." in result.output
    assert OBJECTIVE in bare


def test_a_near_miss_of_a_cycle_is_answered(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path), "report", "2026-q4")
    assert result.exit_code == 2
    assert "There is no cycle 2026-q4. Did you mean 2026-Q4?" in result.output
