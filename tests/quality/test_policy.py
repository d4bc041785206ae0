"""The policy of every page: strict, not broken by the site itself, kept up by the build."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.pages.policy import breaches, policy
from tests.quality.company import Site
from tests.site import CONFIG, PLAN, build, read, write

WATCH = """addEventListener("securitypolicyviolation",
    (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""
SCRIPT = "x=1"


@pytest.mark.parametrize("served", ["site", "deeper"])
def test_no_page_breaks_its_policy(
    browser: Browser, served: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(served)
    told: list[str] = []
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        for path in site.kinds.values():
            page.goto(site.address + path)
            use_everything(page)
    assert told == []


def use_everything(page: Page) -> None:
    """Change the colours and back, and search."""
    page.get_by_role("button", name="Switch to dark").click()
    page.get_by_role("button", name="Switch to light").click()
    page.keyboard.press("Control+k")
    page.keyboard.type("trial")
    page.locator(".okr-search__results a").first.wait_for()


def test_the_policy_comes_first_and_allows_no_inline_code(site: Site) -> None:
    for path in site.kinds.values():
        file = site.folder / path
        page = (file / "index.html" if file.is_dir() else file).read_text()
        head = page.split("<head>", 1)[1].lstrip()
        assert head.startswith('<meta http-equiv="Content-Security-Policy"'), path
        assert "unsafe" not in head.split(">", 1)[0]
        assert page.index("<meta charset") < 1024


def test_the_policy_names_each_inline_script_by_its_hash() -> None:
    digest = "sha256-HyBrEcI+KMwlDe1/wAmNOCOoRnpUNA8axOU1y4VEST8="
    assert "script-src 'self'; " in policy([])
    assert f"script-src 'self' '{digest}'; " in policy([SCRIPT, SCRIPT])


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<td style="text-align: right">1</td>', ['style="text-align: right" on <td>']),
        ("<p onclick=go()>x</p>", ['onclick="go()" on <p>']),
        ('<a href=" JavaScript:go()">x</a>', ['href=" JavaScript:go()" on <a>']),
        ("<script>evil()</script>", ["an inline <script>"]),
        (f"<script>{SCRIPT}</script>", []),
        ('<script src="a.js"></script>', []),
        ('<p title="style = a matter of onus = taste">style="x" onclick="y"</p>', []),
        ("<p>&lt;td style=&quot;x&quot;&gt;</p>", []),
    ],
)
def test_what_breaks_the_policy_is_named(html: str, told: list[str]) -> None:
    assert breaches(html, frozenset({SCRIPT})) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<p style="color: red">Now</p>\n', 'style="color: red" on <p>'),
        ('<p onclick="go()">Now</p>\n', 'onclick="go()" on <p>'),
        ("<script>go()</script>\n", "an inline <script>"),
    ],
)
def test_a_build_fails_on_what_the_policy_would_stop(tmp_path: Path, text: str, told: str) -> None:
    folder = handbook(tmp_path, text)
    done = build(folder, folder / "site")
    assert done.returncode == 1
    assert f"the page handbook.md has {told}" in done.stderr
    assert "Traceback" not in done.stderr


def test_whoever_needs_inline_code_goes_without_a_policy(tmp_path: Path) -> None:
    folder = handbook(tmp_path, "<script>go()</script>\n")
    config = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(f"{config}      policy: false\n")
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Content-Security-Policy" not in (folder / "site/index.html").read_text()


def test_the_columns_of_a_table_are_aligned_by_class(site: Site) -> None:
    cells = read(site.folder / site.kinds["prose"] / "index.html").all("td")
    assert [one.get("class") for one in cells] == ["okr-center", "okr-right"]


def handbook(folder: Path, text: str) -> Path:
    """A company with one page of its own, which holds this text."""
    config = CONFIG.replace("    docs_dir: okrs\n", "")
    return write(folder, PLAN | {"mkdocs.yml": config, "docs/handbook.md": f"# How\n\n{text}"})
