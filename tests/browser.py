"""A tab of a real browser that remembers what it asked for and what went wrong in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

from tools.browser import find

FLAGS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root, and CI is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Tab:
    """A page in a context of its own, with every address it asked for and every error it met."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """The hosts, with their ports, that this tab sent requests to."""
        return {urlsplit(url).netloc for url in self.requests} - {""}


def chromium() -> str:
    """The path of the machine's Chromium. Without one the tests fail: they are not skipped."""
    path = find()
    assert path is not None, "There is no Chromium here; `make test` gets one."
    return path


def launch(playwright: Playwright, executable: str) -> Browser:
    """Start the Chromium at this path, headless."""
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)


@contextmanager
def open_tab(browser: Browser) -> Iterator[Tab]:
    """Open a tab with no cookies, no cache and no history."""
    with browser.new_context(locale="en-GB", timezone_id="UTC") as context:
        tab = Tab(context.new_page())
        watch(tab)
        yield tab


def watch(tab: Tab) -> None:
    """Note what a tab does: requests sent, errors on its console, exceptions in its scripts."""

    def note_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            tab.errors.append(message.text)

    tab.page.on("request", lambda request: tab.requests.append(request.url))
    tab.page.on("console", note_console)
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.page.on("requestfailed", lambda request: tab.errors.append(f"failed: {request.url}"))


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps quiet about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Print nothing: a test that fails shows what its tab met."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site on this machine; give its address, which ends in a slash."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
