"""The check-in page of one company, built once, and opened at noon of 17 November."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Tab, serving
from tests.check_in_site import CHECK_IN_PAGE, FILES, NOON, built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company whose repository is on GitHub."""
    return built(tmp_path_factory.mktemp("acme"), FILES)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where its growth team checks in."""
    with serving(site) as found:
        yield found + CHECK_IN_PAGE


@pytest.fixture
def form(tab: Tab, address: str) -> Page:
    """The page at noon of 17 November."""
    tab.page.clock.set_fixed_time(NOON)
    tab.page.goto(address)
    return tab.page
