"""What a page weighs, and whom it asks."""

import gzip
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, Response

from benchmarks.plan import AS_OF, generate
from tests.quality.company import Site
from tests.site import CONFIG, build, write

HOME = 100_000  # bytes over the wire, everything that a first visit loads
PAGE = 60_000  # bytes of HTML


def test_the_home_page_is_light_on_the_wire(browser: Browser, site: Site) -> None:
    sizes = loaded(browser, site, "")
    assert sum(sizes.values()) <= HOME, sizes
    assert not [path for path in sizes if "search" in path], sizes


def test_no_page_is_long(site: Site) -> None:
    sizes = {file: file.stat().st_size for file in site.folder.rglob("*.html")}
    assert {str(file): size for file, size in sizes.items() if size > PAGE} == {}


def test_no_page_of_a_large_plan_is_long(tmp_path: Path) -> None:
    generate(tmp_path / "okrs", 1000)
    write(tmp_path, {"mkdocs.yml": CONFIG.replace("2026-11-16", str(AS_OF))})
    done = build(tmp_path, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    pages = {file: file.stat().st_size for file in (tmp_path / "site").rglob("*.html")}
    assert len(pages) > 2000
    assert {str(file): size for file, size in pages.items() if size > PAGE} == {}


def test_no_kind_of_page_asks_another_host_or_misses_a_file(browser: Browser, site: Site) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        told: list[str] = []
        page.on("requestfailed", lambda one: told.append(one.url))
        page.on("response", lambda one: told.append(one.url) if is_wrong(one, site) else None)
        for path in site.kinds.values():
            page.goto(site.address + path, wait_until="networkidle")
    assert told == []


def is_wrong(answer: Response, site: Site) -> bool:
    """Whether an answer is from another host, or tells of a file that is missing."""
    return answer.status >= HTTPStatus.BAD_REQUEST or not answer.url.startswith(site.address)


def loaded(browser: Browser, site: Site, path: str) -> dict[str, int]:
    """Every file that a page loads, and its size as a server sends it compressed."""
    sizes: dict[str, int] = {}

    def weigh(request: Request) -> None:
        answer = request.response()
        sizes[urlsplit(request.url).path] = wire(answer.body()) if answer else 0

    with browser.new_context() as context:
        page = context.new_page()
        page.on("requestfinished", weigh)
        page.goto(site.address + path, wait_until="networkidle")
    return sizes


def wire(body: bytes) -> int:
    """The size of a file as a server sends it: compressed where that makes it smaller."""
    return min(len(body), len(gzip.compress(body)))
