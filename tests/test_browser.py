"""The tab tells what a page asked for and what went wrong in it: other tests rely on that."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import Tab

Serve = Callable[[Path], str]


def test_a_quiet_page_has_one_request_and_no_error(tab: Tab, serve: Serve, tmp_path: Path) -> None:
    address = serve(written(tmp_path, "<link rel=icon href='data:,'><h1>Acme</h1>"))
    tab.page.goto(address)
    assert tab.page.inner_text("h1") == "Acme"
    assert tab.requests == [address]
    assert tab.errors == []


def test_a_request_to_another_host_is_noticed(tab: Tab, serve: Serve, tmp_path: Path) -> None:
    tab.page.goto(serve(written(tmp_path, "<img src='http://elsewhere.invalid/pixel.png'>")))
    assert "elsewhere.invalid" in tab.hosts()
    assert "failed: http://elsewhere.invalid/pixel.png" in tab.errors


def test_an_error_in_a_script_is_noticed(tab: Tab, serve: Serve, tmp_path: Path) -> None:
    tab.page.goto(serve(written(tmp_path, "<script>throw new Error('broken')</script>")))
    assert any("broken" in error for error in tab.errors)


def written(folder: Path, body: str) -> Path:
    (folder / "index.html").write_text(f"<!doctype html><title>Acme</title>{body}")
    return folder
