"""What every test may ask for: a browser, a tab in it, a served folder."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from playwright.sync_api import Browser, Page, sync_playwright

from site_builder.effects.demo import make_demo
from tests.browser import Tab, chromium, launch, open_tab, serving

set_hypothesis_home_dir(Path(__file__).parent.parent / ".cache" / "hypothesis")
settings.register_profile("desk", deadline=None)  # a busy machine is slow, not wrong
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once."""
    executable = chromium()
    with sync_playwright() as playwright, launch(playwright, executable) as running:
        yield running


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A fresh tab that remembers its requests and errors."""
    with open_tab(browser) as opened:
        yield opened


@pytest.fixture
def page(tab: Tab) -> Page:
    """The page of that tab, for tests that only look."""
    return tab.page


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder until the test ends; give its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def lumen_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lumen with half a year of history, as `okrs demo` makes it. Only to be read."""
    folder = tmp_path_factory.mktemp("demo") / "lumen"
    make_demo(folder)
    return folder
