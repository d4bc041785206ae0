"""The site that all measures are taken of, built once."""

from collections.abc import Iterator

import pytest

from tests.browser import serving
from tests.quality.company import Site, company
from tests.quality.kinds import kinds


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served at the root of its host."""
    folder = tmp_path_factory.mktemp("quality")
    with serving(company(folder)) as address:
        yield Site(folder / "site", address, kinds(folder / "site"))


@pytest.fixture(scope="session")
def deeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served in a folder of its host, as a forge serves a project's pages."""
    folder = tmp_path_factory.mktemp("deeper")
    built = company(folder, site="site/company/okrs", address="https://acme.example/company/okrs/")
    with serving(folder / "site") as address:
        yield Site(built, f"{address}company/okrs/", kinds(built))
